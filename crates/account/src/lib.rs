//! Users, how they sign in, what they may do, and what is remembered of what they did.
//!
//! Functions work on a connection inside the caller's transaction. Time and randomness come from outside: a moment
//! from `database::Clock`, numbers from [`Generator`].

pub mod audit;
pub mod challenge;
mod email_address;
mod generator;
pub mod idempotency;
pub mod kept_form;
pub mod mail;
pub mod membership;
pub mod office;
pub mod password;
pub mod password_attempt;
pub mod permission;
pub mod retention;
mod secret;
pub mod session;
pub mod sign_in;
pub mod signed_link;
pub mod staff;
pub mod user;
mod viewer;

pub use challenge::ChallengeId;
pub use email_address::{EmailAddress, EmailAddressError};
pub use generator::Generator;
pub use membership::CompanyId;
pub use office::OfficeId;
pub use session::{SessionId, SessionToken};
pub use user::UserId;
pub use viewer::Viewer;
