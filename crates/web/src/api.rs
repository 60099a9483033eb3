//! What programs ask for.

pub mod companies;
pub mod description;
pub mod health;
pub mod places;
