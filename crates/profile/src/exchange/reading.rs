//! Reading a file into profiles, whatever its form.

use chrono::NaiveDate;

use super::problem::{FileError, FileExpected};
use super::table::Row;
use super::{Format, MOST_ERRORS, csv, jsonl, xlsx};
use crate::document::ProfileDocument;

/// The profiles of a file, all of which are right.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Entries {
    pub(super) entries: Vec<Entry>,
}

/// A profile and where it stands.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Entry {
    /// The line or row, from 1.
    pub(super) line: usize,
    /// The line as it was written, in a `.jsonl`.
    pub(super) source: Option<String>,
    pub(super) document: ProfileDocument,
    /// Whether fields are named by columns in errors.
    pub(super) is_table: bool,
}

impl Entries {
    /// How many there are.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.entries.len()
    }

    /// The first profile.
    #[must_use]
    pub fn first(&self) -> Option<&ProfileDocument> {
        self.entries.first().map(|entry| &entry.document)
    }

    /// Whether there are none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }
}

/// Reads a file.
///
/// # Errors
/// All that is wrong with it, at most [`MOST_ERRORS`], in the order of the lines.
pub fn read(format: Format, bytes: &[u8], today: NaiveDate) -> Result<Entries, Vec<FileError>> {
    let entries = match format {
        Format::Jsonl => jsonl::read(bytes, today)?,
        Format::Csv => documents(csv::rows(bytes)?, today)?,
        Format::Xlsx => documents(xlsx::rows(bytes)?, today)?,
    };
    match entries.is_empty() {
        true => Err(vec![FileError::of_file("none", FileExpected::Profile)]),
        false => Ok(Entries { entries }),
    }
}

fn documents(rows: Vec<Row>, today: NaiveDate) -> Result<Vec<Entry>, Vec<FileError>> {
    let mut errors = Vec::new();
    let mut entries = Vec::with_capacity(rows.len());
    for row in rows {
        let line = row.line;
        match row.document(today) {
            Ok(document) => entries.push(Entry { line, source: None, document, is_table: true }),
            Err(more) => errors.extend(more),
        }
        if errors.len() >= MOST_ERRORS {
            break;
        }
    }
    finish(entries, errors)
}

/// The entries, if nothing is wrong.
pub(super) fn finish<T>(entries: T, mut errors: Vec<FileError>) -> Result<T, Vec<FileError>> {
    errors.truncate(MOST_ERRORS);
    if errors.is_empty() { Ok(entries) } else { Err(errors) }
}

/// The text of a file in UTF-8, without the mark that some programs put before it.
pub(super) fn utf8(bytes: &[u8]) -> Result<&str, Vec<FileError>> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    std::str::from_utf8(bytes).map_err(|error| {
        let before = &bytes[..error.valid_up_to()];
        let line = before.iter().filter(|byte| **byte == b'\n').count() + 1;
        let column = before.iter().rev().take_while(|byte| **byte != b'\n').count() + 1;
        let found = match bytes.get(error.valid_up_to()) {
            Some(byte) => format!("the byte 0x{byte:02X} in column {column}"),
            None => format!("half a character in column {column}"),
        };
        vec![FileError::of_line(line, found, FileExpected::Utf8)]
    })
}
