//! The moves of the search: each changes a plan into another that keeps every rule but, perhaps, fairness.

use super::kempe::Chain;
use super::obstruct::blockers;
use super::random::Random;
use super::state::State;
use crate::problem::{M, NONE, SlotSet};

/// What the moves need besides the plan.
#[derive(Debug)]
pub(crate) struct Moves {
    pub(crate) random: Random,
    chain: Chain,
    found: Vec<M>,
    best: Vec<M>,
    ejected: Vec<M>,
}

impl Moves {
    pub(crate) fn new(seed: u64) -> Self {
        Self {
            random: Random::new(seed),
            chain: Chain::default(),
            found: Vec::new(),
            best: Vec::new(),
            ejected: Vec::new(),
        }
    }

    /// Holds `m`, which is out, where least is in its way, and finds other places for what had to go. False, with
    /// nothing changed, if there is no place.
    pub(crate) fn insert(&mut self, state: &mut State<'_>, m: M, chains: usize) -> bool {
        let Some((slot, table)) = self.cheapest_place(state, m) else { return false };
        self.ejected.clear();
        self.ejected.extend_from_slice(&self.best);
        for i in 0..self.ejected.len() {
            state.drop(self.ejected[i]);
        }
        state.hold(m, slot, table);
        // The most valuable first, for what comes later may find no place.
        self.ejected.sort_by_key(|&e| {
            let meet = &state.problem.meetings[e as usize];
            (!meet.required, -meet.weight)
        });
        for i in 0..self.ejected.len() {
            let e = self.ejected[i];
            let _ = self.fit(state, e, true) || self.make_room(state, e, chains);
        }
        true
    }

    /// Holds `m`, which is out, in a slot where nothing is in its way: with as few breaks as possible if it is to be
    /// `careful`, else in the first such slot.
    pub(crate) fn fit(&mut self, state: &mut State<'_>, m: M, careful: bool) -> bool {
        let domain = state.problem.meetings[m as usize].domain;
        let free = self.free_slots(state, m, &domain);
        let mut best: Option<((u32, u32, u64), usize, usize)> = None;
        for slot in free.iter() {
            let table = self.choose_table(state, m, slot);
            if !blockers(state, m, slot, table, &mut self.random, &mut self.found) || !self.found.is_empty() {
                continue;
            }
            if !careful {
                state.hold(m, slot, table);
                return true;
            }
            let mark = state.mark();
            state.hold(m, slot, table);
            let key = (state.score.moved, state.score.breaks, self.random.next());
            state.undo(mark);
            if best.is_none_or(|(known, ..)| key < known) {
                best = Some((key, slot, table));
            }
        }
        let Some((_, slot, table)) = best else { return false };
        state.hold(m, slot, table);
        true
    }

    /// Swaps chains of meetings until `m`, which is out, has a slot where nothing is in its way. Tries `chains` of
    /// them; this needs meetings whose tables are not decided yet.
    pub(crate) fn make_room(&mut self, state: &mut State<'_>, m: M, chains: usize) -> bool {
        let problem = state.problem;
        if problem.walking > 0 {
            return false;
        }
        let meet = &problem.meetings[m as usize];
        let size = meet.domain.len();
        let mut tries = 0;
        let start = self.random.below(size.max(1));
        for slot in (0..size).filter_map(|n| meet.domain.nth((start + n) % size)) {
            let mut in_way = NONE;
            let mut several = state.in_slot(slot).len() > problem.tables;
            for &unit in &meet.units {
                let other = state.at(unit, slot);
                if other != NONE && other != in_way {
                    several |= in_way != NONE;
                    in_way = other;
                }
            }
            if several || in_way == NONE {
                continue;
            }
            let targets = problem.meetings[in_way as usize].domain;
            let count = targets.len();
            let from = self.random.below(count.max(1));
            for to in (0..count).filter_map(|n| targets.nth((from + n) % count)).filter(|&to| to != slot) {
                // Only a slot in which the person who is in the way is free leads out of a dead end.
                if meet.units.iter().all(|&unit| state.at(unit, slot) == NONE || state.at(unit, to) != NONE) {
                    continue;
                }
                tries += 1;
                if tries > chains {
                    return false;
                }
                if !self.chain.follow(state, in_way, slot, to) {
                    continue;
                }
                let mark = state.mark();
                self.chain.swap(state, slot, to);
                if blockers(state, m, slot, 0, &mut self.random, &mut self.found) && self.found.is_empty() {
                    state.hold(m, slot, 0);
                    return true;
                }
                state.undo(mark);
            }
        }
        false
    }

    /// Moves the held meeting `m` to `to`: by a chain, or where tables matter by itself. A chain is asked before whether
    /// its change of breaks and scattered meetings is `welcome`.
    pub(crate) fn shift(
        &mut self,
        state: &mut State<'_>,
        m: M,
        to: usize,
        welcome: impl Fn((i64, i64)) -> bool,
    ) -> bool {
        let Some(from) = state.slot(m).filter(|&from| from != to) else { return false };
        if state.problem.walking == 0 {
            if !self.chain.follow(state, m, from, to) || !welcome(self.chain.change(state, from, to)) {
                return false;
            }
            self.chain.swap(state, from, to);
            return true;
        }
        if !state.problem.meetings[m as usize].domain.contains(to) {
            return false;
        }
        let mark = state.mark();
        state.drop(m);
        let table = self.choose_table(state, m, to);
        if blockers(state, m, to, table, &mut self.random, &mut self.found) {
            self.ejected.clear();
            self.ejected.extend_from_slice(&self.found);
            for i in 0..self.ejected.len() {
                state.drop(self.ejected[i]);
            }
            state.hold(m, to, table);
            if (0..self.ejected.len()).all(|i| self.fit(state, self.ejected[i], true)) {
                return true;
            }
        }
        state.undo(mark);
        false
    }

    /// Holds a wish of `person` that is out at `slot`, in the place of one that is worth the same at most.
    pub(crate) fn replace(&mut self, state: &mut State<'_>, person: usize, slot: usize) -> bool {
        let problem = state.problem;
        if problem.walking > 0 {
            return false;
        }
        let wishes = &problem.people[person].meetings;
        let start = self.random.below(wishes.len().max(1));
        for &m in wishes[start..].iter().chain(&wishes[..start]) {
            if state.slot(m).is_some()
                || !problem.meetings[m as usize].domain.contains(slot)
                || !blockers(state, m, slot, 0, &mut self.random, &mut self.found)
                || self.found.iter().any(|&b| problem.meetings[b as usize].required)
                || self.found.iter().map(|&b| problem.weight(b)).sum::<i64>() > problem.weight(m)
            {
                continue;
            }
            for i in 0..self.found.len() {
                state.drop(self.found[i]);
            }
            state.hold(m, slot, 0);
            return true;
        }
        false
    }

    /// Slots of `domain` in which all of `m` are free.
    pub(crate) fn free_slots(&self, state: &State<'_>, m: M, domain: &SlotSet) -> SlotSet {
        let meet = &state.problem.meetings[m as usize];
        meet.people.iter().fold(*domain, |free, &person| free.minus(state.busy(person)))
    }

    /// The place where the least has to go for `m`; what has to go is left in `self.best`.
    fn cheapest_place(&mut self, state: &State<'_>, m: M) -> Option<(usize, usize)> {
        const ALL: usize = 24;
        let problem = state.problem;
        let domain = problem.meetings[m as usize].domain;
        let size = domain.len();
        let start = self.random.below(size.max(1));
        let mut best: Option<((u32, i64, u64), usize, usize)> = None;
        for slot in (0..size.min(ALL)).filter_map(|n| domain.nth((start + n) % size)) {
            let table = self.choose_table(state, m, slot);
            if !blockers(state, m, slot, table, &mut self.random, &mut self.found) {
                continue;
            }
            let required = self.found.iter().filter(|&&b| problem.meetings[b as usize].required).count();
            let weight = self.found.iter().map(|&b| problem.weight(b)).sum();
            let key = (u32::try_from(required).unwrap_or(u32::MAX), weight, self.random.next());
            if best.is_none_or(|(known, ..)| key < known) {
                best = Some((key, slot, table));
                std::mem::swap(&mut self.best, &mut self.found);
            }
        }
        best.map(|(_, slot, table)| (slot, table))
    }

    /// A table for `m` at `slot`, where tables matter: its home, one that its people come from or go to, or any.
    fn choose_table(&mut self, state: &State<'_>, m: M, slot: usize) -> usize {
        let problem = state.problem;
        let meet = &problem.meetings[m as usize];
        if problem.walking == 0 {
            return 0;
        }
        if let Some(home) = meet.home {
            return home;
        }
        let day = problem.days.iter().find(|day| day.contains(slot)).copied().unwrap_or_default();
        let near = super::obstruct::near(&day, slot, problem.walking);
        let mut tables: Vec<usize> = Vec::new();
        for &person in &meet.people {
            tables.extend(near.and(state.busy(person)).iter().map(|at| state.table(state.at(person, at))));
        }
        if let Some(table) = self.random.pick(&tables)
            && (self.random.below(4) > 0 || state.at_table(table, slot) == NONE)
        {
            return table;
        }
        let start = self.random.below(problem.tables);
        let all = (start..problem.tables).chain(0..start);
        all.into_iter().find(|&table| state.at_table(table, slot) == NONE).unwrap_or(start)
    }
}
