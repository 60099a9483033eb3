//! The best of many documents, most of which are never scored.
//!
//! A list whose documents cannot come onto the page by what it adds is not read, only looked into for those that may
//! come onto the page by others: MaxScore (Turtle and Flood, "Query Evaluation: Strategies and Optimizations", 1995),
//! window by window. The scores are those that reading everything would give.

use super::fit::Fit;
use super::list::{List, SegmentLists};
use super::members::{Members, tells_of_membership};
use super::page::{Best, MOST_LIFT, SegmentOrder, lifted};
use super::share::Floor;
use super::window::{ALSO, BEST, Cell, Window};

/// Lists are left unread until what they could add, beside the best alternative of each unit, is this share of what is
/// needed to come onto the page: with more, too many documents would have to be looked up one by one.
const MOST_BESIDE: f32 = 0.1;
/// Sums of many parts differ by so much with the order in which they are added.
const ROUNDING: f32 = 1.0 + 1e-4;

/// What the threads of a search rank by.
pub(super) struct Ranking<'a> {
    pub(super) fit: Fit,
    pub(super) floor: &'a Floor,
}

/// Adds all `members` that may come onto the page to its best.
pub(super) fn rank(
    lists: &SegmentLists<'_>,
    members: &Members,
    Ranking { fit, floor }: &Ranking<'_>,
    window: &mut Window,
    order: &SegmentOrder<'_>,
    best: &mut Best,
) -> tantivy::Result<()> {
    let mut reading = lists.open_all(false)?;
    let mut unread = Unread::new(&reading, lists.plan.units.len());
    let mut looked_up: Option<Vec<List<'_>>> = None;
    for (start, among) in members.windows() {
        best.share(floor);
        unread.grow(best.least());
        if unread.count > 0 && looked_up.is_none() {
            looked_up = Some(reading.clone());
        }
        window.begin_among(start, among);
        let has_all = |list: &List<'_>| {
            members.are_whole() && tells_of_membership(&lists.plan.alternatives[list.alternative], fit)
        };
        unread.read_others(&mut reading, lists, window, has_all);
        window.take_from(unread.least_sum(best.least()), |found| match &mut looked_up {
            Some(all) if unread.count > 0 => {
                // Most are kept out without looking at their own quality, which lies far away in memory.
                if !comes(unread.most + found.score, MOST_LIFT, best.least()) {
                    return;
                }
                let lift = lifted(lists.segment, found.document, 1.0);
                if unread.may_come(all, found.document, found.score, lift, best.least()) {
                    let score = score_of(lists, all, fit, found.document);
                    order.add(found.document, score, best);
                }
            }
            _ => {
                let score = fit.score(&found);
                // As above.
                if comes(score, MOST_LIFT, best.least()) {
                    order.add(found.document, score, best);
                }
            }
        });
    }
    Ok(())
}

/// The scores of some documents, given in their order.
pub(super) fn scores(
    lists: &SegmentLists<'_>,
    fit: &Fit,
    documents: impl IntoIterator<Item = u32>,
) -> tantivy::Result<Vec<f32>> {
    let mut all = lists.open_all(false)?;
    Ok(documents.into_iter().map(|document| score_of(lists, &mut all, fit, document)).collect())
}

/// The score of a document, by looking into every list.
fn score_of(lists: &SegmentLists<'_>, all: &mut [List<'_>], fit: &Fit, document: u32) -> f32 {
    let mut cell = Cell::default();
    for of_unit in all.chunk_by_mut(|a, b| a.unit == b.unit) {
        let mut any = false;
        for list in &mut *of_unit {
            if let Some(score) = list.score_of(document) {
                cell.add(score, list.weight);
                any = true;
            }
        }
        if any {
            let unit = of_unit[0].unit;
            cell.end_unit(1 << unit, lists.plan.units[unit].idf, 0.0);
        }
    }
    fit.score(&cell.found(document))
}

/// The lists of a segment that are not read: those that add the least.
struct Unread {
    /// The most that each list adds to a score, and the unit that it is of.
    lists: Vec<(f32, usize)>,
    /// The lists, those that add the least first.
    ascending: Vec<usize>,
    /// So many of these are not read.
    count: usize,
    is_unread: Vec<bool>,
    /// For each unit, the most that an unread list adds.
    best: Vec<f32>,
    /// What all unread lists add at most, beside the best of each unit…
    beside: f32,
    /// …and with them.
    most: f32,
}

impl Unread {
    fn new(lists: &[List<'_>], units: usize) -> Unread {
        let lists: Vec<(f32, usize)> = lists.iter().map(|list| (list.most(), list.unit)).collect();
        let mut ascending: Vec<usize> = (0..lists.len()).collect();
        ascending.sort_by(|a, b| lists[*a].0.total_cmp(&lists[*b].0));
        Unread {
            is_unread: vec![false; lists.len()],
            lists,
            ascending,
            count: 0,
            best: vec![0.0; units],
            beside: 0.0,
            most: 0.0,
        }
    }

    /// Leaves as many lists unread as cannot bring a document onto the page by themselves.
    fn grow(&mut self, least: f64) {
        while let Some(next) = self.ascending.get(self.count) {
            let (adds, unit) = self.lists[*next];
            let beside = self.beside + ALSO * adds;
            let most = self.most + ALSO * adds + BEST * (adds - self.best[unit]).max(0.0);
            if comes(most, MOST_LIFT, least) || f64::from(beside) > f64::from(MOST_BESIDE) * least {
                return;
            }
            (self.beside, self.most) = (beside, most);
            self.best[unit] = adds;
            self.is_unread[*next] = true;
            self.count += 1;
        }
    }

    /// What the lists that are read must add for a document to come onto the page.
    fn least_sum(&self, least: f64) -> f32 {
        (least / f64::from(ROUNDING * MOST_LIFT) - f64::from(self.most * ROUNDING)) as f32
    }

    /// Adds what the other lists say to the window. `has_all` tells whether all documents of a list are looked at.
    fn read_others(
        &self,
        reading: &mut [List<'_>],
        lists: &SegmentLists<'_>,
        window: &mut Window,
        has_all: impl Fn(&List<'_>) -> bool,
    ) {
        let mut number = 0;
        for of_unit in reading.chunk_by_mut(|a, b| a.unit == b.unit) {
            let unit = of_unit[0].unit;
            let mut any = false;
            for list in of_unit {
                if !self.is_unread[number] {
                    list.seek(window.start());
                    if list.document() < window.end() {
                        list.add_to(window, has_all(list));
                        any = true;
                    }
                }
                number += 1;
            }
            if any {
                window.end_unit(1 << unit, lists.plan.units[unit].idf, self.best[unit]);
            }
        }
    }

    /// Whether a document to which the lists that were read add `score` may still come onto the page, where its own
    /// profile lifts it so much.
    fn may_come(&self, all: &mut [List<'_>], document: u32, score: f32, lift: f32, least: f64) -> bool {
        let mut most = self.most + score;
        for list in self.ascending[..self.count].iter().rev() {
            if !comes(most, lift, least) {
                return false;
            }
            let adds = all[*list].score_of(document).unwrap_or(0.0);
            most -= ALSO * (self.lists[*list].0 - adds);
        }
        comes(most, lift, least)
    }
}

fn comes(most: f32, lift: f32, least: f64) -> bool {
    f64::from(most * ROUNDING * lift) >= least
}
