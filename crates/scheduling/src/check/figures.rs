//! What a schedule amounts to, computed from scratch.

use std::collections::HashSet;

use super::{Index, Plan, Rule, Violation};
use crate::file::{Bounds, Figures, Meeting, Schedule};

/// The figures, and the meetings of `previous` that moved.
pub(super) fn of(index: &Index<'_>, plan: &Plan<'_>, previous: Option<&Schedule>) -> (Figures, Vec<String>) {
    let weight =
        plan.held.iter().filter(|held| !held.meeting.required).map(|held| held.meeting.weight).sum::<i64>();
    let breaks = index.mission.participants.iter().map(|person| breaks_of(index, plan, &person.id)).sum();
    let moved = previous.map(|previous| moved(index, plan, previous)).unwrap_or_default();
    let figures = Figures {
        held: plan.held.len() as u64,
        weight: weight.unsigned_abs(),
        breaks,
        moved: moved.len() as u64,
    };
    (figures, moved)
}

/// Maximal runs of free slots between the first and the last meeting of each day.
pub(super) fn breaks_of(index: &Index<'_>, plan: &Plan<'_>, person: &str) -> u64 {
    let busy: HashSet<&str> = plan.of_person(person).map(|held| held.slot.id.as_str()).collect();
    let mut breaks = 0;
    for slots in index.days.values() {
        let mut met = false;
        let mut free_since_last = false;
        for slot in slots {
            if busy.contains(slot.id.as_str()) {
                breaks += u64::from(met && free_since_last);
                met = true;
                free_since_last = false;
            } else {
                free_since_last = true;
            }
        }
    }
    breaks
}

pub(super) fn below_minimum(index: &Index<'_>, plan: &Plan<'_>) -> u64 {
    let people = &index.mission.participants;
    let below = people.iter().filter(|person| {
        person.min_meetings.is_some_and(|least| plan.of_person(&person.id).count() < least as usize)
    });
    below.count() as u64
}

/// A meeting of the previous schedule has moved if it could still be held but is not at its slot and table: it is
/// elsewhere, or was given up. One that nobody could hold any more, as when a participant cancelled, has not moved.
fn moved(index: &Index<'_>, plan: &Plan<'_>, previous: &Schedule) -> Vec<String> {
    let mut seen = HashSet::new();
    let mut moved = Vec::new();
    for before in &previous.meetings {
        let Some(meeting) = index.meetings.get(before.id.as_str()) else { continue };
        if !seen.insert(before.id.as_str()) || !can_be_held(index, meeting) {
            continue;
        }
        let stays = plan.by_meeting.get(before.id.as_str()).is_some_and(|&position| {
            plan.held[position].slot.id == before.slot && plan.held[position].table == before.table
        });
        if !stays {
            moved.push(before.id.clone());
        }
    }
    moved
}

/// Whether some slot and table suit the meeting taken by itself.
fn can_be_held(index: &Index<'_>, meeting: &Meeting) -> bool {
    let people: Vec<_> = meeting.people().filter_map(|id| index.participants.get(id)).collect();
    let homes: HashSet<&str> = people.iter().filter_map(|person| person.home_table.as_deref()).collect();
    let enemies = index
        .mission
        .never
        .iter()
        .any(|pair| pair.iter().all(|id| people.iter().any(|person| person.id == *id)));
    let slot = index.mission.slots.iter().any(|slot| {
        meeting.pinned.as_ref().is_none_or(|pinned| *pinned == slot.id)
            && (meeting.slots.is_empty() || meeting.slots.contains(&slot.id))
            && (meeting.session.is_none() || meeting.session == slot.session)
            && people.iter().all(|person| !person.unavailable.contains(&slot.id))
    });
    let scarce = index.mission.resources.iter().any(|it| it.capacity == 0 && meeting.uses.contains(&it.id));
    let barred = people.iter().any(|person| {
        [person.max_meetings, index.mission.rules.max_meetings].into_iter().flatten().any(|most| most == 0)
    });
    slot && homes.len() <= 1 && !enemies && !scarce && !barred && !index.tables.is_empty()
}

/// What the schedule says of itself must agree with what was computed. A schedule that says nothing claims nothing,
/// and moves can only be compared where the previous schedule is known.
pub(super) fn check_claims(
    index: &Index<'_>,
    plan: &Plan<'_>,
    schedule: &Schedule,
    figures: &Figures,
    with_previous: bool,
    violations: &mut Vec<Violation>,
) {
    let mut add = |message| violations.push(Violation { rule: Rule::Claims, message });
    if schedule.figures != Figures::default() {
        for (name, said, is) in [
            ("held", schedule.figures.held, figures.held),
            ("weight", schedule.figures.weight, figures.weight),
            ("breaks", schedule.figures.breaks, figures.breaks),
            ("moved", schedule.figures.moved, figures.moved),
        ] {
            if said != is && (name != "moved" || with_previous) {
                add(format!("the file says {name} {said}, it is {is}"));
            }
        }
    }
    if schedule.bounds != Bounds::default() {
        if figures.weight > schedule.bounds.weight {
            add(format!(
                "the weight {} is above the proven bound {}",
                figures.weight, schedule.bounds.weight
            ));
        }
        if figures.breaks < schedule.bounds.breaks {
            add(format!(
                "the breaks {} are below the proven bound {}",
                figures.breaks, schedule.bounds.breaks
            ));
        }
    }
    for not_held in &schedule.not_held {
        if plan.by_meeting.contains_key(not_held.id.as_str()) {
            add(format!("meeting {} is both held and not held", not_held.id));
        } else if !index.meetings.contains_key(not_held.id.as_str()) {
            add(format!("the mission has no meeting {}, which is said not to be held", not_held.id));
        }
    }
}
