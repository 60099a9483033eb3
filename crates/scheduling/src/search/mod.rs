//! The search for good plans: a constructive start, then simulated annealing over moves that keep every hard rule.

mod anneal;
mod construct;
mod kempe;
mod moves;
mod obstruct;
mod random;
mod state;

pub(crate) use anneal::{Aim, Search};
pub(crate) use random::Random;
pub(crate) use state::{OUT, State};
