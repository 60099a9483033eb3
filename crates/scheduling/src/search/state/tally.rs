//! What a change of a plan means for its score: breaks, how fairly they are shared, and moves since the previous schedule.

use super::State;
use crate::problem::{Before, M, NONE, SlotSet};

impl State<'_> {
    /// By how much the breaks and the scattered meetings of a participant change who is busy in `busy` instead.
    pub(crate) fn change(&self, person: usize, busy: &SlotSet) -> (i64, i64) {
        let breaks = self.problem.breaks(busy);
        let scattered = if breaks == 0 { 0 } else { self.problem.scattered(person, busy) };
        let change = |now: u32, before: u32| i64::from(now) - i64::from(before);
        (change(breaks, self.breaks[person]), change(scattered, self.scattered[person]))
    }

    pub(super) fn count_breaks(&mut self, person: usize) {
        let now = self.problem.breaks(&self.busy[person]);
        let scattered = if now == 0 { 0 } else { self.problem.scattered(person, &self.busy[person]) };
        self.all_scattered += i64::from(scattered) - i64::from(self.scattered[person]);
        self.scattered[person] = scattered;
        let before = std::mem::replace(&mut self.breaks[person], now);
        self.score.breaks = self.score.breaks + now - before;
        self.spread[before as usize] -= 1;
        self.spread[now as usize] += 1;
    }

    pub(super) fn share(&mut self) {
        let Some(allowed) = self.problem.fairness else { return };
        let fewest = self.spread.iter().position(|&count| count > 0).unwrap_or(0);
        let mut left = self.problem.people.len();
        let mut unfair = 0;
        let limit = fewest + allowed as usize;
        for (breaks, &count) in self.spread.iter().enumerate().skip(fewest) {
            if breaks > limit {
                unfair += count * u32::try_from(breaks - limit).unwrap_or(u32::MAX);
            }
            left -= count as usize;
            if left == 0 {
                break;
            }
        }
        self.score.unfair = unfair;
    }

    /// Counts the moves that `m` coming to (or leaving) a place makes or saves.
    pub(super) fn moves(&mut self, m: M, slot: usize, table: usize, comes: bool) {
        if self.claims.is_empty() {
            return;
        }
        let problem = self.problem;
        let meet = &problem.meetings[m as usize];
        let mut saved = 0;
        if let Before::At { slot: old_slot, table: old_table } = meet.before
            && old_slot == slot
            && (problem.walking == 0 || old_table == table)
            && (problem.walking > 0
                || meet.home.is_some()
                || !self.claims[old_table * problem.width + slot].1)
        {
            saved += 1;
        }
        if let Some(home) = meet.home.filter(|_| problem.walking == 0) {
            let claim = &mut self.claims[home * problem.width + slot];
            claim.1 = comes;
            let owner = claim.0;
            // A host who sits down displaces whoever had the table for this slot.
            if owner != NONE && owner != m && self.place[owner as usize].0 == self.place[m as usize].0 {
                if comes {
                    self.score.moved += 1;
                } else {
                    self.score.moved -= 1;
                }
            }
        }
        if comes {
            self.score.moved -= saved;
        } else {
            self.score.moved += saved;
        }
    }
}
