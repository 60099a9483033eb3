//! The rules of each meeting by itself, and of slots, tables and resources.

use std::collections::{HashMap, HashSet};

use super::{Index, Plan, Rule, Violation, when};

pub(super) fn check(index: &Index<'_>, plan: &Plan<'_>, violations: &mut Vec<Violation>) {
    let mut add = |rule, message| violations.push(Violation { rule, message });
    let never: HashSet<[&str; 2]> = index
        .mission
        .never
        .iter()
        .flat_map(|[a, b]| [[a.as_str(), b.as_str()], [b.as_str(), a.as_str()]])
        .collect();
    for meeting in index.mission.meetings.iter().filter(|meeting| meeting.required) {
        if !plan.by_meeting.contains_key(meeting.id.as_str()) {
            add(Rule::Required, format!("the required meeting {} is not held", meeting.id));
        }
    }
    let mut tables: HashMap<(&str, &str), &str> = HashMap::new();
    let mut used: HashMap<(&str, &str), u32> = HashMap::new();
    for held in &plan.held {
        let (meeting, slot) = (held.meeting, held.slot);
        let time = when(slot);
        if meeting.pinned.as_ref().is_some_and(|pinned| *pinned != slot.id) {
            add(
                Rule::Pinned,
                format!("meeting {} is at {time}, not in the slot it is pinned to", meeting.id),
            );
        }
        if !meeting.slots.is_empty() && !meeting.slots.contains(&slot.id) {
            add(Rule::Slots, format!("meeting {} is at {time}, which is none of its slots", meeting.id));
        }
        if meeting.session.is_some() && meeting.session != slot.session {
            add(Rule::Session, format!("meeting {} is at {time}, outside its session", meeting.id));
        }
        if let Some(other) = tables.insert((&slot.id, held.table), &meeting.id) {
            let message = format!("table {} has meetings {other} and {} at {time}", held.table, meeting.id);
            add(Rule::Table, message);
        }
        for resource in &meeting.uses {
            *used.entry((resource, &slot.id)).or_default() += 1;
        }
        for earlier in &meeting.after {
            if let Some(&before) = plan.by_meeting.get(earlier.as_str())
                && plan.held[before].slot.start >= slot.start
            {
                add(Rule::After, format!("meeting {} at {time} is not after {earlier}", meeting.id));
            }
        }
        let people: Vec<&str> = meeting.people().collect();
        for (position, &a) in people.iter().enumerate() {
            for &b in &people[position + 1..] {
                if never.contains(&[a, b]) {
                    let message = format!(
                        "{} and {} must not meet, yet do in {}",
                        index.name(a),
                        index.name(b),
                        meeting.id
                    );
                    add(Rule::Never, message);
                }
            }
        }
    }
    for resource in &index.mission.resources {
        for slot in &index.mission.slots {
            let count = used.get(&(resource.id.as_str(), slot.id.as_str())).copied().unwrap_or_default();
            if count > resource.capacity {
                let (id, capacity) = (&resource.id, resource.capacity);
                add(
                    Rule::Resource,
                    format!("{id} is used {count} times at {}, capacity {capacity}", when(slot)),
                );
            }
        }
    }
}
