//! The optimum by core-guided search: OLL (Andres et al., ICLP 2012; Morgado et al., CP 2014) with stratification,
//! core minimisation and core exhaustion, one aim after the other.
//!
//! A set of wishes that cannot all be met raises the bound and is replaced by a count of how many of it fail. When the
//! rest can be met, the bound is reached; what was assumed then describes exactly the plans that reach it, and becomes
//! hard before the next aim.

mod cores;
#[cfg(test)]
mod tests;
mod wishes;

use std::collections::BTreeMap;

use super::cardinality::at_most_weight;
use super::descent::Descent;
use super::encoding::Encoding;
use super::formula::{Answer, Lit};

/// An aim, in the order of what is sought.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Level {
    /// Fewest participants below their minimum.
    Below,
    /// Least weight lost.
    Weight,
    /// Fewest moves.
    Moved,
    /// Fewest breaks.
    Breaks,
}

impl Level {
    pub(crate) const ALL: [Self; 4] = [Self::Below, Self::Weight, Self::Moved, Self::Breaks];
}

/// Stretches from the other side for each that found no core.
const TURNS: u32 = 3;

/// What a stretch of work came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Step {
    /// There is no plan at all.
    Impossible,
    /// A plan, not necessarily better than those before.
    Plan(Vec<(u16, u16)>),
    /// Nothing in this level is below this.
    Bound(Level, i64),
    /// The level is proven, and hard from now on.
    Proven(Level, i64),
    /// All levels are proven.
    Done,
    /// The budget is spent.
    Open,
}

/// The search through the levels; it can be left and taken up again.
pub(crate) struct Levels<'p> {
    encoding: Encoding<'p>,
    level: usize,
    /// What is assumed, and what it costs if it fails.
    soft: BTreeMap<u32, (Lit, i64)>,
    /// For an output of a count, the next output and its cost when it was made.
    next_output: BTreeMap<u32, (Vec<Lit>, usize)>,
    /// What cores prove that this level costs, and what counting proves. They do not add up: a core may say again what
    /// was counted.
    bound: i64,
    counted: i64,
    /// Cost below which wishes are not looked at yet.
    stratum: i64,
    started: bool,
    reached: bool,
    /// A core whose count may rise further.
    exhaust: Option<(Vec<Lit>, usize, i64)>,
    /// Looks from the other side, by turns, where cores are hard to find.
    descent: Option<Descent>,
    /// Turns that are left to it.
    turns: u32,
}

impl<'p> Levels<'p> {
    pub(crate) fn new(encoding: Encoding<'p>) -> Self {
        Self {
            encoding,
            level: 0,
            soft: BTreeMap::new(),
            next_output: BTreeMap::new(),
            bound: 0,
            counted: 0,
            stratum: 0,
            started: false,
            reached: false,
            exhaust: None,
            descent: None,
            turns: 0,
        }
    }

    pub(crate) fn conflicts(&self) -> u64 {
        self.encoding.sat.conflicts()
    }

    pub(crate) fn level(&self) -> Option<Level> {
        Level::ALL.get(self.level).copied()
    }

    /// Works for about `budget` conflicts, or until there is something to tell. `known` is the cost in this level of
    /// the best plan known that is as good as can be in the levels before: a bound that reaches it is a proof. Where
    /// `proven` it is known from elsewhere that no plan has more weight than that plan.
    pub(crate) fn step(&mut self, budget: u64, known: Option<i64>, proven: bool) -> Step {
        let Some(level) = self.level() else { return Step::Done };
        if !self.started {
            self.start(level);
        }
        if let Some(known) = known.filter(|_| proven && level == Level::Weight && self.exhaust.is_none()) {
            self.settle_weight(known);
        }
        if self.reached || known == Some(self.lowest()) {
            return self.finish(level);
        }
        if let Some((outputs, from, cost)) = self.exhaust.take() {
            return self.exhaust_core(level, outputs, from, cost, budget);
        }
        let last_step = known == Some(self.lowest() + 1);
        if let Some(known) = known.filter(|_| level == Level::Breaks && (self.turns > 0 || last_step))
            && let Some(step) = self.descend(level, known, budget)
        {
            return step;
        }
        let mut assumed: Vec<Lit> = self
            .soft
            .values()
            .filter(|(_, cost)| *cost >= self.stratum)
            .map(|(literal, _)| *literal)
            .collect();
        assumed.sort();
        match self.encoding.sat.solve(&assumed, budget) {
            Answer::Open => {
                self.turns = TURNS;
                Step::Open
            }
            Answer::Yes => {
                if self.stratum > 1 {
                    self.stratum = self.next_stratum();
                    return Step::Plan(self.encoding.plan());
                }
                // All that is left to wish for can be had: the bound is reached, and these wishes describe all plans
                // that reach it.
                self.reached = true;
                Step::Plan(self.encoding.plan())
            }
            Answer::No(core) if core.is_empty() => {
                // The hard part has no model: of the first level no plan, of a later one a contradiction to what a
                // level before it found.
                Step::Impossible
            }
            Answer::No(core) => {
                let core = self.minimise(core);
                self.relax(core);
                Step::Bound(level, self.lowest())
            }
        }
    }

    /// Looks for a plan that costs no more than is proven, one of the best therefore; `None` if there is too much to
    /// count. Asking for one better than the best known is easier, but a plan found that way proves nothing, and the
    /// annealing finds such plans as well.
    fn descend(&mut self, level: Level, known: i64, budget: u64) -> Option<Step> {
        self.turns = self.turns.saturating_sub(1);
        if self.descent.is_none() {
            let failing = self.failing();
            self.descent = Descent::new(&mut self.encoding.sat, failing, self.bound, known);
        }
        let most = self.lowest();
        Some(match self.descent.as_ref()?.within(&mut self.encoding.sat, most, budget)? {
            Answer::Yes => Step::Plan(self.encoding.plan()),
            Answer::No(_) => {
                self.counted = most + 1;
                Step::Bound(level, self.counted)
            }
            Answer::Open => Step::Open,
        })
    }

    /// What is proven that this level costs.
    fn lowest(&self) -> i64 {
        self.bound.max(self.counted)
    }

    /// What a plan may cost beyond the bound: the wishes that fail, and of each count also the outputs after the one
    /// that is wished for now, which cost as much again.
    fn failing(&self) -> Vec<(Lit, i64)> {
        let mut failing = Vec::new();
        for (key, &(literal, cost)) in &self.soft {
            failing.push((!literal, cost));
            if let Some((outputs, next)) = self.next_output.get(key) {
                failing.extend(outputs.iter().skip(*next).map(|&output| (output, cost)));
            }
        }
        failing
    }

    /// Makes hard that no more than `known` is lost, if that is not too much to count: then no cores are needed.
    fn settle_weight(&mut self, known: i64) {
        const LARGEST: i64 = 500_000;
        let open = known - self.bound;
        if open <= 0 {
            return;
        }
        let lost = self.failing();
        if open.saturating_mul(lost.len() as i64) > LARGEST {
            return;
        }
        at_most_weight(&mut self.encoding.sat, &lost, usize::try_from(open).unwrap_or(0));
        self.soft.clear();
        self.bound = known;
    }

    fn finish(&mut self, level: Level) -> Step {
        // The count of the last core is part of what describes the plans that reach the bound.
        if let Some((outputs, from, cost)) = self.exhaust.take()
            && from < outputs.len()
        {
            self.wish_output(outputs, from, cost);
        }
        self.harden();
        self.soft.clear();
        self.next_output.clear();
        self.started = false;
        self.reached = false;
        self.level += 1;
        Step::Proven(level, self.lowest())
    }

    fn harden(&mut self) {
        let literals: Vec<Lit> = self.soft.values().map(|(literal, _)| *literal).collect();
        literals.iter().for_each(|&literal| self.encoding.sat.clause(&[literal]));
    }

    fn start(&mut self, level: Level) {
        self.started = true;
        self.bound = 0;
        self.counted = 0;
        let wishes = match level {
            Level::Below => self.wish_minimum(),
            Level::Weight => self.wish_weight(),
            Level::Moved => self.wish_stay(),
            Level::Breaks => self.wish_no_breaks(),
        };
        for (literal, cost) in wishes {
            self.soft.entry(literal.var()).or_insert((literal, 0)).1 += cost;
        }
        self.stratum = self.soft.values().map(|(_, cost)| *cost).max().unwrap_or(1);
    }

    /// The next lower cost, halving at least, so that there are few strata.
    fn next_stratum(&self) -> i64 {
        let below =
            self.soft.values().map(|(_, cost)| *cost).filter(|cost| *cost < self.stratum).max().unwrap_or(1);
        below.min(self.stratum / 2).max(1)
    }
}
