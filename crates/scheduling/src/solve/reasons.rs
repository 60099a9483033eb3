//! Why a meeting is not held, in words for an organiser.

use crate::problem::{M, NONE, SlotSet};
use crate::search::State;
use crate::words::{Words, counted};

/// The plainest reason that keeps `m` out of the plan.
pub(crate) fn why(words: &Words<'_>, state: &State<'_>, m: M) -> String {
    let problem = state.problem;
    let meet = &problem.meetings[m as usize];
    if let Some(obstacle) = &meet.obstacle {
        return words.obstacle(m, obstacle);
    }
    for &person in &meet.people {
        if state.held(person) >= problem.people[person].most {
            let most = counted(problem.people[person].most as usize, "meeting");
            return format!("{} already has {most}, as many as allowed", words.name(person));
        }
    }
    let busy = |person: &usize| state.busy(*person).contains_all(&meet.domain);
    if let Some(person) = meet.people.iter().find(|person| busy(person)) {
        return format!("{} is full: other meetings take every slot that would suit", words.name(*person));
    }
    let free = meet.people.iter().fold(meet.domain, |free, &person| free.minus(state.busy(person)));
    if free.is_empty() {
        return format!(
            "{} are never free at the same time, because of meetings that count more",
            words.names(&meet.people)
        );
    }
    let mut reasons: Vec<(String, SlotSet)> = Vec::new();
    for slot in free.iter() {
        let reason = in_the_way(words, state, m, slot);
        match reasons.iter_mut().find(|(known, _)| *known == reason) {
            Some((_, slots)) => slots.insert(slot),
            None => reasons.push((reason, SlotSet::from_iter([slot]))),
        }
    }
    let said: Vec<String> =
        reasons.iter().map(|(reason, slots)| format!("{reason} at {}", words.times(slots))).collect();
    said.join("; ")
}

/// What keeps `m` out of a slot in which all its people are free.
fn in_the_way(words: &Words<'_>, state: &State<'_>, m: M, slot: usize) -> String {
    let problem = state.problem;
    let meet = &problem.meetings[m as usize];
    if state.in_slot(slot).len() >= problem.tables {
        return "all tables are taken".to_owned();
    }
    if meet.units.iter().any(|&unit| state.at(unit, slot) != NONE) {
        return "the home table is taken".to_owned();
    }
    for &resource in &meet.uses {
        if state.used(resource, slot) >= problem.resources[resource] {
            return format!("{} is fully used", words.resource(resource, problem.resources[resource]));
        }
    }
    for &person in &meet.people {
        let mut busy = *state.busy(person);
        busy.insert(slot);
        if problem.people[person].lunch.iter().any(|window| busy.contains_all(window)) {
            return format!("{} would have no lunch", words.name(person));
        }
    }
    let rank = |m: M| state.slot(m).map(|slot| problem.rank[slot]);
    let here = Some(problem.rank[slot]);
    let too_early = meet.earlier.iter().any(|&earlier| rank(earlier) >= here);
    if too_early || meet.later.iter().any(|&later| rank(later).is_some_and(|later| Some(later) <= here)) {
        return "it would be in the wrong order with the meetings it comes after or before".to_owned();
    }
    if problem.walking > 0 {
        return "no table can be reached in time".to_owned();
    }
    "it would share breaks too unevenly, or was left out when time ran out".to_owned()
}
