//! Plans the meetings of a trade mission and proves how good the plan is.
//!
//! [`mod@file`] holds the mission and schedule files, [`check`](check::check) verifies a schedule, [`solve`](solve::solve)
//! makes one. Nothing here knows a database or a clock: a [`Watch`](watch::Watch) from outside says when to stop.

mod bound;
pub mod check;
mod exact;
pub mod file;
mod problem;
mod sat;
mod search;
pub mod solve;
pub mod watch;
mod words;
