//! A company's own pages: how its profile stands and what can be done with it.

mod mine;
mod overview;
mod preview;
mod registration;
mod submission;

pub use mine::Asked;
pub(crate) use mine::{Mine, crumbs, state_label, state_tone};
pub use overview::show;
pub(crate) use overview::{Event, event, lacking, opportunity_title};
pub use preview::preview;
pub use registration::{register, show_registration};
pub use submission::{renew, submit, take_back, withdraw};
