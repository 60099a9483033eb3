//! What is found, filtered and counted, and the page of it.

use fixedbitset::FixedBitSet;
use parking_lot::Mutex;
use rustc_hash::FxHashSet;
use tantivy::DocAddress;

use super::filter::Filters;
use super::fit::Fit;
use super::list::{LengthTables, SegmentLists};
use super::members::{Restriction, members};
use super::page::{Best, Ranked, SegmentOrder, lifted};
use super::rank::{rank, scores};
use super::score::{Matches, score};
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

/// Windows that are used again and again.
#[derive(Debug, Default)]
pub(crate) struct WindowPool {
    free: Mutex<Vec<Window>>,
}

/// What a plan finds.
enum Found<'a> {
    /// Few: all of it with its scores.
    Scored(Vec<Matches>),
    /// Many: by segment, those that have every unit.
    Members(Vec<(SegmentLists<'a>, FixedBitSet)>),
}

/// `plan` is none when nothing was asked for: then everything is found. `hidden` are ties of what must not be shown.
pub(crate) fn collect(
    snapshot: &Snapshot,
    dictionary: &FacetDictionary,
    request: &SearchRequest,
    plan: Option<&Plan>,
    hidden: &FxHashSet<u64>,
    windows: &WindowPool,
) -> tantivy::Result<Collected> {
    let mut window = windows.free.lock().pop().unwrap_or_default();
    let lengths = LengthTables::of(snapshot);
    let mut found = plan.map(|plan| find(snapshot, plan, &lengths, &mut window)).transpose()?;
    let fit = plan.map(Fit::of);

    let filters = Filters::new(dictionary, request);
    let reader = request.language.and_then(|language| dictionary.find(Dimension::Language, language.code()));
    let wanted = request.page.saturating_mul(request.per_page).min(LAST_HIT);
    let sort = request.order();
    let mut collected = Collected { counts: vec![0; filters.counted()], ..Collected::default() };
    let mut best = Best::new(wanted);
    let mut names: Vec<(String, Ranked)> = Vec::new();
    for (number, segment) in snapshot.segments.iter().enumerate() {
        let mut filters = filters.on(segment, request, hidden)?;
        let order = SegmentOrder::of(segment, number as u32, sort, reader)?;
        let total = &mut collected.total;
        match (&mut found, &fit) {
            (Some(Found::Scored(all)), _) => {
                for found in &all[number].found {
                    if filters.passes(found.document) {
                        *total += 1;
                        order.add(found.document, found.score, &mut best);
                    }
                }
            }
            (Some(Found::Members(all)), Some(fit)) => {
                let (lists, members) = &mut all[number];
                *total += filters.keep(members);
                if sort == Sort::Relevance {
                    rank(lists, members, fit, &mut window, &order, &mut best)?;
                } else {
                    members.ones().for_each(|document| order.add(document as u32, 0.0, &mut best));
                }
            }
            _ => {
                for document in living(segment) {
                    if filters.passes(document) {
                        *total += 1;
                        order.add(document, 0.0, &mut best);
                    }
                }
            }
        }
        filters.add_to(&mut collected.counts);
        if sort == Sort::Name {
            names.extend(order.with_names(best.take())?);
        }
    }
    windows.free.lock().push(window);

    let ranked = if sort == Sort::Name { by_name(names) } else { best.into_sorted() };
    let skipped = (request.page - 1) * request.per_page;
    let page = ranked.into_iter().take(wanted).skip(skipped).take(request.per_page);
    collected.page = page.map(|ranked| (ranked.at, ranked.score)).collect();
    if let (Some(Found::Members(all)), Some(fit), true) = (&found, &fit, sort != Sort::Relevance) {
        score_page(all, fit, &mut collected.page)?;
    }
    Ok(collected)
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
    Ok(Found::Members(segments.into_iter().map(|(lists, _)| lists).zip(all).collect()))
}

fn living(segment: &Segment) -> impl Iterator<Item = u32> {
    let alive = segment.reader.alive_bitset();
    (0..segment.reader.max_doc()).filter(move |document| alive.is_none_or(|alive| alive.is_alive(*document)))
}

fn by_name(mut names: Vec<(String, Ranked)>) -> Vec<Ranked> {
    names.sort_by(|a, b| a.0.cmp(&b.0).then_with(|| a.1.tie.cmp(&b.1.tie)));
    names.into_iter().map(|(_, ranked)| ranked).collect()
}

/// Gives the hits of a page that was ordered by something else their scores.
fn score_page(
    all: &[(SegmentLists<'_>, FixedBitSet)],
    fit: &Fit,
    page: &mut [(DocAddress, f32)],
) -> tantivy::Result<()> {
    for (number, (lists, _)) in (0..).zip(all) {
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
