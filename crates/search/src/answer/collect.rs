//! What is found, filtered and counted, and the page of it.

use fixedbitset::FixedBitSet;
use rustc_hash::FxHashSet;
use tantivy::DocAddress;

use super::filter::{Filters, SegmentFilters};
use super::fit::Fit;
use super::list::{LengthTables, SegmentLists};
use super::members::{Restriction, members};
use super::page::{Best, Ranked, SegmentOrder, lifted};
use super::rank::{rank, scores};
use super::score::{Matches, score};
use super::share::{Part, Workplace, at_once, shares};
use super::window::Window;
use crate::index::{Dimension, FacetDictionary, Segment, Slot, Snapshot};
use crate::query::Plan;
use crate::request::{LAST_HIT, SearchRequest, Sort};

/// What passes the filters.
#[derive(Debug, Default)]
pub(crate) struct Collected {
    pub(crate) total: usize,
    /// The page's hits with their scores, in order.
    pub(crate) page: Vec<(DocAddress, f32)>,
    /// Counts by number of facet value.
    pub(crate) counts: Vec<u32>,
}

/// Where so many profiles have every unit by its words and concepts, sectors are not looked at: they cost much and say
/// little more.
const ENOUGH_WITHOUT_SECTORS: usize = 50;

/// `plan` is none when nothing was asked for: then everything is found. `hidden` are ties of what must not be shown.
pub(crate) fn collect(
    snapshot: &Snapshot,
    dictionary: &FacetDictionary,
    request: &SearchRequest,
    plan: Option<&Plan>,
    hidden: &FxHashSet<u64>,
    workplace: &Workplace,
) -> tantivy::Result<Collected> {
    let running = workplace.begin();
    let lengths = LengthTables::of(snapshot);
    let mut found = match plan {
        Some(plan) => workplace.with_window(|window| find(snapshot, plan, &lengths, window))?,
        None => Found::Members(snapshot.segments.iter().map(|segment| (None, living(segment))).collect()),
    };
    let filters = Filters::new(dictionary, request);
    let reader = request.language.and_then(|language| dictionary.find(Dimension::Language, language.code()));
    let sort = request.order();
    let mut segments = Vec::with_capacity(snapshot.segments.len());
    for (number, segment) in (0..).zip(&snapshot.segments) {
        let order = SegmentOrder::of(segment, number, sort, reader)?;
        segments.push((filters.on(segment, request, hidden)?, order));
    }
    let wanted = request.page.saturating_mul(request.per_page).min(LAST_HIT);
    let empty = || Sifted::new(filters.counted(), wanted);
    let mut sifted = empty();
    match &mut found {
        Found::Scored(all) => {
            for ((filters, order), matches) in segments.iter().zip(all) {
                sifted.add_scored(filters, order, matches);
                sifted.end_segment(order, sort)?;
            }
        }
        Found::Members(all) => {
            let documents = all.iter().map(|(_, members)| members.count_ones(..)).sum();
            let (lists, sets): (Vec<_>, Vec<_>) = all.iter_mut().map(|(lists, set)| (&*lists, set)).unzip();
            let fit = plan.map(Fit::of);
            let shares = shares(sets.into_iter(), running.threads(documents));
            let parts = at_once(shares, |share| {
                workplace.with_window(|window| {
                    let mut sifted = empty();
                    for part in share {
                        let (filters, order) = &segments[part.segment];
                        let ranking = match (lists[part.segment], &fit) {
                            (Some(lists), Some(fit)) if sort == Sort::Relevance => Some((lists, fit)),
                            _ => None,
                        };
                        sifted.add_part(part, filters, order, ranking, window)?;
                        sifted.end_segment(order, sort)?;
                    }
                    tantivy::Result::Ok(sifted)
                })
            });
            parts.into_iter().try_for_each(|part| tantivy::Result::Ok(sifted.add_all(part?)))?;
        }
    }

    let ranked = if sort == Sort::Name { by_name(sifted.names) } else { sifted.best.into_sorted() };
    let skipped = (request.page - 1) * request.per_page;
    let page = ranked.into_iter().take(wanted).skip(skipped).take(request.per_page);
    let mut page: Vec<(DocAddress, f32)> = page.map(|ranked| (ranked.at, ranked.score)).collect();
    if let (Found::Members(all), Some(plan), true) = (&found, plan, sort != Sort::Relevance) {
        score_page(all, &Fit::of(plan), &mut page)?;
    }
    Ok(Collected { total: sifted.total, page, counts: sifted.counts })
}

/// What is found.
enum Found<'a> {
    /// Few: all of it with its scores.
    Scored(Vec<Matches>),
    /// Many: by segment, those that have every unit of the plan, if there is one.
    Members(Vec<(Option<SegmentLists<'a>>, FixedBitSet)>),
}

fn find<'a>(
    snapshot: &'a Snapshot,
    plan: &'a Plan,
    lengths: &'a LengthTables,
    window: &mut Window,
) -> tantivy::Result<Found<'a>> {
    let fit = Fit::of(plan);
    let mut segments = Vec::with_capacity(snapshot.segments.len());
    let mut all = Vec::with_capacity(snapshot.segments.len());
    for (number, segment) in snapshot.segments.iter().enumerate() {
        let lists = SegmentLists::of(segment, number, plan, lengths)?;
        let restriction = Restriction::of(segment, plan)?;
        all.push(members(&lists, &fit, &restriction)?);
        segments.push((lists, restriction));
    }
    let having_all: usize = all.iter().map(|members| members.count_ones(..)).sum();
    let leans = plan.alternatives.iter().any(|alternative| alternative.slot == Slot::Leaning);
    let with_sectors = leans && having_all <= ENOUGH_WITHOUT_SECTORS;
    if with_sectors || !Fit::are_enough(having_all) {
        return Ok(Found::Scored(score(plan, &segments, with_sectors, window)?));
    }
    Ok(Found::Members(segments.into_iter().map(|(lists, _)| Some(lists)).zip(all).collect()))
}

fn living(segment: &Segment) -> FixedBitSet {
    let mut living = FixedBitSet::with_capacity(segment.reader.max_doc() as usize);
    match segment.reader.alive_bitset() {
        None => living.insert_range(..),
        Some(alive) => alive.iter_alive().for_each(|document| living.insert(document as usize)),
    }
    living
}

/// What passed the filters so far.
struct Sifted {
    total: usize,
    counts: Vec<u32>,
    best: Best,
    /// The best of each segment by name.
    names: Vec<(String, Ranked)>,
}

impl Sifted {
    fn new(values: usize, wanted: usize) -> Sifted {
        Sifted { total: 0, counts: vec![0; values], best: Best::new(wanted), names: Vec::new() }
    }

    fn add_scored(&mut self, filters: &SegmentFilters<'_>, order: &SegmentOrder<'_>, matches: &Matches) {
        let mut sieve = filters.sieve();
        for found in &matches.found {
            if sieve.passes(found.document) {
                self.total += 1;
                order.add(found.document, found.score, &mut self.best);
            }
        }
        sieve.add_to(&mut self.counts);
    }

    fn add_part(
        &mut self,
        part: Part<'_>,
        filters: &SegmentFilters<'_>,
        order: &SegmentOrder<'_>,
        ranking: Option<(&SegmentLists<'_>, &Fit)>,
        window: &mut Window,
    ) -> tantivy::Result<()> {
        let mut sieve = filters.sieve();
        self.total += sieve.keep(part.first, part.members);
        sieve.add_to(&mut self.counts);
        match ranking {
            Some((lists, fit)) => rank(lists, part.first, part.members, fit, window, order, &mut self.best),
            None => {
                part.documents().for_each(|document| order.add(document, 0.0, &mut self.best));
                Ok(())
            }
        }
    }

    /// Names are ordered by numbers that only compare within a segment.
    fn end_segment(&mut self, order: &SegmentOrder<'_>, sort: Sort) -> tantivy::Result<()> {
        if sort == Sort::Name {
            self.names.extend(order.with_names(self.best.take())?);
        }
        Ok(())
    }

    fn add_all(&mut self, other: Sifted) {
        self.total += other.total;
        self.counts.iter_mut().zip(other.counts).for_each(|(sum, count)| *sum += count);
        self.best.add_all(other.best);
        self.names.extend(other.names);
    }
}

fn by_name(mut names: Vec<(String, Ranked)>) -> Vec<Ranked> {
    names.sort_by(|a, b| a.0.cmp(&b.0).then_with(|| a.1.tie.cmp(&b.1.tie)));
    names.into_iter().map(|(_, ranked)| ranked).collect()
}

/// Gives the hits of a page that was ordered by something else their scores.
fn score_page(
    all: &[(Option<SegmentLists<'_>>, FixedBitSet)],
    fit: &Fit,
    page: &mut [(DocAddress, f32)],
) -> tantivy::Result<()> {
    for (number, (lists, _)) in (0..).zip(all) {
        let Some(lists) = lists else { continue };
        let mut hits: Vec<&mut (DocAddress, f32)> =
            page.iter_mut().filter(|(at, _)| at.segment_ord == number).collect();
        // Lists are read forwards.
        hits.sort_by_key(|(at, _)| *at);
        let scores = scores(lists, fit, hits.iter().map(|(at, _)| at.doc_id))?;
        for (hit, score) in hits.into_iter().zip(scores) {
            hit.1 = lifted(lists.segment, hit.0.doc_id, score);
        }
    }
    Ok(())
}
