//! What has changed from one version of a profile to another, field by field, for the person who reviews it.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::document::{Opportunity, OpportunityId, Pointer, ProfileDocument};

/// A field that differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The field, by its pointer; within an opportunity from there on: `/texts/en/title`.
    pub at: Pointer,
    /// The opportunity that it is in.
    pub opportunity: Option<OpportunityId>,
    /// What stood there.
    pub old: Option<String>,
    /// What stands there.
    pub new: Option<String>,
}

/// The fields in which two profiles differ, in the order of the format; opportunities are compared with themselves,
/// wherever they stand.
#[must_use]
pub fn difference(old: &ProfileDocument, new: &ProfileDocument) -> Vec<Change> {
    let mut changes = compare(&without_opportunities(old), &without_opportunities(new), None);
    for opportunity in &new.opportunities {
        let before = old.opportunities.iter().find(|other| other.id == opportunity.id);
        let before = before.map_or(Value::Null, content);
        changes.extend(compare(&before, &content(opportunity), Some(opportunity.id)));
    }
    for opportunity in &old.opportunities {
        if !new.opportunities.iter().any(|other| other.id == opportunity.id) {
            changes.extend(compare(&content(opportunity), &Value::Null, Some(opportunity.id)));
        }
    }
    changes
}

fn without_opportunities(document: &ProfileDocument) -> Value {
    let mut value = serde_json::to_value(document).unwrap_or_default();
    if let Value::Object(fields) = &mut value {
        fields.remove("opportunities");
    }
    value
}

fn content(opportunity: &Opportunity) -> Value {
    let mut value = serde_json::to_value(opportunity).unwrap_or_default();
    if let Value::Object(fields) = &mut value {
        fields.remove("id");
    }
    value
}

fn compare(old: &Value, new: &Value, opportunity: Option<OpportunityId>) -> Vec<Change> {
    let (mut before, mut after) = (BTreeMap::new(), BTreeMap::new());
    leaves(old, &Pointer::root(), &mut before);
    leaves(new, &Pointer::root(), &mut after);
    let mut places: Vec<&Pointer> = before.keys().chain(after.keys()).collect();
    places.sort();
    places.dedup();
    places
        .into_iter()
        .filter(|at| before.get(*at) != after.get(*at))
        .map(|at| Change {
            at: at.clone(),
            opportunity,
            old: before.get(at).cloned(),
            new: after.get(at).cloned(),
        })
        .collect()
}

/// The fields that hold something. A list of plain values is one field, as people read it.
fn leaves(value: &Value, at: &Pointer, found: &mut BTreeMap<Pointer, String>) {
    match value {
        Value::Null => {}
        Value::Object(fields) => {
            for (name, value) in fields {
                leaves(value, &at.field(name), found);
            }
        }
        Value::Array(entries) if entries.iter().any(Value::is_object) => {
            for (index, entry) in entries.iter().enumerate() {
                leaves(entry, &at.item(index), found);
            }
        }
        Value::Array(entries) => {
            let entries: Vec<String> = entries.iter().map(plain).collect();
            found.insert(at.clone(), entries.join(", "));
        }
        other => {
            found.insert(at.clone(), plain(other));
        }
    }
}

fn plain(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::*;

    fn profile(line: &str) -> ProfileDocument {
        ProfileDocument::from_line(line, NaiveDate::from_ymd_opt(2026, 11, 24).unwrap()).unwrap()
    }

    const BEFORE: &str = r#"{"company":{"name":"Kade","office":"deventer","country":"NL","markets":["DE"]},"texts":{"nl":{"headline":"Wij zijn er"}},
        "opportunities":[{"kind":"offer","field":"commercial","cooperation":["agency"],"texts":{"nl":{"title":"Agent gezocht","description":"In Saksen."}}}]}"#;

    #[test]
    fn equal_profiles_do_not_differ() {
        let profile = profile(BEFORE);
        assert_eq!(difference(&profile, &profile), []);
    }

    #[test]
    fn every_field_that_changed_is_named_with_both_values() {
        let before = profile(BEFORE);
        let mut after = before.clone();
        after.company.markets.push("RO".parse().unwrap());
        after.company.city = Some("Deventer".parse().unwrap());
        after.opportunities[0].texts.values_mut().next().unwrap().title =
            Some("Agent gevraagd".parse().unwrap());
        let changes: Vec<_> = difference(&before, &after)
            .into_iter()
            .map(|change| (change.at.to_string(), change.opportunity.is_some(), change.old, change.new))
            .collect();
        let text = |text: &str| Some(text.to_owned());
        assert_eq!(
            changes,
            [
                ("/company/city".to_owned(), false, None, text("Deventer")),
                ("/company/markets".to_owned(), false, text("DE"), text("DE, RO")),
                ("/texts/nl/title".to_owned(), true, text("Agent gezocht"), text("Agent gevraagd")),
            ]
        );
    }

    #[test]
    fn an_opportunity_that_moved_has_not_changed_and_one_that_is_gone_has() {
        let mut before = profile(BEFORE);
        let mut second = before.opportunities[0].clone();
        second.id = OpportunityId::generate();
        before.opportunities.push(second);
        let mut after = before.clone();
        after.opportunities.reverse();
        assert_eq!(difference(&before, &after), []);
        let gone = after.opportunities.remove(0);
        let changes = difference(&before, &after);
        assert!(!changes.is_empty() && changes.iter().all(|change| change.opportunity == Some(gone.id)));
        assert!(changes.iter().all(|change| change.new.is_none()));
    }
}
