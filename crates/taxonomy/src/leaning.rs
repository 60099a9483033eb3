//! Which sectors a text leans to, by all that it speaks of. How the tables behind it are counted is told in
//! `build/sector_table.rs`.

use locale::Language;
use rustc_hash::FxHashMap;

use crate::detect::{Found, Place, UNKNOWN};
use crate::expand::{ExpandedSector, Expansion, LEAST_LIKELY};
use crate::taxonomy::{ConceptNumber, Taxonomy};

/// What texts have said so far for each group and class of NACE.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Leaning {
    votes: FxHashMap<ConceptNumber, f32>,
}

/// A named concept is surer than a word.
const OF_A_WORD: f32 = 0.5;
/// Sectors kept on each level, and the least that they weigh beside the others.
const MOST: usize = 6;
const LEAST: f32 = 0.15;

impl Leaning {
    /// All that was said.
    pub(crate) fn sum(&self) -> f32 {
        self.votes.values().sum()
    }

    /// The strongest groups and, by themselves, classes; each level is a vector of length one, so that the product of
    /// two leanings is the cosine of the angle between them.
    pub fn sectors(&self, taxonomy: &Taxonomy) -> Vec<(ConceptNumber, f32)> {
        let mut kept = Vec::new();
        for code_length in [4, 5] {
            let mut level: Vec<(ConceptNumber, f32)> = self
                .votes
                .iter()
                .filter(|(sector, _)| taxonomy.key(**sector).code.len() == code_length)
                .map(|(sector, votes)| (*sector, *votes))
                .collect();
            level.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
            let length = level.iter().map(|(_, votes)| votes * votes).sum::<f32>().sqrt();
            kept.extend(
                level
                    .into_iter()
                    .take(MOST)
                    .map(|(sector, votes)| (sector, votes / length))
                    .filter(|(_, share)| *share >= LEAST),
            );
        }
        kept
    }
}

impl Taxonomy {
    /// Adds the sectors of a concept, `weight` times.
    pub fn lean_to(&self, leaning: &mut Leaning, concept: ConceptNumber, weight: f32) {
        for (sector, share) in &self.sectors[concept.0 as usize] {
            *leaning.votes.entry(ConceptNumber(*sector)).or_default() += weight * share;
        }
    }

    /// The words that speak for any sector by themselves.
    pub(crate) fn speaking(&self, places: &[Place], language: Language) -> impl Iterator<Item = u32> {
        let table = &self.data.sectors[language.index()];
        places
            .iter()
            .filter(|place| place.unit != UNKNOWN && !place.is_function_word)
            .filter(|place| table.translations(place.unit).next().is_some())
            .map(|place| place.word)
    }

    /// Adds what terms and words in one language say for sectors.
    pub(crate) fn vote(
        &self,
        leaning: &mut Leaning,
        places: &[Place],
        found: &[Found],
        language: Language,
        weight: f32,
    ) {
        for found in found {
            self.lean_to(leaning, found.concept, weight * found.weight);
        }
        let table = &self.data.sectors[language.index()];
        for place in places.iter().filter(|place| place.unit != UNKNOWN && !place.is_function_word) {
            for (sector, share) in table.translations(place.unit) {
                *leaning.votes.entry(ConceptNumber(sector)).or_default() += weight * OF_A_WORD * share;
            }
        }
    }

    /// One leaning for the words from the first to the last that speak for any sector.
    pub(crate) fn expand_sectors(&self, expansion: &mut Expansion, words: &[&str]) {
        let mut leaning = Leaning::default();
        let mut speaking: Vec<u32> = Vec::new();
        for language in Language::ALL {
            let likely = expansion.languages[language.index()];
            if likely >= LEAST_LIKELY {
                let places = self.places_of_words(words, language);
                let found = self.find_terms(&places, language);
                self.vote(&mut leaning, &places, &found, language, likely);
                speaking.extend(self.speaking(&places, language));
            }
        }
        let speaks = |word: &u32| speaking.contains(word);
        let (Some(first), Some(last)) =
            (expansion.units.iter().position(speaks), expansion.units.iter().rposition(speaks))
        else {
            return;
        };
        let units = first..last + 1;
        // Both levels together hold two votes of a word that is sure of its sector.
        let sure = (leaning.sum() / (2.0 * units.len() as f32)).min(1.0);
        for (sector, weight) in leaning.sectors(self) {
            expansion.sectors.push(ExpandedSector { units: units.clone(), sector, weight: weight * sure });
        }
    }

    pub(crate) fn places_of_words(&self, words: &[&str], language: Language) -> Vec<Place> {
        let mut places: Vec<Place> = Vec::new();
        for (number, word) in (0..).zip(words) {
            Place::push_units(&mut places, &self.analyse(language, word), number, 0..0);
        }
        places
    }
}
