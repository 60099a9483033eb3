//! What the parts of a mission mean together: identifiers are unique and known, times do not overlap, `after` has no
//! cycle.

use std::collections::{HashMap, HashSet};

use super::error::Faults;
use super::mission::{Meeting, Mission, Slot};
use super::node::quote;

/// Every fault in how the parts of `mission` refer to each other.
pub(crate) fn check(mission: &Mission, faults: &mut Faults) {
    unique(mission.slots.iter().map(|slot| &slot.id), "/slots", faults);
    unique(mission.tables.iter().map(|table| &table.id), "/tables", faults);
    unique(mission.resources.iter().map(|resource| &resource.id), "/resources", faults);
    unique(mission.participants.iter().map(|participant| &participant.id), "/participants", faults);
    unique(mission.meetings.iter().map(|meeting| &meeting.id), "/meetings", faults);
    check_overlaps(&mission.slots, faults);
    let known = Known::of(mission, faults);
    for (index, window) in mission.rules.lunch.iter().enumerate() {
        known_all(window, &known.slots, &format!("/rules/lunch/{index}"), "lunch", "slot", faults);
    }
    for (index, participant) in mission.participants.iter().enumerate() {
        let pointer = format!("/participants/{index}");
        let place = format!("{pointer}/unavailable");
        known_all(&participant.unavailable, &known.slots, &place, "unavailable", "slot", faults);
        known_one(participant.home_table.as_deref(), &known.tables, &pointer, "home_table", "table", faults);
    }
    for (index, pair) in mission.never.iter().enumerate() {
        known_all(pair, &known.participants, &format!("/never/{index}"), "never", "participant", faults);
    }
    for (index, meeting) in mission.meetings.iter().enumerate() {
        check_meeting(meeting, &format!("/meetings/{index}"), &known, faults);
    }
    check_cycles(mission, faults);
}

/// The identifiers of a list; nothing for a list that was refused or is missing, so that this one fault does not make
/// every reference to it a fault as well.
type Ids<'a> = Option<HashSet<&'a str>>;

struct Known<'a> {
    slots: Ids<'a>,
    sessions: Ids<'a>,
    tables: Ids<'a>,
    resources: Ids<'a>,
    participants: Ids<'a>,
    meetings: Ids<'a>,
}

impl<'a> Known<'a> {
    fn of(mission: &'a Mission, faults: &Faults) -> Self {
        let slots = !faults.refused("slots");
        Self {
            slots: slots.then(|| mission.slots.iter().map(|slot| slot.id.as_str()).collect()),
            sessions: slots
                .then(|| mission.slots.iter().filter_map(|slot| slot.session.as_deref()).collect()),
            tables: ids("tables", mission.tables.iter().map(|table| &table.id), faults),
            resources: ids("resources", mission.resources.iter().map(|resource| &resource.id), faults),
            participants: ids("participants", mission.participants.iter().map(|person| &person.id), faults),
            meetings: ids("meetings", mission.meetings.iter().map(|meeting| &meeting.id), faults),
        }
    }
}

fn ids<'a>(list: &str, ids: impl Iterator<Item = &'a String>, faults: &Faults) -> Ids<'a> {
    (!faults.refused(list)).then(|| ids.map(String::as_str).collect())
}

fn check_meeting(meeting: &Meeting, pointer: &str, known: &Known<'_>, faults: &mut Faults) {
    let participants = &known.participants;
    known_one(Some(&meeting.a), participants, pointer, "a", "participant", faults);
    known_one(Some(&meeting.b), participants, pointer, "b", "participant", faults);
    known_all(&meeting.others, participants, &format!("{pointer}/others"), "others", "participant", faults);
    if meeting.a == meeting.b && !meeting.a.is_empty() {
        faults.add(&format!("{pointer}/b"), "b", quote(&meeting.b), "somebody else than a");
    }
    for (index, other) in meeting.others.iter().enumerate() {
        if *other == meeting.a || *other == meeting.b {
            faults.add(
                &format!("{pointer}/others/{index}"),
                "others",
                quote(other),
                "somebody else than a and b",
            );
        }
    }
    known_one(meeting.pinned.as_deref(), &known.slots, pointer, "pinned", "slot", faults);
    known_all(&meeting.slots, &known.slots, &format!("{pointer}/slots"), "slots", "slot", faults);
    known_one(meeting.session.as_deref(), &known.sessions, pointer, "session", "session", faults);
    known_all(&meeting.uses, &known.resources, &format!("{pointer}/uses"), "uses", "resource", faults);
    known_all(&meeting.after, &known.meetings, &format!("{pointer}/after"), "after", "meeting", faults);
}

fn known_one(id: Option<&str>, known: &Ids<'_>, pointer: &str, field: &str, kind: &str, faults: &mut Faults) {
    if let Some(id) = id.filter(|id| is_unknown(id, known)) {
        let expected = format!("the id of a {kind} of this file");
        faults.add(
            &format!("{pointer}/{field}"),
            field,
            format!("the unknown {kind} {}", quote(id)),
            expected,
        );
    }
}

fn known_all(ids: &[String], known: &Ids<'_>, pointer: &str, field: &str, kind: &str, faults: &mut Faults) {
    for (index, id) in ids.iter().enumerate().filter(|(_, id)| is_unknown(id, known)) {
        let expected = format!("the id of a {kind} of this file");
        faults.add(
            &format!("{pointer}/{index}"),
            field,
            format!("the unknown {kind} {}", quote(id)),
            expected,
        );
    }
}

/// Whether no such thing is in the list; an identifier that could not be read is empty and was reported already.
fn is_unknown(id: &str, known: &Ids<'_>) -> bool {
    !id.is_empty() && known.as_ref().is_some_and(|known| !known.contains(id))
}

fn unique<'a>(ids: impl Iterator<Item = &'a String>, pointer: &str, faults: &mut Faults) {
    let mut first: HashMap<&str, usize> = HashMap::new();
    for (index, id) in ids.enumerate().filter(|(_, id)| !id.is_empty()) {
        let earlier = *first.entry(id).or_insert(index);
        if earlier != index {
            let found = format!("{}, which {pointer}/{earlier} has already", quote(id));
            faults.add(&format!("{pointer}/{index}/id"), "id", found, "an id of its own");
        }
    }
}

/// Two slots must not overlap, of one day or of two: nobody can be in both.
fn check_overlaps(slots: &[Slot], faults: &mut Faults) {
    let mut order: Vec<usize> = (0..slots.len()).filter(|&s| slots[s].start < slots[s].end).collect();
    order.sort_by_key(|&s| (slots[s].start, slots[s].end, s));
    let mut last: Option<usize> = None;
    for &s in &order {
        if let Some(earlier) = last.filter(|&earlier| slots[s].start < slots[earlier].end) {
            let day = if slots[s].day == slots[earlier].day {
                format!("of the same day {}", quote(&slots[s].day))
            } else {
                format!("of day {}", quote(&slots[earlier].day))
            };
            let expected = format!(
                "a start not before {}, the end of slot {} {day}",
                slots[earlier].end.to_rfc3339(),
                quote(&slots[earlier].id),
            );
            faults.add(&format!("/slots/{s}/start"), "start", slots[s].start.to_rfc3339(), expected);
        }
        if last.is_none_or(|earlier| slots[s].end > slots[earlier].end) {
            last = Some(s);
        }
    }
}

/// Follows `after` from every meeting; whoever comes back to where it started is a cycle, reported once.
fn check_cycles(mission: &Mission, faults: &mut Faults) {
    const NEW: u8 = 0;
    const OPEN: u8 = 1;
    const DONE: u8 = 2;
    let meetings = &mission.meetings;
    let index: HashMap<&str, usize> =
        meetings.iter().enumerate().map(|(m, meeting)| (meeting.id.as_str(), m)).collect();
    let before: Vec<Vec<usize>> = meetings
        .iter()
        .map(|meeting| meeting.after.iter().filter_map(|id| index.get(id.as_str()).copied()).collect())
        .collect();
    let mut state = vec![NEW; meetings.len()];
    for start in 0..meetings.len() {
        // The path from `start` with, for each meeting on it, the next predecessor to look at.
        let mut path = vec![(start, 0)];
        while state[start] != DONE {
            let Some((m, next)) = path.last_mut() else { break };
            state[*m] = OPEN;
            let Some(&p) = before[*m].get(*next) else {
                state[*m] = DONE;
                path.pop();
                continue;
            };
            *next += 1;
            if state[p] == NEW {
                path.push((p, 0));
            } else if state[p] == OPEN {
                report_cycle(meetings, &path, p, faults);
            }
        }
    }
}

fn report_cycle(meetings: &[Meeting], path: &[(usize, usize)], back_to: usize, faults: &mut Faults) {
    const SHOWN: usize = 12;
    let from = path.iter().position(|&(m, _)| m == back_to).unwrap_or(0);
    let cycle: Vec<&str> = path[from..].iter().map(|&(m, _)| meetings[m].id.as_str()).collect();
    let mut shown: Vec<String> = cycle.iter().take(SHOWN).map(|id| quote(id)).collect();
    if cycle.len() > SHOWN {
        shown.push(format!("{} more", cycle.len() - SHOWN));
    }
    shown.push(quote(&meetings[back_to].id));
    let last = path.last().map_or(back_to, |&(m, _)| m);
    let found = format!("the cycle {}", shown.join(" after "));
    faults.add(&format!("/meetings/{last}/after"), "after", found, "meetings that can be put in an order");
}
