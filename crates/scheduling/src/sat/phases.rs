//! Which way a variable is decided.

use super::literal::Lit;

/// Conflicts until the first change of what is followed; each change waits longer by as many.
const CHANGE: u64 = 1_000;

#[derive(Debug, Default)]
pub(super) struct Phases {
    /// The last value of each variable.
    saved: Vec<bool>,
    /// The values of the longest assignment without a conflict, since the last change and since the one before.
    target: Vec<Option<bool>>,
    best: Vec<bool>,
    target_length: usize,
    best_length: usize,
    changes: u64,
    next_change: u64,
}

impl Phases {
    pub(super) fn add_variable(&mut self) {
        self.saved.push(false);
        self.target.push(None);
        self.best.push(false);
    }

    pub(super) fn save(&mut self, literal: Lit) {
        self.saved[literal.place()] = literal.is_positive();
    }

    pub(super) fn of(&self, var: u32, calm: bool) -> Lit {
        let place = var as usize;
        let target = if calm { self.target[place] } else { None };
        Lit::new(var, target.unwrap_or(self.saved[place]))
    }

    /// Forgets what belonged to other assumptions.
    pub(super) fn begin(&mut self) {
        self.target.fill(None);
        self.target_length = 0;
        self.best_length = 0;
    }

    /// Learns of an assignment without a conflict.
    pub(super) fn note(&mut self, trail: &[Lit]) {
        if trail.len() > self.target_length {
            self.target_length = trail.len();
            trail.iter().for_each(|literal| self.target[literal.place()] = Some(literal.is_positive()));
        }
        if trail.len() > self.best_length {
            self.best_length = trail.len();
            trail.iter().for_each(|literal| self.best[literal.place()] = literal.is_positive());
        }
    }

    /// From time to time: back to the longest assignment, to the start or to the opposite.
    pub(super) fn change(&mut self, conflicts: u64) {
        if conflicts < self.next_change {
            return;
        }
        self.changes += 1;
        self.next_change = conflicts + CHANGE * self.changes;
        match self.changes % 4 {
            1 => self.saved.fill(false),
            3 => self.saved.iter_mut().for_each(|phase| *phase = !*phase),
            _ => self.saved.clone_from(&self.best),
        }
        self.target.fill(None);
        self.target_length = 0;
        self.best_length = 0;
    }
}
