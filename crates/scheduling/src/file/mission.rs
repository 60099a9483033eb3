//! The mission file: what is to be planned, as organisers and other offices' systems write it.

use chrono::{DateTime, FixedOffset};
use serde::Serialize;

use super::error::{Faults, FileError};
use super::node::Node;
use super::{mission_fields, mission_rules};

/// Most slots of a mission.
pub const MAX_SLOTS: usize = 128;
/// Most tables of a mission.
pub const MAX_TABLES: usize = 2_000;
/// Most kinds of resources of a mission.
pub const MAX_RESOURCES: usize = 200;
/// Most participants of a mission.
pub const MAX_PARTICIPANTS: usize = 5_000;
/// Most meetings, required and wished for, of a mission.
pub const MAX_MEETINGS: usize = 50_000;
/// Heaviest weight of one meeting.
pub const MAX_WEIGHT: i64 = 1_000_000;

/// A mission: its slots, tables, people and the meetings that are asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Mission {
    /// Name of the mission, for people; empty where the file says nothing.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub mission: String,
    /// The times at which meetings can be held.
    pub slots: Vec<Slot>,
    /// The tables; each holds one meeting per slot.
    pub tables: Vec<Table>,
    /// Rules that hold for everybody.
    pub rules: Rules,
    /// What is scarce, such as interpreters.
    pub resources: Vec<Resource>,
    /// The people who meet.
    pub participants: Vec<Participant>,
    /// The meetings asked for.
    pub meetings: Vec<Meeting>,
    /// Pairs of participants who must not meet, whatever else asks for it.
    pub never: Vec<[String; 2]>,
}

/// A time at which every table can hold a meeting.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Slot {
    /// Identifier, unique among the slots.
    pub id: String,
    /// Start of the slot.
    pub start: DateTime<FixedOffset>,
    /// End of the slot, after its start.
    pub end: DateTime<FixedOffset>,
    /// Day the slot belongs to; breaks are counted per day. The date of `start` where the file says nothing.
    pub day: String,
    /// Session, such as `morning`, that meetings can ask for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub session: Option<String>,
}

/// A table.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Table {
    /// Identifier, unique among the tables.
    pub id: String,
}

/// Rules that hold for everybody.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Rules {
    /// Largest difference allowed between the breaks of any two participants.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fairness: Option<u32>,
    /// Lists of slots; everybody keeps at least one slot of each list free.
    pub lunch: Vec<Vec<String>>,
    /// Most meetings of any participant.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_meetings: Option<u32>,
    /// Free slots that a participant needs between two meetings of one day at different tables.
    pub walking_slots: u32,
}

/// Something scarce that meetings use.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Resource {
    /// Identifier, unique among the resources.
    pub id: String,
    /// How many meetings of one slot can use it.
    pub capacity: u32,
}

/// A person who takes part.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Participant {
    /// Identifier, unique among the participants.
    pub id: String,
    /// Name for messages; the identifier where the file says nothing.
    pub name: String,
    /// Slots in which this participant cannot meet.
    pub unavailable: Vec<String>,
    /// Most meetings of this participant; the limit of [`Rules::max_meetings`] holds as well.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_meetings: Option<u32>,
    /// Meetings that this participant should have at least: an aim, not a promise.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub min_meetings: Option<u32>,
    /// The table at which this participant holds every meeting.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub home_table: Option<String>,
}

/// A meeting that is asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Meeting {
    /// Identifier, unique among the meetings.
    pub id: String,
    /// One participant.
    pub a: String,
    /// The other participant.
    pub b: String,
    /// Whether it must be held; otherwise it is a wish that counts `weight`.
    pub required: bool,
    /// What holding it is worth, if it is not required; 1 where the file says nothing.
    pub weight: i64,
    /// The only slot in which it may be held.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pinned: Option<String>,
    /// The slots in which it may be held; empty for any.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub slots: Vec<String>,
    /// The session in which it must be held.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub session: Option<String>,
    /// Meetings before this one: if both are held, this one is in a strictly later slot.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub after: Vec<String>,
    /// Resources that it uses, one unit each.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub uses: Vec<String>,
    /// Further participants.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub others: Vec<String>,
}

impl Meeting {
    /// Everybody who takes part: `a`, `b`, then the others.
    pub fn people(&self) -> impl Iterator<Item = &str> {
        [&self.a, &self.b].into_iter().chain(&self.others).map(String::as_str)
    }
}

impl Mission {
    /// Reads a mission file.
    ///
    /// # Errors
    /// Every fault of the file at once: text that is no JSON, unknown, missing, repeated or mistyped fields, numbers
    /// out of range, lists that are too long, unknown or repeated identifiers, slots that end before they start or
    /// overlap, and cycles in `after`.
    pub fn from_json(text: &[u8]) -> Result<Self, FileError> {
        let node = Node::parse(text)?;
        let mut faults = Faults::default();
        let mission = mission_fields::read(&node, &mut faults);
        let Some(mission) = mission else { return Err(faults.into_error()) };
        mission_rules::check(&mission, &mut faults);
        faults.finish(mission)
    }

    /// Checks a mission that was put together in memory as strictly as one from a file.
    ///
    /// # Errors
    /// As [`Mission::from_json`].
    pub fn validate(&self) -> Result<(), FileError> {
        Self::from_json(self.to_json().as_bytes()).map(|_| ())
    }

    /// The mission as the text of a file.
    #[must_use]
    pub fn to_json(&self) -> String {
        // Strings, numbers and lists of them cannot fail to serialise.
        serde_json::to_string(self).unwrap_or_default()
    }
}
