//! A JSON value as it was written: fields in their order, repeated ones included, which serde_json's own would drop.

use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, SeqAccess, Visitor};

/// A JSON value.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Node {
    Null,
    Bool(bool),
    Number(serde_json::Number),
    Text(String),
    List(Vec<Node>),
    Record(Vec<(String, Node)>),
}

impl Node {
    /// A text, or nothing for an empty one.
    pub(crate) fn text(text: &str) -> Option<Node> {
        (!text.trim().is_empty()).then(|| Node::Text(text.to_owned()))
    }

    /// A number if the text is one, else the text, about which the reader then says what it should have been.
    pub(crate) fn number(text: &str) -> Option<Node> {
        let text = text.trim();
        match text.parse::<i64>().map(serde_json::Number::from) {
            Ok(number) => Some(Node::Number(number)),
            Err(_) => match text.parse().ok().and_then(serde_json::Number::from_f64) {
                Some(number) => Some(Node::Number(number)),
                None => Node::text(text),
            },
        }
    }

    /// A list of what is there; nothing when nothing is.
    pub(crate) fn list(entries: impl IntoIterator<Item = Option<Node>>) -> Option<Node> {
        let entries: Vec<Node> = entries.into_iter().flatten().collect();
        (!entries.is_empty()).then_some(Node::List(entries))
    }

    /// A record of the fields that are there; nothing when none is.
    pub(crate) fn record<N: Into<String>>(
        fields: impl IntoIterator<Item = (N, Option<Node>)>,
    ) -> Option<Node> {
        let fields: Vec<(String, Node)> =
            fields.into_iter().filter_map(|(name, node)| Some((name.into(), node?))).collect();
        (!fields.is_empty()).then_some(Node::Record(fields))
    }
}

impl<'de> Deserialize<'de> for Node {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Node, D::Error> {
        deserializer.deserialize_any(NodeVisitor)
    }
}

struct NodeVisitor;

impl<'de> Visitor<'de> for NodeVisitor {
    type Value = Node;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<Node, E> {
        Ok(Node::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Node, E> {
        Ok(Node::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Node, E> {
        Ok(Node::Number(value.into()))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Node, E> {
        Ok(Node::Number(value.into()))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Node, E> {
        Ok(serde_json::Number::from_f64(value).map_or(Node::Null, Node::Number))
    }

    fn visit_str<E>(self, value: &str) -> Result<Node, E> {
        Ok(Node::Text(value.to_owned()))
    }

    fn visit_string<E>(self, value: String) -> Result<Node, E> {
        Ok(Node::Text(value))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut entries: A) -> Result<Node, A::Error> {
        let mut list = Vec::new();
        while let Some(entry) = entries.next_element()? {
            list.push(entry);
        }
        Ok(Node::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<Node, A::Error> {
        let mut record = Vec::new();
        while let Some(field) = fields.next_entry()? {
            record.push(field);
        }
        Ok(Node::Record(record))
    }
}
