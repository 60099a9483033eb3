//! Filtering, counting facets, and taking the page.

use rustc_hash::FxHashSet;
use tantivy::columnar::StrColumn;
use tantivy::schema::IndexRecordOption;
use tantivy::{DocAddress, DocSet, TERMINATED};
use taxonomy::{ConceptKey, Scheme};

use super::score::Matches;
use crate::index::{Dimension, FacetDictionary, Segment, Slot, Snapshot};
use crate::request::{Filter, LAST_HIT, SearchRequest, Sort};

/// What passes the filters.
#[derive(Debug, Default)]
pub(crate) struct Collected {
    pub(crate) total: usize,
    /// The page's hits with their scores, in order.
    pub(crate) page: Vec<(DocAddress, f32)>,
    /// Counts by facet number.
    pub(crate) counts: Vec<u32>,
}

/// A hit on its way to the page; greater is better.
#[derive(Clone, Copy, Debug)]
struct Ranked {
    key: f64,
    reader: bool,
    tie: u64,
    at: DocAddress,
    score: f32,
}

/// `matches` are what was found in each segment, or none when nothing was asked for: then everything is.
pub(crate) fn collect(
    snapshot: &Snapshot,
    dictionary: &FacetDictionary,
    request: &SearchRequest,
    matches: Option<&[Matches]>,
    hidden: &FxHashSet<u64>,
) -> tantivy::Result<Collected> {
    let filters = Filters::new(dictionary, request);
    let reader = request.language.and_then(|language| dictionary.find(Dimension::Language, language.code()));
    let wanted = request.page.saturating_mul(request.per_page).min(LAST_HIT);
    let order = request.order();
    let mut collected = Collected { counts: vec![0; filters.bits.len()], ..Collected::default() };
    let mut best: Vec<Ranked> = Vec::new();
    // What has less does not come onto the page.
    let mut least = f64::NEG_INFINITY;
    let mut names: Vec<(String, Ranked)> = Vec::new();
    for (number, segment) in snapshot.segments.iter().enumerate() {
        let product = products(segment, request)?;
        let keys = SortKeys::of(segment, order)?;
        let published = segment.reader.fast_fields().i64("published")?;
        let is_old = |document: u32| {
            request
                .published_after
                .is_some_and(|after| published.first(document).is_none_or(|at| at <= after))
        };
        let mut take = |document: u32, score: f32| {
            let tie = || segment.facets.ties[document as usize];
            let other_product =
                product.as_ref().is_some_and(|product| product.binary_search(&document).is_err());
            if other_product || !hidden.is_empty() && hidden.contains(&tie()) || is_old(document) {
                return;
            }
            let row = segment.facets.row(document);
            if !filters.count(row, &mut collected.counts) {
                return;
            }
            collected.total += 1;
            let quality = f32::from(segment.facets.quality[document as usize]) / 100.0;
            let score = score * (1.0 + QUALITY * quality);
            let key = keys.key(document, score);
            if key < least {
                return;
            }
            let at = DocAddress::new(number as u32, document);
            let reader = reader.is_some_and(|reader| row.contains(&reader));
            best.push(Ranked { key, reader, tie: tie(), at, score });
            if best.len() >= 2 * wanted + 1_024 {
                least = keep_best(&mut best, wanted);
            }
        };
        match matches {
            Some(matches) => matches[number].found.iter().for_each(|found| take(found.document, found.score)),
            None => {
                let alive = segment.reader.alive_bitset();
                (0..segment.reader.max_doc())
                    .filter(|document| alive.is_none_or(|alive| alive.is_alive(*document)))
                    .for_each(|document| take(document, 0.0));
            }
        }
        if order == Sort::Name {
            // Numbers of names only compare within a segment.
            keep_best(&mut best, wanted);
            least = f64::NEG_INFINITY;
            names.extend(keys.with_names(&mut best)?);
        }
    }
    let skipped = (request.page - 1) * request.per_page;
    if order == Sort::Name {
        names.sort_by(|a, b| a.0.cmp(&b.0).then_with(|| a.1.tie.cmp(&b.1.tie)));
        best = names.into_iter().map(|(_, ranked)| ranked).collect();
    } else {
        keep_best(&mut best, wanted);
        best.sort_unstable_by(better_first);
    }
    collected.page = best
        .into_iter()
        .take(wanted)
        .skip(skipped)
        .take(request.per_page)
        .map(|ranked| (ranked.at, ranked.score))
        .collect();
    Ok(collected)
}

/// How much a good profile (complete, checked, recently confirmed) is lifted.
const QUALITY: f32 = 0.06;

/// Keeps as many as are wanted, and tells what the last of them has.
fn keep_best(best: &mut Vec<Ranked>, wanted: usize) -> f64 {
    if best.len() <= wanted || wanted == 0 {
        return f64::NEG_INFINITY;
    }
    let (_, last, _) = best.select_nth_unstable_by(wanted - 1, better_first);
    let least = last.key;
    best.truncate(wanted);
    least
}

/// Ties are broken by what does not depend on where a document lies.
fn better_first(a: &Ranked, b: &Ranked) -> std::cmp::Ordering {
    b.key.total_cmp(&a.key).then_with(|| b.reader.cmp(&a.reader)).then_with(|| a.tie.cmp(&b.tie))
}

/// What a segment's documents are ordered by.
enum SortKeys {
    Score,
    Newest(tantivy::columnar::Column<i64>),
    Name(Option<StrColumn>),
}

impl SortKeys {
    fn of(segment: &Segment, order: Sort) -> tantivy::Result<SortKeys> {
        let fast = segment.reader.fast_fields();
        Ok(match order {
            Sort::Relevance => SortKeys::Score,
            Sort::Newest => SortKeys::Newest(fast.i64("published")?),
            Sort::Name => SortKeys::Name(fast.str("sort_name")?),
        })
    }

    fn key(&self, document: u32, score: f32) -> f64 {
        match self {
            SortKeys::Score => f64::from(score),
            SortKeys::Newest(column) => column.first(document).unwrap_or(i64::MIN) as f64,
            SortKeys::Name(column) => {
                let ordinal = column.as_ref().and_then(|column| column.term_ords(document).next());
                -(ordinal.unwrap_or(u64::MAX) as f64)
            }
        }
    }

    fn with_names(&self, best: &mut Vec<Ranked>) -> tantivy::Result<Vec<(String, Ranked)>> {
        let SortKeys::Name(Some(column)) = self else { return Ok(Vec::new()) };
        let mut names = Vec::with_capacity(best.len());
        for ranked in best.drain(..) {
            let mut name = String::new();
            column.ord_to_str(-ranked.key as u64, &mut name)?;
            names.push((name, ranked));
        }
        Ok(names)
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

/// The filters, by facet number.
struct Filters {
    /// Every number's dimension, as a bit.
    bits: Vec<u8>,
    /// Every number's dimension, if it is one of the values asked for; else 0.
    asked: Vec<u8>,
    /// The dimensions that are filtered by.
    active: u8,
}

impl Filters {
    fn new(dictionary: &FacetDictionary, request: &SearchRequest) -> Filters {
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
