//! Rows of a table: from their cells to a profile, and back.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde_json::Value;

use super::columns::{Column, Holds};
use super::problem::{FileError, FileExpected};
use crate::document::{Node, Origin, Pointer, ProfileDocument, read};

/// The most rows of a table.
pub(super) const MOST_ROWS: usize = 50_000;
/// The most columns of a table: more than there are with all opportunities in all languages.
pub(super) const MOST_COLUMNS: usize = 1_500;
/// The most bytes of a cell; the longest text has 4,000 characters.
pub(super) const MOST_CELL_BYTES: usize = 64 * 1024;

/// A row: the cells that hold something, by their column.
pub(super) struct Row {
    /// The line of the file or row of the sheet, from 1.
    pub(super) line: usize,
    pub(super) cells: Vec<(Column, String)>,
}

/// The columns that a header names.
///
/// # Errors
/// Names that are no columns, repeated ones, too many.
pub(super) fn header<'a>(
    line: usize,
    names: impl IntoIterator<Item = &'a str>,
) -> Result<Vec<Column>, Vec<FileError>> {
    let names: Vec<&str> = names.into_iter().take(MOST_COLUMNS + 1).collect();
    if names.len() > MOST_COLUMNS {
        let found = format!("more than {MOST_COLUMNS} columns");
        return Err(vec![FileError::of_line(line, found, FileExpected::Columns(MOST_COLUMNS))]);
    }
    let mut seen = BTreeSet::new();
    let mut columns = Vec::with_capacity(names.len());
    let mut errors = Vec::new();
    for (index, name) in names.into_iter().enumerate() {
        let error = |expected| {
            let found = crate::document::problem::shown(name);
            FileError::of_field(line, format!("column {}", index + 1), found, expected)
        };
        match Column::named(name) {
            None => errors.push(error(FileExpected::Column)),
            Some(column) if !seen.insert(column.canonical()) => errors.push(error(FileExpected::ColumnOnce)),
            Some(column) => columns.push(column),
        }
    }
    super::reading::finish(columns, errors)
}

impl Row {
    /// The profile of a row.
    pub(super) fn document(&self, today: NaiveDate) -> Result<ProfileDocument, Vec<FileError>> {
        let mut root = Tree::Record(Vec::new());
        for (column, cell) in &self.cells {
            if let Some(leaf) = leaf(cell, column.holds) {
                root.insert(&column.path, leaf);
            }
        }
        // A list of opportunities 1 and 3 has two entries; errors speak of the columns.
        let numbers = root.numbers();
        read(&root.into_node(), Origin::File, today).map_err(|errors| {
            errors
                .into_iter()
                .map(|error| {
                    let field = self.column_name(&error.at, &numbers);
                    FileError::of_field(self.line, field, error.found, FileExpected::Field(error.expected))
                })
                .collect()
        })
    }

    /// The column that a pointer leads to; of an entry of a list, its list's.
    fn column_name(&self, at: &Pointer, numbers: &[(String, Vec<usize>)]) -> String {
        let mut parts: Vec<String> = at.as_str().split('/').skip(1).map(str::to_owned).collect();
        for (list, present) in numbers {
            if parts.first() == Some(list)
                && let Some(number) = parts.get(1).and_then(|index| index.parse::<usize>().ok())
            {
                parts[1] = present.get(number).map_or_else(|| (number + 1).to_string(), ToString::to_string);
            }
        }
        let is_list_entry = parts.len() > 1
            && parts.last().is_some_and(|last| last.parse::<usize>().is_ok())
            && Column::named(&parts[..parts.len() - 1].join(".")).is_some();
        if is_list_entry {
            parts.pop();
        }
        let canonical = parts.join(".");
        let written =
            self.cells.iter().map(|(column, _)| column).find(|column| column.canonical() == canonical);
        written.map_or(canonical, |column| column.name.clone())
    }
}

/// A profile that is being put together from cells.
enum Tree {
    Leaf(Node),
    Record(Vec<(String, Tree)>),
}

impl Tree {
    fn insert(&mut self, path: &[String], leaf: Node) {
        let (Tree::Record(fields), Some((name, rest))) = (self, path.split_first()) else { return };
        let place = match fields.iter().position(|(field, _)| field == name) {
            Some(place) => place,
            None => {
                fields.push((name.clone(), Tree::Record(Vec::new())));
                fields.len() - 1
            }
        };
        match rest {
            [] => fields[place].1 = Tree::Leaf(leaf),
            rest => fields[place].1.insert(rest, leaf),
        }
    }

    /// The lists of records with the numbers that are in use, in order.
    fn numbers(&mut self) -> Vec<(String, Vec<usize>)> {
        let Tree::Record(fields) = self else { return Vec::new() };
        let mut all = Vec::new();
        for (name, tree) in fields {
            if let ("opportunities" | "pictures", Tree::Record(entries)) = (name.as_str(), tree) {
                entries.sort_by_key(|(number, _)| number.parse::<usize>().unwrap_or(usize::MAX));
                let present = entries.iter().filter_map(|(number, _)| number.parse().ok()).collect();
                all.push((name.clone(), present));
            }
        }
        all
    }

    fn into_node(self) -> Node {
        match self {
            Tree::Leaf(node) => node,
            Tree::Record(fields) => Node::Record(
                fields
                    .into_iter()
                    .map(|(name, tree)| match (name.as_str(), tree) {
                        ("opportunities" | "pictures", Tree::Record(entries)) => {
                            let entries = entries.into_iter().map(|(_, entry)| entry.into_node()).collect();
                            (name, Node::List(entries))
                        }
                        (_, tree) => (name, tree.into_node()),
                    })
                    .collect(),
            ),
        }
    }
}

fn leaf(cell: &str, holds: Holds) -> Option<Node> {
    match holds {
        Holds::Text => Node::text(cell),
        Holds::Number => Node::number(cell),
        Holds::Texts => Node::list(entries(cell).iter().map(|entry| Node::text(entry))),
        Holds::Numbers => Node::list(entries(cell).iter().map(|entry| Node::number(entry))),
    }
}

/// The entries of a list: `;` between, `\;` for a semicolon within, `\\` for a backslash.
fn entries(cell: &str) -> Vec<String> {
    let mut all = vec![String::new()];
    let mut characters = cell.chars();
    while let Some(c) = characters.next() {
        let last = all.len() - 1;
        match c {
            ';' => all.push(String::new()),
            '\\' => all[last].extend(characters.next()),
            c => all[last].push(c),
        }
    }
    all.into_iter().map(|entry| entry.trim().to_owned()).collect()
}

/// The columns of a table with these profiles: those of which a cell holds something.
pub(super) fn columns_of(documents: &[ProfileDocument]) -> Vec<Column> {
    let opportunities =
        documents.iter().map(|document| document.opportunities.len()).max().unwrap_or_default();
    let pictures = documents.iter().map(|document| document.pictures.len()).max().unwrap_or_default();
    let values: Vec<Value> = documents.iter().map(value).collect();
    Column::all(opportunities, pictures)
        .into_iter()
        .filter(|column| values.iter().any(|value| !cell(value, column).is_empty()))
        .collect()
}

/// A profile as the value whose fields are the cells.
pub(super) fn value(document: &ProfileDocument) -> Value {
    serde_json::from_str(&document.to_line()).unwrap_or_default()
}

/// The cell of a profile in a column; empty when there is nothing.
pub(super) fn cell(value: &Value, column: &Column) -> String {
    let found = column.path.iter().try_fold(value, |value, part| match (value, part.parse::<usize>()) {
        (Value::Array(entries), Ok(number)) => entries.get(number.checked_sub(1)?),
        (value, _) => value.get(part),
    });
    match found {
        Some(Value::Array(entries)) => entries
            .iter()
            .map(|entry| plain(entry).replace('\\', "\\\\").replace(';', "\\;"))
            .collect::<Vec<_>>()
            .join(";"),
        Some(value) => plain(value),
        None => String::new(),
    }
}

fn plain(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Null => String::new(),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_may_hold_semicolons_and_backslashes() {
        assert_eq!(entries(r"DE; RO;a\;b;c\\"), ["DE", "RO", "a;b", r"c\"]);
        assert_eq!(entries(""), [""]);
    }

    #[test]
    fn an_error_in_a_row_names_the_column_that_was_written() {
        let cells = [
            ("company.name", "Kade"),
            ("company.office", "deventer"),
            ("company.country", "NL"),
            ("markets", "DE;XX"),
            ("texts.nl.headline", "Hier"),
            ("opportunities.3.kind", "gift"),
            ("opportunities.3.field", "commercial"),
            ("opportunities.3.cooperation", "agency"),
            ("opportunities.3.texts.nl.title", "Titel"),
            ("opportunities.3.texts.nl.description", "Meer"),
        ];
        let cells = cells.map(|(name, cell)| (Column::named(name).unwrap(), cell.to_owned())).into();
        let errors =
            Row { line: 7, cells }.document(NaiveDate::from_ymd_opt(2026, 11, 24).unwrap()).unwrap_err();
        let told: Vec<String> = errors.iter().map(ToString::to_string).collect();
        assert!(told[0].starts_with("line 7, markets: found \"XX\", expected a country code"), "{told:?}");
        assert!(
            told[1].starts_with("line 7, opportunities.3.kind: found \"gift\", expected one of offer"),
            "{told:?}"
        );
        assert_eq!(told.len(), 2);
    }
}
