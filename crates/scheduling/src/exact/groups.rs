//! The rules of a mission one by one, so that an explanation can name those that clash.

use std::collections::BTreeMap;

use super::formula::{Lit, Sat};
use crate::problem::M;

/// One rule at one place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Rule {
    /// This meeting has to be held.
    Required(M),
    /// Its pin, its list of slots or its session leave it some slots only.
    Slots(M),
    /// This meeting comes after that one.
    After(M, M),
    /// This participant is unavailable at times.
    Unavailable(usize),
    /// The limit of meetings of this participant.
    Most(usize),
    /// This participant keeps lunch free.
    Lunch(usize),
    /// Hosts who share this home table (a unit of the problem).
    Home(usize),
    /// The number of tables.
    Tables,
    /// The capacity of this resource.
    Resource(usize),
    /// Time to walk between tables.
    Walking,
    /// Breaks shared fairly.
    Fairness,
}

/// The guards of rules: a rule holds only where its guard is assumed. Without guards all rules simply hold.
#[derive(Debug, Default)]
pub(crate) struct Groups {
    guarded: bool,
    guards: BTreeMap<Rule, Lit>,
}

impl Groups {
    pub(crate) fn guarded() -> Self {
        Self { guarded: true, guards: BTreeMap::new() }
    }

    pub(crate) fn are_guarded(&self) -> bool {
        self.guarded
    }

    pub(crate) fn guard(&mut self, sat: &mut Sat, rule: Rule) -> Option<Lit> {
        self.guarded.then(|| *self.guards.entry(rule).or_insert_with(|| sat.literal()))
    }

    /// Adds a clause that belongs to `rule`.
    pub(crate) fn clause(&mut self, sat: &mut Sat, rule: Rule, literals: &[Lit]) {
        let mut clause = literals.to_vec();
        clause.extend(self.guard(sat, rule).map(|guard| !guard));
        sat.clause(&clause);
    }

    pub(crate) fn guards(&self) -> &BTreeMap<Rule, Lit> {
        &self.guards
    }
}
