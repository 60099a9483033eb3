//! Large-neighbourhood search (Shaw, CP 1998) by the exact side: part of a plan is opened, and placed anew with fewer
//! breaks if that is possible at all.

use std::sync::Arc;

use super::cardinality::{Sense, count};
use super::encoding::Encoding;
use super::formula::{Answer, Lit};
use crate::problem::M;
use crate::search::State;
use crate::watch::Watch;

/// What became of a part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Polished {
    /// A plan with fewer breaks.
    Better(Vec<(u16, u16)>),
    /// There is none with the rest as it is.
    Best,
    /// The budget is spent.
    Open,
    /// There are too many breaks in it to count.
    TooLarge,
}

/// Most breaks of a part: counting more takes more clauses than it is worth.
const MOST_BREAKS: usize = 90;

/// Places the meetings `free` anew with fewer breaks, within `budget` conflicts.
pub(crate) fn polish(state: &State<'_>, watch: &Arc<dyn Watch>, free: &[M], budget: u64) -> Polished {
    let mut people: Vec<usize> =
        free.iter().flat_map(|&m| state.problem.meetings[m as usize].people.iter().copied()).collect();
    people.sort_unstable();
    people.dedup();
    let now: usize = people.iter().map(|&person| state.breaks(person) as usize).sum();
    if now == 0 {
        return Polished::Best;
    }
    if now > MOST_BREAKS {
        return Polished::TooLarge;
    }
    let mut it = Encoding::part(state, Arc::clone(watch), free);
    let breaks: Vec<Vec<Lit>> = it.breaks().to_vec();
    if let Some(allowed) = state.problem.fairness {
        let fewest = (0..state.problem.people.len()).map(|person| state.breaks(person)).min().unwrap_or(0);
        for outputs in &breaks {
            if let Some(&too_many) = outputs.get((fewest + allowed) as usize) {
                it.sat.clause(&[!too_many]);
            }
        }
    }
    let all: Vec<Lit> = breaks.into_iter().flatten().collect();
    if let Some(&as_many) = count(&mut it.sat, &all, now, Sense::Up).get(now - 1) {
        it.sat.clause(&[!as_many]);
    }
    match it.sat.solve(&[], budget) {
        Answer::Yes => Polished::Better(it.plan()),
        Answer::No(_) => Polished::Best,
        Answer::Open => Polished::Open,
    }
}
