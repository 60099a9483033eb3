//! Scoring everything that is found: where few profiles have every unit of the query, those count too that have most.
//!
//! Every unit of the query counts once, by the best of its alternatives, with one inverse document frequency for all of
//! them; further alternatives that also fit add a little. That is BM25 over synonym groups, and keeps a rare translation
//! from outweighing the reader's own word.

use tantivy::TERMINATED;

use super::fit::Fit;
use super::list::{List, SegmentLists};
use super::members::Restriction;
use super::window::{Found, Window};
use crate::query::Plan;

/// What was found in one segment, in the order of its documents.
#[derive(Debug, Default)]
pub(super) struct Matches {
    /// Documents, with what was found in them.
    pub(super) found: Vec<Found>,
}

/// Scores everything that the plan finds, segment by segment, and keeps what has every unit; where that is too little,
/// also what has most of the query.
pub(super) fn score(
    plan: &Plan,
    segments: &[(&SegmentLists<'_>, &Restriction<'_>)],
    with_sectors: bool,
    window: &mut Window,
) -> tantivy::Result<Vec<Matches>> {
    let mut fit = Fit::of(plan);
    let mut all = Vec::with_capacity(segments.len());
    for (lists, restriction) in segments {
        all.push(score_segment(plan, lists.open_all(with_sectors)?, restriction, &mut fit, window));
    }
    fit.keep(&mut all);
    Ok(all)
}

/// Goes through a segment window by window. `lists` stand in the order of their units, since a unit is weighed when
/// all of its alternatives are known.
fn score_segment(
    plan: &Plan,
    mut lists: Vec<List<'_>>,
    restriction: &Restriction<'_>,
    fit: &mut Fit,
    window: &mut Window,
) -> Matches {
    let mut matches = Matches::default();
    loop {
        let next = lists.iter().map(List::document).min().unwrap_or(TERMINATED);
        if next == TERMINATED {
            return matches;
        }
        window.begin(next);
        for of_unit in lists.chunk_by_mut(|a, b| a.unit == b.unit) {
            let mut any = false;
            let end = window.end();
            for list in of_unit.iter_mut().filter(|list| list.document() < end) {
                list.add_to(window, false);
                any = true;
            }
            if any {
                let unit = of_unit[0].unit;
                window.end_unit(1 << unit, plan.units[unit].idf, 0.0);
            }
        }
        window.take(|found| {
            if restriction.allows(found.document) && fit.may_be_kept(&found) {
                matches.found.push(found);
            }
        });
    }
}
