//! What the benches share: a clock, the reader of published instances, the generator of missions and a graph.

#![expect(dead_code, reason = "each bench uses its part")]

pub mod clock;
pub mod dzn;
pub mod generator;
pub mod graph;
pub mod shapes;
