//! The mission as a formula: which meeting is in which slot, and from that who is busy when.

use std::sync::Arc;

use super::cardinality::at_most_one;
use super::formula::{Lit, Sat};
use super::groups::{Groups, Rule};
use super::programme::{self, Prefix};
use super::rules;
use crate::problem::{M, NONE, Problem, SlotSet};
use crate::search::{OUT, State};
use crate::watch::Watch;

/// The formula of a mission.
pub(crate) struct Encoding<'p> {
    pub(crate) problem: &'p Problem,
    pub(crate) sat: Sat,
    pub(crate) groups: Groups,
    /// Meetings that the formula speaks of.
    pub(crate) meetings: Vec<M>,
    /// For each meeting and slot, the literal that it is held there.
    at: Vec<Option<Lit>>,
    /// For each participant and slot, the literal of being busy.
    busy: Vec<Option<Lit>>,
    /// For each meeting and table, the literal of its table, where walking makes tables matter.
    tables: Vec<Option<Lit>>,
    /// For each participant whose meetings are all given, how many there have been by each slot.
    prefixes: Vec<Option<Prefix>>,
    /// Whether somebody has no break in any plan worth finding, so that nobody has more than fairness allows.
    pub(crate) few_breaks: bool,
    /// For each participant, outputs that count breaks; made when asked for.
    breaks: Option<Vec<Vec<Lit>>>,
    /// Where only part of a plan is open, the plan of which the rest is fixed.
    around: Option<&'p State<'p>>,
    /// People whose programme is open.
    pub(crate) people: Vec<usize>,
}

impl<'p> Encoding<'p> {
    /// The formula whose models are the plans that keep all rules. With `few_breaks`, only those in which somebody has
    /// no break.
    pub(crate) fn new(problem: &'p Problem, watch: Arc<dyn Watch>, few_breaks: bool) -> Self {
        let domains: Vec<(M, SlotSet)> = (0..)
            .zip(&problem.meetings)
            .filter(|(_, meet)| !meet.domain.is_empty())
            .map(|(m, meet)| (m, meet.domain))
            .collect();
        let mut it =
            Self::empty(problem, watch, Groups::default(), domains.iter().map(|&(m, _)| m).collect());
        it.few_breaks = few_breaks || problem.people.iter().any(|person| person.meetings.len() < 2);
        it.people = (0..problem.people.len()).collect();
        it.build(domains);
        it
    }

    /// The formula whose models place the meetings `free` of a plan anew, all of them, with everything else as it is.
    pub(crate) fn part(state: &'p State<'p>, watch: Arc<dyn Watch>, free: &[M]) -> Self {
        let problem = state.problem;
        let is_free = |m: M| m == NONE || free.contains(&m);
        let domains: Vec<(M, SlotSet)> = free
            .iter()
            .map(|&m| {
                let meet = &problem.meetings[m as usize];
                let open = |slot: &usize| meet.units.iter().all(|&unit| is_free(state.at(unit, *slot)));
                (m, meet.domain.iter().filter(open).collect())
            })
            .collect();
        let mut people: Vec<usize> =
            free.iter().flat_map(|&m| problem.meetings[m as usize].people.iter().copied()).collect();
        people.sort_unstable();
        people.dedup();
        let mut it = Self::empty(problem, watch, Groups::default(), free.to_vec());
        let always = it.sat.always();
        for &person in &people {
            for slot in state.busy(person).iter().filter(|&slot| !is_free(state.at(person, slot))) {
                it.busy[person * problem.width + slot] = Some(always);
                it.at[state.at(person, slot) as usize * problem.width + slot] = Some(always);
            }
        }
        // Meetings that come before or after an open one need not share its people.
        for &m in free {
            let meet = &problem.meetings[m as usize];
            for &other in meet.earlier.iter().chain(&meet.later).filter(|&&other| !is_free(other)) {
                if let Some(slot) = state.slot(other) {
                    it.at[other as usize * problem.width + slot] = Some(always);
                }
            }
        }
        it.people = people;
        it.around = Some(state);
        it.build(domains);
        it
    }

    /// The formula over these meetings in these slots, with the rules of all groups.
    pub(crate) fn with(
        problem: &'p Problem,
        watch: Arc<dyn Watch>,
        groups: Groups,
        domains: Vec<(M, SlotSet)>,
    ) -> Self {
        let mut it = Self::empty(problem, watch, groups, domains.iter().map(|&(m, _)| m).collect());
        it.people = (0..problem.people.len()).collect();
        it.build(domains);
        it
    }

    fn empty(problem: &'p Problem, watch: Arc<dyn Watch>, groups: Groups, meetings: Vec<M>) -> Self {
        Self {
            problem,
            sat: Sat::new(watch),
            groups,
            meetings,
            at: vec![None; problem.meetings.len() * problem.width],
            busy: vec![None; problem.people.len() * problem.width],
            tables: Vec::new(),
            prefixes: vec![None; problem.people.len()],
            few_breaks: false,
            breaks: None,
            around: None,
            people: Vec::new(),
        }
    }

    fn build(&mut self, domains: Vec<(M, SlotSet)>) {
        for (m, domain) in domains {
            let literals: Vec<Lit> = domain.iter().map(|slot| self.new_place(m, slot)).collect();
            at_most_one(&mut self.sat, &literals, None);
            if self.must_be_held(m) {
                self.groups.clause(&mut self.sat, Rule::Required(m), &literals);
            }
        }
        self.link_people();
        rules::add(self);
    }

    /// Whether no model leaves `m` out.
    pub(crate) fn must_be_held(&self, m: M) -> bool {
        self.around.is_some() || self.problem.meetings[m as usize].required
    }

    /// Whether the formula is of the whole mission rather than of part of a plan.
    pub(crate) fn is_whole(&self) -> bool {
        self.around.is_none()
    }

    /// The meetings of a participant that the formula speaks of, or that are fixed.
    pub(crate) fn meetings_of(&self, person: usize) -> Vec<M> {
        match self.around {
            Some(state) => state.busy(person).iter().map(|slot| state.at(person, slot)).collect(),
            None => {
                let attends = |m: &M| self.problem.meetings[*m as usize].people.contains(&person);
                self.meetings.iter().copied().filter(attends).collect()
            }
        }
    }

    /// Meetings that `slot` can still take.
    pub(crate) fn room(&self, slot: usize) -> usize {
        self.problem.tables - self.fixed(slot).count()
    }

    /// Meetings that can still use `resource` in `slot`.
    pub(crate) fn stock(&self, resource: usize, slot: usize) -> usize {
        let uses = |m: &M| self.problem.meetings[*m as usize].uses.contains(&resource);
        (self.problem.resources[resource] as usize).saturating_sub(self.fixed(slot).filter(uses).count())
    }

    fn fixed(&self, slot: usize) -> impl Iterator<Item = M> {
        let here = self.around.map(|state| state.in_slot(slot)).unwrap_or_default();
        here.iter().copied().filter(|m| !self.meetings.contains(m))
    }

    fn new_place(&mut self, m: M, slot: usize) -> Lit {
        let literal = self.sat.literal();
        self.at[m as usize * self.problem.width + slot] = Some(literal);
        literal
    }

    /// A participant is busy where one of the meetings is, and in one at a time.
    fn link_people(&mut self) {
        let mut with: Vec<Vec<M>> = vec![Vec::new(); self.problem.people.len()];
        for &m in &self.meetings {
            for &person in &self.problem.meetings[m as usize].people {
                with[person].push(m);
            }
        }
        for (person, meetings) in with.iter().enumerate() {
            for slot in self.problem.slots() {
                let literals = self.places(meetings, slot);
                if literals.is_empty() {
                    continue;
                }
                // Where the rest of a plan is fixed, nothing else fits where a fixed meeting is.
                let busy = if literals.len() == 1 { literals[0] } else { self.sat.literal() };
                if literals.len() > 1 {
                    at_most_one(&mut self.sat, &literals, None);
                    literals.iter().for_each(|&literal| self.sat.clause(&[!literal, busy]));
                    let mut any = literals;
                    any.push(!busy);
                    self.sat.clause(&any);
                }
                self.busy[person * self.problem.width + slot] = Some(busy);
            }
        }
    }

    pub(crate) fn at(&self, m: M, slot: usize) -> Option<Lit> {
        self.at[m as usize * self.problem.width + slot]
    }

    pub(crate) fn busy(&self, person: usize, slot: usize) -> Option<Lit> {
        self.busy[person * self.problem.width + slot]
    }

    pub(crate) fn places(&self, meetings: &[M], slot: usize) -> Vec<Lit> {
        meetings.iter().filter_map(|&m| self.at(m, slot)).collect()
    }

    /// The places that `m` can have.
    pub(crate) fn all_places(&self, m: M) -> Vec<Lit> {
        (0..self.problem.width).filter_map(|slot| self.at(m, slot)).collect()
    }

    pub(crate) fn busy_slots(&self, person: usize) -> Vec<Lit> {
        (0..self.problem.width).filter_map(|slot| self.busy(person, slot)).collect()
    }

    pub(crate) fn prefix(&self, person: usize) -> Option<&Prefix> {
        self.prefixes[person].as_ref()
    }

    pub(crate) fn set_prefix(&mut self, person: usize, prefix: Prefix) {
        self.prefixes[person] = Some(prefix);
    }

    pub(crate) fn table(&self, m: M, table: usize) -> Option<Lit> {
        self.tables.get(m as usize * self.problem.tables + table).copied().flatten()
    }

    pub(crate) fn set_tables(&mut self, tables: Vec<Option<Lit>>) {
        self.tables = tables;
    }

    /// For each participant, literals that say "at least so many breaks", one for each break there could be. They
    /// hold if there are so many, and only if the breaks have to be shared fairly.
    pub(crate) fn breaks(&mut self) -> &[Vec<Lit>] {
        if self.breaks.is_none() {
            self.breaks = Some(programme::breaks(self));
        }
        self.breaks.as_deref().unwrap_or_default()
    }

    /// The plan of the last model.
    pub(crate) fn plan(&self) -> Vec<(u16, u16)> {
        let nothing = || vec![(OUT, 0); self.problem.meetings.len()];
        let mut places = self.around.map_or_else(nothing, |state| state.places().to_vec());
        for &m in &self.meetings {
            places[m as usize] = (OUT, 0);
            for slot in 0..self.problem.width {
                if self.at(m, slot).is_some_and(|literal| self.sat.holds(literal)) {
                    let table = (0..self.problem.tables)
                        .find(|&table| self.table(m, table).is_some_and(|literal| self.sat.holds(literal)));
                    let encode = |number: usize| u16::try_from(number).unwrap_or(OUT);
                    places[m as usize] = (encode(slot), encode(table.unwrap_or(0)));
                }
            }
        }
        places
    }
}
