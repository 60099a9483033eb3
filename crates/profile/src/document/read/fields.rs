//! The reader's tools: records, texts, numbers, lists, each noting what is wrong and going on.

use std::collections::{BTreeMap, HashSet};
use std::hash::Hash;
use std::str::FromStr;

use locale::Language;

use super::super::Node;
use super::super::problem::{Expected, FieldError, Pointer, Shape, shown};

/// Collects what is wrong.
#[derive(Default)]
pub(super) struct Reader {
    pub(super) errors: Vec<FieldError>,
}

/// The fields of a record, and where it stands.
pub(super) struct Fields<'a> {
    fields: &'a [(String, Node)],
    at: Pointer,
}

impl<'a> Fields<'a> {
    /// The field's value; `null` counts as absent.
    pub(super) fn get(&self, name: &str) -> Option<&'a Node> {
        self.fields
            .iter()
            .find(|(field, _)| field == name)
            .map(|(_, node)| node)
            .filter(|node| **node != Node::Null)
    }

    /// Where the field stands or would stand.
    pub(super) fn at(&self, name: &str) -> Pointer {
        self.at.field(name)
    }
}

impl Reader {
    pub(super) fn wrong(&mut self, at: Pointer, found: String, expected: Expected) {
        self.errors.push(FieldError { at, found, expected });
    }

    pub(super) fn missing(&mut self, at: Pointer, expected: Expected) {
        self.wrong(at, "nothing".to_owned(), expected);
    }

    /// The fields of a record that has no others than `known`, each once.
    pub(super) fn record<'a>(
        &mut self,
        node: &'a Node,
        at: Pointer,
        known: &[&'static str],
    ) -> Option<Fields<'a>> {
        let Node::Record(fields) = node else {
            self.wrong(at, describe(node), Expected::Shape(Shape::Record));
            return None;
        };
        let mut seen = HashSet::new();
        for (name, _) in fields {
            if !known.contains(&name.as_str()) {
                self.wrong(
                    at.field(name),
                    format!("the field {}", shown(name)),
                    Expected::Field(known.to_vec()),
                );
            } else if !seen.insert(name.as_str()) {
                self.wrong(at.field(name), format!("the field {} again", shown(name)), Expected::Once);
            }
        }
        Some(Fields { fields, at })
    }

    /// The record in a field, if it is there.
    pub(super) fn record_in<'a>(
        &mut self,
        fields: &Fields<'a>,
        name: &str,
        known: &[&'static str],
    ) -> Option<Fields<'a>> {
        self.record(fields.get(name)?, fields.at(name), known)
    }

    /// A text that parses, if it is there.
    pub(super) fn text<T: FromStr<Err = Expected>>(&mut self, fields: &Fields<'_>, name: &str) -> Option<T> {
        self.text_by(fields, name, str::parse)
    }

    /// [`Reader::text`], by another way of parsing.
    pub(super) fn text_by<T>(
        &mut self,
        fields: &Fields<'_>,
        name: &str,
        parse: impl FnOnce(&str) -> Result<T, Expected>,
    ) -> Option<T> {
        self.parsed(fields.get(name)?, fields.at(name), parse)
    }

    /// A text that must be there.
    pub(super) fn required<T: FromStr<Err = Expected>>(
        &mut self,
        fields: &Fields<'_>,
        name: &str,
    ) -> Option<T> {
        if fields.get(name).is_none() {
            self.missing(fields.at(name), Expected::Something);
        }
        self.text(fields, name)
    }

    /// A fixed word, if it is there.
    pub(super) fn word<T: FromStr>(
        &mut self,
        fields: &Fields<'_>,
        name: &str,
        words: &[&'static str],
    ) -> Option<T> {
        self.text_by(fields, name, |text| text.parse().map_err(|_| Expected::OneOf(words.to_vec())))
    }

    /// A fixed word that must be there.
    pub(super) fn required_word<T: FromStr>(
        &mut self,
        fields: &Fields<'_>,
        name: &str,
        words: &[&'static str],
    ) -> Option<T> {
        if fields.get(name).is_none() {
            self.missing(fields.at(name), Expected::OneOf(words.to_vec()));
        }
        self.word(fields, name, words)
    }

    /// A whole number within bounds, if it is there.
    pub(super) fn whole(&mut self, fields: &Fields<'_>, name: &str, least: i64, most: i64) -> Option<i64> {
        let (node, at) = (fields.get(name)?, fields.at(name));
        self.whole_number(node, at, least, most)
    }

    fn whole_number(&mut self, node: &Node, at: Pointer, least: i64, most: i64) -> Option<i64> {
        match node {
            Node::Number(number) => match number.as_i64() {
                Some(value) if (least..=most).contains(&value) => return Some(value),
                Some(_) => self.wrong(at, number.to_string(), Expected::Between(least, most)),
                None if number.is_u64() => self.wrong(at, number.to_string(), Expected::Between(least, most)),
                None => self.wrong(at, number.to_string(), Expected::Shape(Shape::Whole)),
            },
            other => self.wrong(at, describe(other), Expected::Shape(Shape::Whole)),
        }
        None
    }

    /// Degrees from `-most` to `most`, if they are there.
    pub(super) fn degrees(&mut self, fields: &Fields<'_>, name: &str, most: i32) -> Option<f64> {
        let (node, at) = (fields.get(name)?, fields.at(name));
        match node {
            Node::Number(number) => match number.as_f64() {
                Some(value) if value.abs() <= f64::from(most) => return Some(value),
                _ => {
                    let bounds = Expected::Between(-i64::from(most), i64::from(most));
                    self.wrong(at, number.to_string(), bounds);
                }
            },
            other => self.wrong(at, describe(other), Expected::Shape(Shape::Number)),
        }
        None
    }

    /// A list of at most `most` texts that parse; what stands in it twice counts once.
    pub(super) fn texts<T: FromStr<Err = Expected> + Eq + Hash + Clone>(
        &mut self,
        fields: &Fields<'_>,
        name: &str,
        most: usize,
    ) -> Vec<T> {
        self.list(fields, name, most, |reader, node, at| reader.parsed(node, at, str::parse))
    }

    /// A list of at most `most` fixed words.
    pub(super) fn word_list<T: FromStr + Eq + Hash + Clone>(
        &mut self,
        fields: &Fields<'_>,
        name: &str,
        most: usize,
        words: &[&'static str],
    ) -> Vec<T> {
        self.list(fields, name, most, |reader, node, at| {
            reader.parsed(node, at, |text| text.parse().map_err(|_| Expected::OneOf(words.to_vec())))
        })
    }

    /// A list of at most `most` whole numbers within bounds.
    pub(super) fn whole_list(
        &mut self,
        fields: &Fields<'_>,
        name: &str,
        least: i64,
        most: i64,
        entries: usize,
    ) -> Vec<i64> {
        self.list(fields, name, entries, |reader, node, at| reader.whole_number(node, at, least, most))
    }

    fn list<T: Eq + Hash + Clone>(
        &mut self,
        fields: &Fields<'_>,
        name: &str,
        most: usize,
        mut entry: impl FnMut(&mut Reader, &Node, Pointer) -> Option<T>,
    ) -> Vec<T> {
        let mut seen = HashSet::new();
        let mut read: Vec<T> = Vec::new();
        for (index, node) in self.entries(fields, name, most).iter().enumerate() {
            if let Some(value) = entry(self, node, fields.at(name).item(index))
                && seen.insert(value.clone())
            {
                read.push(value);
            }
        }
        read
    }

    /// The entries of a list; none when there are too many, so that a list of a million is one error.
    pub(super) fn entries<'a>(&mut self, fields: &Fields<'a>, name: &str, most: usize) -> &'a [Node] {
        match fields.get(name) {
            None => &[],
            Some(Node::List(entries)) if entries.len() > most => {
                let expected = Expected::Entries { most, found: entries.len() };
                self.wrong(fields.at(name), "a longer list".to_owned(), expected);
                &[]
            }
            Some(Node::List(entries)) => entries,
            Some(other) => {
                self.wrong(fields.at(name), describe(other), Expected::Shape(Shape::List));
                &[]
            }
        }
    }

    /// What there is per language of the platform.
    pub(super) fn per_language<T>(
        &mut self,
        fields: &Fields<'_>,
        name: &str,
        mut read: impl FnMut(&mut Reader, &Node, Pointer) -> Option<T>,
    ) -> BTreeMap<Language, T> {
        let Some(languages) = self.record_in(fields, name, &["nl", "en", "de", "ro"]) else {
            return BTreeMap::new();
        };
        let mut all = BTreeMap::new();
        for language in Language::ALL {
            if let Some(node) = languages.get(language.code())
                && let Some(value) = read(self, node, languages.at(language.code()))
            {
                all.insert(language, value);
            }
        }
        all
    }

    /// A text that parses.
    pub(super) fn parsed<T>(
        &mut self,
        node: &Node,
        at: Pointer,
        parse: impl FnOnce(&str) -> Result<T, Expected>,
    ) -> Option<T> {
        let Node::Text(text) = node else {
            self.wrong(at, describe(node), Expected::Shape(Shape::Text));
            return None;
        };
        match parse(text) {
            Ok(value) => Some(value),
            Err(expected) => {
                self.wrong(at, shown(text), expected);
                None
            }
        }
    }
}

/// What a value is, in a few words.
pub(super) fn describe(node: &Node) -> String {
    match node {
        Node::Null => "null".to_owned(),
        Node::Bool(value) => value.to_string(),
        Node::Number(number) => format!("the number {number}"),
        Node::Text(text) => format!("the text {}", shown(text)),
        Node::List(entries) => format!("a list of {}", entries.len()),
        Node::Record(fields) => format!("a record of {} fields", fields.len()),
    }
}
