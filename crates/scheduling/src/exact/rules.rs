//! The rules of the mission as clauses over the places of its meetings.

use std::collections::BTreeMap;

use super::cardinality::{at_most, at_most_one};
use super::encoding::Encoding;
use super::formula::Lit;
use super::groups::Rule;
use super::programme::Prefix;
use crate::problem::{M, SlotSet};

pub(super) fn add(it: &mut Encoding<'_>) {
    order(it);
    limits_of_people(it);
    home_tables(it);
    tables(it);
    resources(it);
    if it.problem.walking > 0 {
        walking(it);
    }
    if it.problem.fairness.is_some() && it.is_whole() {
        fairness(it);
    }
}

/// A meeting is strictly later than those it comes after, where both are held.
fn order(it: &mut Encoding<'_>) {
    let problem = it.problem;
    let mut by_rank: Vec<usize> = problem.slots().collect();
    by_rank.sort_by_key(|&slot| problem.rank[slot]);
    let mut meetings = it.meetings.clone();
    meetings.extend(it.meetings.iter().flat_map(|&m| problem.meetings[m as usize].later.iter().copied()));
    meetings.sort_unstable();
    meetings.dedup();
    for m in meetings {
        let earlier: Vec<M> = problem.meetings[m as usize].earlier.clone();
        if earlier.is_empty() {
            continue;
        }
        // until[k] holds if the meeting is in one of the first k + 1 slots.
        let mut until: Vec<Option<Lit>> = Vec::new();
        for &slot in &by_rank {
            let before = until.last().copied().flatten();
            until.push(match (before, it.at(m, slot)) {
                (Some(before), Some(now)) => {
                    let so_far = it.sat.literal();
                    it.sat.clause(&[!before, so_far]);
                    it.sat.clause(&[!now, so_far]);
                    Some(so_far)
                }
                (before, now) => before.or(now),
            });
        }
        for first in earlier {
            for (place, &slot) in by_rank.iter().enumerate() {
                if let (Some(there), Some(until)) = (it.at(first, slot), until[place]) {
                    it.groups.clause(&mut it.sat, Rule::After(m, first), &[!there, !until]);
                }
            }
        }
    }
}

fn limits_of_people(it: &mut Encoding<'_>) {
    let problem = it.problem;
    for p in it.people.clone() {
        let person = &problem.people[p];
        let busy = it.busy_slots(p);
        if busy.is_empty() {
            continue;
        }
        let mine = it.meetings_of(p);
        let most = (person.most as usize).min(mine.len());
        if most < mine.len() && most < busy.len() {
            let guard = it.groups.guard(&mut it.sat, Rule::Most(p));
            at_most(&mut it.sat, &busy, most, guard);
        }
        let given = mine.iter().all(|&m| it.must_be_held(m));
        if given && !it.groups.are_guarded() && mine.len() > 1 && mine.len() < busy.len() {
            let prefix = Prefix::new(it, p, mine.len());
            it.set_prefix(p, prefix);
        }
        for window in &person.lunch {
            let free: Vec<Lit> =
                window.iter().filter_map(|slot| it.busy(p, slot)).map(|busy| !busy).collect();
            if free.len() == window.len() {
                it.groups.clause(&mut it.sat, Rule::Lunch(p), &free);
            }
        }
    }
}

fn home_tables(it: &mut Encoding<'_>) {
    let problem = it.problem;
    for unit in problem.people.len()..problem.units {
        let meetings: Vec<M> = it
            .meetings
            .iter()
            .copied()
            .filter(|&m| problem.meetings[m as usize].units.contains(&unit))
            .collect();
        for slot in problem.slots() {
            let places = it.places(&meetings, slot);
            let guard = it.groups.guard(&mut it.sat, Rule::Home(unit));
            at_most_one(&mut it.sat, &places, guard);
        }
    }
}

/// No more meetings in a slot than tables. Meetings of one person are never in the same slot, so that it is enough to
/// count people who together take part in all meetings (Bofill et al., CPAIOR 2015, count clusters in this way).
fn tables(it: &mut Encoding<'_>) {
    let problem = it.problem;
    let clusters = clusters(it);
    for slot in problem.slots() {
        let mut taken = Vec::new();
        for (person, meetings) in &clusters {
            let places = it.places(meetings, slot);
            let all = it.is_whole() && problem.people[*person].meetings.len() == meetings.len();
            match (places.len(), it.busy(*person, slot)) {
                (0, _) => {}
                (1, _) => taken.push(places[0]),
                (_, Some(busy)) if all => taken.push(busy),
                _ => {
                    let any = it.sat.literal();
                    places.iter().for_each(|&place| it.sat.clause(&[!place, any]));
                    taken.push(any);
                }
            }
        }
        let room = it.room(slot);
        if taken.len() > room {
            let guard = it.groups.guard(&mut it.sat, Rule::Tables);
            at_most(&mut it.sat, &taken, room, guard);
        }
    }
    if !it.groups.are_guarded() {
        busy_people(it);
    }
}

/// Implied: where every meeting is of two, at most twice as many people are busy as there are tables. It is worth its
/// clauses where the tables are nearly all taken.
fn busy_people(it: &mut Encoding<'_>) {
    const TIGHT: usize = 80;
    let problem = it.problem;
    let all_held = it.is_whole() && it.meetings.iter().all(|&m| problem.meetings[m as usize].required);
    let pairs = it.meetings.iter().all(|&m| problem.meetings[m as usize].people.len() == 2);
    if !all_held || !pairs || it.meetings.len() * 100 < problem.tables * problem.slot_count() * TIGHT {
        return;
    }
    for slot in problem.slots() {
        let busy: Vec<Lit> = (0..problem.people.len()).filter_map(|person| it.busy(person, slot)).collect();
        at_most(&mut it.sat, &busy, problem.tables * 2, None);
    }
}

/// Each meeting given to one of its people, greedily to those with most meetings.
fn clusters(it: &Encoding<'_>) -> Vec<(usize, Vec<M>)> {
    let problem = it.problem;
    let mut open: BTreeMap<usize, Vec<M>> = BTreeMap::new();
    for &m in &it.meetings {
        for &person in &problem.meetings[m as usize].people {
            open.entry(person).or_default().push(m);
        }
    }
    let mut given = vec![false; problem.meetings.len()];
    let mut clusters = Vec::new();
    loop {
        let next = open
            .iter()
            .map(|(&person, meetings)| (meetings.len(), person))
            .max_by_key(|&(n, p)| (n, usize::MAX - p));
        let Some((_, person)) = next.filter(|&(count, _)| count > 0) else { return clusters };
        let mine = open.remove(&person).unwrap_or_default();
        mine.iter().for_each(|&m| given[m as usize] = true);
        for meetings in open.values_mut() {
            meetings.retain(|&m| !given[m as usize]);
        }
        clusters.push((person, mine));
    }
}

fn resources(it: &mut Encoding<'_>) {
    let problem = it.problem;
    for resource in 0..problem.resources.len() {
        let users: Vec<M> = it
            .meetings
            .iter()
            .copied()
            .filter(|&m| problem.meetings[m as usize].uses.contains(&resource))
            .collect();
        for slot in problem.slots() {
            let places = it.places(&users, slot);
            let guard = it.groups.guard(&mut it.sat, Rule::Resource(resource));
            let stock = it.stock(resource, slot);
            at_most(&mut it.sat, &places, stock, guard);
        }
    }
}

/// Every meeting has a table; a table has one meeting per slot; people who have no time to walk stay at their table.
fn walking(it: &mut Encoding<'_>) {
    let problem = it.problem;
    let mut tables = vec![None; problem.meetings.len() * problem.tables];
    for &m in &it.meetings {
        let home = problem.meetings[m as usize].home;
        let own: Vec<Lit> = (0..problem.tables)
            .filter(|&table| home.is_none_or(|home| home == table))
            .map(|table| {
                let literal = it.sat.literal();
                tables[m as usize * problem.tables + table] = Some(literal);
                literal
            })
            .collect();
        at_most_one(&mut it.sat, &own, None);
        it.sat.clause(&own);
    }
    it.set_tables(tables);
    for slot in problem.slots() {
        for table in 0..problem.tables {
            let mut here = Vec::new();
            for &m in &it.meetings {
                if let (Some(at), Some(sits)) = (it.at(m, slot), it.table(m, table)) {
                    let both = it.sat.literal();
                    it.sat.clause(&[!at, !sits, both]);
                    here.push(both);
                }
            }
            let guard = it.groups.guard(&mut it.sat, Rule::Tables);
            at_most_one(&mut it.sat, &here, guard);
        }
    }
    for person in 0..problem.people.len() {
        let mine = it.meetings_of(person);
        for (i, &a) in mine.iter().enumerate() {
            for &b in &mine[i + 1..] {
                stay(it, a, b);
            }
        }
    }
}

/// If `a` and `b` are too near in time for a walk, they are at one table.
fn stay(it: &mut Encoding<'_>, a: M, b: M) {
    let problem = it.problem;
    let near = it.sat.literal();
    for day in &problem.days {
        for from in day.iter() {
            let around: SlotSet = (from.saturating_sub(problem.walking)..=from + problem.walking)
                .filter(|&slot| slot < problem.width && slot != from && day.contains(slot))
                .collect();
            for to in around.iter() {
                if let (Some(x), Some(y)) = (it.at(a, from), it.at(b, to)) {
                    it.sat.clause(&[!x, !y, near]);
                }
            }
        }
    }
    for table in 0..problem.tables {
        for (one, other) in [(a, b), (b, a)] {
            if let Some(sits) = it.table(one, table) {
                let mut clause = vec![!near, !sits];
                clause.extend(it.table(other, table));
                it.groups.clause(&mut it.sat, Rule::Walking, &clause);
            }
        }
    }
}

/// If anybody has more breaks than the rule allows beyond `k`, everybody has more than `k`.
fn fairness(it: &mut Encoding<'_>) {
    let Some(allowed) = it.problem.fairness.map(|allowed| allowed as usize) else { return };
    if it.few_breaks {
        // Counted no further than that; see `programme::breaks`.
        it.breaks();
        return;
    }
    let breaks: Vec<Vec<Lit>> = it.breaks().to_vec();
    let fewest_possible = breaks.iter().map(Vec::len).min().unwrap_or(0);
    let most = breaks.iter().map(Vec::len).max().unwrap_or(0);
    for k in 0..most.saturating_sub(allowed) {
        let too_many: Vec<Lit> =
            breaks.iter().filter_map(|outputs| outputs.get(k + allowed)).copied().collect();
        if k >= fewest_possible {
            // Somebody cannot have more than k breaks at all.
            too_many.iter().for_each(|&literal| it.groups.clause(&mut it.sat, Rule::Fairness, &[!literal]));
            continue;
        }
        let all = it.sat.literal();
        too_many.iter().for_each(|&literal| it.sat.clause(&[!literal, all]));
        for outputs in &breaks {
            it.groups.clause(&mut it.sat, Rule::Fairness, &[!all, outputs[k]]);
        }
    }
}
