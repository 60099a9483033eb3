//! Which documents have every unit of a query, as sets of bits: quicker than scoring, and all that totals and facets
//! need.

use std::ops::Range;

use fixedbitset::FixedBitSet;

use super::fit::Fit;
use super::list::SegmentLists;
use super::phrase::with_words;
use super::window::{SURE, Window};
use crate::index::{Segment, Slot};
use crate::query::{Alternative, Plan};

/// Some of the documents of a range.
#[derive(Debug)]
pub(super) struct Members {
    /// The document of the first bit.
    first: u32,
    set: FixedBitSet,
    /// Whether every document that has an alternative which tells of membership is among them.
    is_whole: bool,
}

impl Members {
    /// All documents of a range that are not deleted.
    pub(super) fn living(segment: &Segment, range: &Range<u32>) -> Members {
        let set = FixedBitSet::with_capacity(range.len());
        let mut members = Members { first: range.start, set, is_whole: false };
        members.set.insert_range(..);
        if let Some(alive) = segment.reader.alive_bitset() {
            members.retain(|document| alive.is_alive(document));
        }
        members
    }

    /// Whether every document that has an alternative which [tells of membership](tells_of_membership) is among them.
    pub(super) fn are_whole(&self) -> bool {
        self.is_whole
    }

    /// How many they are.
    pub(super) fn count(&self) -> usize {
        self.set.count_ones(..)
    }

    pub(super) fn documents(&self) -> impl Iterator<Item = u32> {
        self.set.ones().map(|bit| self.first + bit as u32)
    }

    /// The first document of each window that has any, and the bits of those in it.
    pub(super) fn windows(&self) -> impl Iterator<Item = (u32, &[usize])> {
        let all = self.set.as_slice();
        let mut at = 0;
        std::iter::from_fn(move || {
            at += all[at..].iter().take_while(|block| **block == 0).count();
            let blocks = &all[at..][..Window::room_for(&all[at..])];
            let first = self.first + at as u32 * usize::BITS;
            at += blocks.len();
            (!blocks.is_empty()).then_some((first, blocks))
        })
    }

    pub(super) fn retain(&mut self, mut keeps: impl FnMut(u32) -> bool) {
        for (first, block) in (self.first..).step_by(usize::BITS as usize).zip(self.set.as_mut_slice()) {
            let mut left = *block;
            while left != 0 {
                let bit = left & left.wrapping_neg();
                left ^= bit;
                if !keeps(first + bit.trailing_zeros()) {
                    *block ^= bit;
                    self.is_whole = false;
                }
            }
        }
    }
}

/// The documents of a range that surely have every unit that is asked of a profile, without looking at sectors.
pub(super) fn members(
    lists: &SegmentLists<'_>,
    fit: &Fit,
    restriction: &Restriction<'_>,
    range: &Range<u32>,
) -> tantivy::Result<Members> {
    let size = range.len();
    // Alternatives that say the same units share a set.
    let mut sets: Vec<(&Range<usize>, FixedBitSet)> = Vec::new();
    for (place, alternative) in lists.plan.alternatives.iter().enumerate() {
        if !tells_of_membership(alternative, fit) {
            continue;
        }
        let at = sets.iter().position(|(units, _)| **units == alternative.units).unwrap_or_else(|| {
            sets.push((&alternative.units, FixedBitSet::with_capacity(size)));
            sets.len() - 1
        });
        let set = &mut sets[at].1;
        lists.documents(place, range, |documents| {
            documents.iter().for_each(|document| set.insert((*document - range.start) as usize));
        })?;
    }
    let set = if fit.asks_nothing() {
        union(sets.iter().map(|(_, set)| set), size)
    } else {
        let mut having_all: Option<FixedBitSet> = None;
        for unit in fit.asked_units() {
            let having =
                union(sets.iter().filter(|(units, _)| units.contains(&unit)).map(|(_, set)| set), size);
            match &mut having_all {
                Some(all) => all.intersect_with(&having),
                None => having_all = Some(having),
            }
        }
        having_all.unwrap_or_default()
    };
    let is_whole = fit.asks_nothing() || fit.asked_units().count() == 1;
    let mut members = Members { first: range.start, set, is_whole };
    restriction.restrict(&mut members);
    Ok(members)
}

/// Whether a document that has an alternative is one of the members, or would be but for other units.
pub(super) fn tells_of_membership(alternative: &Alternative, fit: &Fit) -> bool {
    alternative.slot != Slot::Leaning
        && (fit.asks_nothing()
            || alternative.weight >= SURE && fit.asked_units().any(|unit| alternative.units.contains(&unit)))
}

fn union<'a>(mut sets: impl Iterator<Item = &'a FixedBitSet>, size: usize) -> FixedBitSet {
    let Some(mut union) = sets.next().cloned() else { return FixedBitSet::with_capacity(size) };
    sets.for_each(|set| union.union_with(set));
    union
}

/// Deleted documents, those that lack a phrase, and those that have what is excluded are left out.
pub(super) struct Restriction<'a> {
    segment: &'a Segment,
    phrases: Vec<Vec<u32>>,
    excluded: Vec<Vec<u32>>,
}

impl<'a> Restriction<'a> {
    pub(super) fn of(segment: &'a Segment, plan: &Plan) -> tantivy::Result<Restriction<'a>> {
        let having = |all: &[Vec<String>]| -> tantivy::Result<Vec<Vec<u32>>> {
            all.iter().map(|words| with_words(segment, words)).collect()
        };
        Ok(Restriction { segment, phrases: having(&plan.phrases)?, excluded: having(&plan.excluded)? })
    }

    pub(super) fn allows(&self, document: u32) -> bool {
        self.segment.reader.alive_bitset().is_none_or(|alive| alive.is_alive(document))
            && self.phrases.iter().all(|having| having.binary_search(&document).is_ok())
            && self.excluded.iter().all(|having| having.binary_search(&document).is_err())
    }

    fn restrict(&self, members: &mut Members) {
        let nothing = self.phrases.is_empty() && self.excluded.is_empty();
        if !nothing || self.segment.reader.alive_bitset().is_some() {
            members.retain(|document| self.allows(document));
        }
    }
}
