//! Generates missions.
