//! Companies, opportunities and offices as they stand in lists.

use account::office::Office;
use locale::Language;
use profile::document::{Opportunity, ProfileDocument};
use profile::published::{OfficeFigures, OpportunityCard as PublishedCard};
use taxonomy::{ConceptKey, Scheme};

use crate::request::Page;

/// A company in a list.
pub struct CompanyCard {
    /// Its page.
    pub href: String,
    /// Its name.
    pub name: String,
    /// Its logo, or the mark drawn for it.
    pub logo: String,
    /// Its town.
    pub place: String,
    /// Its country, in the reader's language.
    pub country: String,
    /// What it says of itself in a line.
    pub headline: String,
    /// The language of that line.
    pub language: &'static str,
    /// What that language is called, when it is not the reader's.
    pub foreign: Option<String>,
    /// Its sectors.
    pub tags: Vec<String>,
}

/// An opportunity in a list.
pub struct OpportunityCard {
    /// Its page.
    pub href: String,
    /// `offer` or `request`.
    pub kind: &'static str,
    /// That in words.
    pub kind_label: String,
    /// Its title.
    pub title: String,
    /// The language of title and summary.
    pub language: &'static str,
    /// What that language is called, when it is not the reader's.
    pub foreign: Option<String>,
    /// Whose it is.
    pub company: String,
    /// The city of the company's office.
    pub place: String,
    /// That office's country, in the reader's language.
    pub country: String,
    /// What it is about.
    pub summary: String,
    /// How long it holds, as a sentence.
    pub until: String,
    /// The kinds of cooperation.
    pub tags: Vec<String>,
}

/// An office in a list.
pub struct OfficeCard {
    /// Its page.
    pub href: String,
    /// Its city.
    pub city: String,
    /// Its country, in the reader's language.
    pub country: String,
    /// Whom it serves.
    pub sentence: String,
    /// How many companies it has to show.
    pub count_label: String,
}

/// So many sectors or products stand on a card.
const MOST_TAGS: usize = 3;
/// A summary that is longer than that is cut at a word, on cards only.
const SUMMARY_ON_CARD: usize = 220;

impl CompanyCard {
    /// The card of a published profile.
    pub fn of(page: &Page, slug: &str, document: &ProfileDocument) -> CompanyCard {
        let language = document.language_for(page.language).unwrap_or(page.language);
        let headline = document.texts.get(&language).and_then(|texts| texts.headline.as_ref());
        CompanyCard {
            href: page.href(&format!("/companies/{slug}")),
            name: document.company.name.to_string(),
            logo: logo_address(slug),
            place: document.company.city.as_ref().map(ToString::to_string).unwrap_or_default(),
            country: country_name(page, document.company.country.as_str()),
            headline: headline.map(ToString::to_string).unwrap_or_default(),
            language: language.code(),
            foreign: foreign(page, language),
            tags: document
                .sectors
                .iter()
                .take(MOST_TAGS)
                .map(|code| sector_label(page, code.as_str()))
                .collect(),
        }
    }
}

impl OpportunityCard {
    /// The card of a published opportunity; `office` is its company's.
    pub fn of(page: &Page, card: &PublishedCard, office: Option<&Office>) -> OpportunityCard {
        let opportunity = &card.opportunity.opportunity;
        let (title, summary, language) = texts_of(page, opportunity);
        OpportunityCard {
            href: page.href(&format!("/opportunities/{}", card.opportunity.slug)),
            kind: opportunity.kind.as_str(),
            kind_label: page.word("kind", opportunity.kind.as_str()).to_string(),
            title,
            language: language.code(),
            foreign: foreign(page, language),
            company: card.company_name.clone(),
            place: office.map(|office| office.city.clone()).unwrap_or_default(),
            country: office.map(|office| country_name(page, &office.country)).unwrap_or_default(),
            summary,
            until: page
                .text("opportunity-until")
                .with("date", page.date(&card.opportunity.valid_until))
                .to_string(),
            tags: opportunity
                .cooperation
                .iter()
                .map(|kind| page.word("cooperation", kind.as_str()).to_string())
                .collect(),
        }
    }
}

impl OfficeCard {
    /// The card of an office.
    pub fn of(page: &Page, office: &Office, figures: OfficeFigures) -> OfficeCard {
        OfficeCard {
            href: page.href(&format!("/offices/{}", office.slug)),
            city: office.city.clone(),
            country: country_name(page, &office.country),
            sentence: page.text("office-sentence").with("city", office.city.as_str()).to_string(),
            count_label: page.text("office-companies").with("count", figures.companies).to_string(),
        }
    }
}

/// Title and summary for this reader, and the language that they are in.
pub fn texts_of(page: &Page, opportunity: &Opportunity) -> (String, String, Language) {
    let language = opportunity.language_for(page.language).unwrap_or(page.language);
    let texts = opportunity.texts.get(&language);
    let title = texts.and_then(|texts| texts.title.as_ref()).map(ToString::to_string).unwrap_or_default();
    let summary = texts
        .and_then(|texts| texts.summary.as_ref().map(ToString::to_string))
        .or_else(|| texts.and_then(|texts| texts.description.as_ref().map(ToString::to_string)))
        .unwrap_or_default();
    (title, shortened(&summary), language)
}

/// The address of a company's logo, or of the mark that is drawn for one without.
pub fn logo_address(slug: &str) -> String {
    format!("/companies/{slug}/logo")
}

/// What a language is called, when it is not the reader's.
pub fn foreign(page: &Page, language: Language) -> Option<String> {
    (language != page.language)
        .then(|| page.text("text-language").with("language", language.code()).to_string())
}

/// A country in the reader's language; its code when there is none of that code.
pub fn country_name(page: &Page, code: &str) -> String {
    taxonomy::place::country(code).map_or(code, |country| country.name(page.language)).to_owned()
}

/// A sector in the reader's language. A class that the taxonomy has no word for bears that of its group.
pub fn sector_label(page: &Page, code: &str) -> String {
    label(page, Scheme::Nace, code)
}

/// A product in the reader's language, or that of the group which it is in.
pub fn product_label(page: &Page, code: &str) -> String {
    label(page, if code.len() == 8 { Scheme::Cpv } else { Scheme::Hs }, code)
}

/// What a concept is called, by its key: `cpv:42921000`.
pub fn concept_label(page: &Page, key: &str) -> String {
    match key.parse::<ConceptKey>() {
        Ok(key) => label(page, key.scheme, &key.code),
        Err(_) => key.to_owned(),
    }
}

fn label(page: &Page, scheme: Scheme, code: &str) -> String {
    let Ok(key) = ConceptKey::new(scheme, code) else { return code.to_owned() };
    let wider = key.wider();
    std::iter::once(&key)
        .chain(&wider)
        .find_map(|key| page.state.taxonomy.label_of(key, page.language))
        .unwrap_or(code)
        .to_owned()
}

fn shortened(text: &str) -> String {
    if text.chars().count() <= SUMMARY_ON_CARD {
        return text.to_owned();
    }
    let cut: String = text.chars().take(SUMMARY_ON_CARD).collect();
    let end = cut.rfind(char::is_whitespace).unwrap_or(cut.len());
    format!("{}…", cut[..end].trim_end_matches([',', ';', '.', ' ', '\n']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_summary_is_cut_between_words() {
        let short = shortened(&"woord ".repeat(100));
        assert!(short.ends_with("woord…"), "{short}");
        assert!(short.chars().count() <= SUMMARY_ON_CARD + 1);
        assert_eq!(shortened("kort"), "kort");
    }
}
