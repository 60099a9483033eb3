//! What the benches share: a clock, the reader of published instances and the generator of missions.

#![expect(dead_code, reason = "each bench uses its part")]

pub mod clock;
pub mod dzn;
pub mod generator;
