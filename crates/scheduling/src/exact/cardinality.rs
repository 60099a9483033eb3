//! Counting in clauses.

use super::formula::{Lit, Sat};

/// At most one of `literals`: pairs for a few, a ladder (Sinz 2005) for more.
pub(crate) fn at_most_one(sat: &mut Sat, literals: &[Lit], guard: Option<Lit>) {
    const PAIRS_UP_TO: usize = 24;
    let guarded = |sat: &mut Sat, clause: &[Lit]| {
        let mut clause = clause.to_vec();
        clause.extend(guard.map(|guard| !guard));
        sat.clause(&clause);
    };
    if literals.len() <= PAIRS_UP_TO {
        for (i, &a) in literals.iter().enumerate() {
            literals[i + 1..].iter().for_each(|&b| guarded(sat, &[!a, !b]));
        }
        return;
    }
    let mut any_before: Option<Lit> = None;
    for (i, &literal) in literals.iter().enumerate() {
        if let Some(before) = any_before {
            guarded(sat, &[!before, !literal]);
        }
        if i + 1 < literals.len() {
            let any = sat.literal();
            sat.clause(&[!literal, any]);
            if let Some(before) = any_before {
                sat.clause(&[!before, any]);
            }
            any_before = Some(any);
        }
    }
}

/// Which directions of a count are needed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sense {
    /// If so many hold, the output holds: for upper limits.
    Up,
    /// Both: the output holds exactly if so many hold.
    Both,
}

/// A totalizer (Bailleux and Boufkhad 2003): output `k` says that at least `k + 1` of `literals` hold. Outputs beyond
/// `limit` are left out.
pub(crate) fn count(sat: &mut Sat, literals: &[Lit], limit: usize, sense: Sense) -> Vec<Lit> {
    if literals.len() <= 1 || limit == 0 {
        return literals.iter().copied().take(limit).collect();
    }
    let (left, right) = literals.split_at(literals.len() / 2);
    let left = count(sat, left, limit, sense);
    let right = count(sat, right, limit, sense);
    let size = (left.len() + right.len()).min(limit);
    let complete = (left.len() + right.len()) <= limit;
    let outputs: Vec<Lit> = (0..size).map(|_| sat.literal()).collect();
    for i in 0..=left.len() {
        for j in 0..=right.len() {
            if i + j > 0 {
                // At least i on the left and j on the right make i + j.
                let output = outputs[(i + j).min(size) - 1];
                let mut clause = vec![output];
                clause.extend((i > 0).then(|| !left[i - 1]));
                clause.extend((j > 0).then(|| !right[j - 1]));
                sat.clause(&clause);
            }
            if sense == Sense::Both && i + j < size {
                // At most i on the left and j on the right make at most i + j.
                let mut clause = vec![!outputs[i + j]];
                clause.extend((i < left.len()).then(|| left[i]));
                clause.extend((j < right.len()).then(|| right[j]));
                sat.clause(&clause);
            }
        }
    }
    debug_assert!(complete || size == limit, "outputs are cut only at the limit");
    outputs
}

/// At most `most` of `literals`, if `guard` holds.
pub(crate) fn at_most(sat: &mut Sat, literals: &[Lit], most: usize, guard: Option<Lit>) {
    if literals.len() <= most {
        return;
    }
    if most == 0 {
        for &literal in literals {
            let mut clause = vec![!literal];
            clause.extend(guard.map(|guard| !guard));
            sat.clause(&clause);
        }
    } else if most == 1 {
        at_most_one(sat, literals, guard);
    } else {
        let outputs = count(sat, literals, most + 1, Sense::Up);
        let mut clause = vec![!outputs[most]];
        clause.extend(guard.map(|guard| !guard));
        sat.clause(&clause);
    }
}

/// The literals that hold weigh `most` at most (sequential weight counter; Hölldobler, Manthey and Steinke, KI 2012).
pub(crate) fn at_most_weight(sat: &mut Sat, literals: &[(Lit, i64)], most: usize) {
    // before[k] holds if what was counted so far weighs k + 1 at least.
    let mut before: Vec<Lit> = Vec::new();
    let mut total = 0;
    for &(literal, weight) in literals {
        let weight = usize::try_from(weight).unwrap_or(0);
        if weight > most {
            sat.clause(&[!literal]);
            continue;
        }
        if weight == 0 {
            continue;
        }
        if let Some(&too_much) = before.get(most - weight) {
            sat.clause(&[!literal, !too_much]);
        }
        total = (total + weight).min(most);
        let after: Vec<Lit> = (0..total).map(|_| sat.literal()).collect();
        after[..weight].iter().for_each(|&at_least| sat.clause(&[!literal, at_least]));
        for (place, &weighed) in before.iter().enumerate() {
            sat.clause(&[!weighed, after[place]]);
            if let Some(&more) = after.get(place + weight) {
                sat.clause(&[!weighed, !literal, more]);
            }
        }
        before = after;
    }
}
