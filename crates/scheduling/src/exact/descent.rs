//! From the other side: is there a plan that costs no more than is proven? Cores say early how much a plan must cost at
//! least, and leave few wishes that fail in a good one; counting those is then the surer way to the last steps
//! (core-boosted linear search; Berg, Demirović and Stuckey, CPAIOR 2019). A plan is the answer that ends the search, and
//! "no" raises the bound.

use super::cardinality::{Sense, count};
use super::formula::{Answer, Lit, Sat};

/// Most that may lie between the bound and the best plan, and most outputs of all counts together.
const WIDEST: i64 = 80;
const LARGEST: usize = 60_000;

/// A count of what fails.
#[derive(Debug)]
pub(super) struct Descent {
    /// What every plan costs besides.
    base: i64,
    outputs: Vec<Lit>,
}

impl Descent {
    /// Counts the cost of what fails, on top of `base`, up to `known`; `None` if that is too much to count.
    pub(super) fn new(sat: &mut Sat, failing: Vec<(Lit, i64)>, base: i64, known: i64) -> Option<Self> {
        let most = usize::try_from(known - base).ok().filter(|_| known - base <= WIDEST)?;
        let units: Vec<Lit> = failing
            .into_iter()
            .flat_map(|(literal, cost)| {
                std::iter::repeat_n(literal, usize::try_from(cost).unwrap_or(0).min(most))
            })
            .collect();
        if units.len().saturating_mul(most) > LARGEST {
            return None;
        }
        Some(Self { base, outputs: count(sat, &units, most, Sense::Up) })
    }

    /// Looks for a plan that costs `most` at most, for at most `budget` conflicts; `None` if nothing costs more.
    pub(super) fn within(&self, sat: &mut Sat, most: i64, budget: u64) -> Option<Answer> {
        let place = usize::try_from(most - self.base).ok()?;
        let too_much = *self.outputs.get(place)?;
        Some(sat.solve(&[!too_much], budget))
    }
}
