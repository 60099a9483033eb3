//! The mission as a formula: which meeting is in which slot, and from that who is busy when.

use std::sync::Arc;

use super::cardinality::{Sense, at_most_one, count};
use super::groups::{Groups, Rule};
use super::rules;
use super::sat::{Lit, Sat};
use crate::problem::{M, Problem, SlotSet};
use crate::search::OUT;
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
    /// For each participant, outputs that count breaks; made when asked for.
    breaks: Option<Vec<Vec<Lit>>>,
}

impl<'p> Encoding<'p> {
    /// The formula whose models are the plans that keep all rules. Where `chosen` is given, only these meetings exist.
    pub(crate) fn new(
        problem: &'p Problem,
        watch: Arc<dyn Watch>,
        chosen: Option<&dyn Fn(M) -> bool>,
    ) -> Self {
        let exists = |m: M| chosen.is_none_or(|chosen| chosen(m));
        let domains = (0..)
            .zip(&problem.meetings)
            .filter(|&(m, meet)| !meet.domain.is_empty() && exists(m))
            .map(|(m, meet)| (m, meet.domain))
            .collect();
        Self::with(problem, watch, Groups::default(), domains)
    }

    /// The formula over these meetings in these slots, with the rules of all groups.
    pub(crate) fn with(
        problem: &'p Problem,
        watch: Arc<dyn Watch>,
        groups: Groups,
        domains: Vec<(M, SlotSet)>,
    ) -> Self {
        let mut it = Self {
            problem,
            sat: Sat::new(watch),
            groups,
            meetings: domains.iter().map(|&(m, _)| m).collect(),
            at: vec![None; problem.meetings.len() * problem.width],
            busy: vec![None; problem.people.len() * problem.width],
            tables: Vec::new(),
            breaks: None,
        };
        for (m, domain) in domains {
            let literals: Vec<Lit> = domain.iter().map(|slot| it.new_place(m, slot)).collect();
            at_most_one(&mut it.sat, &literals, None);
            if problem.meetings[m as usize].required {
                it.groups.clause(&mut it.sat, Rule::Required(m), &literals);
            }
        }
        it.link_people();
        rules::add(&mut it);
        it
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
            let people = self.problem.people.len();
            let both = self.problem.fairness.is_some();
            let breaks = (0..people).map(|person| self.breaks_of(person, both)).collect();
            self.breaks = Some(breaks);
        }
        self.breaks.as_deref().unwrap_or_default()
    }

    fn breaks_of(&mut self, person: usize, both: bool) -> Vec<Lit> {
        let mut ends = Vec::new();
        for day in &self.problem.days {
            let mut met: Option<Lit> = None;
            let slots: Vec<usize> = day.iter().collect();
            for (place, &slot) in slots.iter().enumerate() {
                let now = self.busy(person, slot);
                let next = slots.get(place + 1).and_then(|&next| self.busy(person, next));
                // A break ends after `slot` if there was a meeting before, none now, and one next.
                if let (Some(met), Some(next)) = (met, next) {
                    let end = self.sat.literal();
                    let mut clause = vec![end, !met, !next];
                    clause.extend(now);
                    self.sat.clause(&clause);
                    if both {
                        self.sat.clause(&[!end, met]);
                        self.sat.clause(&[!end, next]);
                        if let Some(now) = now {
                            self.sat.clause(&[!end, !now]);
                        }
                    }
                    ends.push(end);
                }
                met = match (met, now) {
                    (Some(before), Some(now)) => {
                        let met = self.sat.literal();
                        self.sat.clause(&[!before, met]);
                        self.sat.clause(&[!now, met]);
                        self.sat.clause(&[!met, before, now]);
                        Some(met)
                    }
                    (before, now) => before.or(now),
                };
            }
        }
        let sense = if both { Sense::Both } else { Sense::Up };
        let all = ends.len();
        count(&mut self.sat, &ends, all, sense)
    }

    /// The plan of the last model.
    pub(crate) fn plan(&self) -> Vec<(u16, u16)> {
        let mut places = vec![(OUT, 0); self.problem.meetings.len()];
        for &m in &self.meetings {
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
