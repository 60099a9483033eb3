//! Works on the plan: a start at once, then annealing in cycles that get longer and go back to the best plan.

use std::sync::Mutex;

use super::board::Board;
use crate::bound::{self, NoBound};
use crate::exact::Level;
use crate::problem::{Problem, Score};
use crate::search::{Aim, Search};

/// Moves between two looks at the board.
const CHUNK: usize = 1_000;
/// Share of time or work that is kept for the breaks.
pub(super) const FOR_BREAKS: f64 = 0.45;
/// Chunks of the longest cycle.
const LONGEST: usize = 32_768;
/// Chunks of a round, at least.
pub(super) const ROUND: usize = 256;
/// Temperatures at the start and the end of a cycle, in typical weights and in breaks.
const WEIGHT: (f64, f64) = (0.4, 0.04);
/// So cold that hardly anything moves without need.
const REPAIR: (f64, f64) = (0.03, 0.01);
const BREAKS: (f64, f64) = (0.4, 0.12);

pub(crate) struct Searcher<'p> {
    problem: &'p Problem,
    search: Search<'p>,
    repair: bool,
    /// Chunks of the current cycle, and how many of them are done.
    cycle: usize,
    done: usize,
    aim: Aim,
    /// The best plan when the current cycle began, and whether the one before brought none better.
    began_with: Score,
    stuck: bool,
    /// Whether everything that can be held is held, so that the breaks have a bound of their own.
    bounded_breaks: bool,
    /// How many the bound on weight allows below their minimum.
    bounded_below: Option<u32>,
}

impl<'p> Searcher<'p> {
    pub(crate) fn new(problem: &'p Problem, seed: u64, repair: bool) -> Self {
        let search = Search::new(problem, seed);
        Self {
            problem,
            began_with: search.best().1,
            stuck: false,
            search,
            repair,
            cycle: 8,
            done: 0,
            aim: Aim::Weight,
            bounded_breaks: false,
            bounded_below: None,
        }
    }

    /// A plan at once, then the bound on what can be held, and a plan built after it.
    pub(crate) fn start(&mut self, board: &Mutex<Board>) {
        const CHAINS: usize = 40;
        let stop = || Board::lock(board).is_done();
        if self.repair {
            self.search.start_from_previous();
        }
        self.search.construct(|_| true, 0, stop);
        self.publish(board);
        if let Some(share) = self.bound_weight(board)
            && !self.repair
            && !Board::lock(board).weight_is_proven()
        {
            self.search.clear();
            self.search.construct(|m| share[m as usize] > 0.5, CHAINS, stop);
            self.publish(board);
        }
    }

    /// Bounds what can be held. How many may stay below their minimum is part of it, so that a better plan in that
    /// respect asks for a new bound.
    fn bound_weight(&mut self, board: &Mutex<Board>) -> Option<Vec<f64>> {
        let (score, seconds) = {
            let board = Board::lock(board);
            // Half of what is left is the most that a bound may cost.
            (board.score, board.seconds_left().map(|left| left / 2.0))
        };
        self.bounded_below = score.is_plan().then_some(score.below);
        match bound::choose(self.problem, seconds, self.bounded_below) {
            Ok(choice) => {
                let mut board = Board::lock(board);
                board.raise(Level::Below, choice.below.into());
                board.raise(Level::Weight, choice.lost);
                Some(choice.share)
            }
            Err(NoBound::Impossible) => {
                Board::lock(board).declare_impossible();
                None
            }
            Err(NoBound::Unknown) => None,
        }
    }

    /// A stretch of annealing, of so many chunks.
    pub(crate) fn round(&mut self, board: &Mutex<Board>, chunks: usize) {
        for _ in 0..chunks {
            if Board::lock(board).is_done() {
                return;
            }
            // The rest of the time belongs to the breaks, whatever the weight.
            let late = self.aim == Aim::Weight && Board::lock(board).share_left() < FOR_BREAKS;
            if self.done == self.cycle || late {
                self.next_cycle(board);
            }
            let (from, to) = match self.aim {
                Aim::Weight if self.repair => REPAIR,
                Aim::Weight => WEIGHT,
                Aim::Breaks => BREAKS,
            };
            let share = self.done as f64 / (self.cycle - 1) as f64;
            self.search.run(self.aim, CHUNK, from * (to / from).powf(share));
            self.done += 1;
            Board::lock(board).spend(CHUNK as u64);
            self.publish(board);
        }
    }

    /// Whether a cycle came to nothing since this was asked last, so that it is time to try otherwise too.
    pub(crate) fn was_stuck(&mut self) -> bool {
        std::mem::take(&mut self.stuck)
    }

    /// Starts from the best plan again, with the aim that is worth most now.
    fn next_cycle(&mut self, board: &Mutex<Board>) {
        let (best, proven, everything) = {
            let board = Board::lock(board);
            let everything = self.impossible_weight() == Some(board.score.lost);
            (board.places.clone(), board.weight_is_proven(), everything)
        };
        self.search.offer(&best);
        self.search.return_to_best();
        let score = Board::lock(board).score;
        self.stuck |= score >= self.began_with;
        self.began_with = score;
        if !proven && score.is_plan() && self.bounded_below != Some(score.below) {
            self.bound_weight(board);
        }
        if proven && !self.bounded_breaks && (everything || !self.repair) {
            self.bounded_breaks = true;
            self.bound_breaks(board, everything);
        }
        // While more weight may be possible, every other cycle looks for it.
        let late = Board::lock(board).share_left() < FOR_BREAKS;
        self.aim = if proven || late || self.aim == Aim::Weight { Aim::Breaks } else { Aim::Weight };
        if self.aim == Aim::Weight || proven || late {
            self.cycle = (self.cycle * 2).min(LONGEST);
        }
        self.done = 0;
    }

    /// Bounds the breaks of plans that hold `everything`, or else of those of the best weight.
    fn bound_breaks(&self, board: &Mutex<Board>, everything: bool) {
        let (score, seconds) = {
            let board = Board::lock(board);
            (board.score, board.seconds_left().map(|left| left / 10.0))
        };
        let settled = if everything { None } else { bound::settled(self.problem, score.lost, seconds) };
        if everything || settled.is_some() {
            let stop = || Board::lock(board).is_done();
            let fewest = bound::fewest_breaks(self.problem, settled.as_ref(), score.breaks, stop);
            Board::lock(board).raise(Level::Breaks, fewest.into());
        }
    }

    /// Weight of the wishes that nothing could make possible: what a plan loses that holds everything else. `None` if
    /// a wish weighs nothing, for then no weight tells whether it is held.
    fn impossible_weight(&self) -> Option<i64> {
        let wishes = || self.problem.meetings.iter().filter(|meet| !meet.required);
        let weightless = wishes().any(|meet| meet.weight == 0 && !meet.domain.is_empty());
        (!weightless).then(|| wishes().filter(|meet| meet.domain.is_empty()).map(|meet| meet.weight).sum())
    }

    fn publish(&self, board: &Mutex<Board>) {
        let (places, score) = self.search.best();
        Board::lock(board).offer(places, score);
    }
}
