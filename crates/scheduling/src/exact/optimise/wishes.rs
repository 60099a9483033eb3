//! What each aim wishes for, as literals with what it costs if they fail.

use super::Levels;
use crate::exact::cardinality::{Sense, count};
use crate::exact::formula::Lit;
use crate::problem::Before;

impl Levels<'_> {
    pub(super) fn wish_minimum(&mut self) -> Vec<(Lit, i64)> {
        let it = &mut self.encoding;
        let mut wishes = Vec::new();
        for (person, rules) in it.problem.people.iter().enumerate().filter(|(_, rules)| rules.least > 0) {
            let least = rules.least as usize;
            let busy = it.busy_slots(person);
            if busy.len() < least {
                self.bound += 1;
                continue;
            }
            let outputs = count(&mut it.sat, &busy, least, Sense::Both);
            wishes.push((outputs[least - 1], 1));
        }
        wishes
    }

    pub(super) fn wish_weight(&mut self) -> Vec<(Lit, i64)> {
        let it = &mut self.encoding;
        let mut wishes = Vec::new();
        for (m, meet) in (0..).zip(&it.problem.meetings).filter(|(_, meet)| !meet.required && meet.weight > 0)
        {
            let mut clause = it.all_places(m);
            if clause.is_empty() {
                self.bound += meet.weight;
                continue;
            }
            let held = it.sat.literal();
            clause.push(!held);
            it.sat.clause(&clause);
            wishes.push((held, meet.weight));
        }
        wishes
    }

    pub(super) fn wish_stay(&mut self) -> Vec<(Lit, i64)> {
        let it = &mut self.encoding;
        let problem = it.problem;
        let mut wishes = Vec::new();
        for (m, meet) in (0..).zip(&problem.meetings) {
            let (slot, table) = match meet.before {
                Before::Nowhere => continue,
                Before::Gone => {
                    self.bound += 1;
                    continue;
                }
                Before::At { slot, table } => (slot, table),
            };
            let Some(there) = it.at(m, slot) else {
                self.bound += 1;
                continue;
            };
            let stays = it.sat.literal();
            it.sat.clause(&[!stays, there]);
            if problem.walking > 0 {
                if let Some(sits) = it.table(m, table) {
                    it.sat.clause(&[!stays, sits]);
                }
            } else if meet.home.is_none() {
                for &host in &it.meetings {
                    if problem.meetings[host as usize].home == Some(table)
                        && let Some(taken) = it.at(host, slot)
                    {
                        it.sat.clause(&[!stays, !taken]);
                    }
                }
            }
            wishes.push((stays, 1));
        }
        wishes
    }

    pub(super) fn wish_no_breaks(&mut self) -> Vec<(Lit, i64)> {
        self.encoding.breaks().iter().flatten().map(|&literal| (!literal, 1)).collect()
    }
}
