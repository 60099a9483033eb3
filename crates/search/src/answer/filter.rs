//! What passes the filters, counted by facet on the way.

use rustc_hash::FxHashSet;
use tantivy::columnar::Column;
use tantivy::schema::IndexRecordOption;
use tantivy::{DocSet, TERMINATED};
use taxonomy::{ConceptKey, Scheme};

use super::members::Members;
use super::tally::Tally;
use crate::index::{Dimension, FacetDictionary, FacetValue, Segment, SegmentFacets, Slot, place};
use crate::request::{Filter, SearchRequest};

/// The facet filters of a search.
pub(super) struct Filters {
    /// Those that something was asked of.
    asked: Vec<Asked>,
    /// Of every value that is counted.
    dimensions: Vec<Dimension>,
}

/// What a profile must have one of.
struct Asked {
    dimension: Dimension,
    /// Words of bits of the values that are counted, by their place in a row.
    counted: Vec<(usize, u64)>,
    fine: Vec<u16>,
}

impl Filters {
    pub(super) fn new(dictionary: &FacetDictionary, request: &SearchRequest) -> Filters {
        let mut all = Vec::new();
        for dimension in Dimension::ALL {
            let values = request.values(dimension.filter());
            if values.is_empty() {
                continue;
            }
            let mut asked = Asked { dimension, counted: Vec::new(), fine: Vec::new() };
            // A value that no profile ever had leaves its dimension without a fitting one.
            for value in values.iter().filter_map(|value| dictionary.find(dimension, value)) {
                match value {
                    FacetValue::Counted(number) => asked.counted.push(place(number)),
                    FacetValue::Fine(number) => asked.fine.push(number),
                }
            }
            all.push(asked);
        }
        Filters { asked: all, dimensions: dictionary.dimensions() }
    }

    /// How many values are counted.
    pub(super) fn counted(&self) -> usize {
        self.dimensions.len()
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
            published_after: match request.published_after {
                Some(after) => Some((segment.reader.fast_fields().i64("published")?, after)),
                None => None,
            },
            hidden,
        })
    }
}

impl Asked {
    fn is_met(&self, facets: &SegmentFacets, document: u32) -> bool {
        let row = facets.counted.row(document);
        self.counted.iter().any(|(word, bit)| row.get(*word).is_some_and(|bits| bits & bit != 0))
            || !self.fine.is_empty() && facets.fine(document).iter().any(|value| self.fine.contains(value))
    }
}

/// The filters on one segment, with what is not a facet.
pub(super) struct SegmentFilters<'a> {
    filters: &'a Filters,
    segment: &'a Segment,
    products: Option<Vec<u32>>,
    /// When profiles were published, and after when that must be.
    published_after: Option<(Column<i64>, i64)>,
    hidden: &'a FxHashSet<u64>,
}

impl SegmentFilters<'_> {
    /// Begins to sift documents.
    pub(super) fn sieve(&self) -> Sieve<'_> {
        let tally = || Tally::of(&self.segment.facets.counted);
        Sieve {
            filters: self,
            passing: tally(),
            failing_one: self.filters.asked.iter().map(|_| tally()).collect(),
        }
    }

    /// Whether there is nothing to keep out.
    fn are_none(&self) -> bool {
        self.filters.asked.is_empty()
            && self.products.is_none()
            && self.published_after.is_none()
            && self.hidden.is_empty()
    }

    fn is_kept_out(&self, document: u32) -> bool {
        let other_product =
            self.products.as_ref().is_some_and(|products| products.binary_search(&document).is_err());
        let is_old = self
            .published_after
            .as_ref()
            .is_some_and(|(published, after)| published.first(document).is_none_or(|at| at <= *after));
        let is_hidden =
            !self.hidden.is_empty() && self.hidden.contains(&self.segment.facets.ties[document as usize]);
        other_product || is_old || is_hidden
    }
}

/// Filters through which documents of a segment go, and what was counted of them.
pub(super) struct Sieve<'a> {
    filters: &'a SegmentFilters<'a>,
    passing: Tally<'a>,
    /// For each filter, what only that one keeps out: it counts in the facet of the filter.
    failing_one: Vec<Tally<'a>>,
}

impl Sieve<'_> {
    /// Whether a document passes. It is counted where it counts: in all facets if it passes all filters, in one facet
    /// if only that one's own filter keeps it out.
    #[inline]
    pub(super) fn passes(&mut self, document: u32) -> bool {
        if self.filters.is_kept_out(document) {
            return false;
        }
        let mut failing = None;
        for (number, asked) in self.filters.filters.asked.iter().enumerate() {
            if !asked.is_met(&self.filters.segment.facets, document) && failing.replace(number).is_some() {
                return false;
            }
        }
        match failing {
            None => self.passing.add(document),
            Some(number) => self.failing_one[number].add(document),
        }
        failing.is_none()
    }

    /// Keeps those that pass, and tells how many they are.
    pub(super) fn keep(&mut self, members: &mut Members) -> usize {
        if self.filters.are_none() {
            members.documents().for_each(|document| self.passing.add(document));
            return members.count();
        }
        let mut kept = 0;
        members.retain(|document| {
            let passes = self.passes(document);
            kept += usize::from(passes);
            passes
        });
        kept
    }

    /// Adds what was counted, by number of value.
    pub(super) fn add_to(self, counts: &mut [u32]) {
        // A segment may hold values newer than these filters; they wait for the next search.
        self.passing.finish(|number, count| {
            if let Some(sum) = counts.get_mut(number) {
                *sum += count;
            }
        });
        let filters = self.filters.filters;
        for (asked, tally) in filters.asked.iter().zip(self.failing_one) {
            tally.finish(|number, count| {
                if filters.dimensions.get(number) == Some(&asked.dimension) {
                    counts[number] += count;
                }
            });
        }
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
