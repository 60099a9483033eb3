//! Which concepts a sequence of words names.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::detect::UNKNOWN;

/// The terms of one language, each a sequence of units, sorted, with the concepts that they name.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct PhraseTable {
    units: Vec<u32>,
    /// Where each phrase's units end.
    ends: Vec<u32>,
    concepts: Vec<u32>,
    /// Whether the term is the concept's preferred one, per entry of `concepts`.
    preferred: Vec<bool>,
    /// Where each phrase's concepts end.
    concept_ends: Vec<u32>,
    /// For every unit, the first phrase that begins with it or a later unit.
    starts: Vec<u32>,
}

/// A term found at the start of a sequence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Phrase {
    /// Over how many steps of the sequence it reaches.
    pub(crate) length: usize,
    number: usize,
}

/// A unit of a text in which terms are looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Step {
    pub(crate) unit: u32,
    /// Whether a term reaches across it without having it: a function word between two others.
    pub(crate) may_be_left_out: bool,
}

impl PhraseTable {
    /// From sorted (units, concept, preferred) entries; equal sequences share a phrase. `units` tells how many numbers of
    /// units there are.
    pub(crate) fn from_sorted(entries: &[(Vec<u32>, u32, bool)], units: usize) -> PhraseTable {
        let mut table = PhraseTable::default();
        for group in entries.chunk_by(|a, b| a.0 == b.0) {
            table.units.extend(&group[0].0);
            table.ends.push(table.units.len() as u32);
            let start = table.concepts.len();
            for (_, concept, preferred) in group {
                match table.concepts[start..].iter().position(|other| other == concept) {
                    Some(at) => table.preferred[start + at] |= preferred,
                    None => {
                        table.concepts.push(*concept);
                        table.preferred.push(*preferred);
                    }
                }
            }
            table.concept_ends.push(table.concepts.len() as u32);
        }
        let firsts: Vec<u32> = (0..table.ends.len()).map(|phrase| table.sequence(phrase)[0]).collect();
        table.starts =
            (0..=units as u32).map(|unit| firsts.partition_point(|first| *first < unit) as u32).collect();
        table
    }

    /// The term that the sequence begins with and that reaches furthest; of these the one with most units.
    pub(crate) fn longest_at_start_of(&self, sequence: &[Step]) -> Option<Phrase> {
        let first = sequence.first()?.unit as usize;
        let phrases = *self.starts.get(first)? as usize..*self.starts.get(first + 1)? as usize;
        self.longest(phrases, 1, sequence, 1)
    }

    /// Of phrases that have the same first `units` units, all met in the first `at` steps, the one that goes on furthest.
    fn longest(
        &self,
        mut phrases: Range<usize>,
        mut units: usize,
        sequence: &[Step],
        mut at: usize,
    ) -> Option<Phrase> {
        let mut longest = None;
        while !phrases.is_empty() {
            // The one that ends here comes first.
            if self.sequence(phrases.start).len() == units {
                longest = Some(Phrase { length: at, number: phrases.start });
                phrases.start += 1;
            }
            let Some(next) = sequence.get(at).filter(|next| next.unit != UNKNOWN) else { break };
            let start = self.partition(phrases.clone(), |of| of[units] < next.unit);
            let having = start..self.partition(start..phrases.end, |of| of[units] == next.unit);
            if next.may_be_left_out {
                let without = self.longest(phrases, units, sequence, at + 1);
                let with = self.longest(having, units + 1, sequence, at + 1);
                let longer = with.filter(|with| without.is_none_or(|without| with.length >= without.length));
                return longer.or(without).or(longest);
            }
            (phrases, units, at) = (having, units + 1, at + 1);
        }
        longest
    }

    /// The concepts that a phrase names, and whether it is their preferred term.
    pub(crate) fn concepts(&self, phrase: Phrase) -> impl ExactSizeIterator<Item = (u32, bool)> {
        let range = bounds(&self.concept_ends, phrase.number);
        self.concepts[range.clone()].iter().copied().zip(self.preferred[range].iter().copied())
    }

    /// The first of these phrases for which `before` does not hold.
    fn partition(&self, phrases: Range<usize>, before: impl Fn(&[u32]) -> bool) -> usize {
        let (mut low, mut high) = (phrases.start, phrases.end);
        while low < high {
            let middle = low + (high - low) / 2;
            if before(self.sequence(middle)) { low = middle + 1 } else { high = middle }
        }
        low
    }

    fn sequence(&self, number: usize) -> &[u32] {
        &self.units[bounds(&self.ends, number)]
    }
}

fn bounds(ends: &[u32], number: usize) -> Range<usize> {
    let start = if number == 0 { 0 } else { ends[number - 1] as usize };
    start..ends[number] as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_term_is_found_whatever_stands_between_it_and_the_shorter_ones() {
        let terms: [&[u32]; 6] = [&[1], &[1, 2], &[1, 2, 3], &[1, 4], &[2, 2], &[3, 1, 1]];
        let entries: Vec<(Vec<u32>, u32, bool)> =
            (0..).zip(terms).map(|(concept, units)| (units.to_vec(), concept, true)).collect();
        let table = PhraseTable::from_sorted(&entries, 5);
        let longest = |sequence: &[u32]| {
            let phrase = table.longest_at_start_of(&steps(sequence, &[]))?;
            assert_eq!(table.sequence(phrase.number), &sequence[..phrase.length]);
            Some(phrase.length)
        };
        assert_eq!(longest(&[1, 2, 3, 4]), Some(3));
        assert_eq!(longest(&[1, 2, 4]), Some(2));
        assert_eq!(longest(&[1, 3]), Some(1));
        assert_eq!(longest(&[1]), Some(1));
        assert_eq!(longest(&[1, 4, 4]), Some(2));
        assert_eq!(longest(&[2, 2]), Some(2));
        assert_eq!(longest(&[2]), None);
        assert_eq!(longest(&[3, 1]), None);
        assert_eq!(longest(&[4]), None);
        assert_eq!(longest(&[u32::MAX, 1]), None);
        assert_eq!(longest(&[]), None);
    }

    fn steps(units: &[u32], left_out: &[u32]) -> Vec<Step> {
        units.iter().map(|unit| Step { unit: *unit, may_be_left_out: left_out.contains(unit) }).collect()
    }

    #[test]
    fn a_function_word_within_a_term_may_be_there_or_not_but_one_at_its_end_must() {
        // 1 aluminium 2 can 3 of; 9 is the function word "can", 8 is "of".
        let entries =
            [(vec![1], 1, true), (vec![1, 2], 2, true), (vec![1, 9], 3, true), (vec![9, 2], 4, true)];
        let table = PhraseTable::from_sorted(&entries, 10);
        let found = |sequence: &[u32]| {
            let phrase = table.longest_at_start_of(&steps(sequence, &[8, 9]))?;
            Some((table.concepts(phrase).next()?.0, phrase.length))
        };
        assert_eq!(found(&[1, 8, 2]), Some((2, 3)));
        assert_eq!(found(&[1, 8, 9, 2]), Some((2, 4)));
        assert_eq!(found(&[1, 9, 7]), Some((3, 2)));
        assert_eq!(found(&[1, 8, 9]), Some((3, 3)));
        assert_eq!(found(&[1, 8, 7]), Some((1, 1)));
        assert_eq!(found(&[9, 2]), Some((4, 2)));
        assert_eq!(found(&[9, 7]), None);
    }
}
