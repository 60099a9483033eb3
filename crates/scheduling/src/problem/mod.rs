//! A mission in the form that the planner works on: numbers instead of identifiers, and every rule of a meeting by
//! itself folded into the set of slots that it can have.

mod compile;
mod previous;
#[cfg(test)]
pub(crate) mod samples;
mod scatter;
mod score;
mod slot_set;

pub use compile::Obstacle;
pub(crate) use previous::Before;
pub use previous::PreviousError;
pub(crate) use score::Score;
pub(crate) use slot_set::{BITS, SlotSet};

/// A meeting, by its place in the mission file.
pub(crate) type M = u32;
/// No meeting.
pub(crate) const NONE: M = M::MAX;

/// A mission with everything numbered.
#[derive(Debug)]
pub(crate) struct Problem {
    /// Bits that slot sets of this problem use: slots, with a gap between days.
    pub(crate) width: usize,
    /// For each bit, the slot of the mission file; `None` between days.
    pub(crate) slot_of_bit: Vec<Option<usize>>,
    /// For each bit, where its slot comes in time.
    pub(crate) rank: Vec<usize>,
    /// The slots of each day.
    pub(crate) days: Vec<SlotSet>,
    pub(crate) tables: usize,
    pub(crate) walking: usize,
    pub(crate) fairness: Option<u32>,
    /// Capacity of each resource per slot.
    pub(crate) resources: Vec<u32>,
    pub(crate) people: Vec<Person>,
    pub(crate) meetings: Vec<Meet>,
    /// Participants, and after them each home table that several participants share: things that are in one meeting
    /// at a time.
    pub(crate) units: usize,
}

#[derive(Debug)]
pub(crate) struct Person {
    pub(crate) most: u32,
    pub(crate) least: u32,
    /// Windows of which one slot has to stay free, without those that stay free anyhow.
    pub(crate) lunch: Vec<SlotSet>,
    /// Meetings that could be held, with this participant.
    pub(crate) meetings: Vec<M>,
    /// For each bit, the longest row of meetings from it on.
    longest_row: Vec<u8>,
}

#[derive(Debug)]
pub(crate) struct Meet {
    pub(crate) people: Vec<usize>,
    /// The people and, where it is shared, the home table.
    pub(crate) units: Vec<usize>,
    /// Slots in which it could be held; empty with an obstacle.
    pub(crate) domain: SlotSet,
    pub(crate) required: bool,
    pub(crate) weight: i64,
    pub(crate) uses: Vec<usize>,
    pub(crate) home: Option<usize>,
    /// Meetings that come before it, and after it.
    pub(crate) earlier: Vec<M>,
    pub(crate) later: Vec<M>,
    pub(crate) obstacle: Option<Obstacle>,
    pub(crate) before: Before,
}

impl Problem {
    /// Breaks of a participant who is busy in `busy`.
    pub(crate) fn breaks(&self, busy: &SlotSet) -> u32 {
        let days = if self.days.len() == 1 {
            u32::from(!busy.is_empty())
        } else {
            self.days.iter().map(|day| u32::from(!busy.and(day).is_empty())).sum()
        };
        busy.runs() - days
    }

    /// The bits that are slots.
    pub(crate) fn slots(&self) -> impl Iterator<Item = usize> {
        (0..self.width).filter(|&bit| self.slot_of_bit[bit].is_some())
    }

    /// Whether plans differ in nothing but their breaks.
    pub(crate) fn seeks_breaks_only(&self) -> bool {
        let free = |meet: &Meet| meet.domain.is_empty() && !meet.required;
        self.meetings.iter().all(|meet| (meet.required || free(meet)) && meet.before == Before::Nowhere)
            && self.people.iter().all(|person| person.least == 0)
    }

    pub(crate) fn slot_count(&self) -> usize {
        self.slot_of_bit.iter().flatten().count()
    }

    pub(crate) fn weight(&self, meeting: M) -> i64 {
        let meet = &self.meetings[meeting as usize];
        if meet.required { 0 } else { meet.weight }
    }
}
