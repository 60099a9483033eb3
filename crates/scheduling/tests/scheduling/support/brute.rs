//! The best plan by trying every slot and table for every meeting. Written from the text of the rules, without a line
//! of the planner or of the verifier.

use std::collections::HashMap;

use scheduling::file::{Mission, Schedule};

/// What is sought, in its order; less is better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Value {
    pub below: usize,
    pub lost: i64,
    pub moved: usize,
    pub breaks: usize,
}

/// The value of the best plan; `None` if the required meetings cannot all be held.
pub fn best(mission: &Mission, previous: Option<&Schedule>) -> Option<Value> {
    let mut search = Brute { mission, previous, place: vec![None; mission.meetings.len()], best: None };
    search.place(0);
    search.best
}

type Place = Option<(usize, usize)>;

struct Brute<'a> {
    mission: &'a Mission,
    previous: Option<&'a Schedule>,
    place: Vec<Place>,
    best: Option<Value>,
}

impl Brute<'_> {
    fn place(&mut self, m: usize) {
        if m == self.mission.meetings.len() {
            if let Some(value) = self.value()
                && self.best.is_none_or(|best| value < best)
            {
                self.best = Some(value);
            }
            return;
        }
        if !self.mission.meetings[m].required {
            self.place[m] = None;
            self.place(m + 1);
        }
        for slot in 0..self.mission.slots.len() {
            for table in 0..self.mission.tables.len() {
                self.place[m] = Some((slot, table));
                if alone(self.mission, m, slot, table) && self.beside_others(m, slot, table) {
                    self.place(m + 1);
                }
            }
        }
        self.place[m] = None;
    }

    fn beside_others(&self, m: usize, slot: usize, table: usize) -> bool {
        let people: Vec<&str> = self.mission.meetings[m].people().collect();
        (0..m).all(|other| {
            self.place[other].is_none_or(|(s, t)| {
                s != slot
                    || t != table
                        && !self.mission.meetings[other].people().any(|person| people.contains(&person))
            })
        })
    }

    /// The value of a complete plan, if it keeps the rules that take all meetings to judge.
    fn value(&self) -> Option<Value> {
        let mission = self.mission;
        for (m, meeting) in mission.meetings.iter().enumerate() {
            for earlier in &meeting.after {
                let e = mission.meetings.iter().position(|it| it.id == *earlier)?;
                if let (Some((early, _)), Some((late, _))) = (self.place[e], self.place[m])
                    && mission.slots[early].start >= mission.slots[late].start
                {
                    return None;
                }
            }
        }
        for resource in &mission.resources {
            for slot in 0..mission.slots.len() {
                let users = mission.meetings.iter().zip(&self.place).filter(|(meeting, place)| {
                    meeting.uses.contains(&resource.id) && place.is_some_and(|(s, _)| s == slot)
                });
                if users.count() > resource.capacity as usize {
                    return None;
                }
            }
        }
        let mut breaks = Vec::new();
        let mut below = 0;
        for person in &mission.participants {
            let mut mine: Vec<(usize, usize)> = mission
                .meetings
                .iter()
                .zip(&self.place)
                .filter(|(meeting, _)| meeting.people().any(|id| id == person.id))
                .filter_map(|(_, place)| *place)
                .collect();
            mine.sort_by_key(|(slot, _)| mission.slots[*slot].start);
            let most = [person.max_meetings, mission.rules.max_meetings].into_iter().flatten().min();
            if most.is_some_and(|most| mine.len() > most as usize) {
                return None;
            }
            below += usize::from(person.min_meetings.is_some_and(|least| mine.len() < least as usize));
            let busy = |id: &String| mine.iter().any(|(slot, _)| mission.slots[*slot].id == *id);
            if mission.rules.lunch.iter().any(|window| window.iter().all(busy)) {
                return None;
            }
            // Slots of the test missions are listed in order of time.
            let mut pauses = 0;
            for pair in mine.windows(2) {
                let ((from, at), (to, then)) = (pair[0], pair[1]);
                if mission.slots[from].day == mission.slots[to].day {
                    let free = to - from - 1;
                    pauses += usize::from(free > 0);
                    if at != then && free < mission.rules.walking_slots as usize {
                        return None;
                    }
                }
            }
            breaks.push(pauses);
        }
        let spread = breaks.iter().max().unwrap_or(&0) - breaks.iter().min().unwrap_or(&0);
        if mission.rules.fairness.is_some_and(|fairness| spread > fairness as usize) {
            return None;
        }
        let lost = mission.meetings.iter().zip(&self.place).filter(|(_, place)| place.is_none());
        Some(Value {
            below,
            lost: lost.map(|(meeting, _)| meeting.weight).sum(),
            moved: self.moved(),
            breaks: breaks.iter().sum(),
        })
    }

    fn moved(&self) -> usize {
        let Some(previous) = self.previous else { return 0 };
        let now: HashMap<&str, (&str, &str)> = self
            .mission
            .meetings
            .iter()
            .zip(&self.place)
            .filter_map(|(meeting, place)| {
                let (slot, table) = (*place)?;
                Some((
                    meeting.id.as_str(),
                    (self.mission.slots[slot].id.as_str(), self.mission.tables[table].id.as_str()),
                ))
            })
            .collect();
        let counts = previous.meetings.iter().filter(|before| {
            let m = self.mission.meetings.iter().position(|meeting| meeting.id == before.id);
            m.is_some_and(|m| {
                let possible = (0..self.mission.slots.len())
                    .any(|s| (0..self.mission.tables.len()).any(|t| alone(self.mission, m, s, t)));
                possible
                    && now.get(before.id.as_str()) != Some(&(before.slot.as_str(), before.table.as_str()))
            })
        });
        counts.count()
    }
}

/// Whether a meeting could be at a place if there were no other.
fn alone(mission: &Mission, m: usize, slot: usize, table: usize) -> bool {
    let meeting = &mission.meetings[m];
    let slot = &mission.slots[slot];
    let people: Vec<_> =
        mission.participants.iter().filter(|it| meeting.people().any(|id| id == it.id)).collect();
    let never =
        mission.never.iter().any(|pair| pair.iter().all(|id| meeting.people().any(|person| person == id)));
    let scarce = mission.resources.iter().any(|it| it.capacity == 0 && meeting.uses.contains(&it.id));
    let barred = people.iter().any(|it| it.max_meetings == Some(0) || mission.rules.max_meetings == Some(0));
    meeting.pinned.as_ref().is_none_or(|pinned| *pinned == slot.id)
        && (meeting.slots.is_empty() || meeting.slots.contains(&slot.id))
        && meeting.session.as_ref().is_none_or(|session| Some(session) == slot.session.as_ref())
        && people.iter().all(|person| {
            !person.unavailable.contains(&slot.id)
                && person.home_table.as_ref().is_none_or(|home| *home == mission.tables[table].id)
        })
        && !never
        && !scarce
        && !barred
}
