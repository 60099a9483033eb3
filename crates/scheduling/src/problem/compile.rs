//! From a mission file to a [`Problem`].

use std::collections::HashMap;

use super::scatter::longest_rows;
use super::{Before, Meet, Person, Problem, SlotSet};
use crate::file::{Meeting, Mission};

/// Why a meeting can never be held, whatever the others do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Obstacle {
    /// Two of its people must not meet.
    Never(usize, usize),
    /// Two of its people have different home tables.
    HomeTables(usize, usize),
    /// The mission has no table.
    NoTable,
    /// It uses a resource of which there is none.
    NoResource(usize),
    /// One of its people may have no meeting at all.
    NoMeetings(usize),
    /// Its pin, slots and session leave no slot.
    NoSlot,
    /// Its people are never available together in the slots that it may have.
    NeverTogether,
}

impl Problem {
    /// Numbers everything in `mission`, which must have been read or validated.
    pub(crate) fn of(mission: &Mission) -> Self {
        let (slot_of_bit, days) = lay_out(mission);
        let width = slot_of_bit.len();
        let mut by_time: Vec<usize> = (0..mission.slots.len()).collect();
        by_time.sort_by_key(|&slot| mission.slots[slot].start);
        let mut place_in_time = vec![0; mission.slots.len()];
        by_time.iter().enumerate().for_each(|(place, &slot)| place_in_time[slot] = place);
        let rank = slot_of_bit.iter().map(|slot| slot.map_or(0, |slot| place_in_time[slot])).collect();
        let names = Names::of(mission, &slot_of_bit);
        let mut home_units: HashMap<usize, usize> = HashMap::new();
        let homes: Vec<Option<usize>> = mission
            .participants
            .iter()
            .map(|p| p.home_table.as_ref().map(|id| names.tables[id.as_str()]))
            .collect();
        for &home in homes.iter().flatten() {
            let next = mission.participants.len() + home_units.len();
            if homes.iter().flatten().filter(|other| **other == home).count() > 1 {
                home_units.entry(home).or_insert(next);
            }
        }
        let units = mission.participants.len() + home_units.len();
        let never: std::collections::HashSet<(usize, usize)> = mission
            .never
            .iter()
            .map(|[a, b]| (names.people[a.as_str()], names.people[b.as_str()]))
            .flat_map(|(a, b)| [(a, b), (b, a)])
            .collect();
        let mut meetings: Vec<Meet> = mission
            .meetings
            .iter()
            .map(|meeting| compile_meeting(mission, meeting, &names, &homes, &home_units, &never))
            .collect();
        let numbers: HashMap<&str, u32> =
            (0..).zip(&mission.meetings).map(|(m, meeting)| (meeting.id.as_str(), m)).collect();
        for (m, meeting) in (0..).zip(&mission.meetings) {
            for earlier in meeting.after.iter().map(|id| numbers[id.as_str()]) {
                meetings[m as usize].earlier.push(earlier);
                meetings[earlier as usize].later.push(m);
            }
        }
        let people = compile_people(mission, &meetings, &names, &days);
        Self {
            width,
            slot_of_bit,
            rank,
            days,
            tables: mission.tables.len(),
            walking: mission.rules.walking_slots as usize,
            fairness: mission.rules.fairness,
            resources: mission.resources.iter().map(|resource| resource.capacity).collect(),
            people,
            meetings,
            units,
        }
    }
}

/// The slots of one day after the other in order of time, with a gap between days.
fn lay_out(mission: &Mission) -> (Vec<Option<usize>>, Vec<SlotSet>) {
    let mut order: Vec<usize> = (0..mission.slots.len()).collect();
    let mut first: HashMap<&str, chrono::DateTime<chrono::FixedOffset>> = HashMap::new();
    for slot in &mission.slots {
        let earliest = first.entry(&slot.day).or_insert(slot.start);
        *earliest = (*earliest).min(slot.start);
    }
    order.sort_by_key(|&s| {
        let slot = &mission.slots[s];
        (first[slot.day.as_str()], &slot.day, slot.start)
    });
    let mut bits: Vec<Option<usize>> = Vec::new();
    let mut days: Vec<SlotSet> = Vec::new();
    let mut today: Option<&str> = None;
    for s in order {
        let day = mission.slots[s].day.as_str();
        if today != Some(day) {
            if today.is_some() {
                bits.push(None);
            }
            days.push(SlotSet::EMPTY);
            today = Some(day);
        }
        if let Some(day) = days.last_mut() {
            day.insert(bits.len());
        }
        bits.push(Some(s));
    }
    (bits, days)
}

struct Names<'a> {
    bits: HashMap<&'a str, usize>,
    tables: HashMap<&'a str, usize>,
    people: HashMap<&'a str, usize>,
    resources: HashMap<&'a str, usize>,
    sessions: HashMap<&'a str, SlotSet>,
    all: SlotSet,
    unavailable: Vec<SlotSet>,
}

impl<'a> Names<'a> {
    fn of(mission: &'a Mission, slot_of_bit: &[Option<usize>]) -> Self {
        let placed = || slot_of_bit.iter().enumerate().filter_map(|(bit, slot)| slot.map(|slot| (bit, slot)));
        let bits: HashMap<&str, usize> =
            placed().map(|(bit, s)| (mission.slots[s].id.as_str(), bit)).collect();
        let mut sessions: HashMap<&str, SlotSet> = HashMap::new();
        for (bit, s) in placed() {
            if let Some(session) = &mission.slots[s].session {
                sessions.entry(session).or_default().insert(bit);
            }
        }
        let unavailable = mission
            .participants
            .iter()
            .map(|person| person.unavailable.iter().map(|id| bits[id.as_str()]).collect())
            .collect();
        Self {
            tables: mission.tables.iter().enumerate().map(|(t, table)| (table.id.as_str(), t)).collect(),
            people: mission
                .participants
                .iter()
                .enumerate()
                .map(|(p, person)| (person.id.as_str(), p))
                .collect(),
            resources: mission.resources.iter().enumerate().map(|(r, it)| (it.id.as_str(), r)).collect(),
            sessions,
            all: placed().map(|(bit, _)| bit).collect(),
            bits,
            unavailable,
        }
    }
}

fn compile_meeting(
    mission: &Mission,
    meeting: &Meeting,
    names: &Names<'_>,
    homes: &[Option<usize>],
    home_units: &HashMap<usize, usize>,
    never: &std::collections::HashSet<(usize, usize)>,
) -> Meet {
    let people: Vec<usize> = meeting.people().map(|id| names.people[id]).collect();
    let uses: Vec<usize> = meeting.uses.iter().map(|id| names.resources[id.as_str()]).collect();
    let host = people.iter().copied().find(|&p| homes[p].is_some());
    let home = host.and_then(|p| homes[p]);
    let mut units = people.clone();
    units.extend(home.and_then(|table| home_units.get(&table)));

    let mut domain = names.all;
    if let Some(pinned) = &meeting.pinned {
        domain = domain.and(&SlotSet::from_iter([names.bits[pinned.as_str()]]));
    }
    if !meeting.slots.is_empty() {
        domain = domain.and(&meeting.slots.iter().map(|id| names.bits[id.as_str()]).collect());
    }
    if let Some(session) = &meeting.session {
        domain = domain.and(&names.sessions[session.as_str()]);
    }
    let allowed = domain;
    for &p in &people {
        domain = domain.minus(&names.unavailable[p]);
    }

    let pairs = || people.iter().enumerate().flat_map(|(i, &a)| people[i + 1..].iter().map(move |&b| (a, b)));
    let barred = |p: usize| {
        [mission.participants[p].max_meetings, mission.rules.max_meetings]
            .into_iter()
            .flatten()
            .any(|most| most == 0)
    };
    let obstacle = if let Some((a, b)) = pairs().find(|pair| never.contains(pair)) {
        Some(Obstacle::Never(a, b))
    } else if let (Some(host), Some(other)) =
        (host, people.iter().copied().find(|&p| homes[p].is_some_and(|table| Some(table) != home)))
    {
        Some(Obstacle::HomeTables(host, other))
    } else if mission.tables.is_empty() {
        Some(Obstacle::NoTable)
    } else if let Some(&resource) = uses.iter().find(|&&resource| mission.resources[resource].capacity == 0) {
        Some(Obstacle::NoResource(resource))
    } else if let Some(p) = people.iter().copied().find(|&p| barred(p)) {
        Some(Obstacle::NoMeetings(p))
    } else if allowed.is_empty() {
        Some(Obstacle::NoSlot)
    } else if domain.is_empty() {
        Some(Obstacle::NeverTogether)
    } else {
        None
    };
    Meet {
        people,
        units,
        domain: if obstacle.is_some() { SlotSet::EMPTY } else { domain },
        required: meeting.required,
        weight: meeting.weight,
        uses,
        home,
        earlier: Vec::new(),
        later: Vec::new(),
        obstacle,
        before: Before::Nowhere,
    }
}

fn compile_people(mission: &Mission, meetings: &[Meet], names: &Names<'_>, days: &[SlotSet]) -> Vec<Person> {
    let mut with: Vec<Vec<u32>> = vec![Vec::new(); mission.participants.len()];
    let mut reach = vec![SlotSet::EMPTY; mission.participants.len()];
    for (m, meet) in (0..).zip(meetings).filter(|(_, meet)| !meet.domain.is_empty()) {
        for &p in &meet.people {
            with[p].push(m);
            reach[p] = reach[p].or(&meet.domain);
        }
    }
    let windows: Vec<SlotSet> = mission
        .rules
        .lunch
        .iter()
        .map(|window| window.iter().map(|id| names.bits[id.as_str()]).collect())
        .collect();
    mission
        .participants
        .iter()
        .enumerate()
        .map(|(p, person)| {
            let lunch: Vec<SlotSet> =
                windows.iter().copied().filter(|window| reach[p].contains_all(window)).collect();
            Person {
                most: person
                    .max_meetings
                    .unwrap_or(u32::MAX)
                    .min(mission.rules.max_meetings.unwrap_or(u32::MAX)),
                least: person.min_meetings.unwrap_or(0),
                longest_row: longest_rows(days, &reach[p], &lunch),
                lunch,
                meetings: std::mem::take(&mut with[p]),
            }
        })
        .collect()
}
