//! Accounts, as people and offices live with them.

mod offices;
mod sessions;
mod signing_in;
