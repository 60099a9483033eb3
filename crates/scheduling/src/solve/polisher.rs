//! Opens parts of the best plan, chosen around breaks, and has them placed anew. The size of the parts adapts: as large
//! as can be decided within the budget.

use std::sync::{Arc, Mutex};

use super::board::Board;
use super::searcher::FOR_BREAKS;
use crate::exact::{Polished, polish};
use crate::problem::{Before, M, Problem};
use crate::search::{Random, State};
use crate::watch::Watch;

/// Conflicts for one part.
const BUDGET: u64 = 1_500;
/// Parts of one round.
const PARTS: usize = 4;
/// Meetings in a part.
const SIZE: std::ops::RangeInclusive<f64> = 10.0..=400.0;

pub(crate) struct Polisher<'p> {
    problem: &'p Problem,
    watch: Arc<dyn Watch>,
    random: Random,
    size: f64,
}

impl<'p> Polisher<'p> {
    pub(crate) fn new(problem: &'p Problem, seed: u64, watch: &Arc<dyn Watch>) -> Self {
        Self { problem, watch: Arc::clone(watch), random: Random::new(!seed), size: 40.0 }
    }

    /// Tries a few parts, if what is held is settled and there are breaks left; false if there is nothing to do now.
    pub(crate) fn round(&mut self, board: &Mutex<Board>) -> bool {
        for _ in 0..PARTS {
            let state = {
                let board = Board::lock(board);
                let settled = board.weight_is_proven() || board.share_left() < FOR_BREAKS;
                let settled = settled && board.score.is_plan() && board.score.breaks > board.breaks;
                if board.is_done() || !settled || self.problem.walking > 0 {
                    return false;
                }
                board.state(self.problem)
            };
            let free = self.part(&state);
            let polished = polish(&state, &self.watch, &free, BUDGET);
            let mut board = Board::lock(board);
            board.spend(if polished == Polished::TooLarge { 100 } else { 20_000 });
            match polished {
                Polished::Better(places) => {
                    let mut state = State::new(self.problem);
                    state.load(&places);
                    board.offer(&places, state.score);
                }
                Polished::Best => self.size = (self.size * 1.05).min(*SIZE.end()),
                Polished::TooLarge => self.size = (self.size * 0.8).max(*SIZE.start()),
                Polished::Open => self.size = (self.size * 0.95).max(*SIZE.start()),
            }
        }
        true
    }

    /// Held meetings of people around somebody with a break, or those of some slots around one.
    fn part(&mut self, state: &State<'_>) -> Vec<M> {
        let problem = self.problem;
        let idle: Vec<usize> = (0..problem.people.len()).filter(|&person| state.breaks(person) > 0).collect();
        let Some(first) = self.random.pick(&idle) else { return Vec::new() };
        let mut chosen = vec![false; problem.meetings.len()];
        let mut free = Vec::new();
        let mut open = |m: M, free: &mut Vec<M>| {
            if !std::mem::replace(&mut chosen[m as usize], true) && !stays(state, m) {
                free.push(m);
            }
        };
        let mut people = vec![first];
        let by_slots = self.random.below(3) == 0;
        while (free.len() as f64) < self.size {
            if by_slots {
                let slots: Vec<usize> = problem.slots().collect();
                let Some(slot) = self.random.pick(&slots) else { break };
                state.in_slot(slot).iter().for_each(|&m| open(m, &mut free));
                state.busy(first).iter().for_each(|slot| open(state.at(first, slot), &mut free));
                people.push(slot);
                if people.len() > problem.width * 2 {
                    break;
                }
                continue;
            }
            let Some(&person) = people.last() else { break };
            state.busy(person).iter().for_each(|slot| open(state.at(person, slot), &mut free));
            // On to somebody whom one of those met meets, to somebody else with a break, or to anybody.
            let next = match self.random.below(4) {
                0 => self.random.pick(&idle),
                1 => Some(self.random.below(problem.people.len())),
                _ => self
                    .random
                    .pick(&free)
                    .and_then(|m| self.random.pick(&problem.meetings[m as usize].people)),
            };
            people.push(next.unwrap_or(first));
            if people.len() > problem.people.len() * 2 {
                break;
            }
        }
        free
    }
}

/// Whether the meeting is where it was in the previous schedule, and so is better left alone.
fn stays(state: &State<'_>, m: M) -> bool {
    matches!(state.problem.meetings[m as usize].before, Before::At { slot, .. } if state.slot(m) == Some(slot))
}
