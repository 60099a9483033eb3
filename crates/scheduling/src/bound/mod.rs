//! What no plan can better: proven bounds.

mod breaks;
mod flow;
mod settled;
#[cfg(test)]
mod tests;
mod weight;

pub(crate) use breaks::fewest_breaks;
pub(crate) use flow::{UNIT, shortage};
pub(crate) use settled::settled;
pub(crate) use weight::{NoBound, choose};
