//! Curation: the way of a profile from its draft to the public, in the hands of the office's staff.

pub mod completeness;
pub mod difference;
mod queue;
mod review;
mod state;
mod submission;

pub use queue::{QueueEntry, queue};
pub use review::{
    Decision, Judgement, LONGEST_REMARK, Remarks, Review, ReviewError, Reviewing, accept, reviews, send_back,
    start_review, unpublish,
};
pub use state::{State, TransitionError};
pub use submission::{SubmitError, submit, take_back, withdraw};
