//! Swaps the meetings of two slots along an alternating chain, as in Kempe's recolouring of a graph: whoever meets in
//! both slots passes the swap on to the meeting in the other one. Nobody is ever in two meetings, and nothing is
//! dropped.

use super::state::State;
use crate::problem::{M, NONE};

/// Longest chain that is followed; longer ones mostly exchange two whole slots and change nothing.
const LONGEST: usize = 400;

/// Buffers of the chain, kept between calls.
#[derive(Debug, Default)]
pub(crate) struct Chain {
    /// Meetings that go from the first slot to the second, and back.
    there: Vec<M>,
    back: Vec<M>,
    /// People who meet in one of the slots only, and whether that is the first: their programme changes.
    ends: Vec<(usize, bool)>,
    /// For each meeting, the last chain that it was part of.
    seen: Vec<u32>,
    now: u32,
}

impl Chain {
    /// The meetings that the swap of [`Chain::follow`] moves.
    fn meetings(&self) -> impl Iterator<Item = M> {
        self.there.iter().chain(&self.back).copied()
    }

    /// Finds the chain that moves `m` from its slot `from` to `to`; false if a rule forbids the swap.
    pub(crate) fn follow(&mut self, state: &State<'_>, m: M, from: usize, to: usize) -> bool {
        let problem = state.problem;
        self.there.clear();
        self.back.clear();
        self.ends.clear();
        self.seen.resize(problem.meetings.len(), 0);
        self.now = self.now.wrapping_add(1);
        self.seen[m as usize] = self.now;
        self.there.push(m);
        let (mut done_there, mut done_back) = (0, 0);
        loop {
            let (list, target, other) = if done_there < self.there.len() {
                (&mut done_there, to, true)
            } else if done_back < self.back.len() {
                (&mut done_back, from, false)
            } else {
                break;
            };
            let meeting = if other { self.there[*list] } else { self.back[*list] };
            *list += 1;
            let meet = &problem.meetings[meeting as usize];
            if !meet.domain.contains(target) || self.there.len() + self.back.len() > LONGEST {
                return false;
            }
            for &unit in &meet.units {
                let next = state.at(unit, target);
                if next == NONE {
                    if unit < problem.people.len() {
                        self.ends.push((unit, other));
                    }
                } else if self.seen[next as usize] != self.now {
                    self.seen[next as usize] = self.now;
                    if other { self.back.push(next) } else { self.there.push(next) }
                }
            }
        }
        self.fits(state, from, to)
    }

    /// By how much the swap changes breaks and scattered meetings.
    pub(crate) fn change(&self, state: &State<'_>, from: usize, to: usize) -> (i64, i64) {
        self.ends.iter().fold((0, 0), |(breaks, scattered), &(person, there)| {
            let mut busy = *state.busy(person);
            let (now, then) = if there { (from, to) } else { (to, from) };
            busy.remove(now);
            busy.insert(then);
            let (more_breaks, more_scattered) = state.change(person, &busy);
            (breaks + more_breaks, scattered + more_scattered)
        })
    }

    /// Swaps; everything can be undone.
    pub(crate) fn swap(&self, state: &mut State<'_>, from: usize, to: usize) {
        for m in self.meetings() {
            state.drop(m);
        }
        for &m in &self.there {
            state.hold(m, to, 0);
        }
        for &m in &self.back {
            state.hold(m, from, 0);
        }
    }

    /// The limits by number, lunch and order; people and home tables take care of themselves.
    fn fits(&self, state: &State<'_>, from: usize, to: usize) -> bool {
        let problem = state.problem;
        let (there, back) = (self.there.len(), self.back.len());
        if state.in_slot(to).len() + there - back > problem.tables
            || state.in_slot(from).len() + back - there > problem.tables
        {
            return false;
        }
        for (resource, &capacity) in problem.resources.iter().enumerate() {
            let count = |list: &[M]| {
                list.iter().filter(|&&m| problem.meetings[m as usize].uses.contains(&resource)).count()
            };
            let (there, back) = (count(&self.there), count(&self.back));
            if there != back
                && (state.used(resource, to) as usize + there - back > capacity as usize
                    || state.used(resource, from) as usize + back - there > capacity as usize)
            {
                return false;
            }
        }
        self.meetings().all(|m| self.keeps_order(state, m, from, to) && keeps_lunch(state, m, from, to))
    }

    fn keeps_order(&self, state: &State<'_>, m: M, from: usize, to: usize) -> bool {
        let problem = state.problem;
        let meet = &problem.meetings[m as usize];
        if meet.earlier.is_empty() && meet.later.is_empty() {
            return true;
        }
        let rank = |m: M| {
            let slot = state.slot(m)?;
            let swapped = self.seen[m as usize] == self.now;
            Some(
                problem.rank[if !swapped {
                    slot
                } else if slot == from {
                    to
                } else {
                    from
                }],
            )
        };
        meet.earlier.iter().all(|&earlier| rank(earlier) < rank(m))
            && meet.later.iter().all(|&later| rank(later).is_none_or(|later| Some(later) > rank(m)))
    }
}

fn keeps_lunch(state: &State<'_>, m: M, from: usize, to: usize) -> bool {
    let problem = state.problem;
    problem.meetings[m as usize].people.iter().all(|&person| {
        let lunch = &problem.people[person].lunch;
        if lunch.is_empty() || state.at(person, from) != NONE && state.at(person, to) != NONE {
            return true;
        }
        let mut busy = *state.busy(person);
        let (now, then) = if state.at(person, from) == NONE { (to, from) } else { (from, to) };
        busy.remove(now);
        busy.insert(then);
        lunch.iter().all(|window| !busy.contains_all(window))
    })
}
