//! Whether demands on slots can be met: a transport problem, and if not the slots that are short (Hall's condition).

use crate::problem::{BITS, SlotSet};

/// Demands are whole millionths, so that a flow is exact.
pub(crate) const UNIT: i64 = 1_000_000;

/// Several demands, each on a set of slots, against slots of which each can take `capacity`. If they cannot be met,
/// the slots whose demands exceed what they can take.
pub(crate) fn shortage(demands: &[(SlotSet, i64)], capacity: impl Fn(usize) -> i64) -> Option<SlotSet> {
    let all = demands.iter().fold(SlotSet::EMPTY, |all, (slots, _)| all.or(slots));
    let mut free: Vec<i64> = vec![0; BITS];
    all.iter().for_each(|slot| free[slot] = capacity(slot));
    let mut sent: Vec<Vec<i64>> = vec![vec![0; BITS]; demands.len()];
    for (d, &(slots, demand)) in demands.iter().enumerate() {
        let mut open = demand;
        while open > 0 {
            // Breadth first: from the demand to its slots, and on by way of demands that could go elsewhere.
            let mut by: Vec<Option<usize>> = vec![None; BITS];
            let mut from: Vec<Option<usize>> = vec![None; demands.len()];
            let mut reached = slots;
            slots.iter().for_each(|slot| by[slot] = Some(d));
            let mut queue: Vec<usize> = slots.iter().collect();
            let mut next = 0;
            let mut end = None;
            while next < queue.len() {
                let slot = queue[next];
                next += 1;
                if free[slot] > 0 {
                    end = Some(slot);
                    break;
                }
                for (other, (wanted, _)) in demands.iter().enumerate() {
                    if other != d && from[other].is_none() && sent[other][slot] > 0 {
                        from[other] = Some(slot);
                        for more in wanted.minus(&reached).iter() {
                            by[more] = Some(other);
                            queue.push(more);
                        }
                        reached = reached.or(wanted);
                    }
                }
            }
            let Some(end) = end else { return Some(reached) };
            let path = trace(end, d, &by, &from);
            let amount = path
                .iter()
                .filter_map(|&(demand, _, back)| back.map(|slot| sent[demand][slot]))
                .fold(open.min(free[end]), i64::min);
            for (demand, slot, back) in path {
                sent[demand][slot] += amount;
                if let Some(back) = back {
                    sent[demand][back] -= amount;
                }
            }
            free[end] -= amount;
            open -= amount;
        }
    }
    None
}

/// The steps of a path, from its end: which demand takes which slot, and which it gives up for that.
fn trace(
    end: usize,
    start: usize,
    by: &[Option<usize>],
    from: &[Option<usize>],
) -> Vec<(usize, usize, Option<usize>)> {
    let mut path = Vec::new();
    let mut slot = end;
    while let Some(demand) = by[slot] {
        let back = if demand == start { None } else { from[demand] };
        path.push((demand, slot, back));
        let Some(previous) = back else { break };
        slot = previous;
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn demands_that_fit_have_no_shortage() {
        let ab: SlotSet = [0, 1].into_iter().collect();
        let b: SlotSet = [1].into_iter().collect();
        assert_eq!(shortage(&[(ab, UNIT), (b, UNIT)], |_| UNIT), None);
    }

    #[test]
    fn three_demands_on_two_slots_are_short_of_exactly_these() {
        let ab: SlotSet = [0, 1].into_iter().collect();
        let far: SlotSet = [7].into_iter().collect();
        assert_eq!(shortage(&[(far, UNIT), (ab, 2 * UNIT), (ab, UNIT)], |_| UNIT), Some(ab));
    }
}
