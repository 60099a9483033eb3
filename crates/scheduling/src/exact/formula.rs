//! A formula with its solver, with a budget of conflicts rather than of seconds, so that a run can be repeated.

use std::sync::Arc;

pub(crate) use crate::sat::Lit;
use crate::sat::{Found, Solver};
use crate::watch::Watch;

/// What a call found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Answer {
    Yes,
    /// No, because of these assumptions; of none if the formula has no model at all.
    No(Vec<Lit>),
    /// The budget is spent, or it is time to stop.
    Open,
}

/// A formula and its solver.
pub(crate) struct Sat {
    solver: Solver,
    watch: Arc<dyn Watch>,
    always: Lit,
}

impl Sat {
    pub(crate) fn new(watch: Arc<dyn Watch>) -> Self {
        let mut solver = Solver::default();
        let always = solver.variable();
        solver.add(&[always]);
        Self { solver, watch, always }
    }

    /// A literal that holds.
    pub(crate) fn always(&self) -> Lit {
        self.always
    }

    pub(crate) fn literal(&mut self) -> Lit {
        self.solver.variable()
    }

    pub(crate) fn clause(&mut self, literals: &[Lit]) {
        self.solver.add(literals);
    }

    pub(crate) fn conflicts(&self) -> u64 {
        self.solver.conflicts()
    }

    /// Looks for a model in which all `assumptions` hold, for at most `budget` conflicts.
    pub(crate) fn solve(&mut self, assumptions: &[Lit], budget: u64) -> Answer {
        const ASK_EVERY: u32 = 512;
        if self.watch.should_stop() {
            return Answer::Open;
        }
        let most = self.solver.conflicts().saturating_add(budget);
        let mut asked = 0_u32;
        let found = self.solver.solve(assumptions, |conflicts| {
            asked = asked.wrapping_add(1);
            conflicts >= most || asked.is_multiple_of(ASK_EVERY) && self.watch.should_stop()
        });
        match found {
            Found::Model => Answer::Yes,
            Found::Contradiction(core) => Answer::No(core),
            Found::Nothing => Answer::Open,
        }
    }

    /// Whether `literal` holds in the last model.
    pub(crate) fn holds(&self, literal: Lit) -> bool {
        self.solver.holds(literal)
    }
}
