//! The search itself.

use super::clauses::{Clauses, NO_CLAUSE, Ref};
use super::literal::Lit;
use super::order::Order;
use super::pace::Pace;
use super::phases::Phases;
use super::propagation::Watch;
use super::reduction::Reduction;

/// What a search found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Found {
    /// A model; see [`Solver::holds`].
    Model,
    /// There is none in which all of these assumptions hold; none at all if the list is empty.
    Contradiction(Vec<Lit>),
    /// It was told to stop.
    Nothing,
}

/// A formula, what was learnt about it, and the assignment under way.
#[derive(Debug, Default)]
pub(crate) struct Solver {
    pub(super) clauses: Clauses,
    /// For each literal, the clauses to look at when it fails.
    pub(super) watches: Vec<Vec<Watch>>,
    /// For each literal, 1 if it holds, -1 if it fails, 0 if that is open.
    pub(super) values: Vec<i8>,
    /// For each variable, the decision level of its value and the clause that gave it.
    pub(super) level: Vec<u32>,
    pub(super) reason: Vec<Ref>,
    /// What holds in the order in which it came about, and where each decision level begins.
    pub(super) trail: Vec<Lit>,
    pub(super) limits: Vec<usize>,
    /// What of the trail was followed up already.
    pub(super) head: usize,
    pub(super) order: Order,
    phases: Phases,
    pace: Pace,
    pub(super) reduction: Reduction,
    pub(super) fixed_when_reduced: usize,
    /// Marks of variables during an analysis, and which have one.
    pub(super) marks: Vec<u8>,
    pub(super) marked: Vec<u32>,
    /// For each level, when it was last counted.
    pub(super) stamps: Vec<u64>,
    pub(super) stamp: u64,
    /// The assumptions of this search or the last; their levels are no decisions.
    pub(super) assumed: Vec<Lit>,
    pub(super) conflicts: u64,
    contradiction: bool,
    model: Vec<bool>,
}

impl Solver {
    pub(crate) fn variable(&mut self) -> Lit {
        let var = u32::try_from(self.level.len()).unwrap_or(u32::MAX >> 1);
        self.watches.extend([Vec::new(), Vec::new()]);
        self.values.extend([0, 0]);
        self.level.push(0);
        self.reason.push(NO_CLAUSE);
        self.marks.push(0);
        self.stamps.resize(self.level.len() + 1, 0);
        self.order.add_variable();
        self.phases.add_variable();
        Lit::new(var, true)
    }

    /// Adds a clause.
    pub(crate) fn add(&mut self, literals: &[Lit]) {
        debug_assert_eq!(self.levels(), 0, "clauses come between searches");
        if self.contradiction {
            return;
        }
        let mut clause: Vec<Lit> =
            literals.iter().copied().filter(|literal| self.values[literal.index()] >= 0).collect();
        clause.sort_unstable();
        clause.dedup();
        let opposite = clause.windows(2).any(|pair| pair[0] == !pair[1]);
        if opposite || clause.iter().any(|literal| self.values[literal.index()] > 0) {
            return;
        }
        match clause.as_slice() {
            [] => self.contradiction = true,
            [only] => {
                self.assign(*only, NO_CLAUSE);
                self.contradiction = self.propagate().is_some();
            }
            _ => {
                let clause = self.clauses.add(&clause, None);
                self.watch(clause);
            }
        }
    }

    pub(crate) fn conflicts(&self) -> u64 {
        self.conflicts
    }

    /// Whether `literal` holds in the last model.
    pub(crate) fn holds(&self, literal: Lit) -> bool {
        self.model.get(literal.place()).is_some_and(|&value| value == literal.is_positive())
    }

    /// Looks for a model in which all `assumptions` hold. `stop` is told the number of conflicts from time to time.
    pub(crate) fn solve(&mut self, assumptions: &[Lit], mut stop: impl FnMut(u64) -> bool) -> Found {
        if self.contradiction {
            return Found::Contradiction(Vec::new());
        }
        if self.assumed != assumptions {
            self.phases.begin();
            self.assumed = assumptions.to_vec();
        }
        let found = self.search(assumptions, &mut stop);
        self.back_to(0);
        found
    }

    fn search(&mut self, assumptions: &[Lit], stop: &mut impl FnMut(u64) -> bool) -> Found {
        loop {
            if let Some(conflict) = self.propagate() {
                self.conflicts += 1;
                if self.levels() == 0 {
                    self.contradiction = true;
                    return Found::Contradiction(Vec::new());
                }
                let calm_until = self.limits.last().copied().unwrap_or(0);
                if self.pace.calm {
                    self.phases.note(&self.trail[..calm_until]);
                }
                self.learn(conflict);
                self.phases.change(self.conflicts);
                continue;
            }
            if stop(self.conflicts) {
                return Found::Nothing;
            }
            if self.levels() > assumptions.len() && self.pace.restarts(self.conflicts) {
                self.back_to(assumptions.len());
            }
            self.reduce();
            if let Some(&assumption) = assumptions.get(self.levels()) {
                match self.values[assumption.index()] {
                    0 => self.decide(assumption),
                    // It holds anyway: a level without a decision keeps levels and assumptions in step.
                    1 => self.limits.push(self.trail.len()),
                    _ => return Found::Contradiction(self.reasons_of(assumption)),
                }
                continue;
            }
            let Some(decision) = self.next_decision() else {
                self.model = (0..self.level.len()).map(|var| self.values[2 * var] > 0).collect();
                return Found::Model;
            };
            self.decide(decision);
        }
    }

    fn next_decision(&mut self) -> Option<Lit> {
        while let Some(var) = self.order.pop() {
            if self.values[2 * var as usize] == 0 {
                return Some(self.phases.of(var, self.pace.calm));
            }
        }
        None
    }

    fn learn(&mut self, conflict: Ref) {
        let (learnt, glue, back) = self.analyse(conflict);
        self.back_to(back);
        if learnt.len() == 1 {
            self.assign(learnt[0], NO_CLAUSE);
        } else {
            let clause = self.clauses.add(&learnt, Some(glue));
            self.watch(clause);
            self.assign(learnt[0], clause);
        }
        self.pace.learnt(glue);
        self.order.fade(self.pace.fading());
    }

    pub(super) fn levels(&self) -> usize {
        self.limits.len()
    }

    fn decide(&mut self, literal: Lit) {
        self.limits.push(self.trail.len());
        self.assign(literal, NO_CLAUSE);
    }

    pub(super) fn assign(&mut self, literal: Lit, reason: Ref) {
        self.values[literal.index()] = 1;
        self.values[(!literal).index()] = -1;
        self.level[literal.place()] = u32::try_from(self.limits.len()).unwrap_or(u32::MAX);
        self.reason[literal.place()] = reason;
        self.trail.push(literal);
    }

    fn back_to(&mut self, level: usize) {
        let Some(&from) = self.limits.get(level) else { return };
        for literal in self.trail.drain(from..) {
            self.values[literal.index()] = 0;
            self.values[(!literal).index()] = 0;
            self.phases.save(literal);
            self.order.insert(literal.var());
        }
        self.limits.truncate(level);
        self.head = from;
    }
}
