//! Small random missions, and the best plan of each by trying everything.

pub mod brute;
pub mod missions;
