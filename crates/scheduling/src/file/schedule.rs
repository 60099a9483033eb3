//! The schedule file: who meets when and where, what could not be held and why, and how good the plan is.

use serde::Serialize;

use super::error::{Faults, FileError};
use super::fields::{Fields, MAX_NAME, text};
use super::mission::{MAX_MEETINGS, MAX_WEIGHT};
use super::node::Node;

/// A planned meeting.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Placed {
    /// Identifier of the meeting.
    pub id: String,
    /// Identifier of its slot.
    pub slot: String,
    /// Identifier of its table.
    pub table: String,
}

/// A meeting that is not held.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct NotHeld {
    /// Identifier of the meeting.
    pub id: String,
    /// Why, in words for an organiser; empty where the file says nothing.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub reason: String,
}

/// What a schedule amounts to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Figures {
    /// Meetings held, required ones and wishes.
    pub held: u64,
    /// Total weight of the wishes held; required meetings do not count, for they are held anyhow.
    pub weight: u64,
    /// Breaks of all participants.
    pub breaks: u64,
    /// Meetings of the previous schedule that could be held and are not where and when they were.
    pub moved: u64,
}

/// What no schedule can better.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Bounds {
    /// No schedule that leaves as few participants below their minimum has more weight.
    pub weight: u64,
    /// No schedule that is as good in everything sought before has fewer breaks.
    pub breaks: u64,
}

/// A schedule.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Schedule {
    /// Name of the mission; empty where it has none.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub mission: String,
    /// The meetings held.
    pub meetings: Vec<Placed>,
    /// The meetings not held.
    pub not_held: Vec<NotHeld>,
    /// What it amounts to.
    pub figures: Figures,
    /// What is proven about any schedule.
    pub bounds: Bounds,
    /// Whether it is proven that nothing sought can be bettered.
    pub optimal: bool,
    /// How long it took.
    pub seconds: f64,
    /// The seed of the search.
    pub seed: u64,
}

impl Schedule {
    /// Reads a schedule file. Only `meetings` has to be there, so that a plan made by hand or by another program can
    /// be checked as well.
    ///
    /// # Errors
    /// Every fault of the file at once. Whether the identifiers exist is for [`crate::check`] to say, since that takes
    /// the mission.
    pub fn from_json(content: &[u8]) -> Result<Self, FileError> {
        let node = Node::parse(content)?;
        let mut faults = Faults::default();
        let schedule = read(&node, &mut faults);
        let Some(schedule) = schedule else { return Err(faults.into_error()) };
        faults.finish(schedule)
    }

    /// The schedule as the text of a file, one line per meeting for easy comparison.
    #[must_use]
    pub fn to_json(&self) -> String {
        // Strings, numbers and lists of them cannot fail to serialise.
        serde_json::to_string_pretty(self).unwrap_or_default()
    }
}

fn read(node: &Node, faults: &mut Faults) -> Option<Schedule> {
    let mut fields = Fields::of(node, String::new(), "schedule", faults)?;
    let mission = fields
        .take("mission")
        .and_then(|node| text(node, "/mission", "mission", MAX_NAME, faults))
        .unwrap_or_default();
    fields.demand("meetings", "a list", faults);
    let meetings = items(&mut fields, "meetings", faults, |item, faults| {
        let placed = Placed {
            id: item.need_id("id", faults).unwrap_or_default(),
            slot: item.need_id("slot", faults).unwrap_or_default(),
            table: item.need_id("table", faults).unwrap_or_default(),
        };
        item.refuse_rest("id, slot, table", faults);
        placed
    });
    let not_held = items(&mut fields, "not_held", faults, |item, faults| {
        let id = item.need_id("id", faults).unwrap_or_default();
        let place = item.at("reason");
        let reason = item.take("reason").and_then(|node| text(node, &place, "reason", 2_000, faults));
        item.refuse_rest("id, reason", faults);
        NotHeld { id, reason: reason.unwrap_or_default() }
    });
    let figures = object(&mut fields, "figures", faults, |object, faults| {
        let figures = Figures {
            held: number(object, "held", faults),
            weight: number(object, "weight", faults),
            breaks: number(object, "breaks", faults),
            moved: number(object, "moved", faults),
        };
        object.refuse_rest("held, weight, breaks, moved", faults);
        figures
    });
    let bounds = object(&mut fields, "bounds", faults, |object, faults| {
        let bounds =
            Bounds { weight: number(object, "weight", faults), breaks: number(object, "breaks", faults) };
        object.refuse_rest("weight, breaks", faults);
        bounds
    });
    let optimal = fields.take_flag("optimal", faults);
    let seconds = seconds(&mut fields, faults);
    let seed = fields.take_number("seed", (0, i64::MAX), faults).map_or(0, i64::unsigned_abs);
    fields.refuse_rest("mission, meetings, not_held, figures, bounds, optimal, seconds, seed", faults);
    Some(Schedule { mission, meetings, not_held, figures, bounds, optimal, seconds, seed })
}

fn items<T: Default>(
    fields: &mut Fields<'_>,
    name: &str,
    faults: &mut Faults,
    read: impl Fn(&mut Fields<'_>, &mut Faults) -> T,
) -> Vec<T> {
    let pointer = fields.at(name);
    fields
        .take_list(name, MAX_MEETINGS, faults)
        .iter()
        .enumerate()
        .map(|(index, item)| {
            Fields::of(item, format!("{pointer}/{index}"), name, faults)
                .map(|mut item| read(&mut item, faults))
                .unwrap_or_default()
        })
        .collect()
}

fn object<T: Default>(
    fields: &mut Fields<'_>,
    name: &str,
    faults: &mut Faults,
    read: impl Fn(&mut Fields<'_>, &mut Faults) -> T,
) -> T {
    let pointer = fields.at(name);
    let Some(node) = fields.take(name) else { return T::default() };
    Fields::of(node, pointer, name, faults).map(|mut object| read(&mut object, faults)).unwrap_or_default()
}

fn number(fields: &mut Fields<'_>, name: &str, faults: &mut Faults) -> u64 {
    let most = MAX_WEIGHT.saturating_mul(1_000_000);
    fields.take_number(name, (0, most), faults).map_or(0, i64::unsigned_abs)
}

fn seconds(fields: &mut Fields<'_>, faults: &mut Faults) -> f64 {
    let parsed = match fields.take("seconds") {
        None => return 0.0,
        Some(Node::Integer(value)) => value.to_string().parse::<f64>().ok(),
        Some(Node::Number(text)) => text.parse::<f64>().ok(),
        Some(_) => None,
    };
    parsed.filter(|seconds| (0.0..=1e9).contains(seconds)).unwrap_or_else(|| {
        faults.add(&fields.at("seconds"), "seconds", "something else", "a number of seconds from 0");
        0.0
    })
}
