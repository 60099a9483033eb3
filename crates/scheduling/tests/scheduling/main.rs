//! Missions planned, repaired, verified and read.

#![expect(clippy::expect_used, reason = "a test says what it expects")]

mod brute_force;
mod mid_size;
mod reader;
mod repair;
mod rules;
mod support;
mod verifier;
