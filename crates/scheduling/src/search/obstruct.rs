//! What stands in the way of holding a meeting at a place.

use super::random::Random;
use super::state::State;
use crate::problem::{M, NONE, SlotSet};

/// Collects in `blockers` the meetings that have to go before `m`, which is out, can be held at `slot` and `table`.
/// Where there is a choice of whom to remove, the least valuable of those looked at is taken. False if nothing helps.
pub(crate) fn blockers(
    state: &State<'_>,
    m: M,
    slot: usize,
    table: usize,
    random: &mut Random,
    blockers: &mut Vec<M>,
) -> bool {
    blockers.clear();
    let problem = state.problem;
    let meet = &problem.meetings[m as usize];
    for &unit in &meet.units {
        add(blockers, state.at(unit, slot));
    }
    for &earlier in &meet.earlier {
        if state.slot(earlier).is_some_and(|at| problem.rank[at] >= problem.rank[slot]) {
            add(blockers, earlier);
        }
    }
    for &later in &meet.later {
        if state.slot(later).is_some_and(|at| problem.rank[at] <= problem.rank[slot]) {
            add(blockers, later);
        }
    }
    if problem.walking > 0 {
        add(blockers, state.at_table(table, slot));
        let day = problem.days.iter().find(|day| day.contains(slot)).copied().unwrap_or_default();
        for &person in &meet.people {
            for near in near(&day, slot, problem.walking).and(state.busy(person)).iter() {
                let other = state.at(person, near);
                if state.table(other) != table {
                    add(blockers, other);
                }
            }
        }
    }
    // A unit that is in one slot of two meetings to go has been counted; now what is limited by number.
    let leaves = |blockers: &[M]| blockers.iter().filter(|&&b| state.slot(b) == Some(slot)).count();
    if state.in_slot(slot).len() >= problem.tables + leaves(blockers) {
        let victim = cheapest(state, state.in_slot(slot), blockers, random, |_| true);
        if !victim.is_some_and(|victim| push(blockers, victim)) {
            return false;
        }
    }
    for &resource in &meet.uses {
        let uses = |b: M| problem.meetings[b as usize].uses.contains(&resource);
        let freed = blockers.iter().filter(|&&b| state.slot(b) == Some(slot) && uses(b)).count();
        if state.used(resource, slot) as usize >= problem.resources[resource] as usize + freed {
            let victim = cheapest(state, state.in_slot(slot), blockers, random, uses);
            if !victim.is_some_and(|victim| push(blockers, victim)) {
                return false;
            }
        }
    }
    for &person in &meet.people {
        if !limits(state, person, slot, random, blockers) {
            return false;
        }
    }
    true
}

/// The limits of one participant: most meetings, and a free slot in each lunch window.
fn limits(state: &State<'_>, person: usize, slot: usize, random: &mut Random, blockers: &mut Vec<M>) -> bool {
    let problem = state.problem;
    let rules = &problem.people[person];
    let attends = |b: M| problem.meetings[b as usize].people.contains(&person);
    let freed = blockers.iter().filter(|&&b| attends(b)).count();
    if state.held(person) as usize >= (rules.most as usize).saturating_add(freed) {
        let mine: Vec<M> = state.busy(person).iter().map(|at| state.at(person, at)).collect();
        let victim = cheapest(state, &mine, blockers, random, |_| true);
        if !victim.is_some_and(|victim| push(blockers, victim)) {
            return false;
        }
    }
    for window in rules.lunch.iter().filter(|window| window.contains(slot)) {
        let mut busy = *state.busy(person);
        for &b in blockers.iter().filter(|&&b| attends(b)) {
            if let Some(at) = state.slot(b) {
                busy.remove(at);
            }
        }
        busy.insert(slot);
        if busy.contains_all(window) {
            busy.remove(slot);
            let at_lunch: Vec<M> = busy.and(window).iter().map(|at| state.at(person, at)).collect();
            let victim = cheapest(state, &at_lunch, blockers, random, |_| true);
            if !victim.is_some_and(|victim| push(blockers, victim)) {
                return false;
            }
        }
    }
    true
}

/// The slots of `day` too near to `slot` for walking in between.
pub(crate) fn near(day: &SlotSet, slot: usize, walking: usize) -> SlotSet {
    let from = slot.saturating_sub(walking);
    (from..=slot + walking)
        .filter(|&at| at != slot && at < crate::problem::BITS && day.contains(at))
        .collect()
}

/// The meeting of least value among at most eight drawn from `among`.
fn cheapest(
    state: &State<'_>,
    among: &[M],
    blockers: &[M],
    random: &mut Random,
    suits: impl Fn(M) -> bool,
) -> Option<M> {
    const LOOKED_AT: usize = 8;
    let value = |m: M| {
        let meet = &state.problem.meetings[m as usize];
        (meet.required, meet.weight)
    };
    let start = random.below(among.len().max(1));
    let rotated = among[start..].iter().chain(&among[..start]).copied();
    rotated.filter(|&m| suits(m) && !blockers.contains(&m)).take(LOOKED_AT).min_by_key(|&m| value(m))
}

fn add(blockers: &mut Vec<M>, m: M) {
    if m != NONE && !blockers.contains(&m) {
        blockers.push(m);
    }
}

fn push(blockers: &mut Vec<M>, m: M) -> bool {
    blockers.push(m);
    true
}
