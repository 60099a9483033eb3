//! Which concepts a sequence of words names.

use serde::{Deserialize, Serialize};

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
    pub(crate) length: usize,
    number: usize,
}

impl PhraseTable {
    /// From sorted (units, concept, preferred) entries; equal sequences share a phrase.
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

    /// Every term that `sequence` begins with, shortest first.
    pub(crate) fn at_start_of(&self, sequence: &[u32]) -> impl Iterator<Item = Phrase> {
        let range = match sequence.first() {
            Some(first) if (*first as usize) + 1 < self.starts.len() => {
                self.starts[*first as usize] as usize..self.starts[*first as usize + 1] as usize
            }
            _ => 0..0,
        };
        range.filter_map(move |number| {
            let units = self.sequence(number);
            sequence.starts_with(units).then_some(Phrase { length: units.len(), number })
        })
    }

    /// The concepts that a phrase names, and whether it is their preferred term.
    pub(crate) fn concepts(&self, phrase: Phrase) -> impl ExactSizeIterator<Item = (u32, bool)> {
        let range = bounds(&self.concept_ends, phrase.number);
        self.concepts[range.clone()].iter().copied().zip(self.preferred[range].iter().copied())
    }

    fn sequence(&self, number: usize) -> &[u32] {
        &self.units[bounds(&self.ends, number)]
    }
}

fn bounds(ends: &[u32], number: usize) -> std::ops::Range<usize> {
    let start = if number == 0 { 0 } else { ends[number - 1] as usize };
    start..ends[number] as usize
}
