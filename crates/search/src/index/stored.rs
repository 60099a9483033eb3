//! What the index keeps of a profile to show it without asking the database, and to recommend it.

use locale::Language;
use serde::{Deserialize, Serialize};

use super::concepts::ProfileConcepts;
use crate::document::IndexedProfile;

/// The part of a profile that is kept.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct StoredProfile {
    pub(crate) id: String,
    pub(crate) slug: String,
    pub(crate) name: String,
    pub(crate) office: String,
    pub(crate) city: Option<String>,
    pub(crate) country: String,
    /// Headline and summary by language.
    pub(crate) texts: [Option<(String, String)>; 4],
    pub(crate) markets: Vec<String>,
    pub(crate) speaks: Vec<String>,
    /// Cooperation types of offers and of requests.
    pub(crate) offered_cooperation: Vec<String>,
    pub(crate) wanted_cooperation: Vec<String>,
    /// Countries in which partners are looked for.
    pub(crate) partner_countries: Vec<String>,
    /// The weightiest concepts offered and wanted, weights in tenths.
    pub(crate) offers: Vec<(String, u8)>,
    pub(crate) wants: Vec<(String, u8)>,
}

/// Beyond these, concepts of a profile say little about it.
const MOST_CONCEPTS: usize = 24;

impl StoredProfile {
    pub(super) fn new(profile: &IndexedProfile, concepts: &ProfileConcepts) -> StoredProfile {
        let cooperation = |request: bool| {
            let mut words: Vec<String> = profile
                .opportunities
                .iter()
                .filter(|opportunity| opportunity.request == request)
                .flat_map(|opportunity| opportunity.cooperation.iter().cloned())
                .collect();
            words.sort_unstable();
            words.dedup();
            words
        };
        let mut partner_countries: Vec<String> = profile
            .opportunities
            .iter()
            .flat_map(|opportunity| opportunity.countries.iter().cloned())
            .collect();
        partner_countries.sort_unstable();
        partner_countries.dedup();
        StoredProfile {
            id: profile.id.clone(),
            slug: profile.slug.clone(),
            name: profile.name.clone(),
            office: profile.office.clone(),
            city: profile.city.clone(),
            country: profile.country.clone(),
            texts: profile
                .texts
                .each_ref()
                .map(|texts| texts.as_ref().map(|texts| (texts.headline.clone(), texts.summary.clone()))),
            markets: profile.markets.clone(),
            speaks: profile.speaks.clone(),
            offered_cooperation: cooperation(false),
            wanted_cooperation: cooperation(true),
            partner_countries,
            offers: weightiest(&concepts.offers),
            wants: weightiest(&concepts.wants),
        }
    }

    /// The language shown to a reader: his own, else English, else the first there is.
    pub(crate) fn language_for(&self, reader: Option<Language>) -> Language {
        let has = |language: &Language| self.texts[language.index()].is_some();
        reader
            .filter(has)
            .or_else(|| Some(Language::En).filter(has))
            .or_else(|| Language::ALL.into_iter().find(has))
            .unwrap_or(Language::En)
    }

    pub(crate) fn languages(&self) -> Vec<Language> {
        Language::ALL.into_iter().filter(|language| self.texts[language.index()].is_some()).collect()
    }
}

fn weightiest(concepts: &std::collections::BTreeMap<taxonomy::ConceptKey, f32>) -> Vec<(String, u8)> {
    let mut all: Vec<_> = concepts.iter().collect();
    all.sort_by(|a, b| b.1.total_cmp(a.1).then_with(|| a.0.cmp(b.0)));
    all.into_iter()
        .take(MOST_CONCEPTS)
        .map(|(key, weight)| (key.to_string(), (weight * 10.0).clamp(1.0, 255.0) as u8))
        .collect()
}
