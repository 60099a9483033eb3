//! JSON as a tree of bounded size that keeps what serde_json's own value forgets: repeated keys and the true length of
//! a list that is longer than anything we accept.

use std::fmt;

use serde::de::{Deserialize, DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::error::{Faults, FileError};

/// Largest file that is read at all, in bytes.
pub const MAX_BYTES: usize = 64 << 20;
/// No list of a mission comes near this; of a longer one only the length is kept.
const MAX_LIST: usize = 100_000;
/// A mission of the largest size accepted has well under a million values.
const MAX_NODES: usize = 4_000_000;

#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Node {
    Null,
    Bool(bool),
    Integer(i64),
    /// A number that is no integer of 64 bits, as it would be printed.
    Number(String),
    Text(String),
    List {
        items: Vec<Node>,
        /// How many there were, also those beyond `MAX_LIST`.
        length: usize,
    },
    Object(Vec<(String, Node)>),
}

impl Node {
    /// The tree of `text`, or the one fault that keeps it from being JSON.
    pub(crate) fn parse(text: &[u8]) -> Result<Self, FileError> {
        let mut faults = Faults::default();
        if text.len() > MAX_BYTES {
            faults.add("", "file", format!("{} bytes", text.len()), format!("at most {MAX_BYTES} bytes"));
            return faults.finish(Self::Null);
        }
        let mut left = MAX_NODES;
        let mut reader = serde_json::Deserializer::from_slice(text);
        let parsed = Seed(&mut left).deserialize(&mut reader).and_then(|node| reader.end().map(|()| node));
        match parsed {
            Ok(node) => Ok(node),
            Err(error) => {
                let place = format!("/ (line {}, column {})", error.line(), error.column());
                faults.add(
                    &place,
                    "file",
                    format!("something else ({error})"),
                    "one JSON document (RFC 8259, UTF-8)",
                );
                faults.finish(Self::Null)
            }
        }
    }

    /// What this is, in words short enough for a message.
    pub(crate) fn describe(&self) -> String {
        match self {
            Self::Null => "null".to_owned(),
            Self::Bool(value) => value.to_string(),
            Self::Integer(value) => value.to_string(),
            Self::Number(text) => text.clone(),
            Self::Text(text) => quote(text),
            Self::List { length, .. } => format!("a list of {length}"),
            Self::Object(fields) => format!("an object with {} fields", fields.len()),
        }
    }
}

/// `text` in quotation marks, escaped and cut to what fits a line.
pub(crate) fn quote(text: &str) -> String {
    const SHOWN: usize = 60;
    if text.chars().count() <= SHOWN {
        return format!("{text:?}");
    }
    let start: String = text.chars().take(SHOWN).collect();
    format!("{start:?}… ({} characters)", text.chars().count())
}

struct Seed<'a>(&'a mut usize);

impl<'de> DeserializeSeed<'de> for Seed<'_> {
    type Value = Node;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Node, D::Error> {
        if *self.0 == 0 {
            return Err(serde::de::Error::custom(format!("more than {MAX_NODES} values")));
        }
        *self.0 -= 1;
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Seed<'_> {
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
        Ok(Node::Integer(value))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Node, E> {
        Ok(i64::try_from(value).map_or_else(|_| Node::Number(value.to_string()), Node::Integer))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Node, E> {
        Ok(Node::Number(value.to_string()))
    }

    fn visit_str<E>(self, value: &str) -> Result<Node, E> {
        Ok(Node::Text(value.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Node, A::Error> {
        let mut items = Vec::new();
        let mut length = 0;
        loop {
            if items.len() < MAX_LIST {
                match list.next_element_seed(Seed(&mut *self.0))? {
                    Some(item) => items.push(item),
                    None => break,
                }
            } else if list.next_element::<IgnoredAny>()?.is_none() {
                break;
            }
            length += 1;
        }
        Ok(Node::List { items, length })
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Node, A::Error> {
        let mut fields = Vec::new();
        while let Some(key) = map.next_key_seed(Key)? {
            fields.push((key, map.next_value_seed(Seed(&mut *self.0))?));
        }
        Ok(Node::Object(fields))
    }
}

struct Key;

impl<'de> DeserializeSeed<'de> for Key {
    type Value = String;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<String, D::Error> {
        String::deserialize(deserializer)
    }
}
