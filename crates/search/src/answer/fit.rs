//! Which of the profiles found are shown: those that have every unit of the query, and where that is too few, those
//! that have most of it.

use super::score::Matches;
use super::window::Found;
use crate::query::Plan;

/// With fewer profiles that have every unit, those that miss some are shown too…
const ENOUGH: usize = 10;
/// …if they have this share of what the query says…
const LEAST_COVERAGE: f32 = 0.4;
/// …and, up to as many, the best of those that have less.
const LEAST_HINT: f32 = 0.08;
/// Units that tell less are not asked of a profile.
const ASKED: f32 = 0.2;

/// What a plan asks of a profile, and how many were seen that have all of it.
pub(super) struct Fit {
    needed: u32,
    most: f32,
    having_all: usize,
}

impl Fit {
    pub(super) fn of(plan: &Plan) -> Fit {
        let asked = plan.units.iter().enumerate().filter(|(_, unit)| unit.findable && unit.telling > ASKED);
        let findable = plan.units.iter().filter(|unit| unit.findable);
        Fit {
            needed: asked.fold(0_u32, |bits, (number, _)| bits | 1 << number),
            most: findable.map(|unit| unit.idf).sum::<f32>().max(f32::MIN_POSITIVE),
            having_all: 0,
        }
    }

    /// Whether no unit is asked of a profile: then each that was found by anything has all.
    pub(super) fn asks_nothing(&self) -> bool {
        self.needed == 0
    }

    /// The units that are asked of a profile.
    pub(super) fn asked_units(&self) -> impl Iterator<Item = usize> {
        let needed = self.needed;
        (0..u32::BITS as usize).filter(move |unit| needed & 1 << unit != 0)
    }

    /// Whether so many profiles that have every unit are enough to leave the others out.
    pub(super) fn are_enough(having_all: usize) -> bool {
        having_all >= ENOUGH
    }

    /// The score of a profile: what covers less of the query counts less.
    pub(super) fn score(&self, found: &Found) -> f32 {
        let coverage = self.coverage(found);
        found.score * (coverage * coverage)
    }

    /// Sees another profile, and tells whether there is any use in it: once enough have every unit, the others are
    /// none.
    pub(super) fn may_be_kept(&mut self, found: &Found) -> bool {
        let has_all = self.has_all(found);
        self.having_all += usize::from(has_all);
        has_all || self.having_all < ENOUGH
    }

    /// Drops what does not fit, and lets what covers less of the query count less.
    pub(super) fn keep(&self, all: &mut [Matches]) {
        let enough = self.having_all >= ENOUGH;
        let mut fitting = 0;
        let mut hints: Vec<f32> = Vec::new();
        for found in all.iter_mut().flat_map(|matches| &mut matches.found) {
            found.score = self.score(found);
            if self.fits(found, enough) {
                fitting += 1;
            } else if self.coverage(found) >= LEAST_HINT {
                hints.push(found.score);
            }
        }
        // The score of the last hint that there is room for: what has the same comes too, wherever it lies.
        let room = if enough { 0 } else { ENOUGH.saturating_sub(fitting).min(hints.len()) };
        let least_score = if room == 0 {
            f32::INFINITY
        } else {
            *hints.select_nth_unstable_by(room - 1, |a, b| b.total_cmp(a)).1
        };
        for matches in all {
            matches.found.retain(|found| {
                let hints = self.coverage(found) >= LEAST_HINT && found.score >= least_score;
                self.fits(found, enough) || hints
            });
        }
    }

    fn fits(&self, found: &Found, enough: bool) -> bool {
        self.has_all(found) || !enough && self.coverage(found) >= LEAST_COVERAGE
    }

    fn has_all(&self, found: &Found) -> bool {
        found.units & self.needed == self.needed
    }

    fn coverage(&self, found: &Found) -> f32 {
        (found.coverage / self.most).min(1.0)
    }
}
