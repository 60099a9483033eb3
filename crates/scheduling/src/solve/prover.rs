//! Works on the proof: one aim after the other, by the exact side.

use std::sync::{Arc, Mutex};

use super::board::Board;
use crate::exact::{Encoding, Level, Levels, Step};
use crate::problem::{Problem, Score};
use crate::search::State;
use crate::watch::Watch;

/// Places of meetings up to which a formula is worth its memory.
const LARGEST: usize = 150_000;
/// Places from which a formula is large.
const LARGE: usize = 20_000;
/// Places up to which a formula is small.
const SMALL: usize = 2_000;
/// Conflicts of one round: more and more while searching finds nothing better.
const ROUND: std::ops::RangeInclusive<u64> = 1_000..=16_000;

pub(crate) struct Prover<'p> {
    problem: &'p Problem,
    watch: Arc<dyn Watch>,
    size: usize,
    levels: Option<Levels<'p>>,
    /// The formula is too large, or everything is proven.
    over: bool,
    /// What was proven for the levels behind.
    proven: Vec<(Level, i64)>,
    /// Conflicts of this round, and the best plan at the last one.
    conflicts: u64,
    last_conflicts: u64,
    seen: Option<Score>,
}

impl<'p> Prover<'p> {
    /// For a `repair`, which has to be there at once, only a small formula is worth its time.
    pub(crate) fn new(problem: &'p Problem, watch: &Arc<dyn Watch>, repair: bool) -> Self {
        let size: usize = problem.meetings.iter().map(|meet| meet.domain.len()).sum();
        let tables = if problem.walking > 0 { problem.tables } else { 1 };
        let largest = if repair { LARGE } else { LARGEST };
        let over = size.saturating_mul(tables) > largest;
        Self {
            problem,
            watch: Arc::clone(watch),
            size,
            levels: None,
            over,
            proven: Vec::new(),
            conflicts: *ROUND.start(),
            last_conflicts: 0,
            seen: None,
        }
    }

    /// Whether the formula is so small that a proof may well be there before a search has begun.
    pub(crate) fn is_small(&self) -> bool {
        self.size <= SMALL
    }

    /// Conflicts of the last round.
    pub(crate) fn last_conflicts(&self) -> u64 {
        self.last_conflicts
    }

    /// Works for a while; false if there is nothing left to do.
    pub(crate) fn round(&mut self, board: &Mutex<Board>) -> bool {
        // A large formula rarely gets past the weight, which may be proven otherwise; then time is better spent on
        // breaks.
        let behind = self.levels.as_ref().is_none_or(|levels| levels.level() < Some(Level::Moved));
        if self.over || behind && self.size > LARGE && Board::lock(board).weight_is_proven() {
            self.last_conflicts = 0;
            return false;
        }
        let (problem, watch) = (self.problem, &self.watch);
        let levels = self.levels.get_or_insert_with(|| {
            // No better plan has more breaks than the best one known, if breaks are all that is sought.
            let score = Board::lock(board).score;
            let few = problem.seeks_breaks_only()
                && score.is_plan()
                && (score.breaks as usize) < problem.people.len();
            Levels::new(Encoding::new(problem, Arc::clone(watch), few))
        });
        let score = Board::lock(board).score;
        if self.seen == Some(score) {
            self.conflicts = (self.conflicts * 2).min(*ROUND.end());
        } else {
            self.conflicts = *ROUND.start();
            self.seen = Some(score);
        }
        let start = levels.conflicts();
        let end = start + self.conflicts;
        while levels.conflicts() < end {
            let (known, settled) = {
                let board = Board::lock(board);
                if board.is_done() {
                    return true;
                }
                let as_good = self.proven.iter().all(|&(level, cost)| board.cost(level) == cost);
                let level = levels.level().filter(|_| as_good && board.score.is_plan());
                (level.map(|level| board.cost(level)), board.weight_is_proven())
            };
            let step = levels.step(end - levels.conflicts(), known, settled);
            let mut board = Board::lock(board);
            board.spend(100);
            match step {
                Step::Impossible => {
                    board.declare_impossible();
                    self.over = true;
                    return false;
                }
                Step::Plan(places) => {
                    let mut state = State::new(self.problem);
                    state.load(&places);
                    board.offer(&places, state.score);
                }
                Step::Bound(level, cost) => board.raise(level, cost),
                Step::Proven(level, cost) => {
                    board.raise(level, cost);
                    self.proven.push((level, cost));
                }
                Step::Done => {
                    board.declare_optimal();
                    self.over = true;
                    return false;
                }
                Step::Open => break,
            }
        }
        let spent = levels.conflicts() - start;
        self.last_conflicts = spent;
        Board::lock(board).spend(spent * 40);
        true
    }
}
