//! The SAT solver, with a budget of conflicts rather than of seconds, so that a run can be repeated.

use std::cell::Cell;
use std::sync::Arc;

pub(crate) use batsat::Lit;
use batsat::{Callbacks, Solver, SolverInterface, SolverOpts, clause, lbool};

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
    solver: Solver<Limits>,
}

struct Limits {
    watch: Arc<dyn Watch>,
    conflicts: u64,
    budget: u64,
    asked: Cell<u32>,
    stopped: Cell<bool>,
}

impl Callbacks for Limits {
    fn on_new_clause(&mut self, _: &[Lit], kind: clause::Kind) {
        if kind == clause::Kind::Learnt {
            self.conflicts += 1;
        }
    }

    fn stop(&self) -> bool {
        const ASK_EVERY: u32 = 512;
        if self.conflicts >= self.budget || self.stopped.get() {
            return true;
        }
        self.asked.set(self.asked.get().wrapping_add(1));
        if self.asked.get().is_multiple_of(ASK_EVERY) && self.watch.should_stop() {
            self.stopped.set(true);
        }
        self.stopped.get()
    }
}

impl Sat {
    pub(crate) fn new(watch: Arc<dyn Watch>) -> Self {
        let limits =
            Limits { watch, conflicts: 0, budget: u64::MAX, asked: Cell::new(0), stopped: Cell::new(false) };
        Self { solver: Solver::new(SolverOpts::default(), limits) }
    }

    pub(crate) fn literal(&mut self) -> Lit {
        Lit::new(self.solver.new_var_default(), true)
    }

    pub(crate) fn clause(&mut self, literals: &[Lit]) {
        self.solver.add_clause_reuse(&mut literals.to_vec());
    }

    pub(crate) fn conflicts(&self) -> u64 {
        self.solver.cb().conflicts
    }

    /// Looks for a model in which all `assumptions` hold, for at most `budget` conflicts.
    pub(crate) fn solve(&mut self, assumptions: &[Lit], budget: u64) -> Answer {
        let limits = self.solver.cb_mut();
        limits.budget = limits.conflicts.saturating_add(budget);
        if limits.watch.should_stop() {
            return Answer::Open;
        }
        let found = self.solver.solve_limited(assumptions);
        if found == lbool::TRUE {
            Answer::Yes
        } else if found == lbool::FALSE {
            Answer::No(self.solver.unsat_core().iter().map(|&literal| !literal).collect())
        } else {
            Answer::Open
        }
    }

    /// Whether `literal` holds in the last model.
    pub(crate) fn holds(&self, literal: Lit) -> bool {
        self.solver.value_lit(literal) == lbool::TRUE
    }
}
