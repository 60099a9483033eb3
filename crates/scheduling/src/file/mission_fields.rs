//! Takes a mission file apart into its fields; what the fields mean together is checked in `mission_rules`.

use chrono::{DateTime, FixedOffset};

use super::error::Faults;
use super::fields::{Fields, MAX_NAME, ids, list, text};
use super::mission::{
    MAX_MEETINGS, MAX_PARTICIPANTS, MAX_RESOURCES, MAX_SLOTS, MAX_TABLES, MAX_WEIGHT, Meeting, Mission,
    Participant, Resource, Rules, Slot, Table,
};
use super::node::Node;

/// Most lunch windows, further participants and predecessors; far above what an event has.
const MAX_LUNCH: usize = 60;
const MAX_OTHERS: usize = 30;
const MAX_AFTER: usize = 200;
const MAX_COUNT: i64 = 100_000;

/// The mission in `node`, as far as it can be read; `None` if it is no object.
pub(crate) fn read(node: &Node, faults: &mut Faults) -> Option<Mission> {
    let mut fields = Fields::of(node, String::new(), "mission", faults)?;
    let name = fields
        .take("mission")
        .and_then(|node| text(node, "/mission", "mission", MAX_NAME, faults))
        .unwrap_or_default();
    let slots = each(&mut fields, "slots", MAX_SLOTS, true, faults, slot);
    let tables = each(&mut fields, "tables", MAX_TABLES, true, faults, table);
    let rules = fields.take("rules").map(|node| rules(node, faults)).unwrap_or_default();
    let resources = each(&mut fields, "resources", MAX_RESOURCES, false, faults, resource);
    let participants = each(&mut fields, "participants", MAX_PARTICIPANTS, true, faults, participant);
    let meetings = each(&mut fields, "meetings", MAX_MEETINGS, true, faults, meeting);
    let never = never(&mut fields, faults);
    fields.refuse_rest("mission, slots, tables, rules, resources, participants, meetings, never", faults);
    Some(Mission { mission: name, slots, tables, rules, resources, participants, meetings, never })
}

/// The items of a list of objects. What cannot be read leaves its faults and a blank in its place, so that the places
/// of all others stay what they are in the file.
fn each<T: Default>(
    fields: &mut Fields<'_>,
    name: &str,
    most: usize,
    needed: bool,
    faults: &mut Faults,
    read: impl Fn(&mut Fields<'_>, &mut Faults) -> T,
) -> Vec<T> {
    let pointer = fields.at(name);
    let node = if needed { fields.need(name, "a list", faults) } else { fields.take(name) };
    let Some(node) = node else { return Vec::new() };
    list(node, &pointer, name, most, faults)
        .iter()
        .enumerate()
        .map(|(index, item)| {
            Fields::of(item, format!("{pointer}/{index}"), name, faults)
                .map(|mut item| read(&mut item, faults))
                .unwrap_or_default()
        })
        .collect()
}

fn slot(fields: &mut Fields<'_>, faults: &mut Faults) -> Slot {
    let id = fields.need_id("id", faults).unwrap_or_default();
    let start = time(fields, "start", faults);
    let end = time(fields, "end", faults);
    let day = fields.take_id("day", faults);
    let session = fields.take_id("session", faults);
    fields.refuse_rest("id, start, end, day, session", faults);
    let (Some(start), Some(end)) = (start, end) else { return Slot { id, session, ..Slot::default() } };
    if end <= start {
        let expected = format!("a time after the start, {}", start.to_rfc3339());
        faults.add(&fields.at("end"), "end", end.to_rfc3339(), expected);
    }
    let day = day.unwrap_or_else(|| start.date_naive().to_string());
    Slot { id, start, end, day, session }
}

fn time(fields: &mut Fields<'_>, name: &str, faults: &mut Faults) -> Option<DateTime<FixedOffset>> {
    const EXPECTED: &str = "a time with offset (RFC 3339), such as 2027-03-10T09:00:00+02:00";
    let node = fields.need(name, EXPECTED, faults)?;
    let parsed = match node {
        Node::Text(text) if text.len() <= 64 => DateTime::parse_from_rfc3339(text).ok(),
        _ => None,
    };
    if parsed.is_none() {
        faults.add(&fields.at(name), name, node.describe(), EXPECTED);
    }
    parsed
}

fn table(fields: &mut Fields<'_>, faults: &mut Faults) -> Table {
    let id = fields.need_id("id", faults).unwrap_or_default();
    fields.refuse_rest("id", faults);
    Table { id }
}

fn resource(fields: &mut Fields<'_>, faults: &mut Faults) -> Resource {
    let id = fields.need_id("id", faults).unwrap_or_default();
    let capacity = match fields.need("capacity", "how many meetings of one slot can use it", faults) {
        None => None,
        Some(node) => number(node, &fields.at("capacity"), "capacity", faults),
    };
    fields.refuse_rest("id, capacity", faults);
    Resource { id, capacity: capacity.unwrap_or_default() }
}

fn rules(node: &Node, faults: &mut Faults) -> Rules {
    let Some(mut fields) = Fields::of(node, "/rules".to_owned(), "rules", faults) else {
        return Rules::default();
    };
    let fairness = count(&mut fields, "fairness", faults);
    let windows = fields.take_list("lunch", MAX_LUNCH, faults);
    let lunch = windows
        .iter()
        .enumerate()
        .map(|(index, window)| {
            let pointer = format!("/rules/lunch/{index}");
            let slots = list(window, &pointer, "lunch", MAX_SLOTS, faults);
            if slots.is_empty() && matches!(window, Node::List { length: 0, .. }) {
                faults.add(&pointer, "lunch", "a list of 0", "the slots of which one stays free");
            }
            ids(slots, &pointer, "lunch", faults)
        })
        .collect();
    let max_meetings = count(&mut fields, "max_meetings", faults);
    let most = i64::try_from(MAX_SLOTS).unwrap_or(i64::MAX);
    let walking = fields.take_number("walking_slots", (0, most), faults);
    let walking_slots = walking.and_then(|slots| u32::try_from(slots).ok()).unwrap_or(0);
    fields.refuse_rest("fairness, lunch, max_meetings, walking_slots", faults);
    Rules { fairness, lunch, max_meetings, walking_slots }
}

fn participant(fields: &mut Fields<'_>, faults: &mut Faults) -> Participant {
    let id = fields.need_id("id", faults).unwrap_or_default();
    let place = fields.at("name");
    let name = fields.take("name").and_then(|node| text(node, &place, "name", MAX_NAME, faults));
    let unavailable = fields.take_ids("unavailable", MAX_SLOTS, faults);
    let max_meetings = count(fields, "max_meetings", faults);
    let min_meetings = count(fields, "min_meetings", faults);
    let home_table = fields.take_id("home_table", faults);
    fields.refuse_rest("id, name, unavailable, max_meetings, min_meetings, home_table", faults);
    let name = name.unwrap_or_else(|| id.clone());
    Participant { id, name, unavailable, max_meetings, min_meetings, home_table }
}

fn meeting(fields: &mut Fields<'_>, faults: &mut Faults) -> Meeting {
    let id = fields.need_id("id", faults).unwrap_or_default();
    let a = fields.need_id("a", faults).unwrap_or_default();
    let b = fields.need_id("b", faults).unwrap_or_default();
    let required = fields.take_flag("required", faults);
    let weight = fields.take_number("weight", (0, MAX_WEIGHT), faults).unwrap_or(1);
    let pinned = fields.take_id("pinned", faults);
    let place = fields.at("slots");
    let listed = fields.take("slots");
    if matches!(listed, Some(Node::List { length: 0, .. })) {
        faults.add(&place, "slots", "a list of 0", "at least one slot, or no field at all for any slot");
    }
    let slots = listed.map(|node| list(node, &place, "slots", MAX_SLOTS, faults)).unwrap_or_default();
    let slots = ids(slots, &place, "slots", faults);
    let session = fields.take_id("session", faults);
    let after = fields.take_ids("after", MAX_AFTER, faults);
    let uses = fields.take_ids("uses", MAX_RESOURCES, faults);
    let others = fields.take_ids("others", MAX_OTHERS, faults);
    fields.refuse_rest("id, a, b, required, weight, pinned, slots, session, after, uses, others", faults);
    Meeting { id, a, b, required, weight, pinned, slots, session, after, uses, others }
}

fn never(fields: &mut Fields<'_>, faults: &mut Faults) -> Vec<[String; 2]> {
    let pairs = fields.take_list("never", MAX_MEETINGS, faults);
    pairs
        .iter()
        .enumerate()
        .filter_map(|(index, node)| {
            let pointer = format!("/never/{index}");
            let pair = list(node, &pointer, "never", 2, faults);
            if pair.len() != 2 {
                if matches!(node, Node::List { length: 0 | 1, .. }) {
                    faults.add(&pointer, "never", node.describe(), "a pair of participants");
                }
                return None;
            }
            <[String; 2]>::try_from(ids(pair, &pointer, "never", faults)).ok()
        })
        .collect()
}

fn count(fields: &mut Fields<'_>, name: &str, faults: &mut Faults) -> Option<u32> {
    fields.take_number(name, (0, MAX_COUNT), faults).and_then(|value| u32::try_from(value).ok())
}

fn number(node: &Node, pointer: &str, field: &str, faults: &mut Faults) -> Option<u32> {
    match node {
        Node::Integer(value) if (0..=MAX_COUNT).contains(value) => u32::try_from(*value).ok(),
        other => {
            faults.add(pointer, field, other.describe(), format!("a whole number from 0 to {MAX_COUNT}"));
            None
        }
    }
}
