//! A solver of propositional formulas: conflict-driven clause learning (Marques-Silva and Sakallah 1999; Eén and
//! Sörensson, MiniSat, SAT 2003) with what made it fast since: clauses judged by how many decisions they join (Audemard
//! and Simon, Glucose, IJCAI 2009), restarts by moving averages (Biere and Fröhlich, SAT 2015), and calm stretches that
//! follow the longest assignment without conflict so far (target phases; Biere and Fleury, 2020).
//!
//! It knows nothing of meetings. It has no clock and no chance in it: the same calls give the same answers.

mod analysis;
mod clauses;
mod literal;
mod order;
mod pace;
mod phases;
mod propagation;
mod reduction;
mod solver;
#[cfg(test)]
mod tests;

pub(crate) use literal::Lit;
pub(crate) use solver::{Found, Solver};
