//! How many breaks there must be when everything that can be held is held, or what is settled of the plans of most
//! weight.
//!
//! Taken alone, most people could have their meetings in a row. What forbids it is that the slots in the middle of the
//! day fill up. Lagrangian relaxation (Geoffrion 1974) prices the slots: each participant's best programme at these
//! prices is a short dynamic program, and for any prices the sum, less what the slots take in, is a lower bound.
//! Subgradient steps (Polyak 1969) look for the prices that prove most.

use std::collections::HashMap;

use super::settled::Settled;
use crate::problem::{M, Problem, SlotSet};

/// Rounds of price changes.
const ROUNDS: usize = 600;

/// A lower bound for the breaks of any plan that holds all that can be held, or in which this is `settled`. Stops early
/// when it reaches `known`, the breaks of the best plan known, or when told to.
pub(crate) fn fewest_breaks(
    problem: &Problem,
    settled: Option<&Settled>,
    known: u32,
    mut stop: impl FnMut() -> bool,
) -> u32 {
    let market = Market::new(problem, settled);
    let mut price = vec![0.0; market.limits.len() * problem.width];
    let mut best = 0.0_f64;
    let mut eagerness = 1.0;
    let mut since_better = 0;
    for _ in 0..ROUNDS {
        if stop() {
            break;
        }
        let (value, excess) = market.value(problem, &price);
        if value > best + 1e-9 {
            best = value;
            since_better = 0;
        } else {
            since_better += 1;
            if since_better == 20 {
                eagerness *= 0.6;
                since_better = 0;
            }
        }
        let length: f64 = excess
            .iter()
            .zip(&price)
            .map(|(e, p)| if *e < 0.0 && *p <= market.lowest { 0.0 } else { e * e })
            .sum();
        if (best - 1e-6).ceil() >= f64::from(known) || length < 1e-9 || eagerness < 1e-3 {
            break;
        }
        let target = f64::from(known).max(best + 0.5);
        let step = eagerness * (target - value) / length;
        price
            .iter_mut()
            .zip(&excess)
            .for_each(|(price, excess)| *price = (*price + step * excess).max(market.lowest));
    }
    (best - 1e-6).ceil().max(0.0) as u32
}

/// People who ask for the same, how many of them there are, and the group whose slots they fill.
struct Market {
    kinds: Vec<(Programme, usize, usize)>,
    /// Most people of each group in one slot.
    limits: Vec<usize>,
    /// The lowest price of a slot: where every table is taken in every slot, being free may cost something too.
    lowest: f64,
}

/// What one participant's programme must look like.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct Programme {
    /// Slots in which there could be a meeting.
    reach: SlotSet,
    /// After each slot, how many meetings have been at least and at most.
    held: Vec<(u16, u16)>,
    /// In the end, how many there are at least.
    least: u16,
}

impl Market {
    fn new(problem: &Problem, settled: Option<&Settled>) -> Self {
        let sides = two_sides(problem);
        let largest = problem.meetings.iter().map(|meet| meet.people.len()).max().unwrap_or(2);
        let limits = if sides.is_some() { vec![problem.tables; 2] } else { vec![problem.tables * largest] };
        let full = settled.is_some_and(|it| it.full) && (largest == 2 || sides.is_some());
        let lowest = if full { f64::NEG_INFINITY } else { 0.0 };
        let mut count: HashMap<(Programme, usize), usize> = HashMap::new();
        for (p, _) in problem.people.iter().enumerate().filter(|(_, person)| !person.meetings.is_empty()) {
            let group = sides.as_ref().map_or(0, |sides| usize::from(sides[p]));
            *count.entry((programme(problem, p, settled), group)).or_default() += 1;
        }
        let mut kinds: Vec<(Programme, usize, usize)> =
            count.into_iter().map(|((programme, group), count)| (programme, count, group)).collect();
        kinds.sort();
        Self { kinds, limits, lowest }
    }

    /// The bound at these prices, and by how much each group exceeds each slot.
    fn value(&self, problem: &Problem, price: &[f64]) -> (f64, Vec<f64>) {
        let width = problem.width;
        let mut excess: Vec<f64> = vec![0.0; price.len()];
        let mut value = 0.0;
        for (group, &limit) in self.limits.iter().enumerate() {
            for slot in problem.slots() {
                value -= price[group * width + slot] * limit as f64;
                excess[group * width + slot] = -(limit as f64);
            }
        }
        for (programme, count, group) in &self.kinds {
            let (cost, busy) = programme.cheapest(problem, &price[group * width..(group + 1) * width]);
            value += cost * *count as f64;
            busy.iter().for_each(|slot| excess[group * width + slot] += *count as f64);
        }
        (value, excess)
    }
}

fn programme(problem: &Problem, person: usize, settled: Option<&Settled>) -> Programme {
    let meetings = &problem.people[person].meetings;
    let is_held = |m: M| settled.map_or(Some(true), |it| it.held[m as usize]);
    let domains_of = |held: Option<bool>| -> Vec<SlotSet> {
        let mine = meetings.iter().filter(|&&m| is_held(m) == held);
        mine.map(|&m| problem.meetings[m as usize].domain).collect()
    };
    let (sure, open) = (domains_of(Some(true)), domains_of(None));
    let (least, most) = settled.map_or((sure.len(), sure.len()), |it| it.meetings[person]);
    let mut before = SlotSet::EMPTY;
    let encode = |count: usize| u16::try_from(count).unwrap_or(u16::MAX);
    let held = (0..problem.width)
        .map(|slot| {
            before.insert(slot);
            let over = sure.iter().filter(|domain| before.contains_all(domain)).count();
            let begun = sure.iter().chain(&open).filter(|domain| !domain.and(&before).is_empty()).count();
            (encode(over), encode(begun.min(most)))
        })
        .collect();
    let reach = sure.iter().chain(&open).fold(SlotSet::EMPTY, |all, domain| all.or(domain));
    Programme { reach, held, least: encode(least) }
}

/// In a day, somebody has not met yet, is in a meeting, or has met and is free.
const FRESH: usize = 0;
const BUSY: usize = 1;
const IDLE: usize = 2;

impl Programme {
    /// The programme of least breaks and prices: its cost and its slots. No programme costs nothing, which is a bound
    /// as well as any.
    fn cheapest(&self, problem: &Problem, price: &[f64]) -> (f64, SlotSet) {
        let most = self.held.last().map_or(0, |&(_, begun)| usize::from(begun));
        let states = (most + 1) * 3;
        let mut cost = vec![f64::INFINITY; states];
        cost[FRESH] = 0.0;
        // For each slot and state, the state before.
        let mut came = vec![usize::MAX; problem.width * states];
        for (slot, &(least, begun)) in self.held.iter().enumerate() {
            let mut next = vec![f64::INFINITY; states];
            let is_slot = problem.slot_of_bit[slot].is_some();
            let can_meet = self.reach.contains(slot);
            for (state, &so_far) in cost.iter().enumerate().filter(|(_, cost)| cost.is_finite()) {
                let (count, mood) = (state / 3, state % 3);
                let mut go = |count: usize, mood: usize, price: f64| {
                    let to = count * 3 + mood;
                    if (usize::from(least)..=usize::from(begun)).contains(&count) && so_far + price < next[to]
                    {
                        next[to] = so_far + price;
                        came[slot * states + to] = state;
                    }
                };
                if !is_slot {
                    go(count, FRESH, 0.0);
                    continue;
                }
                go(count, if mood == FRESH { FRESH } else { IDLE }, 0.0);
                if can_meet && count < most {
                    let pause = if mood == IDLE { 1.0 } else { 0.0 };
                    go(count + 1, BUSY, pause + price[slot]);
                }
            }
            cost = next;
        }
        let ends = usize::from(self.least) * 3..states;
        let Some(mut state) = ends.into_iter().min_by(|a, b| cost[*a].total_cmp(&cost[*b])) else {
            return (0.0, SlotSet::EMPTY);
        };
        if cost[state].is_infinite() {
            return (0.0, SlotSet::EMPTY);
        }
        let total = cost[state];
        let mut busy = SlotSet::EMPTY;
        for slot in (0..problem.width).rev() {
            let before = came[slot * states + state];
            if state % 3 == BUSY && before / 3 < state / 3 {
                busy.insert(slot);
            }
            state = before;
        }
        (total, busy)
    }
}

/// The side of each participant, if every meeting is between one of each: then a slot takes one of each side per table,
/// which proves more than two of any side.
fn two_sides(problem: &Problem) -> Option<Vec<bool>> {
    let mut side: Vec<Option<bool>> = vec![None; problem.people.len()];
    for start in 0..problem.people.len() {
        if side[start].is_some() {
            continue;
        }
        side[start] = Some(false);
        let mut open = vec![start];
        while let Some(person) = open.pop() {
            let mine = side[person]?;
            for &m in &problem.people[person].meetings {
                let people = &problem.meetings[m as usize].people;
                if people.len() != 2 {
                    return None;
                }
                for &other in people.iter().filter(|&&other| other != person) {
                    match side[other] {
                        None => {
                            side[other] = Some(!mine);
                            open.push(other);
                        }
                        Some(theirs) if theirs == mine => return None,
                        Some(_) => {}
                    }
                }
            }
        }
    }
    side.into_iter().collect()
}
