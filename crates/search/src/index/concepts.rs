//! The concepts of a profile: chosen, spoken of, offered and looked for.

use std::collections::{BTreeMap, BTreeSet};

use locale::Language;
use taxonomy::{ConceptKey, ConceptNumber, Leaning, Scheme, Taxonomy};

use crate::document::{IndexedOpportunity, IndexedProfile};

/// The concepts of one profile.
#[derive(Debug, Default)]
pub(super) struct ProfileConcepts {
    /// Chosen by the company.
    pub(super) own: BTreeSet<ConceptKey>,
    /// Spoken of, with how much.
    pub(super) detected: BTreeMap<ConceptNumber, f32>,
    /// Wider than any of those.
    pub(super) wider: BTreeSet<ConceptKey>,
    /// Sectors that its texts lean to: a beam, a board and a log are a sawmill's, though it may not say so.
    pub(super) leaning: Vec<(ConceptNumber, f32)>,
    /// What it can supply, and what it looks for, with weights.
    pub(super) offers: BTreeMap<ConceptKey, f32>,
    pub(super) wants: BTreeMap<ConceptKey, f32>,
}

/// How much a mention counts, by where it stands.
const IN_HEADLINE: f32 = 2.0;
const IN_SUMMARY: f32 = 1.5;
const IN_STORY: f32 = 1.0;
/// A code that the company chose says more than any mention.
const CHOSEN: f32 = 4.0;
/// Mentions below this are hardly more than a part of another word.
const LEAST: f32 = 0.3;

pub(super) fn concepts_of(taxonomy: &Taxonomy, profile: &IndexedProfile) -> ProfileConcepts {
    let mut concepts = ProfileConcepts::default();
    let sectors = profile.sectors.iter().filter_map(|code| ConceptKey::new(Scheme::Nace, code).ok());
    concepts.own.extend(sectors);
    concepts.own.extend(profile.products.iter().filter_map(|code| product_key(code)));
    for key in &concepts.own {
        // A sector says where a company belongs; a product says what it makes.
        let weight = if key.scheme == Scheme::Nace { 1.0 } else { CHOSEN };
        concepts.offers.insert(key.clone(), weight);
    }
    let mut leaning = Leaning::default();
    for chosen in concepts.own.iter().filter_map(|key| taxonomy.number(key)) {
        taxonomy.lean_to(&mut leaning, chosen, CHOSEN);
    }
    for language in Language::ALL {
        let Some(texts) = &profile.texts[language.index()] else { continue };
        let mut of_language: BTreeMap<ConceptNumber, f32> = BTreeMap::new();
        for (text, weight) in
            [(&texts.headline, IN_HEADLINE), (&texts.summary, IN_SUMMARY), (&texts.story, IN_STORY)]
        {
            let mentions = taxonomy.detect_leaning(&mut leaning, text, language, weight);
            add_mentions(&mut of_language, mentions, weight);
        }
        merge_greater(&mut concepts.detected, of_language);
    }
    for (concept, weight) in &concepts.detected {
        merge_key(&mut concepts.offers, taxonomy.key(*concept).clone(), *weight);
    }
    for opportunity in &profile.opportunities {
        add_opportunity(taxonomy, &mut concepts, opportunity);
    }
    concepts.detected.retain(|_, weight| *weight >= LEAST);
    add_wider(taxonomy, &mut concepts);
    concepts.leaning = leaning.sectors(taxonomy);
    concepts
}

fn add_opportunity(taxonomy: &Taxonomy, concepts: &mut ProfileConcepts, opportunity: &IndexedOpportunity) {
    let mut about: BTreeMap<ConceptNumber, f32> = BTreeMap::new();
    let mut partner: BTreeMap<ConceptNumber, f32> = BTreeMap::new();
    for language in Language::ALL {
        let Some(texts) = &opportunity.texts[language.index()] else { continue };
        let mut of_language = BTreeMap::new();
        add_mentions(&mut of_language, taxonomy.detect(&texts.title, language), IN_HEADLINE);
        add_mentions(&mut of_language, taxonomy.detect(&texts.description, language), IN_STORY);
        merge_greater(&mut about, of_language);
        let mut of_language = BTreeMap::new();
        add_mentions(&mut of_language, taxonomy.detect(&texts.partner_role, language), IN_SUMMARY);
        merge_greater(&mut partner, of_language);
    }
    let side = if opportunity.request { &mut concepts.wants } else { &mut concepts.offers };
    for key in opportunity.keywords.iter().filter_map(|code| product_key(code)) {
        merge_key(side, key.clone(), CHOSEN);
        concepts.own.insert(key);
    }
    for (concept, weight) in &about {
        merge_key(side, taxonomy.key(*concept).clone(), *weight);
    }
    for (concept, weight) in &partner {
        merge_key(&mut concepts.wants, taxonomy.key(*concept).clone(), *weight);
    }
    merge_greater(&mut concepts.detected, about);
}

fn add_mentions(sums: &mut BTreeMap<ConceptNumber, f32>, mentions: Vec<(ConceptNumber, f32)>, weight: f32) {
    for (concept, sum) in mentions {
        *sums.entry(concept).or_default() += sum * weight;
    }
}

fn merge_greater(into: &mut BTreeMap<ConceptNumber, f32>, from: BTreeMap<ConceptNumber, f32>) {
    for (concept, weight) in from {
        let known = into.entry(concept).or_default();
        *known = known.max(weight);
    }
}

fn merge_key(into: &mut BTreeMap<ConceptKey, f32>, key: ConceptKey, weight: f32) {
    let known = into.entry(key).or_default();
    *known = known.max(weight);
}

fn add_wider(taxonomy: &Taxonomy, concepts: &mut ProfileConcepts) {
    for key in &concepts.own {
        concepts.wider.extend(key.wider());
        if let Some(number) = taxonomy.number(key) {
            concepts.wider.extend(taxonomy.ancestors(number).map(|wider| taxonomy.key(wider).clone()));
        }
    }
    // A text that speaks of welding machines speaks of machines; of codes that it only happens to name, it does not.
    for (concept, weight) in &concepts.detected {
        if *weight >= 1.0 && taxonomy.key(*concept).scheme == Scheme::Trade {
            concepts.wider.extend(taxonomy.ancestors(*concept).map(|wider| taxonomy.key(wider).clone()));
        }
    }
}

/// CPV or HS, as its length tells.
pub(super) fn product_key(code: &str) -> Option<ConceptKey> {
    [Scheme::Cpv, Scheme::Hs].into_iter().find_map(|scheme| ConceptKey::new(scheme, code).ok())
}
