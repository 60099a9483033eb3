//! From what was typed to what is looked for.

mod code;
mod meant;
mod named;
mod parse;
mod plan;
mod spelling;

pub(crate) use parse::parse;
pub(crate) use plan::{Alternative, Plan, Planner};
