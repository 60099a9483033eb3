//! What a profile still lacks, as a list of next steps.

use locale::Language;

use crate::document::ProfileDraft;

database::words!(
    /// Something that makes a profile more useful. The catalogs have a sentence for each under `profile-step-<word>`.
    NextStep {
        /// A headline in one language.
        Headline = "headline",
        /// A summary in the same language.
        Summary = "summary",
        /// A story in the same language.
        Story = "story",
        /// The sectors.
        Sectors = "sectors",
        /// The products.
        Products = "products",
        /// The city.
        City = "city",
        /// An e-mail address or a telephone number.
        Contact = "contact",
        /// The number in the trade register.
        ChamberNumber = "chamber_number",
        /// The languages that are spoken.
        Languages = "languages",
        /// The markets.
        Markets = "markets",
        /// The logo.
        Logo = "logo",
        /// The website.
        Website = "website",
        /// The headline and summary in a second language.
        SecondLanguage = "second_language",
        /// An opportunity.
        Opportunity = "opportunity",
        /// A picture.
        Picture = "picture",
        /// What the pictures show, in words.
        AltText = "alt_text",
        /// The goals.
        Goals = "goals",
    }
);

/// How far a profile has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Completeness {
    /// How many steps have been taken.
    pub done: usize,
    /// Of how many.
    pub of: usize,
    /// Those that are left, the most useful first.
    pub next: Vec<NextStep>,
}

impl Completeness {
    /// The share that is done, in per cent.
    #[must_use]
    pub const fn percent(&self) -> usize {
        self.done * 100 / self.of
    }
}

impl NextStep {
    /// The field to begin with.
    #[must_use]
    pub const fn field(&self) -> &'static str {
        match self {
            NextStep::Headline | NextStep::Summary | NextStep::Story | NextStep::SecondLanguage => "/texts",
            NextStep::Sectors => "/sectors",
            NextStep::Products => "/products",
            NextStep::City => "/company/city",
            NextStep::Contact => "/company/email",
            NextStep::ChamberNumber => "/company/chamber_number",
            NextStep::Languages => "/company/languages",
            NextStep::Markets => "/company/markets",
            NextStep::Logo => "/logo",
            NextStep::Website => "/company/website",
            NextStep::Opportunity => "/opportunities",
            NextStep::Picture | NextStep::AltText => "/pictures",
            NextStep::Goals => "/goals",
        }
    }
}

/// How far a draft has come.
#[must_use]
pub fn completeness(draft: &ProfileDraft) -> Completeness {
    let next: Vec<NextStep> = NextStep::ALL.iter().copied().filter(|step| !is_taken(*step, draft)).collect();
    let of = NextStep::ALL.len();
    Completeness { done: of - next.len(), of, next }
}

fn is_taken(step: NextStep, draft: &ProfileDraft) -> bool {
    let company = &draft.company;
    // The language in which most has been written counts.
    let best = |has: fn(&crate::document::draft::TextsDraft) -> &String| {
        draft.texts.values().any(|texts| !has(texts).trim().is_empty())
    };
    match step {
        NextStep::Headline => best(|texts| &texts.headline),
        NextStep::Summary => best(|texts| &texts.summary),
        NextStep::Story => best(|texts| &texts.story),
        NextStep::SecondLanguage => {
            let complete = |language: &Language| {
                draft.texts.get(language).is_some_and(|texts| {
                    !texts.headline.trim().is_empty() && !texts.summary.trim().is_empty()
                })
            };
            Language::ALL.iter().filter(|language| complete(language)).count() > 1
        }
        NextStep::Sectors => !draft.sectors.is_empty(),
        NextStep::Products => !draft.products.is_empty(),
        NextStep::City => !company.city.trim().is_empty(),
        NextStep::Contact => !company.email.trim().is_empty() || !company.phone.trim().is_empty(),
        NextStep::ChamberNumber => !company.chamber_number.trim().is_empty(),
        NextStep::Languages => !company.languages.is_empty(),
        NextStep::Markets => !company.markets.is_empty(),
        NextStep::Logo => draft.logo.is_some(),
        NextStep::Website => !company.website.trim().is_empty(),
        NextStep::Opportunity => !draft.opportunities.is_empty(),
        NextStep::Picture => !draft.pictures.is_empty(),
        NextStep::AltText => draft
            .logo
            .iter()
            .chain(&draft.pictures)
            .all(|picture| picture.alt.values().any(|alt| !alt.trim().is_empty())),
        NextStep::Goals => !draft.goals.is_empty(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_step_taken_shortens_the_list() {
        let mut draft = ProfileDraft::empty("Kade", "deventer", "NL");
        let before = completeness(&draft);
        assert_eq!(before.next[0], NextStep::Headline);
        draft.texts.entry(Language::Nl).or_default().headline = "Wij zijn er".to_owned();
        draft.company.city = "Deventer".to_owned();
        let after = completeness(&draft);
        assert_eq!(after.done, before.done + 2);
        assert!(after.percent() > before.percent());
        assert!(!after.next.contains(&NextStep::Headline));
    }
}
