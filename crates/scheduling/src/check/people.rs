//! The rules of each participant's programme.

use std::collections::HashSet;

use super::{Held, Index, Plan, Rule, Violation, figures::breaks_of, when};
use crate::file::Participant;

pub(super) fn check(index: &Index<'_>, plan: &Plan<'_>, violations: &mut Vec<Violation>) {
    for person in &index.mission.participants {
        let held: Vec<&Held<'_>> = plan.of_person(&person.id).collect();
        one(index, person, &held, violations);
    }
    fairness(index, plan, violations);
}

fn one(index: &Index<'_>, person: &Participant, held: &[&Held<'_>], violations: &mut Vec<Violation>) {
    let name = &person.name;
    let rules = &index.mission.rules;
    let mut add = |rule, message| violations.push(Violation { rule, message });
    for held in held {
        if person.unavailable.contains(&held.slot.id) {
            add(
                Rule::Unavailable,
                format!("{name} is unavailable at {}, meeting {}", when(held.slot), held.meeting.id),
            );
        }
        if person.home_table.as_deref().is_some_and(|home| home != held.table) {
            let home = person.home_table.as_deref().unwrap_or_default();
            add(
                Rule::HomeTable,
                format!("{name} meets at table {}, not at the own table {home}", held.table),
            );
        }
    }
    for pair in held.windows(2) {
        if pair[0].slot.id == pair[1].slot.id {
            let (a, b) = (&pair[0].meeting.id, &pair[1].meeting.id);
            add(Rule::Participant, format!("{name} has meetings {a} and {b} at {}", when(pair[0].slot)));
        }
    }
    for most in [rules.max_meetings, person.max_meetings].into_iter().flatten() {
        if held.len() > most as usize {
            add(Rule::MaxMeetings, format!("{name} has {} meetings, at most {most} are allowed", held.len()));
        }
    }
    let busy: HashSet<&str> = held.iter().map(|held| held.slot.id.as_str()).collect();
    for (window, slots) in rules.lunch.iter().enumerate() {
        if slots.iter().all(|slot| busy.contains(slot.as_str())) {
            add(Rule::Lunch, format!("{name} has no free slot in lunch window {}", window + 1));
        }
    }
    walking(index, name, held, &mut add);
}

/// Between two meetings of one day at different tables lie at least `walking_slots` free slots.
fn walking(index: &Index<'_>, name: &str, held: &[&Held<'_>], add: &mut impl FnMut(Rule, String)) {
    let needed = index.mission.rules.walking_slots as usize;
    if needed == 0 {
        return;
    }
    for slots in index.days.values() {
        let place = |held: &Held<'_>| slots.iter().position(|slot| slot.id == held.slot.id);
        let day: Vec<(usize, &Held<'_>)> =
            held.iter().filter_map(|held| place(held).map(|place| (place, *held))).collect();
        for pair in day.windows(2) {
            let (from, to) = (&pair[0], &pair[1]);
            // Everything between two meetings that follow each other is free.
            if from.1.table != to.1.table && to.0.saturating_sub(from.0 + 1) < needed {
                let (a, b) = (from.1.table, to.1.table);
                let message =
                    format!("{name} has no time to walk from table {a} to table {b} at {}", when(to.1.slot));
                add(Rule::Walking, message);
            }
        }
    }
}

fn fairness(index: &Index<'_>, plan: &Plan<'_>, violations: &mut Vec<Violation>) {
    let Some(allowed) = index.mission.rules.fairness else { return };
    let breaks: Vec<(u64, &Participant)> = index
        .mission
        .participants
        .iter()
        .map(|person| (breaks_of(index, plan, &person.id), person))
        .collect();
    let most = breaks.iter().max_by_key(|(breaks, _)| *breaks);
    let fewest = breaks.iter().min_by_key(|(breaks, _)| *breaks);
    if let (Some((most, a)), Some((fewest, b))) = (most, fewest)
        && most - fewest > u64::from(allowed)
    {
        let message = format!(
            "{} has {most} breaks and {} has {fewest}; they may differ by {allowed} at most",
            a.name, b.name
        );
        violations.push(Violation { rule: Rule::Fairness, message });
    }
}
