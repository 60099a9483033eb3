//! Mission and schedule files: their types, a reader that refuses bad ones with exact errors, and a writer.

mod error;
mod fields;
mod mission;
mod mission_fields;
mod mission_rules;
mod node;
mod schedule;

pub use error::{Fault, FileError, MAX_FAULTS};
pub use fields::{MAX_ID, MAX_NAME};
pub use mission::{
    MAX_MEETINGS, MAX_PARTICIPANTS, MAX_RESOURCES, MAX_SLOTS, MAX_TABLES, MAX_WEIGHT, Meeting, Mission,
    Participant, Resource, Rules, Slot, Table,
};
pub use node::MAX_BYTES;
pub use schedule::{Bounds, Figures, NotHeld, Placed, Schedule};
