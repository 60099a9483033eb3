//! Reading what a company handed in: in full, or against the published version; and deciding on it.

mod decision;
mod part;
mod segment;
mod show;

pub use decision::{accept, send_back, start};
pub use show::show;
