//! What typed words probably mean: themselves, or what they may be the beginning or a misspelling of.

use std::ops::Range;

use locale::Language;
use taxonomy::{Familiarity, place};

use super::parse::TypedWord;
use super::plan::{IN_NAME, Plan, Planner};
use super::spelling::{Candidate, complete, correct};
use crate::index::Slot;
use crate::response::ReasonKind;

/// What a letter that was mended takes away.
const PER_WRONG_LETTER: f32 = 0.15;
const COMPLETED: f32 = 0.7;
const MOST_COMPLETIONS: usize = 8;
const MOST_CORRECTIONS: usize = 3;
/// A word that no label has and so few profiles wrote may be their mistake…
const RARE: u32 = 2;
/// …when a word one letter off stands in so many times as many.
const MUCH_MORE: u32 = 10;

/// A word as it goes into the plan: as typed, or as it was probably meant.
pub(super) struct Meant {
    pub(super) word: String,
    /// What is taken off for it not having been typed.
    pub(super) factor: f32,
    pub(super) reason: Option<ReasonKind>,
    others: Vec<Candidate>,
    completions: Vec<Candidate>,
    /// What is offered instead, though the word itself is looked for.
    offered: Option<String>,
}

impl Planner<'_> {
    /// What a typed word probably means: itself if anybody ever wrote it; else what it may be the beginning or a
    /// misspelling of.
    pub(super) fn meant(&self, word: &TypedWord, open_ended: bool) -> Meant {
        let typed = word.folded.as_str();
        let as_typed = |completions| Meant {
            word: typed.to_owned(),
            factor: 1.0,
            reason: None,
            others: Vec::new(),
            completions,
            offered: None,
        };
        let profiles = self.profiles_with_any_form(typed);
        let familiarity = if is_place(typed) { Familiarity::Known } else { self.taxonomy.familiarity(typed) };
        if matches!(familiarity, Familiarity::Known | Familiarity::Form) || profiles > 0 {
            let mut meant = as_typed(Vec::new());
            if familiarity != Familiarity::Known && self.settings.forgive {
                if self.profiles_with(typed) == 0 {
                    // Others of its forms are there: of a word that many use, this one would be too.
                    self.offer_usual(&mut meant, profiles.max(MUCH_MORE));
                } else if familiarity == Familiarity::Unknown && profiles <= RARE {
                    self.offer_usual(&mut meant, MUCH_MORE * profiles);
                }
            }
            return meant;
        }
        let completions =
            if open_ended { complete(self.snapshot, typed, MOST_COMPLETIONS) } else { Vec::new() };
        if !self.settings.forgive {
            return as_typed(completions);
        }
        let mut corrections = correct(self.snapshot, self.taxonomy, typed, MOST_CORRECTIONS + 1);
        // What may be a form or a compound of known words is right, unless a word one letter off is far more usual.
        if let Familiarity::Seeming(usage) = familiarity
            && !corrections.first().is_some_and(|best| best.distance == 1 && best.is_more_usual_than(usage))
        {
            return as_typed(Vec::new());
        }
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
            offered: None,
        }
    }

    /// Offers a word one letter off that stands in at least so many profiles in any form, and looks for it too.
    fn offer_usual(&self, meant: &mut Meant, least: u32) {
        let best = correct(self.snapshot, self.taxonomy, &meant.word, 1).into_iter().next();
        let usual =
            best.filter(|best| best.distance == 1 && self.profiles_with_any_form(&best.word) >= least);
        meant.offered = usual.as_ref().map(|best| best.word.clone());
        meant.others.extend(usual);
    }

    /// A word in names, as what it may go on to, and as what else it may be a misspelling of.
    pub(super) fn add_forms(&self, plan: &mut Plan, meant: &Meant, typed: &str, units: &Range<usize>) {
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

    /// In how many profiles the word stands, or another word with its stem.
    fn profiles_with_any_form(&self, word: &str) -> u32 {
        let of_stem =
            |language| self.frequency(Slot::Text(language), &self.taxonomy.analyse(language, word).stem);
        Language::ALL.into_iter().map(of_stem).fold(self.profiles_with(word), u32::max)
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
pub(super) fn corrected(query: &str, words: &[&TypedWord], meant: &[Meant]) -> Option<String> {
    let mut text = query.to_owned();
    let mut changed = false;
    for (word, meant) in words.iter().zip(meant).rev() {
        let mended = (meant.reason == Some(ReasonKind::Spelling)).then_some(&meant.word);
        if let Some(better) = mended.or(meant.offered.as_ref()) {
            text.replace_range(word.at.clone(), better);
            changed = true;
        }
    }
    changed.then_some(text)
}
