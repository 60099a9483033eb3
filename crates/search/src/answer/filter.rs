//! What passes the filters, counted by facet on the way.

use fixedbitset::FixedBitSet;
use rustc_hash::FxHashSet;
use tantivy::columnar::Column;
use tantivy::schema::IndexRecordOption;
use tantivy::{DocSet, TERMINATED};
use taxonomy::{ConceptKey, Scheme};

use crate::index::{Dimension, FacetDictionary, Segment, Slot};
use crate::request::{Filter, SearchRequest};

/// The filters of a search, by facet number.
pub(super) struct Filters {
    /// Every number's dimension, as a bit.
    bits: Vec<u8>,
    /// Every number's dimension, if it is one of the values asked for; else 0.
    asked: Vec<u8>,
    /// The dimensions that are filtered by.
    active: u8,
}

/// The filters on one segment, with what is not a facet.
pub(super) struct SegmentFilters<'a> {
    filters: &'a Filters,
    segment: &'a Segment,
    products: Option<Vec<u32>>,
    published: Column<i64>,
    published_after: Option<i64>,
    hidden: &'a FxHashSet<u64>,
}

/// So many rows are fetched at a time.
const BATCH: usize = 128;

impl Filters {
    pub(super) fn new(dictionary: &FacetDictionary, request: &SearchRequest) -> Filters {
        let bits = dictionary.bits();
        let mut asked = vec![0; bits.len()];
        let mut active = 0;
        for dimension in Dimension::ALL {
            for value in request.values(dimension.filter()) {
                active |= dimension.bit();
                // A value that no profile ever had leaves its dimension without a fitting one.
                if let Some(entry) =
                    dictionary.find(dimension, value).and_then(|number| asked.get_mut(usize::from(number)))
                {
                    *entry = dimension.bit();
                }
            }
        }
        Filters { bits, asked, active }
    }

    /// How many facet numbers there are.
    pub(super) fn numbers(&self) -> usize {
        self.bits.len()
    }

    pub(super) fn on<'a>(
        &'a self,
        segment: &'a Segment,
        request: &SearchRequest,
        hidden: &'a FxHashSet<u64>,
    ) -> tantivy::Result<SegmentFilters<'a>> {
        Ok(SegmentFilters {
            filters: self,
            segment,
            products: products(segment, request)?,
            published: segment.reader.fast_fields().i64("published")?,
            published_after: request.published_after,
            hidden,
        })
    }

    /// Counts a document where it counts: in all facets if it passes all filters, in one facet if only that one's own
    /// filter keeps it out. Tells whether it passes.
    #[inline]
    fn count(&self, row: &[u16], counts: &mut [u32]) -> bool {
        // A segment may hold values newer than these filters; they wait for the next search.
        let known = |number: &&u16| usize::from(**number) < self.bits.len();
        if self.active == 0 {
            row.iter().filter(known).for_each(|number| counts[usize::from(*number)] += 1);
            return true;
        }
        let fitting =
            row.iter().filter(known).fold(0, |bits, number| bits | self.asked[usize::from(*number)]);
        let failing = self.active & !fitting;
        if failing == 0 {
            row.iter().filter(known).for_each(|number| counts[usize::from(*number)] += 1);
            return true;
        }
        if failing.is_power_of_two() {
            for number in row.iter().filter(known) {
                if self.bits[usize::from(*number)] == failing {
                    counts[usize::from(*number)] += 1;
                }
            }
        }
        false
    }
}

impl SegmentFilters<'_> {
    /// Whether a document passes; `counts` are by facet number.
    #[inline]
    pub(super) fn passes(&self, document: u32, counts: &mut [u32]) -> bool {
        !self.is_kept_out(document) && self.filters.count(self.segment.facets.row(document), counts)
    }

    /// Keeps those that pass, and tells how many they are.
    pub(super) fn keep(&self, members: &mut FixedBitSet, counts: &mut [u32]) -> usize {
        let mut kept = 0;
        let mut kept_out = Vec::new();
        let mut count = |batch: &mut Vec<(u32, &[u16])>| {
            // Rows lie far apart. Looked at one after the other, each would be waited for; the memory fetches many at
            // a time when all are asked for at first.
            std::hint::black_box(batch.iter().fold(0, |all, (_, row)| all ^ row.first().unwrap_or(&0)));
            for (document, row) in batch.drain(..) {
                if !self.is_kept_out(document) && self.filters.count(row, counts) {
                    kept += 1;
                } else {
                    kept_out.push(document as usize);
                }
            }
        };
        let mut batch = Vec::with_capacity(BATCH);
        for document in members.ones() {
            batch.push((document as u32, self.segment.facets.row(document as u32)));
            if batch.len() == BATCH {
                count(&mut batch);
            }
        }
        count(&mut batch);
        kept_out.into_iter().for_each(|document| members.remove(document));
        kept
    }

    fn is_kept_out(&self, document: u32) -> bool {
        let other_product =
            self.products.as_ref().is_some_and(|products| products.binary_search(&document).is_err());
        let is_old = self
            .published_after
            .is_some_and(|after| self.published.first(document).is_none_or(|at| at <= after));
        let is_hidden =
            !self.hidden.is_empty() && self.hidden.contains(&self.segment.facets.ties[document as usize]);
        other_product || is_old || is_hidden
    }
}

/// Documents of a segment that have one of the products asked for, or something below it; none when none is asked for.
fn products(segment: &Segment, request: &SearchRequest) -> tantivy::Result<Option<Vec<u32>>> {
    let codes = request.values(Filter::Product);
    if codes.is_empty() {
        return Ok(None);
    }
    let mut documents = Vec::new();
    for code in codes {
        let keys =
            [Scheme::Cpv, Scheme::Hs].into_iter().filter_map(|scheme| ConceptKey::new(scheme, code).ok());
        for key in keys {
            for slot in [Slot::Own, Slot::Wider] {
                let inverted = &segment.slots[slot.index()];
                let Some(info) = inverted.terms().get(key.to_string().as_bytes())? else { continue };
                let mut postings = inverted.read_postings_from_terminfo(&info, IndexRecordOption::Basic)?;
                while postings.doc() != TERMINATED {
                    documents.push(postings.doc());
                    postings.advance();
                }
            }
        }
    }
    documents.sort_unstable();
    documents.dedup();
    Ok(Some(documents))
}
