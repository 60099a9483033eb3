//! Plans a mission: searches for good plans, proves bounds, and stops at a proven optimum, when its effort is spent or
//! when it is told to.

mod board;
mod polisher;
mod prover;
mod reasons;
mod searcher;
mod tables;

use std::sync::{Arc, Mutex, PoisonError};

use thiserror::Error;

pub use crate::exact::Clash;
use crate::file::{FileError, Mission, NotHeld, Placed, Schedule};
pub use crate::problem::PreviousError;
use crate::problem::Problem;
use crate::watch::Watch;
use crate::words::Words;
use crate::{check, exact};
use board::Board;
use polisher::Polisher;
use prover::Prover;
use searcher::{ROUND, Searcher};

/// How to plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Options {
    /// Start of every random choice: the same seed gives the same plan with one thread, unless the watch stops it.
    pub seed: u64,
    /// Threads; with more than one, one proves while the others search.
    pub threads: usize,
    /// How much work to do without a limit of time; `None` leaves the end to the watch and the proof.
    pub effort: Option<u64>,
}

impl Options {
    /// Work that takes some tens of seconds for a mission of 200 participants.
    pub const EFFORT: u64 = 30_000_000;
    /// Work for a repair on the day, which has to be there within a second.
    pub const REPAIR: u64 = 100_000;
}

impl Default for Options {
    fn default() -> Self {
        Self { seed: 1, threads: 1, effort: Some(Self::EFFORT) }
    }
}

/// A plan.
#[derive(Debug, Clone, PartialEq)]
pub struct Outcome {
    /// The schedule.
    pub schedule: Schedule,
    /// Participants below their minimum.
    pub below_minimum: u64,
    /// What moved since the previous schedule, in words.
    pub moved: Vec<String>,
}

/// Why there is no plan.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum SolveError {
    /// The mission itself is faulty.
    #[error(transparent)]
    Mission(#[from] FileError),
    /// The previous schedule is faulty.
    #[error(transparent)]
    Previous(#[from] PreviousError),
    /// It is proven that the required meetings cannot all be held.
    #[error("{0}")]
    Impossible(Clash),
    /// Neither a plan nor a proof that there is none was found in time.
    #[error(
        "no plan was found that holds all required meetings, and no proof that there is none; \
         not placed in the best attempt: {}", .missing.join(", ")
    )]
    NotFound {
        /// The required meetings that the best attempt leaves out.
        missing: Vec<String>,
    },
}

/// Plans `mission`, moving as little of `previous` as possible.
///
/// # Errors
/// [`SolveError`]: a faulty mission or previous schedule, or no plan.
pub fn solve(
    mission: &Mission,
    previous: Option<&Schedule>,
    options: Options,
    watch: &Arc<dyn Watch>,
) -> Result<Outcome, SolveError> {
    mission.validate()?;
    let mut problem = Problem::of(mission);
    if let Some(previous) = previous {
        problem.remember(mission, previous)?;
    }
    const EXPLAIN: u64 = 200_000;
    if problem.meetings.iter().any(|meet| meet.required && meet.obstacle.is_some())
        && let Some(clash) = exact::explain(mission, &problem, watch, EXPLAIN)
    {
        return Err(SolveError::Impossible(clash));
    }
    let board = Mutex::new(Board::new(&problem, Arc::clone(watch), options.effort));
    work(&problem, options, watch, previous.is_some(), &board);
    let board = board.into_inner().unwrap_or_else(PoisonError::into_inner);
    if !board.score.is_plan() {
        if let Some(clash) = exact::explain(mission, &problem, watch, EXPLAIN) {
            return Err(SolveError::Impossible(clash));
        }
        let held = |m: usize| board.places[m].0 != crate::search::OUT;
        let missing =
            mission.meetings.iter().enumerate().filter(|&(m, meeting)| meeting.required && !held(m));
        return Err(SolveError::NotFound {
            missing: missing.map(|(_, meeting)| meeting.id.clone()).collect(),
        });
    }
    Ok(outcome(mission, &problem, previous, options, watch, &board))
}

/// Lets searchers and a prover work on one board until it is done.
fn work(problem: &Problem, options: Options, watch: &Arc<dyn Watch>, repair: bool, board: &Mutex<Board>) {
    if options.threads <= 1 {
        let mut searcher = Searcher::new(problem, options.seed, repair);
        searcher.start(board);
        let mut prover = Prover::new(problem, watch, repair);
        let mut polisher = Polisher::new(problem, options.seed, watch);
        if prover.is_small() {
            prover.round(board);
        }
        while !Board::lock(board).is_done() {
            // As much time for searching as for proving.
            const CONFLICTS_PER_CHUNK: u64 = 10;
            let chunks = usize::try_from(prover.last_conflicts() / CONFLICTS_PER_CHUNK).unwrap_or(0);
            searcher.round(board, chunks.max(ROUND));
            prover.round(board);
            if searcher.was_stuck() {
                polisher.round(board);
            }
        }
        return;
    }
    // A first plan says how many breaks are worth counting in the proof.
    let mut first = Searcher::new(problem, options.seed, repair);
    first.start(board);
    first.round(board, ROUND);
    std::thread::scope(|scope| {
        scope.spawn(move || {
            while !Board::lock(board).is_done() {
                first.round(board, ROUND);
            }
        });
        scope.spawn(|| {
            let mut prover = Prover::new(problem, watch, repair);
            let mut polisher = Polisher::new(problem, options.seed, watch);
            while !Board::lock(board).is_done() {
                let proves = prover.round(board);
                let polishes = polisher.round(board);
                if !proves && !polishes {
                    std::thread::yield_now();
                }
            }
        });
        for thread in 2..options.threads as u64 {
            scope.spawn(move || {
                let mut searcher = Searcher::new(problem, options.seed.wrapping_add(thread - 1), repair);
                searcher.start(board);
                while !Board::lock(board).is_done() {
                    searcher.round(board, ROUND);
                }
            });
        }
    });
}

fn outcome(
    mission: &Mission,
    problem: &Problem,
    previous: Option<&Schedule>,
    options: Options,
    watch: &Arc<dyn Watch>,
    board: &Board,
) -> Outcome {
    let words = Words::new(mission, problem);
    let tables = tables::assign(problem, &board.places);
    let mut meetings = Vec::new();
    let mut not_held = Vec::new();
    let state = board.state(problem);
    for (m, meeting) in (0..).zip(&mission.meetings) {
        let slot = state.slot(m).and_then(|slot| problem.slot_of_bit[slot]);
        match (slot, tables[m as usize]) {
            (Some(slot), Some(table)) => meetings.push(Placed {
                id: meeting.id.clone(),
                slot: mission.slots[slot].id.clone(),
                table: mission.tables[table].id.clone(),
            }),
            _ => not_held.push(NotHeld { id: meeting.id.clone(), reason: reasons::why(&words, &state, m) }),
        }
    }
    meetings.sort_by_cached_key(|placed| {
        let slot = mission.slots.iter().position(|slot| slot.id == placed.slot).unwrap_or(0);
        let table = mission.tables.iter().position(|table| table.id == placed.table).unwrap_or(0);
        (mission.slots[slot].start, table)
    });
    let mut schedule =
        Schedule { mission: mission.mission.clone(), meetings, not_held, ..Schedule::default() };
    let report = check::check(mission, &schedule, previous);
    schedule.figures = report.figures;
    schedule.bounds = board.bounds(problem);
    schedule.optimal = board.is_optimal();
    schedule.seconds = (watch.seconds() * 1000.0).round() / 1000.0;
    schedule.seed = options.seed;
    let moved = previous.map(|previous| moves_in_words(mission, previous, &schedule, &report.moved));
    Outcome { schedule, below_minimum: report.below_minimum, moved: moved.unwrap_or_default() }
}

fn moves_in_words(
    mission: &Mission,
    previous: &Schedule,
    schedule: &Schedule,
    moved: &[String],
) -> Vec<String> {
    let place = |schedule: &Schedule, id: &str| {
        let placed = schedule.meetings.iter().find(|placed| placed.id == id)?;
        let slot = mission.slots.iter().find(|slot| slot.id == placed.slot);
        let time =
            slot.map_or_else(|| placed.slot.clone(), |slot| slot.start.format("%Y-%m-%d %H:%M").to_string());
        Some(format!("{time} at table {}", placed.table))
    };
    let name = |id: &str| {
        mission.participants.iter().find(|person| person.id == id).map_or(id, |it| &it.name).to_owned()
    };
    moved
        .iter()
        .filter_map(|id| {
            let meeting = mission.meetings.iter().find(|meeting| meeting.id == *id)?;
            let people: Vec<String> = meeting.people().map(name).collect();
            let from = place(previous, id)?;
            let to = place(schedule, id).map_or_else(|| "given up".to_owned(), |to| format!("now {to}"));
            Some(format!("{id} ({}): was {from}, {to}", people.join(", ")))
        })
        .collect()
}
