//! Which concepts a text speaks of.

use std::ops::Range;

use locale::Language;
use rustc_hash::FxHashMap;

use crate::analysed_text::AnalysedText;
use crate::analysis::Analysis;
use crate::leaning::Leaning;
use crate::phrase_table::Step;
use crate::taxonomy::{ConceptNumber, Taxonomy};

/// A concept that a text names.
#[derive(Clone, Debug, PartialEq)]
pub struct Mention {
    /// Which one.
    pub concept: ConceptNumber,
    /// How surely, up to 1: less when the term means several things, or is only a part of a compound.
    pub weight: f32,
    /// Where the term stands, in bytes of the text.
    pub at: Range<usize>,
}

/// A unit of a text on its way to being recognised.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Place {
    /// Number of the unit in its lexicon, or of a function word; [`UNKNOWN`] for a word that no label has, or the end of
    /// a sentence.
    pub(crate) unit: u32,
    pub(crate) is_function_word: bool,
    /// Which word it belongs to.
    pub(crate) word: u32,
    pub(crate) first_of_word: bool,
    pub(crate) last_of_word: bool,
    start: u32,
    end: u32,
}

pub(crate) const UNKNOWN: u32 = u32::MAX;

/// A term found in a sequence of units.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Found {
    pub(crate) concept: ConceptNumber,
    pub(crate) weight: f32,
    pub(crate) units: Range<usize>,
}

impl Place {
    /// Adds what a word consists of.
    pub(crate) fn push_units(places: &mut Vec<Place>, analysis: &Analysis, word: u32, at: Range<usize>) {
        let function_word = [analysis.function_word];
        let is_function_word = analysis.is_stop_word;
        let units = if is_function_word { &function_word } else { &*analysis.units };
        let last = units.len() - 1;
        for (index, unit) in units.iter().enumerate() {
            places.push(Place {
                unit: unit.unwrap_or(UNKNOWN),
                is_function_word,
                word,
                first_of_word: index == 0,
                last_of_word: index == last,
                start: at.start as u32,
                end: at.end as u32,
            });
        }
    }
}

impl Taxonomy {
    /// Every mention of a concept in a text; of terms within longer terms only the longest counts.
    pub fn mentions(&self, text: &AnalysedText) -> Vec<Mention> {
        let places = text.places();
        self.find_terms(&places, text.language)
            .into_iter()
            .map(|found| {
                let (first, last) = (places[found.units.start], places[found.units.end - 1]);
                Mention {
                    concept: found.concept,
                    weight: found.weight,
                    at: first.start as usize..last.end as usize,
                }
            })
            .collect()
    }

    /// The concepts that a text speaks of with the sum of their mentions' weights, in the order of their numbers.
    pub fn detect(&self, text: &str, language: Language) -> Vec<(ConceptNumber, f32)> {
        sums(&self.find_terms(&self.places_of(text, language), language))
    }

    /// The same, and adds to a leaning what the text says for sectors, `weight` times.
    pub fn detect_leaning(
        &self,
        leaning: &mut Leaning,
        text: &str,
        language: Language,
        weight: f32,
    ) -> Vec<(ConceptNumber, f32)> {
        let places = self.places_of(text, language);
        let found = self.find_terms(&places, language);
        self.vote(leaning, &places, &found, language, weight);
        sums(&found)
    }

    fn places_of(&self, text: &str, language: Language) -> Vec<Place> {
        self.analyse_text(text, language).places()
    }

    pub(crate) fn find_terms(&self, places: &[Place], language: Language) -> Vec<Found> {
        let table = &self.data.phrases[language.index()];
        let sequence: Vec<Step> = places
            .iter()
            .map(|place| Step { unit: place.unit, may_be_left_out: place.is_function_word })
            .collect();
        let mut found: Vec<Found> = Vec::new();
        let mut covered_to = 0;
        for start in 0..sequence.len() {
            // Terms only ever get shorter within the longest one from an earlier start.
            let Some(phrase) = table.longest_at_start_of(&sequence[start..]) else { continue };
            let end = start + phrase.length;
            if end <= covered_to {
                continue;
            }
            covered_to = end;
            let fit = fit_of(places[start], places[end - 1]);
            let concepts = table.concepts(phrase);
            let share = 1.0 / (concepts.len() as f32).sqrt();
            for (concept, preferred) in concepts {
                let weight = fit * share * if preferred { 1.0 } else { 0.9 };
                found.push(Found { concept: ConceptNumber(concept), weight, units: start..end });
            }
        }
        found
    }
}

fn sums(found: &[Found]) -> Vec<(ConceptNumber, f32)> {
    let mut sums: FxHashMap<ConceptNumber, f32> = FxHashMap::default();
    for found in found {
        *sums.entry(found.concept).or_default() += found.weight;
    }
    let mut sums: Vec<_> = sums.into_iter().collect();
    sums.sort_by_key(|(concept, _)| *concept);
    sums
}

/// A term that is the last part of a compound names what the compound is a kind of; as the first part it only tells
/// what it has to do with.
fn fit_of(first: Place, last: Place) -> f32 {
    match (first.first_of_word, last.last_of_word) {
        (true, true) => 1.0,
        (false, true) => 0.7,
        (true, false) => 0.35,
        (false, false) => 0.25,
    }
}

/// Where no term reaches across.
pub(crate) fn boundary(word: u32) -> Place {
    Place {
        unit: UNKNOWN,
        is_function_word: false,
        word,
        first_of_word: true,
        last_of_word: true,
        start: 0,
        end: 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_term_begins_or_ends_with_tells_it_from_shorter_ones() {
        let taxonomy = Taxonomy::embedded();
        let names = |text: &str, language| -> Vec<String> {
            let found = taxonomy.detect(text, language);
            found.into_iter().map(|(concept, _)| taxonomy.key(concept).code.clone()).collect()
        };
        for (language, with, without, id) in [
            (Language::En, "every food can is checked", "food for the whole family", "tin-can"),
            (Language::En, "smart machines for Industry 4.0", "machines for industry", "industry-4-0"),
            (Language::En, "O-rings in all sizes", "rings in all sizes", "o-ring"),
            (Language::De, "alle Produkte ohne Gentechnik", "Labor für Gentechnik", "non-gmo"),
            (Language::Nl, "vloeren van A-hout", "vloeren van hout", "wood-waste"),
            (Language::Ro, "folie PE pentru sere", "folie pentru sere", "plastic-film"),
        ] {
            assert!(
                names(with, language).iter().any(|known| known == id),
                "{with}: {:?}",
                names(with, language)
            );
            assert!(!names(without, language).iter().any(|known| known == id), "{without}");
        }
        assert!(names("Pony's en paarden", Language::Nl).contains(&"horses".to_owned()));
    }

    #[test]
    fn an_ending_that_makes_a_new_word_of_another_is_no_part_of_a_compound() {
        let taxonomy = Taxonomy::embedded();
        let names_parts_of_shoes = |text: &str| {
            let found = taxonomy.detect(text, Language::De);
            found.iter().any(|(concept, _)| taxonomy.key(*concept).code == "shoe-parts")
        };
        assert!(names_parts_of_shoes("Schäfte für Stiefel"));
        assert!(!names_parts_of_shoes(
            "Die Belegschaft unserer Genossenschaft, Partnerschaften und Wirtschaft"
        ));
    }
}
