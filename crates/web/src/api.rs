//! What programs ask for.

pub mod companies;
pub mod health;
pub mod places;
