//! The programme of one participant over the day: how many meetings there have been by each slot, and from that the
//! breaks.
//!
//! What a solver needs to see early is that a break anywhere pushes meetings to where there is no room. A sequential
//! counter (Sinz 2005) over the slots in order of time says it best: its outputs are "at least so many meetings by
//! now", of which the first means that the day has begun and the last that it is over. Whoever is free in between has
//! a break, wherever it ends; that implied clause turns "no break" into a block of slots in a row by propagation alone.

use super::cardinality::{Sense, count};
use super::encoding::Encoding;
use super::formula::{Lit, Sat};

/// How many meetings a participant, all of whose meetings are given, has had by each slot.
#[derive(Debug, Clone)]
pub(crate) struct Prefix {
    /// For each bit of the problem and each number from 1, whether there were so many up to and with this slot.
    at_least: Vec<Vec<Lit>>,
}

impl Prefix {
    /// Counts to exactly `total`, and makes that hard.
    pub(crate) fn new(it: &mut Encoding<'_>, person: usize, total: usize) -> Self {
        let always = it.sat.always();
        let width = it.problem.width;
        let possible: Vec<bool> = (0..width).map(|slot| it.busy(person, slot).is_some()).collect();
        let mut left = possible.iter().filter(|&&possible| possible).count();
        let mut begun = 0;
        let mut before = vec![!always; total];
        let mut at_least = Vec::with_capacity(width);
        for (slot, possible) in possible.into_iter().enumerate() {
            let Some(busy) = it.busy(person, slot).filter(|_| possible) else {
                at_least.push(before.clone());
                continue;
            };
            begun += 1;
            left -= 1;
            let now: Vec<Lit> = (1..=total)
                .map(|number| match number {
                    _ if number > begun => !always,
                    _ if number + left <= total => always,
                    _ => it.sat.literal(),
                })
                .collect();
            step(&mut it.sat, &before, busy, &now);
            at_least.push(now.clone());
            before = now;
        }
        if let Some(&all) = before.last() {
            it.sat.clause(&[all]);
        }
        Self { at_least }
    }
}

/// The counts after a slot from those before it.
fn step(sat: &mut Sat, before: &[Lit], busy: Lit, now: &[Lit]) {
    for number in 0..now.len() {
        sat.clause(&[!before[number], now[number]]);
        sat.clause(&[!now[number], before[number], busy]);
        if number > 0 {
            sat.clause(&[!before[number - 1], !busy, now[number]]);
            sat.clause(&[!now[number], before[number - 1]]);
            sat.clause(&[!now[number], now[number - 1]]);
        } else {
            sat.clause(&[!busy, now[number]]);
        }
    }
    if let Some(&all) = before.last() {
        sat.clause(&[!all, !busy]);
    }
}

/// For each participant, literals that say "at least so many breaks"; see [`Encoding::breaks`].
pub(super) fn breaks(it: &mut Encoding<'_>) -> Vec<Vec<Lit>> {
    let fairness = it.problem.fairness.filter(|_| it.is_whole());
    let mut breaks = vec![Vec::new(); it.problem.people.len()];
    for person in it.people.clone() {
        breaks[person] = breaks_of(it, person, fairness);
    }
    breaks
}

fn breaks_of(it: &mut Encoding<'_>, person: usize, fairness: Option<u32>) -> Vec<Lit> {
    let both = fairness.is_some() && !it.few_breaks;
    let problem = it.problem;
    let mut ends = Vec::new();
    let mut idle = Vec::new();
    for day in &problem.days {
        let slots: Vec<usize> = day.iter().collect();
        let met = met(it, person, &slots);
        let over = over(it, person, &slots);
        for place in 1..slots.len().saturating_sub(1) {
            let now = it.busy(person, slots[place]);
            let (met, next) = (met[place - 1], it.busy(person, slots[place + 1]));
            // Free with meetings before and after.
            if let (Some(met), Some(over)) = (met, over[place]) {
                idle.push([Some(!met), Some(over), now]);
            }
            // A break ends after `slot` if there was a meeting before, none now, and one next.
            if let (Some(met), Some(next)) = (met, next) {
                let end = it.sat.literal();
                let mut clause = vec![end, !met, !next];
                clause.extend(now);
                it.sat.clause(&clause);
                if both {
                    it.sat.clause(&[!end, met]);
                    it.sat.clause(&[!end, next]);
                    if let Some(now) = now {
                        it.sat.clause(&[!end, !now]);
                    }
                }
                ends.push(end);
            }
        }
    }
    let most = fairness.filter(|_| !both).map_or(ends.len(), |allowed| allowed as usize);
    let sense = if both { Sense::Both } else { Sense::Up };
    let mut outputs = count(&mut it.sat, &ends, ends.len().min(most + 1), sense);
    if let Some(&any) = outputs.first() {
        for clause in idle {
            let clause: Vec<Lit> = clause.into_iter().flatten().chain([any]).collect();
            it.sat.clause(&clause);
        }
    }
    if outputs.len() > most {
        it.sat.clause(&[!outputs[most]]);
        outputs.truncate(most);
    }
    outputs
}

/// For each slot of a day, whether the participant has had a meeting by then; `None` where that cannot be.
fn met(it: &mut Encoding<'_>, person: usize, slots: &[usize]) -> Vec<Option<Lit>> {
    if let Some(prefix) = it.prefix(person).filter(|_| it.problem.days.len() == 1) {
        let never = !it.sat.always();
        let begun = |&slot: &usize| prefix.at_least[slot].first().copied().filter(|&met| met != never);
        return slots.iter().map(begun).collect();
    }
    let busy: Vec<Option<Lit>> = slots.iter().map(|&slot| it.busy(person, slot)).collect();
    so_far(&mut it.sat, busy.into_iter())
}

/// For each slot of a day, whether the participant has no meeting after it; `None` where there never is one.
fn over(it: &mut Encoding<'_>, person: usize, slots: &[usize]) -> Vec<Option<Lit>> {
    if let Some(prefix) = it.prefix(person).filter(|_| it.problem.days.len() == 1) {
        return slots.iter().map(|&slot| prefix.at_least[slot].last().copied()).collect();
    }
    let later = slots[1..].iter().rev().map(|&slot| it.busy(person, slot)).collect::<Vec<_>>();
    let mut over: Vec<Option<Lit>> =
        so_far(&mut it.sat, later.into_iter()).into_iter().rev().map(|more| more.map(|more| !more)).collect();
    over.push(None);
    over
}

/// For each literal, whether it or one before it holds; `None` where there is none yet.
fn so_far(sat: &mut Sat, literals: impl Iterator<Item = Option<Lit>>) -> Vec<Option<Lit>> {
    let mut all: Vec<Option<Lit>> = Vec::new();
    for now in literals {
        let before = all.last().copied().flatten();
        all.push(match (before, now) {
            (Some(before), Some(now)) => {
                let any = sat.literal();
                sat.clause(&[!before, any]);
                sat.clause(&[!now, any]);
                sat.clause(&[!any, before, now]);
                Some(any)
            }
            (before, now) => before.or(now),
        });
    }
    all
}
