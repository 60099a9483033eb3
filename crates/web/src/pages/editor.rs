//! Writing a profile: the form of the company and its texts, and a form for each opportunity.
//!
//! A draft is kept whatever stands in it; what is wrong is said beside the fields. What is typed is never lost: a form
//! that comes after the session has ended, or on top of somebody else's changes, is kept and shown again.

mod choices;
mod conflict;
mod fields;
mod kept;
mod label;
mod opportunity;
mod problem;
mod save;
mod show;
mod upload;

pub(crate) use choices::{Choice, countries, find_country, find_language, spoken_language_name};
pub use kept::keep_copy;
pub(crate) use label::{field_id, label, within_opportunity};
pub use opportunity::{add_opportunity, remove_opportunity, save_opportunity, show_opportunity};
pub(crate) use problem::{count_in_opportunity, named_sentence, sentence};
pub use save::save;
pub use show::show;
