//! What a conflict teaches: the clause at the first point through which all its reasons pass.

use super::clauses::{NO_CLAUSE, Ref};
use super::literal::Lit;
use super::solver::Solver;

/// Marks of variables while a conflict is looked at.
const SEEN: u8 = 1;
const IMPLIED: u8 = 2;
const NEEDED: u8 = 3;

impl Solver {
    /// The clause that `conflict` teaches, its glue, and the level to go back to. The first literal is the one that it
    /// makes hold there.
    pub(super) fn analyse(&mut self, conflict: Ref) -> (Vec<Lit>, u32, usize) {
        let mut learnt = vec![self.trail[0]];
        let mut open = 0;
        let mut place = self.trail.len();
        let mut clause = conflict;
        let mut pivot: Option<Lit> = None;
        loop {
            self.look_at(clause);
            for at in 0..self.clauses.len(clause) {
                let literal = self.clauses.literal(clause, at);
                if pivot.is_some_and(|pivot| pivot.var() == literal.var()) {
                    continue;
                }
                let level = self.level[literal.place()];
                if self.marks[literal.place()] != 0 || level == 0 {
                    continue;
                }
                self.mark(literal, SEEN);
                self.order.bump(literal.var());
                if level as usize == self.levels() {
                    open += 1;
                } else {
                    learnt.push(literal);
                }
            }
            loop {
                place -= 1;
                if self.marks[self.trail[place].place()] == SEEN {
                    break;
                }
            }
            let next = self.trail[place];
            open -= 1;
            if open == 0 {
                learnt[0] = !next;
                break;
            }
            // Taken care of: not to be met again as a reason's literal, but still marked for the minimisation.
            clause = self.reason[next.place()];
            pivot = Some(next);
        }
        self.shorten(&mut learnt);
        let back = self.second_level(&mut learnt);
        let glue = self.glue(&learnt);
        self.unmark();
        (learnt, glue, back)
    }

    fn look_at(&mut self, clause: Ref) {
        if self.clauses.is_learnt(clause) {
            let glue = self.clauses.glue(clause);
            let now = if glue > 2 { self.glue_of_clause(clause) } else { glue };
            self.clauses.use_with_glue(clause, now);
        }
    }

    /// Puts a literal of the highest level below the conflict's in the second place; that level.
    fn second_level(&self, learnt: &mut [Lit]) -> usize {
        let Some(place) = (1..learnt.len()).max_by_key(|&place| self.level[learnt[place].place()]) else {
            return 0;
        };
        learnt.swap(1, place);
        self.level[learnt[1].place()] as usize
    }

    fn mark(&mut self, literal: Lit, mark: u8) {
        if self.marks[literal.place()] == 0 {
            self.marked.push(literal.var());
        }
        self.marks[literal.place()] = mark;
    }

    fn unmark(&mut self) {
        for var in self.marked.drain(..) {
            self.marks[var as usize] = 0;
        }
    }

    /// Leaves out literals that follow from the others (Sörensson and Biere, SAT 2009).
    fn shorten(&mut self, learnt: &mut Vec<Lit>) {
        let mut kept = 1;
        for place in 1..learnt.len() {
            let literal = learnt[place];
            if self.reason[literal.place()] == NO_CLAUSE || !self.follows(literal) {
                learnt[kept] = literal;
                kept += 1;
            }
        }
        learnt.truncate(kept);
    }

    /// Whether `literal` fails already because of marked ones.
    fn follows(&mut self, literal: Lit) -> bool {
        // Literals under way, with the place in the clause of the one to look at next.
        let mut stack = vec![(literal, 0)];
        while let Some(top) = stack.last_mut() {
            let (current, place) = *top;
            let clause = self.reason[current.place()];
            if place == self.clauses.len(clause) {
                stack.pop();
                if !stack.is_empty() {
                    self.mark(current, IMPLIED);
                }
                continue;
            }
            top.1 += 1;
            let next = self.clauses.literal(clause, place);
            let mark = self.marks[next.place()];
            if next.var() == current.var() || self.level[next.place()] == 0 || mark == SEEN || mark == IMPLIED
            {
                continue;
            }
            if mark == NEEDED || self.reason[next.place()] == NO_CLAUSE {
                for (under_way, _) in stack.into_iter().skip(1) {
                    self.mark(under_way, NEEDED);
                }
                if mark == 0 {
                    self.mark(next, NEEDED);
                }
                return false;
            }
            stack.push((next, 0));
        }
        true
    }

    /// How many decisions a clause joins. Assumptions are none: they stay.
    fn glue(&mut self, literals: &[Lit]) -> u32 {
        self.stamp += 1;
        let mut glue = 0;
        for literal in literals {
            let level = self.level[literal.place()] as usize;
            if level > self.assumed.len() && self.stamps[level] != self.stamp {
                self.stamps[level] = self.stamp;
                glue += 1;
            }
        }
        glue
    }

    fn glue_of_clause(&mut self, clause: Ref) -> u32 {
        let literals: Vec<Lit> = self.clauses.literals(clause).collect();
        self.glue(&literals)
    }

    /// Which of the assumptions made `failed` fail, `failed` among them.
    pub(super) fn reasons_of(&mut self, failed: Lit) -> Vec<Lit> {
        let mut core = vec![failed];
        self.mark(failed, SEEN);
        let first = self.limits.first().copied().unwrap_or(self.trail.len());
        for place in (first..self.trail.len()).rev() {
            let literal = self.trail[place];
            if self.marks[literal.place()] == 0 {
                continue;
            }
            let clause = self.reason[literal.place()];
            if clause == NO_CLAUSE {
                if literal != !failed {
                    core.push(literal);
                } else {
                    // The opposite is assumed as well.
                    core.push(!failed);
                }
                continue;
            }
            for at in 0..self.clauses.len(clause) {
                let other = self.clauses.literal(clause, at);
                if self.level[other.place()] > 0 {
                    self.mark(other, SEEN);
                }
            }
        }
        self.unmark();
        core
    }
}
