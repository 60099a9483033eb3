//! The exact side: the mission as a formula, its optimum by core-guided search, and the reason when there is no plan.

mod cardinality;
mod descent;
mod encoding;
mod explain;
mod formula;
mod groups;
mod optimise;
mod polish;
mod programme;
mod rules;

pub(crate) use encoding::Encoding;
pub use explain::Clash;
pub(crate) use explain::explain;
pub(crate) use optimise::{Level, Levels, Step};
pub(crate) use polish::{Polished, polish};
