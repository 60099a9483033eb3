//! Reads the MiniZinc data of the published B2B scheduling instances into a mission.
//!
//! Names are those of the data: slots and meetings count from 1; 0 in a set or list means nothing. The format is
//! described with the instances.

use std::collections::HashMap;

use chrono::{DateTime, Duration};
use scheduling::file::{FileError, Meeting, Mission, Participant, Rules, Slot, Table};
use thiserror::Error;

/// Why an instance cannot be read.
#[derive(Debug, Error)]
pub enum DznError {
    #[error("{0} is missing")]
    Missing(&'static str),
    #[error("{name}: found {found:?}, expected {expected}")]
    Value { name: &'static str, found: String, expected: &'static str },
    #[error(transparent)]
    Mission(#[from] FileError),
}

/// The difference in breaks that the published figures allow.
pub const FAIRNESS: u32 = 2;

/// The mission of an instance; every meeting is required.
pub fn mission(name: &str, text: &str) -> Result<Mission, DznError> {
    let items = items(text);
    let number = |name| numbers(&items, name)?.first().copied().ok_or(DznError::Missing(name));
    let business = number("nBusiness")?;
    let count = number("nMeetings")?;
    let slots = number("nTotalSlots")?;
    let morning = number("nMorningSlots")?;
    let requested = numbers(&items, "requested")?;
    if requested.len() != count * 3 {
        let found = format!("{} numbers", requested.len());
        return Err(DznError::Value { name: "requested", found, expected: "three for each meeting" });
    }
    let forbidden = sets(&items, "forbidden")?;
    let fixed = if items.contains_key("fixed") { numbers(&items, "fixed")? } else { Vec::new() };
    let precedences =
        if items.contains_key("precedences") { sets(&items, "precedences")? } else { Vec::new() };

    let start = DateTime::parse_from_rfc3339("2027-03-10T08:00:00+02:00").unwrap_or_default();
    let at = |slot: usize| start + Duration::minutes(20 * slot as i64);
    let slot = |s: usize| Slot {
        id: format!("s{s}"),
        start: at(s),
        end: at(s + 1),
        day: "day".to_owned(),
        session: Some(if s <= morning { "morning" } else { "afternoon" }.to_owned()),
    };
    let participant = |p: usize| Participant {
        id: format!("p{p}"),
        name: format!("Participant {p}"),
        unavailable: forbidden
            .get(p - 1)
            .into_iter()
            .flatten()
            .filter(|s| **s > 0)
            .map(|s| format!("s{s}"))
            .collect(),
        ..Participant::default()
    };
    let session = |code: usize| match code {
        1 => Ok(Some("morning".to_owned())),
        2 => Ok(Some("afternoon".to_owned())),
        3 => Ok(None),
        other => Err(DznError::Value {
            name: "requested",
            found: other.to_string(),
            expected: "session 1, 2 or 3",
        }),
    };
    let meetings: Result<Vec<Meeting>, DznError> = requested
        .chunks(3)
        .enumerate()
        .map(|(m, row)| {
            Ok(Meeting {
                id: format!("m{}", m + 1),
                a: format!("p{}", row[0]),
                b: format!("p{}", row[1]),
                required: true,
                weight: 1,
                pinned: fixed.get(m).filter(|s| **s > 0).map(|s| format!("s{s}")),
                session: session(row[2])?,
                after: precedences
                    .get(m)
                    .into_iter()
                    .flatten()
                    .filter(|e| **e > 0)
                    .map(|e| format!("m{e}"))
                    .collect(),
                ..Meeting::default()
            })
        })
        .collect();
    let mission = Mission {
        mission: name.to_owned(),
        slots: (1..=slots).map(slot).collect(),
        tables: (1..=number("nTables")?).map(|t| Table { id: format!("T{t}") }).collect(),
        rules: Rules { fairness: Some(FAIRNESS), ..Rules::default() },
        resources: Vec::new(),
        participants: (1..=business).map(participant).collect(),
        meetings: meetings?,
        never: Vec::new(),
    };
    mission.validate()?;
    Ok(mission)
}

/// The text after each `name =`, up to the semicolon.
fn items(text: &str) -> HashMap<&str, &str> {
    text.split(';')
        .filter_map(|item| item.split_once('='))
        .map(|(name, value)| (last_line(name), value.trim()))
        .collect()
}

/// The name itself, without comments before it.
fn last_line(name: &str) -> &str {
    name.trim().lines().last().unwrap_or_default().trim()
}

fn numbers(items: &HashMap<&str, &str>, name: &'static str) -> Result<Vec<usize>, DznError> {
    let text = items.get(name).ok_or(DznError::Missing(name))?;
    list(name, text)
}

fn list(name: &'static str, text: &str) -> Result<Vec<usize>, DznError> {
    text.split(|c: char| c.is_whitespace() || "[]|{},".contains(c))
        .filter(|part| !part.is_empty())
        .map(|part| {
            part.parse().map_err(|_| DznError::Value {
                name,
                found: part.to_owned(),
                expected: "a whole number",
            })
        })
        .collect()
}

/// A list of sets; ranges such as `3..5` are sets too.
fn sets(items: &HashMap<&str, &str>, name: &'static str) -> Result<Vec<Vec<usize>>, DznError> {
    let text = items.get(name).ok_or(DznError::Missing(name))?.trim_start_matches('[').trim_end_matches(']');
    let mut sets = Vec::new();
    let mut rest = text.trim();
    while !rest.is_empty() {
        rest = rest.trim_start_matches(|c: char| c == ',' || c.is_whitespace());
        if let Some(inner) = rest.strip_prefix('{') {
            let Some((set, after)) = inner.split_once('}') else {
                return Err(DznError::Value { name, found: "a set without end".to_owned(), expected: "}" });
            };
            sets.push(list(name, set)?);
            rest = after;
        } else if !rest.is_empty() {
            let end = rest.find(',').unwrap_or(rest.len());
            let bounds = rest[..end].split_once("..").and_then(|(from, to)| {
                Some((from.trim().parse::<usize>().ok()?, to.trim().parse::<usize>().ok()?))
            });
            let Some((from, to)) = bounds.filter(|(_, to)| *to < 1_000) else {
                return Err(DznError::Value {
                    name,
                    found: rest[..end].to_owned(),
                    expected: "a set or a range",
                });
            };
            sets.push((from..=to).collect());
            rest = &rest[end..];
        }
    }
    Ok(sets)
}
