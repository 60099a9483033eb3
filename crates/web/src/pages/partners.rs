//! Partners that are recommended to a company: on a page of their own, on the company's overview, and as reasons in
//! words wherever else.

mod card;
mod list;

pub(crate) use card::{PartnerCard, obstacle_sentence, reason_sentence};
pub(crate) use list::best;
pub use list::show;
