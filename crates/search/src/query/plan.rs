//! What is looked for: for every unit of the query, where which terms may stand, and what each is worth.

use std::ops::Range;

use locale::Language;
use tantivy::postings::TermInfo;
use taxonomy::{ConceptNumber, ExpandedWord, Expansion, Taxonomy, Via};

use super::meant::{Meant, corrected};
use super::parse::{Parsed, TypedWord};
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

impl Plan {
    /// How many postings there are to read.
    pub(crate) fn postings(&self) -> usize {
        let terms = self.alternatives.iter().flat_map(|alternative| &alternative.postings).flatten();
        terms.map(|term| term.doc_freq as usize).sum()
    }
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
    /// How much it tells whatever the index holds: less for words that very many labels have, least for roles.
    pub(crate) telling: f32,
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
pub(super) const IN_NAME: f32 = 1.5;
const OWN: f32 = 1.1;
const DETECTED: f32 = 0.95;
const WIDER: f32 = 0.6;
/// For the same sectors; of that, what the class and not the group is worth.
const LEANING: f32 = 0.5;
const CLASS: f32 = 0.7;
const ROLE: f32 = 0.15;
/// So many units fit the bits that say which were found.
pub(crate) const MOST_UNITS: usize = 32;

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
        for (word, telling) in expansion.units.iter().zip(&expansion.telling).take(MOST_UNITS) {
            let typed = words[*word as usize].folded.clone();
            plan.units.push(Unit { typed, idf: 0.0, findable: false, telling: *telling });
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
        self.add_sectors(&mut plan, &expansion);
        self.find_roles(&mut plan, &expansion);
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

    pub(super) fn add_concept(
        &self,
        plan: &mut Plan,
        concept: ConceptNumber,
        weight: f32,
        units: &Range<usize>,
    ) {
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

    /// Profiles whose texts lean to the sectors that the query speaks for.
    fn add_sectors(&self, plan: &mut Plan, expansion: &Expansion) {
        let units = plan.units.len();
        for sector in expansion.sectors.iter().filter(|sector| sector.units.end <= units) {
            let key = self.taxonomy.key(sector.sector);
            let level = if key.code.len() == 5 { CLASS } else { 1.0 - CLASS };
            let at = plan.alternatives.len();
            let weight = LEANING * level * sector.weight;
            self.add(plan, Slot::Leaning, vec![key.to_string()], weight, &sector.units, ReasonKind::Sector);
            if let Some(added) = plan.alternatives.get_mut(at) {
                added.concept = Some(sector.sector);
            }
        }
    }

    /// A role tells what somebody is to the goods; few say so of themselves, so it is not asked of them.
    fn find_roles(&self, plan: &mut Plan, expansion: &Expansion) {
        let roles = expansion.concepts.iter().filter(|concept| self.taxonomy.is_role(concept.concept));
        let covered: Vec<usize> = roles.flat_map(|concept| concept.units.clone()).collect();
        if (0..plan.units.len()).all(|unit| covered.contains(&unit)) {
            return;
        }
        for unit in covered {
            if let Some(unit) = plan.units.get_mut(unit) {
                unit.telling = ROLE;
            }
        }
    }

    /// Adds an alternative if any profile has it, or raises the weight of an equal one.
    pub(super) fn add(
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
                if !matches!(alternative.slot, Slot::Wider | Slot::Leaning) {
                    together += alternative.profiles as f32 * alternative.weight.min(1.0);
                }
            }
            let together = together.clamp(1.0, all.max(1.0));
            unit.idf = unit.telling * (1.0 + (all - together + 0.5) / (together + 0.5)).ln();
        }
    }
}
