//! Two people write in one draft: who comes second sees what the first one changed, beside what he typed himself.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::Value;
use sha2::{Digest, Sha256};

use super::label::label;
use crate::request::Page;

/// A field in which the saved draft and the typed form differ.
pub(crate) struct Difference {
    pub(crate) label: String,
    pub(crate) saved: String,
    pub(crate) typed: String,
}

/// Stands in a form for what it was filled with: another mark, another content.
pub(crate) fn mark_of(content: &impl Serialize) -> String {
    let json = serde_json::to_vec(content).unwrap_or_default();
    Sha256::digest(&json).iter().take(12).map(|byte| format!("{byte:02x}")).collect()
}

/// Where the saved content and the typed one differ. `at` is the pointer of the content within the profile.
pub(crate) fn differences(
    page: &Page,
    at: &str,
    saved: &impl Serialize,
    typed: &impl Serialize,
) -> Vec<Difference> {
    let (saved, typed) = (leaves(saved), leaves(typed));
    let mut places: Vec<&String> = saved.keys().chain(typed.keys()).collect();
    places.sort();
    places.dedup();
    places
        .into_iter()
        .filter(|place| saved.get(*place) != typed.get(*place))
        .map(|place| Difference {
            label: label(page, &format!("{at}{place}")),
            saved: saved.get(place).cloned().unwrap_or_default(),
            typed: typed.get(place).cloned().unwrap_or_default(),
        })
        .collect()
}

/// The fields that hold something, by pointer; a list of plain values is one field.
fn leaves(content: &impl Serialize) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    collect(&serde_json::to_value(content).unwrap_or_default(), "", &mut found);
    found
}

fn collect(value: &Value, at: &str, found: &mut BTreeMap<String, String>) {
    match value {
        Value::Null => {}
        Value::Object(fields) => {
            for (name, value) in fields.iter().filter(|(name, _)| *name != "media" && *name != "id") {
                collect(value, &format!("{at}/{name}"), found);
            }
        }
        Value::Array(entries) if entries.iter().any(Value::is_object) => {
            for (place, entry) in entries.iter().enumerate() {
                collect(entry, &format!("{at}/{place}"), found);
            }
        }
        Value::Array(entries) => {
            let entries: Vec<&str> = entries.iter().filter_map(Value::as_str).collect();
            keep(at, &entries.join(", "), found);
        }
        Value::String(text) => keep(at, text, found),
        other => keep(at, &other.to_string(), found),
    }
}

fn keep(at: &str, text: &str, found: &mut BTreeMap<String, String>) {
    if !text.is_empty() {
        found.insert(at.to_owned(), text.to_owned());
    }
}

#[cfg(test)]
mod tests {
    use locale::Language;
    use profile::document::ProfileDraft;

    use super::*;

    #[test]
    fn the_mark_changes_with_every_field_and_with_nothing_else() {
        let draft = ProfileDraft::empty("Kade", "deventer", "NL");
        assert_eq!(mark_of(&draft), mark_of(&draft.clone()));
        let mut other = draft.clone();
        other.texts.entry(Language::Ro).or_default().story = "ș".to_owned();
        assert_ne!(mark_of(&draft), mark_of(&other));
    }

    #[test]
    fn empty_fields_and_absent_ones_are_alike() {
        let mut draft = ProfileDraft::empty("Kade", "deventer", "NL");
        let before = leaves(&draft);
        draft.texts.entry(Language::Nl).or_default();
        assert_eq!(leaves(&draft), before);
        draft.company.markets = vec!["DE".to_owned(), "RO".to_owned()];
        assert_eq!(leaves(&draft).get("/company/markets").map(String::as_str), Some("DE, RO"));
    }
}
