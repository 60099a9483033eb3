//! The people of a company: who belongs to it, inviting more, accepting an invitation.

mod invitation;
mod list;

pub use invitation::{accept, show_invitation};
pub use list::{invite, list, remove, take_back_invitation};
