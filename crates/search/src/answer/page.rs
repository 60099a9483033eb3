//! The best documents seen so far, in the order that was asked for.

use tantivy::DocAddress;
use tantivy::columnar::{Column, StrColumn};

use super::share::Floor;
use crate::index::{FacetValue, Segment};
use crate::request::Sort;

/// How much a good profile (complete, checked, recently confirmed) is lifted.
const LIFT: f32 = 0.06;
/// What a score is multiplied by at most.
pub(super) const MOST_LIFT: f32 = 1.0 + LIFT;

/// The score of a document with what its profile is in itself.
pub(super) fn lifted(segment: &Segment, document: u32, score: f32) -> f32 {
    let quality = f32::from(segment.facets.quality[document as usize].min(100)) / 100.0;
    score * (1.0 + LIFT * quality)
}

/// What a segment's documents are ordered by.
pub(super) struct SegmentOrder<'a> {
    segment: &'a Segment,
    number: u32,
    /// The facet of the reader's language.
    reader: Option<FacetValue>,
    keys: Keys,
}

enum Keys {
    Score,
    Newest(Column<i64>),
    Name(Option<StrColumn>),
}

impl SegmentOrder<'_> {
    pub(super) fn of(
        segment: &Segment,
        number: u32,
        sort: Sort,
        reader: Option<FacetValue>,
    ) -> tantivy::Result<SegmentOrder<'_>> {
        let fast = segment.reader.fast_fields();
        let keys = match sort {
            Sort::Relevance => Keys::Score,
            Sort::Newest => Keys::Newest(fast.i64("published")?),
            Sort::Name => Keys::Name(fast.str("sort_name")?),
        };
        Ok(SegmentOrder { segment, number, reader, keys })
    }

    /// Adds a document to the best if it is one of them.
    #[inline]
    pub(super) fn add(&self, document: u32, score: f32, best: &mut Best) {
        let facets = &self.segment.facets;
        let score = lifted(self.segment, document, score);
        let key = self.key(document, score);
        if key < best.least() {
            return;
        }
        best.add(Ranked {
            key,
            reader: self.reader.is_some_and(|reader| facets.has(document, reader)),
            tie: facets.ties[document as usize],
            at: DocAddress::new(self.number, document),
            score,
        });
    }

    fn key(&self, document: u32, score: f32) -> f64 {
        match &self.keys {
            Keys::Score => f64::from(score),
            Keys::Newest(column) => column.first(document).unwrap_or(i64::MIN) as f64,
            Keys::Name(column) => {
                let ordinal = column.as_ref().and_then(|column| column.term_ords(document).next());
                -(ordinal.unwrap_or(u64::MAX) as f64)
            }
        }
    }

    /// The names by which some were ordered: their numbers only compare within a segment.
    pub(super) fn with_names(&self, ranked: Vec<Ranked>) -> tantivy::Result<Vec<(String, Ranked)>> {
        let Keys::Name(Some(column)) = &self.keys else { return Ok(Vec::new()) };
        let mut names = Vec::with_capacity(ranked.len());
        for ranked in ranked {
            let mut name = String::new();
            column.ord_to_str(-ranked.key as u64, &mut name)?;
            names.push((name, ranked));
        }
        Ok(names)
    }
}

/// A hit on its way to the page; greater is better.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ranked {
    pub(super) key: f64,
    /// Whether it is written in the reader's language.
    pub(super) reader: bool,
    pub(super) tie: u64,
    pub(super) at: DocAddress,
    pub(super) score: f32,
}

/// As many of the best as are wanted.
#[derive(Debug)]
pub(super) struct Best {
    wanted: usize,
    ranked: Vec<Ranked>,
    least: f64,
}

/// So many more than twice those wanted are kept before the worse half is dropped.
const ROOM: usize = 16;

impl Best {
    pub(super) fn new(wanted: usize) -> Best {
        Best { wanted, ranked: Vec::new(), least: f64::NEG_INFINITY }
    }

    /// What has a smaller key does not come onto the page.
    pub(super) fn least(&self) -> f64 {
        self.least
    }

    pub(super) fn add(&mut self, ranked: Ranked) {
        if ranked.key < self.least {
            return;
        }
        self.ranked.push(ranked);
        if self.ranked.len() >= 2 * self.wanted + ROOM {
            self.drop_worse();
        }
    }

    /// Adds what is best of others.
    pub(super) fn add_all(&mut self, others: Best) {
        others.ranked.into_iter().for_each(|ranked| self.add(ranked));
    }

    /// Takes what was kept so far, for keys that only compare among themselves.
    pub(super) fn take(&mut self) -> Vec<Ranked> {
        self.drop_worse();
        self.least = f64::NEG_INFINITY;
        std::mem::take(&mut self.ranked)
    }

    /// Those wanted, the best first.
    pub(super) fn into_sorted(mut self) -> Vec<Ranked> {
        self.drop_worse();
        self.ranked.sort_unstable_by(better_first);
        self.ranked
    }

    /// Tells the threads of a search what the last hit has at least, and learns it from them.
    pub(super) fn share(&mut self, floor: &Floor) {
        floor.raise(self.least);
        self.least = self.least.max(floor.get());
    }

    fn drop_worse(&mut self) {
        if self.wanted > 0 && self.ranked.len() > self.wanted {
            let (_, last, _) = self.ranked.select_nth_unstable_by(self.wanted - 1, better_first);
            self.least = self.least.max(last.key);
        }
        self.ranked.truncate(self.wanted);
    }
}

/// Ties are broken by what does not depend on where a document lies.
fn better_first(a: &Ranked, b: &Ranked) -> std::cmp::Ordering {
    b.key.total_cmp(&a.key).then_with(|| b.reader.cmp(&a.reader)).then_with(|| a.tie.cmp(&b.tie))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ranked(key: f64, tie: u64) -> Ranked {
        Ranked { key, reader: false, tie, at: DocAddress::new(0, tie as u32), score: 0.0 }
    }

    #[test]
    fn the_best_are_kept_in_order_however_many_come() {
        let mut best = Best::new(3);
        for number in 0..1_000_u64 {
            best.add(ranked(((number * 7_919) % 1_000) as f64, number));
        }
        assert!(best.least() >= 900.0, "what cannot come onto the page is known early");
        let keys: Vec<f64> = best.into_sorted().iter().map(|ranked| ranked.key).collect();
        assert_eq!(keys, [999.0, 998.0, 997.0]);
    }

    #[test]
    fn what_has_the_same_key_comes_by_its_tie_and_not_by_when_it_came() {
        let mut best = Best::new(2);
        (0..100).rev().for_each(|tie| best.add(ranked(1.0, tie)));
        let ties: Vec<u64> = best.into_sorted().iter().map(|ranked| ranked.tie).collect();
        assert_eq!(ties, [0, 1]);
    }
}
