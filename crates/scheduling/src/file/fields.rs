//! Takes an object of a file apart, field by field, and notes every fault with its place instead of stopping at the
//! first.

use super::error::Faults;
use super::node::{Node, quote};

/// Longest identifier, in characters.
pub const MAX_ID: usize = 100;
/// Longest name of a mission or participant, in characters.
pub const MAX_NAME: usize = 200;

/// The fields of one object that are still to be taken.
pub(crate) struct Fields<'a> {
    pointer: String,
    fields: Vec<(&'a str, Option<&'a Node>)>,
}

impl<'a> Fields<'a> {
    /// The fields of `node`; nothing but a fault if it is no object. A repeated field is a fault, and its first value
    /// counts.
    pub(crate) fn of(node: &'a Node, pointer: String, what: &str, faults: &mut Faults) -> Option<Self> {
        let Node::Object(entries) = node else {
            faults.add(&pointer, what, node.describe(), "an object");
            return None;
        };
        let mut fields: Vec<(&str, Option<&Node>)> = Vec::with_capacity(entries.len());
        for (key, value) in entries {
            if fields.iter().any(|(known, _)| known == key) {
                faults.add(&join(&pointer, key), key, "the field a second time", "each field at most once");
            } else if fields.len() < 64 {
                fields.push((key, Some(value)));
            } else {
                faults.add(&join(&pointer, key), key, "a field too many", "at most 64 fields in an object");
                break;
            }
        }
        Some(Self { pointer, fields })
    }

    pub(crate) fn at(&self, field: &str) -> String {
        join(&self.pointer, field)
    }

    /// The value of an optional field; `null` counts as left out.
    pub(crate) fn take(&mut self, name: &str) -> Option<&'a Node> {
        let entry = self.fields.iter_mut().find(|(known, _)| *known == name)?;
        entry.1.take().filter(|node| **node != Node::Null)
    }

    /// The value of a field that must be there.
    pub(crate) fn need(&mut self, name: &str, expected: &str, faults: &mut Faults) -> Option<&'a Node> {
        self.demand(name, expected, faults);
        self.take(name)
    }

    /// Notes a fault if the field is not there.
    pub(crate) fn demand(&self, name: &str, expected: &str, faults: &mut Faults) {
        if !self
            .fields
            .iter()
            .any(|(known, node)| *known == name && node.is_some_and(|node| *node != Node::Null))
        {
            faults.add(&self.pointer, name, "nothing", expected);
        }
    }

    pub(crate) fn need_id(&mut self, name: &str, faults: &mut Faults) -> Option<String> {
        let node = self.need(name, "an identifier", faults)?;
        text(node, &self.at(name), name, MAX_ID, faults)
    }

    pub(crate) fn take_id(&mut self, name: &str, faults: &mut Faults) -> Option<String> {
        let node = self.take(name)?;
        text(node, &self.at(name), name, MAX_ID, faults)
    }

    pub(crate) fn take_flag(&mut self, name: &str, faults: &mut Faults) -> bool {
        match self.take(name) {
            None => false,
            Some(Node::Bool(value)) => *value,
            Some(other) => {
                faults.add(&self.at(name), name, other.describe(), "true or false");
                false
            }
        }
    }

    pub(crate) fn take_number(&mut self, name: &str, range: (i64, i64), faults: &mut Faults) -> Option<i64> {
        let node = self.take(name)?;
        match node {
            Node::Integer(value) if (range.0..=range.1).contains(value) => Some(*value),
            other => {
                let expected = format!("a whole number from {} to {}", range.0, range.1);
                faults.add(&self.at(name), name, other.describe(), expected);
                None
            }
        }
    }

    /// A list field; one that is too long is a fault and counts as empty.
    pub(crate) fn take_list(&mut self, name: &str, most: usize, faults: &mut Faults) -> &'a [Node] {
        match self.take(name) {
            None => &[],
            Some(node) => list(node, &self.at(name), name, most, faults),
        }
    }

    pub(crate) fn take_ids(&mut self, name: &str, most: usize, faults: &mut Faults) -> Vec<String> {
        let pointer = self.at(name);
        ids(self.take_list(name, most, faults), &pointer, name, faults)
    }

    /// Every field that nobody took is unknown.
    pub(crate) fn refuse_rest(&self, known: &str, faults: &mut Faults) {
        for (name, value) in &self.fields {
            if value.is_some() && !known.split(", ").any(|k| k == *name) {
                faults.add(
                    &join(&self.pointer, name),
                    &shown(name),
                    "an unknown field",
                    format!("one of {known}"),
                );
            }
        }
    }
}

fn shown(name: &str) -> String {
    if name.chars().count() <= 60 { name.to_owned() } else { quote(name) }
}

/// The items of a list of at most `most`.
pub(crate) fn list<'a>(
    node: &'a Node,
    pointer: &str,
    field: &str,
    most: usize,
    faults: &mut Faults,
) -> &'a [Node] {
    match node {
        Node::List { items, length } if *length <= most => items,
        Node::List { length, .. } => {
            faults.add(pointer, field, format!("a list of {length}"), format!("a list of at most {most}"));
            &[]
        }
        other => {
            faults.add(pointer, field, other.describe(), "a list");
            &[]
        }
    }
}

/// A list of identifiers without repetition.
pub(crate) fn ids(nodes: &[Node], pointer: &str, field: &str, faults: &mut Faults) -> Vec<String> {
    let mut found: Vec<String> = Vec::with_capacity(nodes.len());
    let mut seen = std::collections::HashSet::new();
    for (index, node) in nodes.iter().enumerate() {
        let place = format!("{pointer}/{index}");
        let Some(id) = text(node, &place, field, MAX_ID, faults) else { continue };
        if seen.insert(id.clone()) {
            found.push(id);
        } else {
            faults.add(&place, field, format!("{} a second time", quote(&id)), "each at most once");
        }
    }
    found
}

/// A text of one to `most` characters without control characters.
pub(crate) fn text(
    node: &Node,
    pointer: &str,
    field: &str,
    most: usize,
    faults: &mut Faults,
) -> Option<String> {
    let expected = || format!("a text of 1 to {most} characters without control characters");
    match node {
        Node::Text(text)
            if !text.trim().is_empty()
                && text.chars().count() <= most
                && !text.chars().any(char::is_control) =>
        {
            Some(text.clone())
        }
        other => {
            faults.add(pointer, field, other.describe(), expected());
            None
        }
    }
}

/// `pointer` with one more step, escaped as RFC 6901 section 3 wants it.
pub(crate) fn join(pointer: &str, field: &str) -> String {
    let short: String = field.chars().take(MAX_ID).collect();
    format!("{pointer}/{}", short.replace('~', "~0").replace('/', "~1"))
}
