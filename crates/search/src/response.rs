//! What the index answers: the bodies of the search API.

use std::collections::BTreeMap;

use locale::Language;
use serde::{Deserialize, Serialize};

use crate::request::Filter;

/// The answer to a search.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct SearchResponse {
    /// What was typed.
    pub query: String,
    /// How many profiles were found.
    pub total: usize,
    /// How long it took, in milliseconds.
    pub took_ms: f64,
    /// The query as it was probably meant, where what was typed finds little or nothing.
    pub corrected: Option<String>,
    /// The hits of the page.
    pub hits: Vec<Hit>,
    /// By what the hits can be narrowed down.
    pub facets: Facets,
}

/// A profile that was found.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Hit {
    /// The company's identifier.
    pub id: String,
    /// Its address.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// Its office, by slug.
    pub office: String,
    /// Where it is.
    pub city: Option<String>,
    /// The country that it is in.
    pub country: String,
    /// Its headline in the language shown.
    pub headline: String,
    /// The language shown: the reader's, where the profile is written in it.
    pub language: Language,
    /// The languages that it is written in.
    pub languages: Vec<Language>,
    /// How well it fits; only comparable within one answer.
    pub score: f32,
    /// Why it was found.
    pub why: Vec<Reason>,
    /// Texts with what was found in `<mark>`, as HTML: `headline`, `summary`.
    pub highlights: BTreeMap<String, String>,
}

/// Why a profile was found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reason {
    /// In which way.
    pub kind: ReasonKind,
    /// What stands in the profile: a word, a name, a place, a concept's term.
    pub matched: String,
    /// The concept, where it is about one.
    pub concept: Option<String>,
    /// What the concept is called in the reader's language, or what the word was found for.
    pub label: Option<String>,
}

/// In which way a profile was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReasonKind {
    /// It has the company's name.
    Name,
    /// It chose the concept itself.
    Concept,
    /// Its text speaks of the concept.
    Mentions,
    /// It chose a narrower concept.
    Narrower,
    /// What its texts speak of belongs to the concept's sector.
    Sector,
    /// It has the word.
    Word,
    /// It has a part of the compound, or the compound that the word is a part of.
    Part,
    /// It has a word that corresponds to the typed one in another language.
    Translation,
    /// It has a word that looks like the typed one.
    LookAlike,
    /// It has a word that the office's staff gave as a synonym.
    Synonym,
    /// It has a word that the typed one is probably a misspelling of.
    Spelling,
    /// It has a word that begins with what was typed.
    Prefix,
    /// It is there.
    Place,
    /// It wants to export to there.
    Market,
}

impl ReasonKind {
    /// All of them, the strongest first.
    pub const ALL: [ReasonKind; 14] = [
        ReasonKind::Name,
        ReasonKind::Concept,
        ReasonKind::Mentions,
        ReasonKind::Narrower,
        ReasonKind::Sector,
        ReasonKind::Word,
        ReasonKind::Part,
        ReasonKind::Translation,
        ReasonKind::LookAlike,
        ReasonKind::Synonym,
        ReasonKind::Spelling,
        ReasonKind::Prefix,
        ReasonKind::Place,
        ReasonKind::Market,
    ];

    /// The key of the sentence that says it; takes `matched` and `label`.
    pub const fn message_key(self) -> &'static str {
        match self {
            ReasonKind::Name => "search-why-name",
            ReasonKind::Concept => "search-why-concept",
            ReasonKind::Mentions => "search-why-mentions",
            ReasonKind::Narrower => "search-why-narrower",
            ReasonKind::Sector => "search-why-sector",
            ReasonKind::Word => "search-why-word",
            ReasonKind::Part => "search-why-part",
            ReasonKind::Translation => "search-why-translation",
            ReasonKind::LookAlike => "search-why-look-alike",
            ReasonKind::Synonym => "search-why-synonym",
            ReasonKind::Spelling => "search-why-spelling",
            ReasonKind::Prefix => "search-why-prefix",
            ReasonKind::Place => "search-why-place",
            ReasonKind::Market => "search-why-market",
        }
    }
}

/// By what the hits can be narrowed down; each facet counts as if its own filter were not set.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Facets {
    /// NACE sections and divisions.
    pub sector: Vec<FacetCount>,
    /// Where the companies are.
    pub country: Vec<FacetCount>,
    /// Their offices.
    pub office: Vec<FacetCount>,
    /// Where they want to export to.
    pub market: Vec<FacetCount>,
    /// How they want to work together.
    pub cooperation: Vec<FacetCount>,
    /// Offers and requests.
    pub kind: Vec<FacetCount>,
    /// Sustainable Development Goals.
    pub goal: Vec<FacetCount>,
    /// The languages that the profiles are written in.
    pub language: Vec<FacetCount>,
}

/// A value of a facet with how many hits have it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FacetCount {
    /// The filter's value.
    pub value: String,
    /// What it is called; the value itself where the page's catalog knows the word.
    pub label: String,
    /// How many hits have it.
    pub count: usize,
}

impl Facets {
    /// The counts that belong to a filter; none for filters without a facet.
    pub fn of(&self, filter: Filter) -> &[FacetCount] {
        match filter {
            Filter::Sector => &self.sector,
            Filter::Country => &self.country,
            Filter::Office => &self.office,
            Filter::Market => &self.market,
            Filter::Cooperation => &self.cooperation,
            Filter::Kind => &self.kind,
            Filter::Goal => &self.goal,
            Filter::WrittenIn => &self.language,
            Filter::Product => &[],
        }
    }
}

/// What is offered while somebody types.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Suggestion {
    /// What it is.
    pub kind: SuggestionKind,
    /// What to show.
    pub text: String,
    /// Where it leads, within the site.
    pub href: String,
}

/// What a suggestion is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SuggestionKind {
    /// A company, by its name.
    Company,
    /// A concept.
    Concept,
    /// A sector.
    Sector,
}
