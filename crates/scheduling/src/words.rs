//! Says in words what the planner knows in numbers.

use crate::file::Mission;
use crate::problem::{M, Obstacle, Problem, SlotSet};

/// Most names, meetings or times in one sentence.
const LISTED: usize = 8;

/// The names of a mission.
pub(crate) struct Words<'a> {
    mission: &'a Mission,
    problem: &'a Problem,
}

impl<'a> Words<'a> {
    pub(crate) fn new(mission: &'a Mission, problem: &'a Problem) -> Self {
        Self { mission, problem }
    }

    pub(crate) fn name(&self, person: usize) -> &'a str {
        &self.mission.participants[person].name
    }

    pub(crate) fn names(&self, people: &[usize]) -> String {
        list(people.iter().map(|&person| self.name(person).to_owned()))
    }

    /// A meeting with its people.
    pub(crate) fn meeting(&self, m: M) -> String {
        let people = &self.problem.meetings[m as usize].people;
        format!("meeting {} ({})", self.mission.meetings[m as usize].id, self.names(people))
    }

    pub(crate) fn time(&self, slot: usize) -> String {
        self.problem.slot_of_bit[slot]
            .map(|slot| self.mission.slots[slot].start.format("%Y-%m-%d %H:%M").to_string())
            .unwrap_or_default()
    }

    pub(crate) fn times(&self, slots: &SlotSet) -> String {
        list(slots.iter().map(|slot| self.time(slot)))
    }

    /// Slots that the meeting's own fields allow, whoever is there.
    pub(crate) fn allowed(&self, m: M) -> SlotSet {
        let meeting = &self.mission.meetings[m as usize];
        self.problem
            .slots()
            .filter(|&bit| {
                let Some(slot) = self.problem.slot_of_bit[bit].map(|slot| &self.mission.slots[slot]) else {
                    return false;
                };
                meeting.pinned.as_ref().is_none_or(|pinned| *pinned == slot.id)
                    && (meeting.slots.is_empty() || meeting.slots.contains(&slot.id))
                    && (meeting.session.is_none() || meeting.session == slot.session)
            })
            .collect()
    }

    pub(crate) fn unavailable(&self, person: usize) -> SlotSet {
        let unavailable = &self.mission.participants[person].unavailable;
        self.problem
            .slots()
            .filter(|&bit| {
                self.problem.slot_of_bit[bit]
                    .is_some_and(|slot| unavailable.contains(&self.mission.slots[slot].id))
            })
            .collect()
    }

    pub(crate) fn unavailable_when(&self, person: usize) -> String {
        format!("{} is unavailable at {}", self.name(person), self.times(&self.unavailable(person)))
    }

    pub(crate) fn slots_of(&self, m: M) -> String {
        let meeting = &self.mission.meetings[m as usize];
        let allowed = self.times(&self.allowed(m));
        if meeting.pinned.is_some() {
            format!("{} is pinned to {allowed}", self.meeting(m))
        } else if let Some(session) = &meeting.session {
            format!("{} can only be in session {session}: {allowed}", self.meeting(m))
        } else {
            format!("{} can only be at {allowed}", self.meeting(m))
        }
    }

    /// Which rules leave these meetings only the slots that they have.
    pub(crate) fn why_only(&self, meetings: &[M]) -> Vec<String> {
        let mut people: Vec<usize> = Vec::new();
        let mut why = Vec::new();
        let slots = self.problem.slot_count();
        for &m in meetings {
            if self.allowed(m).len() < slots {
                why.push(self.slots_of(m));
            }
            people.extend(&self.problem.meetings[m as usize].people);
        }
        people.sort_unstable();
        people.dedup();
        people.retain(|&person| !self.mission.participants[person].unavailable.is_empty());
        why.extend(people.into_iter().map(|person| self.unavailable_when(person)));
        why
    }

    pub(crate) fn required_list(&self, person: usize, meetings: &[M]) -> String {
        let listed = list(meetings.iter().map(|&m| {
            let others: Vec<usize> = self.problem.meetings[m as usize]
                .people
                .iter()
                .copied()
                .filter(|&other| other != person)
                .collect();
            format!("{} with {}", self.mission.meetings[m as usize].id, self.names(&others))
        }));
        format!("{} has {}: {listed}", self.name(person), counted(meetings.len(), "required meeting"))
    }

    pub(crate) fn only_slots(&self, who: &str, slots: &SlotSet, because: &str) -> String {
        let (count, times) = (counted(slots.len(), "slot"), self.times(slots));
        format!("{who} can only be in {count}, {times}, and {because}")
    }

    pub(crate) fn most(&self, person: usize, most: u32) -> String {
        format!("{} may have at most {}", self.name(person), counted(most as usize, "meeting"))
    }

    pub(crate) fn lunch(&self, person: usize) -> String {
        let windows = &self.problem.people[person].lunch;
        let listed: Vec<String> = windows.iter().map(|window| self.times(window)).collect();
        format!("{} keeps one slot free for lunch of {}", self.name(person), listed.join(" and one of "))
    }

    pub(crate) fn home(&self, unit: usize) -> String {
        let hosts: Vec<usize> = (0..self.mission.participants.len())
            .filter(|&person| {
                self.problem.people[person]
                    .meetings
                    .iter()
                    .any(|&m| self.problem.meetings[m as usize].units.contains(&unit))
                    && self.mission.participants[person].home_table.is_some()
            })
            .collect();
        let table = hosts.first().and_then(|&host| self.mission.participants[host].home_table.as_deref());
        format!("{} share the home table {}", self.names(&hosts), table.unwrap_or_default())
    }

    pub(crate) fn resource(&self, resource: usize, capacity: u32) -> String {
        let count = counted(capacity as usize, "meeting");
        format!("{} serves {count} per slot", self.mission.resources[resource].id)
    }

    pub(crate) fn obstacle(&self, m: M, obstacle: &Obstacle) -> String {
        match obstacle {
            Obstacle::Never(a, b) => format!("{} and {} must never meet", self.name(*a), self.name(*b)),
            Obstacle::HomeTables(a, b) => {
                let home = |person: usize| {
                    self.mission.participants[person].home_table.as_deref().unwrap_or_default()
                };
                format!(
                    "{} only meets at table {} and {} only at table {}",
                    self.name(*a),
                    home(*a),
                    self.name(*b),
                    home(*b)
                )
            }
            Obstacle::NoTable => "there is no table".to_owned(),
            Obstacle::NoResource(resource) => {
                format!("there is no {} in any slot", self.mission.resources[*resource].id)
            }
            Obstacle::NoMeetings(person) => self.most(*person, 0),
            Obstacle::NoSlot => format!("no slot suits its pin, slots and session: {}", self.slots_of(m)),
            Obstacle::NeverTogether => {
                let people = &self.problem.meetings[m as usize].people;
                let mut why: Vec<String> = Vec::new();
                if self.allowed(m).len() < self.problem.slot_count() {
                    why.push(self.slots_of(m));
                }
                let absent = people.iter().copied().filter(|&person| !self.unavailable(person).is_empty());
                why.extend(absent.map(|person| self.unavailable_when(person)));
                format!("no common slot: {}", why.join("; "))
            }
        }
    }
}

/// A number with its noun: "1 slot", "2 slots".
pub(crate) fn counted(number: usize, noun: &str) -> String {
    if number == 1 { format!("1 {noun}") } else { format!("{number} {noun}s") }
}

/// The first items with commas, and how many more there are.
fn list(items: impl Iterator<Item = String>) -> String {
    let mut shown: Vec<String> = items.collect();
    if shown.len() > LISTED {
        let more = shown.len() - LISTED + 1;
        shown.truncate(LISTED - 1);
        shown.push(format!("{more} more"));
    }
    match shown.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} and {last}", rest.join(", ")),
        Some((last, _)) => last.clone(),
        None => "nothing".to_owned(),
    }
}
