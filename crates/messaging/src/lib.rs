//! Introductions between companies, their conversations, and the mails that the platform writes.
//!
//! A domain function changes rows and adds the letters that follow from it to the outbox, in one transaction. The
//! [`Postman`] leases them, puts them into words and delivers.

pub mod answer_link;
pub mod block;
pub mod conversation;
pub mod delivery;
pub mod introduction;
pub mod letter;
mod party;
pub mod report;
pub mod timer;
pub mod transport;
pub mod undelivered;
pub mod unwanted;
pub mod working_day;
pub mod written;

pub use delivery::{Postman, Sender};
pub use introduction::IntroductionId;
pub use party::{Party, Side};
pub use transport::Transport;
