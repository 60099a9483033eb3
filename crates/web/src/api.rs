//! What programs ask for.

pub mod health;
