//! What the lists of the forms offer, and what was found for what was typed into a picker.

use locale::Language;
use profile::document::{Cooperation, Country, Field, Ipr, Kind, SpokenLanguage, Stage};
use taxonomy::{Pick, text};

use super::fields::Fields;
use crate::pages::card;
use crate::request::Page;

/// An entry of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Choice {
    pub(crate) value: String,
    pub(crate) label: String,
}

/// What a picker picks from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Source {
    Sector,
    Product,
    Country,
    SpokenLanguage,
}

/// A field whose entries are picked by typing.
pub(crate) struct Picker {
    /// The entries that are in the list.
    pub(crate) chosen: Vec<Choice>,
    /// What was found for what was typed, when the form was sent to find it.
    pub(crate) found: Vec<Choice>,
    /// Where a script asks.
    pub(crate) source: String,
}

/// So many are offered at once.
const MOST_FOUND: usize = 10;

impl Picker {
    /// The picker of a field, as its form stands. `find` is the field whose search button was pressed.
    pub(crate) fn of(page: &Page, source: Source, name: &str, fields: &Fields, find: &str) -> Picker {
        let mut chosen: Vec<Choice> = Vec::new();
        for (_, code) in fields.iter().filter(|(field, _)| field == name) {
            if !code.trim().is_empty() && !chosen.iter().any(|known| known.value == *code) {
                chosen.push(Choice { value: code.clone(), label: source.label(page, code) });
            }
        }
        let typed = fields.iter().find(|(field, _)| field.strip_suffix("-find") == Some(name));
        let mut found = match typed {
            Some((_, typed)) if find == name => source.find(page, typed),
            _ => Vec::new(),
        };
        found.retain(|offer| !chosen.iter().any(|known| known.value == offer.value));
        Picker { chosen, found, source: source.address(page) }
    }
}

impl Source {
    fn address(self, page: &Page) -> String {
        let (place, pick) = match self {
            Source::Sector => ("concepts", "sector"),
            Source::Product => ("concepts", "product"),
            Source::Country => ("places", "country"),
            Source::SpokenLanguage => ("places", "language"),
        };
        format!("/api/v1/{place}?language={}&pick={pick}", page.language)
    }

    fn label(self, page: &Page, code: &str) -> String {
        let named = |name: String| if name == code { name } else { format!("{name} ({code})") };
        match self {
            Source::Sector => named(card::sector_label(page, code)),
            Source::Product => named(card::product_label(page, code)),
            Source::Country => card::country_name(page, code),
            Source::SpokenLanguage => spoken_language_name(page, code),
        }
    }

    fn find(self, page: &Page, typed: &str) -> Vec<Choice> {
        let concepts = |pick| {
            let offers = page.state.taxonomy.find(typed, page.language, pick, MOST_FOUND);
            offers
                .into_iter()
                .map(|offer| Choice { label: format!("{} ({})", offer.label, offer.code), value: offer.code })
                .collect()
        };
        match self {
            Source::Sector => concepts(Pick::Sector),
            Source::Product => concepts(Pick::Product),
            Source::Country => find_country(typed, page.language),
            Source::SpokenLanguage => find_language(typed, page.language),
        }
    }
}

/// Countries one of whose words begins with what was typed.
pub(crate) fn find_country(typed: &str, language: Language) -> Vec<Choice> {
    let known = Country::all().filter_map(|code| taxonomy::place::country(code.as_str()));
    named_like(typed, known.map(|country| (country.code, country.name(language))))
}

/// Spoken languages one of whose words begins with what was typed.
pub(crate) fn find_language(typed: &str, language: Language) -> Vec<Choice> {
    let known = SpokenLanguage::all().filter_map(|code| taxonomy::place::language(code.as_str()));
    named_like(typed, known.map(|spoken| (spoken.code, spoken.name(language))))
}

fn named_like(typed: &str, known: impl Iterator<Item = (&'static str, &'static str)>) -> Vec<Choice> {
    let typed = folded(typed);
    if typed.is_empty() {
        return Vec::new();
    }
    let mut found: Vec<(bool, Choice)> = known
        .filter_map(|(code, name)| {
            let whole = folded(name);
            let fits = whole.starts_with(&typed) || whole.contains(&format!(" {typed}"));
            let choice = Choice { value: code.to_owned(), label: name.to_owned() };
            fits.then(|| (!whole.starts_with(&typed), choice))
        })
        .collect();
    found.sort_by(|(late, a), (other_late, b)| late.cmp(other_late).then_with(|| a.label.cmp(&b.label)));
    found.into_iter().map(|(_, choice)| choice).take(MOST_FOUND).collect()
}

fn folded(name: &str) -> String {
    text::words(name).map(|word| word.folded.into_owned()).collect::<Vec<_>>().join(" ")
}

/// All countries by their names in the reader's language.
pub(crate) fn countries(page: &Page) -> Vec<Choice> {
    let mut all: Vec<(String, Choice)> = Country::all()
        .map(|code| {
            let label = card::country_name(page, code.as_str());
            (folded(&label), Choice { value: code.to_string(), label })
        })
        .collect();
    all.sort_by(|(a, _), (b, _)| a.cmp(b));
    all.into_iter().map(|(_, choice)| choice).collect()
}

/// What a spoken language is called in the reader's language.
pub(crate) fn spoken_language_name(page: &Page, code: &str) -> String {
    taxonomy::place::language(code).map_or(code, |language| language.name(page.language)).to_owned()
}

/// The goals by their numbers.
pub(crate) fn goals(page: &Page) -> Vec<Choice> {
    (1..=17)
        .map(|number: u8| {
            let value = number.to_string();
            Choice { label: format!("{value}. {}", page.word("goal", &value)), value }
        })
        .collect()
}

/// Offer or request.
pub(crate) fn kinds(page: &Page) -> Vec<Choice> {
    words(Kind::ALL.iter().map(|kind| (kind.as_str(), page.word("kind", kind.as_str()).to_string())))
}

/// Trade, technology, research.
pub(crate) fn fields_of_work(page: &Page) -> Vec<Choice> {
    words(Field::ALL.iter().map(|field| (field.as_str(), page.word("field", field.as_str()).to_string())))
}

/// Ways of working together.
pub(crate) fn cooperations(page: &Page) -> Vec<Choice> {
    words(
        Cooperation::ALL
            .iter()
            .map(|kind| (kind.as_str(), page.word("cooperation", kind.as_str()).to_string())),
    )
}

/// How far a technology is.
pub(crate) fn stages(page: &Page) -> Vec<Choice> {
    words(Stage::ALL.iter().map(|stage| (stage.as_str(), page.word("stage", stage.as_str()).to_string())))
}

/// How a technology is protected.
pub(crate) fn iprs(page: &Page) -> Vec<Choice> {
    words(Ipr::ALL.iter().map(|ipr| (ipr.as_str(), page.word("ipr", ipr.as_str()).to_string())))
}

fn words(all: impl Iterator<Item = (&'static str, String)>) -> Vec<Choice> {
    all.map(|(value, label)| Choice { value: value.to_owned(), label }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_country_is_found_by_the_beginning_of_any_of_its_words_without_accents() {
        let first =
            |typed, language| find_country(typed, language).into_iter().map(|choice| choice.value).next();
        assert_eq!(first("duits", Language::Nl).as_deref(), Some("DE"));
        assert_eq!(first("oster", Language::De).as_deref(), Some("AT"));
        assert_eq!(first("olanda", Language::Ro).or(first("tarile", Language::Ro)).as_deref(), Some("NL"));
        assert!(find_country("", Language::En).is_empty());
        assert!(find_country("an", Language::En).len() <= MOST_FOUND);
    }

    #[test]
    fn a_spoken_language_is_found_in_the_readers_words() {
        assert_eq!(find_language("Frans", Language::Nl)[0].value, "fr");
        assert_eq!(find_language("Deu", Language::De)[0].value, "de");
    }
}
