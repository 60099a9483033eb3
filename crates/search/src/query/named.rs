//! What a query may name in several words or in figures: places, staff's synonyms, codes, a company's whole name.

use std::ops::Range;

use locale::Language;
use taxonomy::place;
use taxonomy::text::is_stop_word;

use super::parse::{Parsed, TypedWord};
use super::plan::{IN_NAME, MOST_UNITS, Plan, Planner, Unit};
use crate::index::Slot;
use crate::response::ReasonKind;

const WHOLE_NAME: f32 = 4.0;
const CODE: f32 = 1.5;
const IN_PLACE: f32 = 1.2;
const FOR_MARKET: f32 = 0.4;
const SYNONYM: f32 = 0.85;
/// A name of a place has at most so many words.
const LONGEST_PLACE: usize = 4;

impl Planner<'_> {
    /// Places and synonyms, which may have several words.
    pub(super) fn add_spans(
        &self,
        plan: &mut Plan,
        folded: &[&str],
        words: &[&TypedWord],
        units: usize,
        of_word: impl Fn(usize) -> Range<usize>,
    ) {
        for start in 0..folded.len() {
            for end in start + 1..=(start + LONGEST_PLACE).min(folded.len()) {
                let ranges: Vec<_> = (start..end).map(&of_word).filter(|range| !range.is_empty()).collect();
                let (Some(first), Some(last)) = (ranges.first(), ranges.last()) else { continue };
                let range = first.start..last.end;
                if range.end > units {
                    continue;
                }
                let text = folded[start..end].join(" ");
                self.add_places(plan, &text, &range);
                let typed: Vec<&str> = words[start..end].iter().map(|word| word.folded.as_str()).collect();
                self.add_synonyms(plan, &typed.join(" "), &range);
            }
        }
    }

    fn add_places(&self, plan: &mut Plan, text: &str, units: &Range<usize>) {
        if text.len() < 3 {
            return;
        }
        if let Some(country) = place::country_by_name(text) {
            let reason = ReasonKind::Place;
            self.add(plan, Slot::Place, vec![format!("country:{}", country.code)], IN_PLACE, units, reason);
            let reason = ReasonKind::Market;
            self.add(plan, Slot::Place, vec![format!("market:{}", country.code)], FOR_MARKET, units, reason);
        }
        for city in place::cities_by_name(text).take(4) {
            self.add(
                plan,
                Slot::Place,
                vec![format!("city:{}", city.number)],
                IN_PLACE,
                units,
                ReasonKind::Place,
            );
        }
        // A place too small for our list is still known by the companies that say they are there.
        let terms = text.split(' ').map(str::to_owned).collect();
        self.add(plan, Slot::Place, terms, IN_PLACE, units, ReasonKind::Place);
    }

    fn add_synonyms(&self, plan: &mut Plan, text: &str, units: &Range<usize>) {
        for synonym in self.synonyms.of(text) {
            for language in Language::ALL.into_iter().filter(|l| synonym.language.is_none_or(|s| s == *l)) {
                let terms: Vec<String> = synonym
                    .words
                    .iter()
                    .filter(|word| !is_stop_word(language, word))
                    .map(|word| self.taxonomy.analyse(language, word).stem.to_string())
                    .collect();
                if !terms.is_empty() {
                    self.add(plan, Slot::Text(language), terms, SYNONYM, units, ReasonKind::Synonym);
                }
            }
            self.add(plan, Slot::Name, synonym.words.clone(), SYNONYM, units, ReasonKind::Synonym);
        }
    }

    pub(super) fn add_code(&self, plan: &mut Plan, word: &TypedWord) {
        if plan.units.len() >= MOST_UNITS {
            return;
        }
        let units = plan.units.len()..plan.units.len() + 1;
        plan.units.push(Unit { typed: word.folded.clone(), idf: 0.0, findable: false, telling: 1.0 });
        for key in &word.codes {
            let number = self.taxonomy.number(key);
            for (slot, weight, reason) in [
                (Slot::Own, CODE, ReasonKind::Concept),
                (Slot::Wider, CODE * 0.8, ReasonKind::Narrower),
                (Slot::Detected, CODE * 0.5, ReasonKind::Mentions),
            ] {
                let at = plan.alternatives.len();
                self.add(plan, slot, vec![key.to_string()], weight, &units, reason);
                if let Some(added) = plan.alternatives.get_mut(at) {
                    added.concept = number;
                }
            }
            for concept in number.into_iter().flat_map(|number| self.taxonomy.tied_by(number)) {
                self.add_concept(plan, concept, 0.6, &units);
            }
        }
        // A number may also just stand in a text: ISO 9001.
        for language in Language::ALL {
            self.add(plan, Slot::Text(language), vec![word.folded.clone()], 1.0, &units, ReasonKind::Word);
        }
        self.add(plan, Slot::Name, vec![word.folded.clone()], IN_NAME, &units, ReasonKind::Name);
    }

    pub(super) fn add_whole_name(&self, plan: &mut Plan, parsed: &Parsed) {
        let name: Vec<&str> = parsed.words.iter().map(|word| word.folded.as_str()).collect();
        let units = 0..plan.units.len();
        if !units.is_empty() {
            self.add(plan, Slot::WholeName, vec![name.join(" ")], WHOLE_NAME, &units, ReasonKind::Name);
        }
    }
}
