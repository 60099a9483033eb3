//! Forgets learnt clauses that join many decisions and were of no use lately.

use super::clauses::{NO_CLAUSE, Ref};
use super::solver::Solver;

/// Conflicts until the first time, and how much longer it takes each time.
const FIRST: u64 = 2_000;
const LONGER: u64 = 300;
/// Glue up to which a clause is kept for ever, and up to which it is kept while it is of use.
const FOR_EVER: u32 = 2;
const WHILE_USED: u32 = 6;

#[derive(Debug)]
pub(super) struct Reduction {
    next: u64,
    wait: u64,
}

impl Default for Reduction {
    fn default() -> Self {
        Self { next: FIRST, wait: FIRST }
    }
}

impl Solver {
    /// Forgets the worse half of what is neither good nor in use, when it is time.
    pub(super) fn reduce(&mut self) {
        if self.conflicts < self.reduction.next {
            return;
        }
        self.reduction.wait += LONGER;
        self.reduction.next = self.conflicts + self.reduction.wait;
        let mut worst: Vec<(u32, usize, Ref)> = Vec::new();
        for clause in self.clauses.learnt.clone() {
            let glue = self.clauses.glue(clause);
            let used = self.clauses.take_used(clause);
            if glue > FOR_EVER && !(used && glue <= WHILE_USED) && !self.is_reason(clause) {
                worst.push((glue, self.clauses.len(clause), clause));
            }
        }
        worst.sort_unstable_by(|a, b| b.cmp(a));
        worst.truncate(worst.len() / 2);
        worst.into_iter().for_each(|(.., clause)| self.clauses.remove(clause));
        self.forget_satisfied();
        self.close_gaps();
    }

    fn is_reason(&self, clause: Ref) -> bool {
        self.clauses
            .literals(clause)
            .any(|literal| self.values[literal.index()] > 0 && self.reason[literal.place()] == clause)
    }

    /// Clauses that hold whatever is decided are of no more use.
    fn forget_satisfied(&mut self) {
        let fixed = self.limits.first().copied().unwrap_or(self.trail.len());
        for place in 0..fixed {
            self.reason[self.trail[place].place()] = NO_CLAUSE;
        }
        if fixed == self.fixed_when_reduced {
            return;
        }
        self.fixed_when_reduced = fixed;
        for clause in self.clauses.all() {
            let holds = self
                .clauses
                .literals(clause)
                .any(|literal| self.values[literal.index()] > 0 && self.level[literal.place()] == 0);
            if holds {
                self.clauses.remove(clause);
            }
        }
    }

    fn close_gaps(&mut self) {
        let moves = self.clauses.close_gaps();
        for list in &mut self.watches {
            list.retain_mut(|watch| match moves.new_place(watch.clause()) {
                Some(place) => {
                    *watch = watch.moved(place);
                    true
                }
                None => false,
            });
        }
        for reason in self.reason.iter_mut().filter(|reason| **reason != NO_CLAUSE) {
            *reason = moves.new_place(*reason).unwrap_or(NO_CLAUSE);
        }
    }
}
