//! Verifies any schedule against the rules of its mission.
//!
//! It shares nothing with the planner but the types of the files, and computes everything from identifiers, so that a
//! fault of the planner cannot hide here.

mod figures;
mod people;
mod places;

use std::collections::{BTreeMap, HashMap};

use crate::file::{Figures, Meeting, Mission, Participant, Schedule, Slot};

/// The rule that a violation breaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rule {
    /// Meetings, slots and tables are those of the mission.
    Known,
    /// A meeting is held once.
    Once,
    /// Required meetings are held.
    Required,
    /// A pinned meeting is in its slot.
    Pinned,
    /// A meeting is in one of the slots it allows.
    Slots,
    /// A meeting is in its session.
    Session,
    /// Nobody meets when unavailable.
    Unavailable,
    /// Nobody has two meetings at once.
    Participant,
    /// A table holds one meeting per slot.
    Table,
    /// Whoever has a home table meets there.
    HomeTable,
    /// A meeting is later than those it comes after.
    After,
    /// No resource is used beyond its capacity.
    Resource,
    /// Nobody has more meetings than the limit.
    MaxMeetings,
    /// Everybody keeps a slot of each lunch window free.
    Lunch,
    /// There is time to walk between tables.
    Walking,
    /// Breaks are shared fairly.
    Fairness,
    /// Pairs that must not meet do not.
    Never,
    /// What the schedule says of itself is true.
    Claims,
}

/// One rule broken at one place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Violation {
    /// The rule.
    pub rule: Rule,
    /// Who, where and when, in words.
    pub message: String,
}

/// What a schedule amounts to and which rules it breaks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// Every violation found; empty for a valid schedule.
    pub violations: Vec<Violation>,
    /// The figures as computed here.
    pub figures: Figures,
    /// Participants with fewer meetings than their `min_meetings`.
    pub below_minimum: u64,
    /// Meetings of the previous schedule that are not where and when they were, by identifier.
    pub moved: Vec<String>,
}

/// Checks `schedule` against every rule of `mission`; `previous` is the schedule against which moves are counted.
#[must_use]
pub fn check(mission: &Mission, schedule: &Schedule, previous: Option<&Schedule>) -> Report {
    let index = Index::of(mission);
    let mut violations = Vec::new();
    let plan = Plan::of(&index, schedule, &mut violations);
    places::check(&index, &plan, &mut violations);
    people::check(&index, &plan, &mut violations);
    let (figures, moved) = figures::of(&index, &plan, previous);
    figures::check_claims(&index, &plan, schedule, &figures, previous.is_some(), &mut violations);
    Report { violations, figures, below_minimum: figures::below_minimum(&index, &plan), moved }
}

/// The parts of a mission by identifier.
struct Index<'a> {
    mission: &'a Mission,
    slots: HashMap<&'a str, &'a Slot>,
    tables: HashMap<&'a str, usize>,
    participants: HashMap<&'a str, &'a Participant>,
    meetings: HashMap<&'a str, &'a Meeting>,
    /// The slots of each day in order of time.
    days: BTreeMap<&'a str, Vec<&'a Slot>>,
}

impl<'a> Index<'a> {
    fn of(mission: &'a Mission) -> Self {
        let mut days: BTreeMap<&str, Vec<&Slot>> = BTreeMap::new();
        for slot in &mission.slots {
            days.entry(&slot.day).or_default().push(slot);
        }
        for slots in days.values_mut() {
            slots.sort_by_key(|slot| slot.start);
        }
        Self {
            mission,
            slots: mission.slots.iter().map(|slot| (slot.id.as_str(), slot)).collect(),
            tables: mission.tables.iter().enumerate().map(|(t, table)| (table.id.as_str(), t)).collect(),
            participants: mission.participants.iter().map(|person| (person.id.as_str(), person)).collect(),
            meetings: mission.meetings.iter().map(|meeting| (meeting.id.as_str(), meeting)).collect(),
            days,
        }
    }

    fn name(&self, participant: &str) -> String {
        self.participants
            .get(participant)
            .map_or_else(|| participant.to_owned(), |person| person.name.clone())
    }
}

/// A meeting with its slot and table, all known to the mission.
#[derive(Clone, Copy)]
struct Held<'a> {
    meeting: &'a Meeting,
    slot: &'a Slot,
    table: &'a str,
}

/// The meetings of a schedule that can be understood; the others are violations already.
struct Plan<'a> {
    held: Vec<Held<'a>>,
    /// Positions in `held` by meeting.
    by_meeting: HashMap<&'a str, usize>,
    /// Positions in `held` by participant, in order of time.
    by_person: HashMap<&'a str, Vec<usize>>,
}

impl<'a> Plan<'a> {
    fn of(index: &Index<'a>, schedule: &'a Schedule, violations: &mut Vec<Violation>) -> Self {
        let mut plan = Self { held: Vec::new(), by_meeting: HashMap::new(), by_person: HashMap::new() };
        for placed in &schedule.meetings {
            let meeting = index.meetings.get(placed.id.as_str());
            let slot = index.slots.get(placed.slot.as_str());
            let table = index.tables.get_key_value(placed.table.as_str());
            let (Some(meeting), Some(slot), Some((table, _))) = (meeting, slot, table) else {
                for (kind, id, known) in [
                    ("meeting", &placed.id, meeting.is_some()),
                    ("slot", &placed.slot, slot.is_some()),
                    ("table", &placed.table, table.is_some()),
                ] {
                    if !known {
                        let message = format!("meeting {}: the mission has no {kind} {id}", placed.id);
                        violations.push(Violation { rule: Rule::Known, message });
                    }
                }
                continue;
            };
            if plan.by_meeting.contains_key(meeting.id.as_str()) {
                let message = format!("meeting {} is held more than once", meeting.id);
                violations.push(Violation { rule: Rule::Once, message });
                continue;
            }
            plan.by_meeting.insert(&meeting.id, plan.held.len());
            plan.held.push(Held { meeting, slot, table });
        }
        for (position, held) in plan.held.iter().enumerate() {
            for person in held.meeting.people() {
                plan.by_person.entry(person).or_default().push(position);
            }
        }
        for positions in plan.by_person.values_mut() {
            positions.sort_by_key(|&position| plan.held[position].slot.start);
        }
        plan
    }

    fn of_person(&self, person: &str) -> impl Iterator<Item = &Held<'a>> {
        self.by_person.get(person).into_iter().flatten().map(|&position| &self.held[position])
    }
}

/// A slot in words: its day and time.
fn when(slot: &Slot) -> String {
    slot.start.format("%Y-%m-%d %H:%M").to_string()
}
