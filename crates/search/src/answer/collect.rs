//! What is found, filtered and counted, and the page of it.

use rustc_hash::FxHashSet;
use tantivy::DocAddress;

use super::filter::{Filters, SegmentFilters};
use super::fit::Fit;
use super::list::{LengthTables, SegmentLists};
use super::members::{Members, Restriction, members};
use super::page::{Best, Ranked, SegmentOrder, lifted};
use super::rank::{Ranking, rank, scores};
use super::score::{Matches, score};
use super::share::{Floor, Part, Running, shares};
use super::window::Window;
use crate::index::{Dimension, FacetDictionary, Slot, Snapshot};
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
    /// How many threads it was worth.
    pub(crate) threads: usize,
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
    running: &Running<'_>,
) -> tantivy::Result<Collected> {
    let threads = running.threads(plan.map_or(snapshot.profiles, Plan::postings));
    let lengths = LengthTables::of(snapshot);
    let lists = match plan {
        Some(plan) => SegmentLists::of_all(snapshot, plan, &lengths)?,
        None => Vec::new(),
    };
    let found = match plan {
        Some(plan) => find(snapshot, plan, &lists, threads, running)?,
        None => all(snapshot, threads),
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
    let is_scored = matches!(found, Found::Scored(_)) || sort == Sort::Relevance;
    match found {
        Found::Scored(all) => {
            for ((filters, order), matches) in segments.iter().zip(&all) {
                sifted.add_scored(filters, order, matches);
                sifted.end_segment(order, sort)?;
            }
        }
        Found::Members(shares) => {
            let floor = Floor::default();
            let ranking = plan
                .filter(|_| sort == Sort::Relevance)
                .map(|plan| Ranking { fit: Fit::of(plan), floor: &floor });
            let parts = running.at_once(shares, |share| {
                running.with_window(|window| {
                    let mut sifted = empty();
                    for (segment, members) in share {
                        let (filters, order) = &segments[segment];
                        let ranked_by = ranking.as_ref().zip(lists.get(segment));
                        sifted.add_members(members, filters, order, ranked_by, window)?;
                        sifted.end_segment(order, sort)?;
                    }
                    tantivy::Result::Ok(sifted)
                })
            });
            for part in parts {
                sifted.add_all(part?);
            }
        }
    }

    let ranked = if sort == Sort::Name { by_name(sifted.names) } else { sifted.best.into_sorted() };
    let skipped = (request.page - 1) * request.per_page;
    let page = ranked.into_iter().take(wanted).skip(skipped).take(request.per_page);
    let mut page: Vec<(DocAddress, f32)> = page.map(|ranked| (ranked.at, ranked.score)).collect();
    if let (Some(plan), false) = (plan, is_scored) {
        score_page(&lists, &Fit::of(plan), &mut page)?;
    }
    Ok(Collected { total: sifted.total, page, counts: sifted.counts, threads })
}

/// What is found.
enum Found {
    /// Few: all of it with its scores.
    Scored(Vec<Matches>),
    /// Many: by share, those of a segment that have every unit of the plan.
    Members(Vec<Vec<(usize, Members)>>),
}

fn find(
    snapshot: &Snapshot,
    plan: &Plan,
    lists: &[SegmentLists<'_>],
    threads: usize,
    running: &Running<'_>,
) -> tantivy::Result<Found> {
    let fit = Fit::of(plan);
    let restrictions = snapshot
        .segments
        .iter()
        .map(|segment| Restriction::of(segment, plan))
        .collect::<tantivy::Result<Vec<_>>>()?;
    let shares = running.at_once(shares_of(snapshot, threads), |share| {
        let of_part = |Part { segment, documents }: Part| {
            Ok((segment, members(&lists[segment], &fit, &restrictions[segment], &documents)?))
        };
        share.into_iter().map(of_part).collect::<tantivy::Result<Vec<_>>>()
    });
    let shares = shares.into_iter().collect::<tantivy::Result<Vec<_>>>()?;
    let having_all: usize = shares.iter().flatten().map(|(_, members)| members.count()).sum();
    let leans = plan.alternatives.iter().any(|alternative| alternative.slot == Slot::Leaning);
    let with_sectors = leans && having_all <= ENOUGH_WITHOUT_SECTORS;
    if with_sectors || !Fit::are_enough(having_all) {
        let segments: Vec<_> = lists.iter().zip(&restrictions).collect();
        let scored = running.with_window(|window| score(plan, &segments, with_sectors, window))?;
        return Ok(Found::Scored(scored));
    }
    Ok(Found::Members(shares))
}

fn all(snapshot: &Snapshot, threads: usize) -> Found {
    let living = |Part { segment, documents }: Part| {
        (segment, Members::living(&snapshot.segments[segment], &documents))
    };
    let shares = shares_of(snapshot, threads).into_iter();
    Found::Members(shares.map(|share| share.into_iter().map(living).collect()).collect())
}

fn shares_of(snapshot: &Snapshot, threads: usize) -> Vec<Vec<Part>> {
    shares(snapshot.segments.iter().map(|segment| segment.reader.max_doc()), threads)
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

    fn add_members(
        &mut self,
        mut members: Members,
        filters: &SegmentFilters<'_>,
        order: &SegmentOrder<'_>,
        ranked_by: Option<(&Ranking<'_>, &SegmentLists<'_>)>,
        window: &mut Window,
    ) -> tantivy::Result<()> {
        let mut sieve = filters.sieve();
        self.total += sieve.keep(&mut members);
        sieve.add_to(&mut self.counts);
        match ranked_by {
            Some((ranking, lists)) => rank(lists, &members, ranking, window, order, &mut self.best),
            None => {
                members.documents().for_each(|document| order.add(document, 0.0, &mut self.best));
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
fn score_page(lists: &[SegmentLists<'_>], fit: &Fit, page: &mut [(DocAddress, f32)]) -> tantivy::Result<()> {
    for (number, lists) in (0..).zip(lists) {
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
