//! What is looked for: for every unit of the query, where which terms may stand, and what each is worth.

use std::ops::Range;

use locale::Language;
use tantivy::postings::TermInfo;
use taxonomy::text::is_stop_word;
use taxonomy::{ConceptNumber, ExpandedWord, Taxonomy, Via, place};

use super::parse::{Parsed, TypedWord};
use super::spelling::{Candidate, complete, correct};
use crate::index::{Slot, Snapshot};
use crate::response::ReasonKind;
use crate::settings::Settings;
use crate::synonym::SynonymTable;

/// A query ready to be run on one state of the index.
#[derive(Debug, Default)]
pub(crate) struct Plan {
    pub(crate) units: Vec<Unit>,
    pub(crate) alternatives: Vec<Alternative>,
    /// Words that must follow each other, by the stems that they may have in each language, and as they stand in names.
    pub(crate) phrases: Vec<Vec<String>>,
    pub(crate) excluded: Vec<Vec<String>>,
    /// The query as it was probably meant.
    pub(crate) corrected: Option<String>,
    /// How likely each language is to be the query's.
    pub(crate) languages: [f32; 4],
}

/// A unit of meaning: a word, or a part of a compound.
#[derive(Debug)]
pub(crate) struct Unit {
    /// The typed word that it comes from.
    pub(crate) typed: String,
    /// How much it tells: inverse document frequency over all its alternatives together.
    pub(crate) idf: f32,
    /// Whether any profile has any alternative of it.
    pub(crate) findable: bool,
}

/// One way in which some units may be said.
#[derive(Debug)]
pub(crate) struct Alternative {
    pub(crate) slot: Slot,
    /// All of these must stand in the slot.
    pub(crate) terms: Vec<String>,
    pub(crate) weight: f32,
    pub(crate) units: Range<usize>,
    pub(crate) reason: ReasonKind,
    pub(crate) concept: Option<ConceptNumber>,
    /// In how many profiles, at most.
    pub(crate) profiles: u32,
    /// For each segment, what its dictionary says of each term; empty where one is missing.
    pub(crate) postings: Vec<Vec<TermInfo>>,
}

/// What a plan is made with.
pub(crate) struct Planner<'a> {
    pub(crate) snapshot: &'a Snapshot,
    pub(crate) taxonomy: &'a Taxonomy,
    pub(crate) synonyms: &'a SynonymTable,
    pub(crate) settings: &'a Settings,
}

/// How much finding something in a place is worth, against a typed word in a text.
const IN_NAME: f32 = 1.5;
const WHOLE_NAME: f32 = 4.0;
const OWN: f32 = 1.1;
const DETECTED: f32 = 0.95;
const WIDER: f32 = 0.6;
const CODE: f32 = 1.5;
const IN_PLACE: f32 = 1.2;
const FOR_MARKET: f32 = 0.4;
const SYNONYM: f32 = 0.85;
/// What a letter that was mended takes away.
const PER_WRONG_LETTER: f32 = 0.15;
const COMPLETED: f32 = 0.7;
const MOST_COMPLETIONS: usize = 8;
const MOST_CORRECTIONS: usize = 3;
/// A name of a place has at most so many words.
const LONGEST_PLACE: usize = 4;
/// So many units fit the bits that say which were found.
pub(crate) const MOST_UNITS: usize = 32;

/// A word as it goes into the plan: as typed, or as it was probably meant.
struct Meant {
    word: String,
    /// What is taken off for it not having been typed.
    factor: f32,
    reason: Option<ReasonKind>,
    others: Vec<Candidate>,
    completions: Vec<Candidate>,
}

impl Planner<'_> {
    pub(crate) fn plan(&self, query: &str, parsed: &Parsed, reader: Option<Language>) -> Plan {
        let mut plan = Plan { excluded: parsed.excluded.clone(), ..Plan::default() };
        let words: Vec<&TypedWord> = parsed.words.iter().filter(|word| word.codes.is_empty()).collect();
        let last = parsed.words.last();
        let meant: Vec<Meant> =
            words.iter().map(|word| self.meant(word, parsed.open_ended && last == Some(*word))).collect();
        plan.corrected = corrected(query, &words, &meant);
        let folded: Vec<&str> = meant.iter().map(|meant| meant.word.as_str()).collect();
        let expansion = self.taxonomy.expand(&folded, reader, self.settings.sources);
        plan.languages = expansion.languages;
        for word in expansion.units.iter().take(MOST_UNITS) {
            plan.units.push(Unit { typed: words[*word as usize].folded.clone(), idf: 0.0, findable: false });
        }
        let units = plan.units.len();
        let of_word = |word: usize| -> Range<usize> {
            let start = expansion.units.iter().position(|w| *w as usize == word).unwrap_or(0);
            start..start + expansion.units.iter().filter(|w| **w as usize == word).count()
        };
        for word in expansion.words.iter().filter(|word| word.units.end <= units) {
            self.add_word(&mut plan, word, &meant[expansion.units[word.units.start] as usize]);
        }
        for concept in expansion.concepts.iter().filter(|concept| concept.units.end <= units) {
            self.add_concept(&mut plan, concept.concept, concept.weight, &concept.units);
        }
        for (number, meant) in meant.iter().enumerate() {
            let range = of_word(number);
            if !range.is_empty() && range.end <= units {
                self.add_forms(&mut plan, meant, &words[number].folded, &range);
            }
        }
        self.add_spans(&mut plan, &folded, &words, units, of_word);
        for word in parsed.words.iter().filter(|word| !word.codes.is_empty()) {
            self.add_code(&mut plan, word);
        }
        self.add_whole_name(&mut plan, parsed);
        for phrase in &parsed.phrases {
            plan.phrases.push(parsed.words[phrase.clone()].iter().map(|word| word.folded.clone()).collect());
        }
        self.weigh(&mut plan);
        plan
    }

    /// What a typed word probably means: itself if anybody ever wrote it; else what it may be the beginning or a
    /// misspelling of.
    fn meant(&self, word: &TypedWord, open_ended: bool) -> Meant {
        let typed = word.folded.as_str();
        let as_typed = |completions| Meant {
            word: typed.to_owned(),
            factor: 1.0,
            reason: None,
            others: Vec::new(),
            completions,
        };
        let profiles = self.profiles_with(typed);
        let stems = || {
            Language::ALL.into_iter().any(|language| {
                let stem = &self.taxonomy.analyse(language, typed).stem;
                self.frequency(Slot::Text(language), stem) > 0
            })
        };
        let known = profiles > 0 || stems() || self.taxonomy.knows_word(typed) || is_place(typed);
        let completions = if open_ended && (!known || typed.len() > 4) {
            complete(self.snapshot, typed, MOST_COMPLETIONS)
        } else {
            Vec::new()
        };
        if known || !self.settings.forgive {
            return as_typed(if known { Vec::new() } else { completions });
        }
        let mut corrections = correct(self.snapshot, self.taxonomy, typed, MOST_CORRECTIONS + 1);
        let Some(best) = (!corrections.is_empty()).then(|| corrections.remove(0)) else {
            return as_typed(completions);
        };
        // What many go on to is more likely a beginning than a mistake.
        let going_on: u32 = completions.iter().map(|candidate| candidate.profiles).sum();
        if going_on > best.profiles && typed.chars().count() > 3 {
            return as_typed(completions);
        }
        Meant {
            factor: 1.0 - PER_WRONG_LETTER * f32::from(best.distance),
            reason: Some(ReasonKind::Spelling),
            others: corrections.into_iter().filter(|other| other.distance == best.distance).collect(),
            word: best.word,
            completions,
        }
    }

    fn add_word(&self, plan: &mut Plan, word: &ExpandedWord, meant: &Meant) {
        let reason = match word.via {
            Via::Typed => ReasonKind::Word,
            Via::Part => ReasonKind::Part,
            Via::Translation(_) => ReasonKind::Translation,
            Via::LookAlike => ReasonKind::LookAlike,
        };
        let reason = if reason == ReasonKind::Word { meant.reason.unwrap_or(reason) } else { reason };
        self.add(
            plan,
            Slot::Text(word.language),
            vec![word.stem.clone()],
            word.weight * meant.factor,
            &word.units,
            reason,
        );
    }

    fn add_concept(&self, plan: &mut Plan, concept: ConceptNumber, weight: f32, units: &Range<usize>) {
        let term = self.taxonomy.key(concept).to_string();
        for (slot, worth, reason) in [
            (Slot::Own, OWN, ReasonKind::Concept),
            (Slot::Detected, DETECTED, ReasonKind::Mentions),
            (Slot::Wider, WIDER, ReasonKind::Narrower),
        ] {
            let at = plan.alternatives.len();
            self.add(plan, slot, vec![term.clone()], weight * worth, units, reason);
            if let Some(added) = plan.alternatives.get_mut(at) {
                added.concept = Some(concept);
            }
        }
    }

    /// A word in names, as what it may go on to, and as what else it may be a misspelling of.
    fn add_forms(&self, plan: &mut Plan, meant: &Meant, typed: &str, units: &Range<usize>) {
        self.add(plan, Slot::Name, vec![typed.to_owned()], IN_NAME, units, ReasonKind::Name);
        if meant.word != typed {
            self.add(
                plan,
                Slot::Name,
                vec![meant.word.clone()],
                IN_NAME * meant.factor,
                units,
                ReasonKind::Spelling,
            );
        }
        let corrections = meant.others.iter().map(|other| {
            (other, (1.0 - PER_WRONG_LETTER * f32::from(other.distance)) * 0.8, ReasonKind::Spelling)
        });
        let completions = meant.completions.iter().map(|other| (other, COMPLETED, ReasonKind::Prefix));
        for (other, weight, reason) in corrections.chain(completions) {
            for language in Language::ALL {
                let stem = self.taxonomy.analyse(language, &other.word).stem.to_string();
                self.add(plan, Slot::Text(language), vec![stem], weight, units, reason);
            }
            self.add(plan, Slot::Name, vec![other.word.clone()], IN_NAME * weight, units, reason);
        }
    }

    /// Places and synonyms, which may have several words.
    fn add_spans(
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

    fn add_code(&self, plan: &mut Plan, word: &TypedWord) {
        if plan.units.len() >= MOST_UNITS {
            return;
        }
        let units = plan.units.len()..plan.units.len() + 1;
        plan.units.push(Unit { typed: word.folded.clone(), idf: 0.0, findable: false });
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

    fn add_whole_name(&self, plan: &mut Plan, parsed: &Parsed) {
        let name: Vec<&str> = parsed.words.iter().map(|word| word.folded.as_str()).collect();
        let units = 0..plan.units.len();
        if !units.is_empty() {
            self.add(plan, Slot::WholeName, vec![name.join(" ")], WHOLE_NAME, &units, ReasonKind::Name);
        }
    }

    /// Adds an alternative if any profile has it, or raises the weight of an equal one.
    fn add(
        &self,
        plan: &mut Plan,
        slot: Slot,
        terms: Vec<String>,
        weight: f32,
        units: &Range<usize>,
        reason: ReasonKind,
    ) {
        if let Some(known) = plan
            .alternatives
            .iter_mut()
            .find(|known| known.slot == slot && known.units == *units && known.terms == terms)
        {
            if known.weight < weight {
                known.weight = weight;
                known.reason = reason;
            }
            return;
        }
        let mut profiles = 0;
        let mut postings = Vec::with_capacity(self.snapshot.segments.len());
        for segment in &self.snapshot.segments {
            let dictionary = segment.slots[slot.index()].terms();
            let infos: Vec<TermInfo> =
                terms.iter().map_while(|term| dictionary.get(term.as_bytes()).ok().flatten()).collect();
            if infos.len() == terms.len() {
                profiles += infos.iter().map(|info| info.doc_freq).min().unwrap_or_default();
                postings.push(infos);
            } else {
                postings.push(Vec::new());
            }
        }
        if profiles > 0 {
            let units = units.clone();
            plan.alternatives.push(Alternative {
                slot,
                terms,
                weight,
                units,
                reason,
                concept: None,
                profiles,
                postings,
            });
        }
    }

    /// Gives every unit the inverse frequency of its alternatives together, as if they were one word (which, over all
    /// languages, they are): a translation that few profiles have must not count more than the word itself.
    fn weigh(&self, plan: &mut Plan) {
        let all = self.snapshot.profiles as f32;
        for (number, unit) in plan.units.iter_mut().enumerate() {
            let alternatives =
                plan.alternatives.iter().filter(|alternative| alternative.units.contains(&number));
            let mut together = 0.0;
            for alternative in alternatives {
                unit.findable = true;
                if alternative.slot != Slot::Wider {
                    together += alternative.profiles as f32 * alternative.weight.min(1.0);
                }
            }
            let together = together.clamp(1.0, all.max(1.0));
            unit.idf = (1.0 + (all - together + 0.5) / (together + 0.5)).ln();
        }
    }

    fn profiles_with(&self, word: &str) -> u32 {
        self.snapshot
            .segments
            .iter()
            .filter_map(|segment| segment.surface.terms().get(word.as_bytes()).ok().flatten())
            .map(|info| info.doc_freq)
            .sum()
    }

    fn frequency(&self, slot: Slot, term: &str) -> u32 {
        self.snapshot
            .segments
            .iter()
            .filter_map(|segment| segment.slots[slot.index()].terms().get(term.as_bytes()).ok().flatten())
            .map(|info| info.doc_freq)
            .sum()
    }
}

fn is_place(word: &str) -> bool {
    word.len() > 3 && (place::country_by_name(word).is_some() || place::cities_by_name(word).next().is_some())
}

/// The query with the words as they were probably meant.
fn corrected(query: &str, words: &[&TypedWord], meant: &[Meant]) -> Option<String> {
    let mut text = query.to_owned();
    let mut changed = false;
    for (word, meant) in words.iter().zip(meant).rev() {
        if meant.reason == Some(ReasonKind::Spelling) {
            text.replace_range(word.at.clone(), &meant.word);
            changed = true;
        }
    }
    changed.then_some(text)
}
