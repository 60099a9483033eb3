//! Wishes that cannot all be met: made few, replaced by a count, and the count raised as far as it goes.

use super::{Level, Levels, Step};
use crate::exact::cardinality::{Sense, count};
use crate::exact::formula::{Answer, Lit};

impl Levels<'_> {
    /// Leaves out of `core` what it does not need, as far as that is cheap to find out.
    pub(super) fn minimise(&mut self, mut core: Vec<Lit>) -> Vec<Lit> {
        const BUDGET: u64 = 200;
        const LARGEST: usize = 60;
        core.sort();
        for _ in 0..3 {
            match self.encoding.sat.solve(&core, BUDGET) {
                Answer::No(smaller) if !smaller.is_empty() && smaller.len() < core.len() => core = smaller,
                _ => break,
            }
        }
        if core.len() > LARGEST {
            return core;
        }
        let mut place = 0;
        while place < core.len() && core.len() > 1 {
            let mut without = core.clone();
            without.remove(place);
            match self.encoding.sat.solve(&without, BUDGET) {
                Answer::No(smaller) if !smaller.is_empty() => {
                    core = smaller;
                    core.sort();
                    place = 0;
                }
                _ => place += 1,
            }
        }
        core
    }

    /// Raises the bound by what one of `core` must cost, and counts how many of it fail from now on.
    pub(super) fn relax(&mut self, core: Vec<Lit>) {
        let cost =
            core.iter().filter_map(|it| self.soft.get(&it.var())).map(|(_, cost)| *cost).min().unwrap_or(0);
        self.bound += cost;
        for literal in &core {
            let key = literal.var();
            if let Some(entry) = self.soft.get_mut(&key) {
                entry.1 -= cost;
                if entry.1 == 0 {
                    self.soft.remove(&key);
                }
            }
            self.wish_next_output(key, cost);
        }
        let failing: Vec<Lit> = core.iter().map(|&literal| !literal).collect();
        self.encoding.sat.clause(&failing);
        if failing.len() > 1 {
            let outputs = count(&mut self.encoding.sat, &failing, failing.len(), Sense::Up);
            self.exhaust = Some((outputs, 1, cost));
        }
    }

    /// An output of a count that failed passes its cost on to the next one.
    fn wish_next_output(&mut self, key: u32, cost: i64) {
        if let Some((outputs, place)) = self.next_output.get(&key).cloned()
            && place < outputs.len()
        {
            self.wish_output(outputs, place, cost);
        }
    }

    pub(super) fn wish_output(&mut self, outputs: Vec<Lit>, place: usize, cost: i64) {
        let literal = !outputs[place];
        let key = literal.var();
        self.soft.entry(key).or_insert((literal, 0)).1 += cost;
        self.next_output.insert(key, (outputs, place + 1));
    }

    /// Tries whether even more of a core must fail, before anything else is built on it.
    pub(super) fn exhaust_core(
        &mut self,
        level: Level,
        outputs: Vec<Lit>,
        from: usize,
        cost: i64,
        budget: u64,
    ) -> Step {
        const BUDGET: u64 = 400;
        if from < outputs.len()
            && let Answer::No(_) = self.encoding.sat.solve(&[!outputs[from]], BUDGET.min(budget))
        {
            self.encoding.sat.clause(&[outputs[from]]);
            self.bound += cost;
            self.exhaust = Some((outputs, from + 1, cost));
            return Step::Bound(level, self.lowest());
        }
        if from < outputs.len() {
            self.wish_output(outputs, from, cost);
        }
        Step::Bound(level, self.lowest())
    }
}
