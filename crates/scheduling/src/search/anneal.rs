//! Simulated annealing (Kirkpatrick, Gelatt and Vecchi, Science 1983) with two temperatures: one for the weight of what
//! is held, one for breaks, since the first must never be paid with the second.

use super::moves::Moves;
use super::random::Random;
use super::state::State;
use crate::problem::{Before, M, Problem, Score};

/// What a meeting that is in the row of its day is worth, in breaks: a break that takes fewer moves is sooner gone.
const IN_ROW: f64 = 0.6;

/// What a stretch of the search is after.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Aim {
    /// Hold more, or what weighs more.
    Weight,
    /// Fewer breaks with what is held.
    Breaks,
}

/// A search in progress.
#[derive(Debug)]
pub(crate) struct Search<'p> {
    pub(crate) state: State<'p>,
    pub(crate) moves: Moves,
    best: Vec<(u16, u16)>,
    best_score: Score,
    /// A typical weight, the unit of the temperature for weights.
    unit: f64,
    /// Scattered meetings before the move that is being judged.
    scattered_before: i64,
    /// How much worse the move that is being judged may be, drawn before it is made: most moves can then be left before
    /// they are made.
    patience: f64,
}

impl<'p> Search<'p> {
    pub(crate) fn new(problem: &'p Problem, seed: u64) -> Self {
        let wishes: Vec<i64> = problem
            .meetings
            .iter()
            .filter(|meet| !meet.required && meet.weight > 0)
            .map(|meet| meet.weight)
            .collect();
        let mean = wishes.iter().sum::<i64>() as f64 / wishes.len().max(1) as f64;
        let state = State::new(problem);
        let best = state.places().to_vec();
        Self {
            best_score: state.score,
            state,
            moves: Moves::new(seed),
            best,
            unit: mean.max(1.0),
            scattered_before: 0,
            patience: 0.0,
        }
    }

    pub(crate) fn best(&self) -> (&[(u16, u16)], Score) {
        (&self.best, self.best_score)
    }

    /// Takes a plan found elsewhere as the best and goes on from there, if it is better.
    pub(crate) fn offer(&mut self, places: &[(u16, u16)]) {
        let here = self.state.places().to_vec();
        self.state.load(places);
        if self.state.score < self.best_score {
            self.keep_best(None);
        } else {
            self.state.load(&here);
        }
    }

    /// Starts from nothing again; the best plan stays known.
    pub(crate) fn clear(&mut self) {
        let nothing = vec![(super::state::OUT, 0); self.best.len()];
        self.state.load(&nothing);
    }

    /// Goes back to the best plan known.
    pub(crate) fn return_to_best(&mut self) {
        let best = std::mem::take(&mut self.best);
        self.state.load(&best);
        self.best = best;
    }

    /// `steps` moves at a temperature given as a share of what matters for `aim`: a typical weight, or one break.
    pub(crate) fn run(&mut self, aim: Aim, steps: usize, temperature: f64) {
        self.state.commit();
        let mut best_mark = None;
        for _ in 0..steps {
            let before = self.state.score;
            self.scattered_before = self.state.scattered();
            self.patience = temperature * self.moves.random.unit().ln();
            let mark = self.state.mark();
            let moved = match aim {
                Aim::Weight => self.weight_move(),
                Aim::Breaks => self.breaks_move(),
            };
            if !moved || !self.accepts(aim, &before) {
                self.state.undo(mark);
                continue;
            }
            if self.state.score < self.best_score {
                self.best_score = self.state.score;
                best_mark = Some(self.state.mark());
            }
        }
        if let Some(mark) = best_mark {
            self.keep_best(Some(mark));
        }
        self.state.commit();
    }

    fn keep_best(&mut self, mark: Option<usize>) {
        match mark {
            Some(mark) => self.best = self.state.places_at(mark),
            None => {
                self.best = self.state.places().to_vec();
                self.best_score = self.state.score;
            }
        }
    }

    /// Takes the plan as it is for the best if it is one.
    pub(crate) fn note(&mut self) {
        if self.state.score < self.best_score {
            self.keep_best(None);
        }
    }

    fn accepts(&self, aim: Aim, before: &Score) -> bool {
        let after = self.state.score;
        let worth = |score: &Score| {
            f64::from(score.missing) * 40.0
                + f64::from(score.below) * 12.0
                + score.lost as f64 / self.unit
                + f64::from(score.moved) * 0.5 / self.unit
        };
        let gain = worth(before) - worth(&after);
        let idle = |score: &Score| f64::from(score.breaks) + 3.0 * f64::from(score.unfair);
        let rows = (self.scattered_before - self.state.scattered()) as f64;
        let calm = idle(before) - idle(&after) + IN_ROW * rows;
        match aim {
            Aim::Weight => {
                let unfair = f64::from(after.unfair) - f64::from(before.unfair);
                gain - unfair * 0.5 + calm * 1e-3 >= self.patience
            }
            Aim::Breaks => {
                let same = gain.abs() < 1e-9;
                (gain > 0.0 && !same) || same && calm >= self.patience
            }
        }
    }

    /// Moves a meeting unless that is seen beforehand to be worse than patience allows.
    fn shift(&mut self, aim: Aim, m: M, to: usize) -> bool {
        let patience = self.patience;
        // A plan that is unfair may get better by more than its breaks.
        let open = aim == Aim::Weight || self.state.score.unfair > 0 || self.state.has_previous();
        self.moves.shift(&mut self.state, m, to, |(breaks, scattered)| {
            open || -(breaks as f64) - IN_ROW * scattered as f64 >= patience
        })
    }

    fn weight_move(&mut self) -> bool {
        const CHAINS: usize = 6;
        if self.state.out().is_empty() || self.moves.random.below(16) == 0 {
            return self.random_shift(Aim::Weight);
        }
        let Some(m) = self.draw_out() else { return false };
        self.moves.insert(&mut self.state, m, CHAINS)
    }

    /// One of three meetings that are out: a required one first, then the heaviest.
    fn draw_out(&mut self) -> Option<M> {
        let drawn = [(); 3].map(|()| self.moves.random.pick(self.state.out()));
        let value = |m: &M| {
            let meet = &self.state.problem.meetings[*m as usize];
            (meet.required, meet.weight)
        };
        drawn.into_iter().flatten().max_by_key(value)
    }

    fn breaks_move(&mut self) -> bool {
        match self.moves.random.below(16) {
            0..=2 => self.random_shift(Aim::Breaks),
            3..=5 if !self.state.out().is_empty() => self.exchange(),
            6 if !self.state.out().is_empty() => {
                let m = self.moves.random.pick(self.state.out());
                m.is_some_and(|m| self.moves.insert(&mut self.state, m, 2))
            }
            _ => self.close_break(),
        }
    }

    fn random_shift(&mut self, aim: Aim) -> bool {
        let problem = self.state.problem;
        if problem.meetings.is_empty() {
            return false;
        }
        let m = self.moves.random.below(problem.meetings.len());
        let domain = problem.meetings[m].domain;
        let size = domain.len();
        if size == 0 {
            return false;
        }
        // Home again, half of the time, if the previous schedule had it elsewhere.
        let to = match problem.meetings[m].before {
            Before::At { slot, .. } if self.moves.random.below(2) == 0 => Some(slot),
            _ => domain.nth(self.moves.random.below(size)),
        };
        to.is_some_and(|to| self.shift(aim, u32::try_from(m).unwrap_or(u32::MAX), to))
    }

    /// Exchanges a wish held for one that is worth as much: so that somebody with a break meets in it, or somebody who
    /// meets is free before or after.
    fn exchange(&mut self) -> bool {
        let Some(person) = self.somebody_with_break() else { return false };
        let busy = *self.state.busy(person);
        if self.moves.random.below(2) == 0 {
            let beside = busy.neighbours();
            let slot = beside.nth(self.moves.random.below(beside.len().max(1)));
            return slot.is_some_and(|slot| self.moves.replace(&mut self.state, person, slot));
        }
        let Some(slot) = busy.nth(self.moves.random.below(busy.len().max(1))) else { return false };
        let meeting = self.state.at(person, slot);
        let others = &self.state.problem.meetings[meeting as usize].people;
        let other = self.moves.random.pick(others).filter(|&other| other != person);
        other.is_some_and(|other| self.moves.replace(&mut self.state, other, slot))
    }

    /// Moves a meeting of somebody, mostly with breaks, to a slot beside another meeting of theirs.
    fn close_break(&mut self) -> bool {
        let problem = self.state.problem;
        let Some(person) = self.somebody_with_break() else { return false };
        let busy = *self.state.busy(person);
        let beside = busy.neighbours();
        let (meetings, targets) = (busy.len(), beside.len());
        if meetings == 0 || targets == 0 {
            return false;
        }
        let from = busy.nth(self.moves.random.below(meetings));
        let to = beside.nth(self.moves.random.below(targets));
        let (Some(from), Some(to)) = (from, to) else { return false };
        let m = self.state.at(person, from);
        problem.meetings[m as usize].domain.contains(to) && self.shift(Aim::Breaks, m, to)
    }

    /// Somebody with breaks, if one of a few drawn has any, else anybody.
    fn somebody_with_break(&mut self) -> Option<usize> {
        const LOOKED_AT: usize = 24;
        let people = self.state.problem.people.len();
        let drawn = |random: &mut Random| (people > 0).then(|| random.below(people));
        let mut person = drawn(&mut self.moves.random)?;
        for _ in 0..LOOKED_AT {
            if self.state.breaks(person) > 0 {
                break;
            }
            person = drawn(&mut self.moves.random)?;
        }
        Some(person)
    }
}
