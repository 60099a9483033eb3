//! One JSON record per line.

use chrono::NaiveDate;

use super::MOST_ERRORS;
use super::problem::{FileError, FileExpected};
use super::reading::{Entry, finish, utf8};
use crate::document::{LineError, ProfileDocument, limits};

/// The profiles of the lines; empty lines are passed over.
pub(super) fn read(bytes: &[u8], today: NaiveDate) -> Result<Vec<Entry>, Vec<FileError>> {
    let text = utf8(bytes)?;
    let mut entries = Vec::new();
    let mut errors = Vec::new();
    for (index, source) in text.split('\n').enumerate() {
        if source.trim().is_empty() {
            continue;
        }
        match ProfileDocument::from_line(source, today) {
            Ok(document) => {
                let source = Some(source.to_owned());
                entries.push(Entry { line: index + 1, source, document, is_table: false });
            }
            Err(error) => errors.extend(of_line(index + 1, error)),
        }
        if errors.len() >= MOST_ERRORS {
            break;
        }
    }
    finish(entries, errors)
}

fn of_line(line: usize, error: LineError) -> Vec<FileError> {
    match error {
        LineError::Json { column, found } => {
            vec![FileError::of_field(line, format!("column {column}"), found, FileExpected::Json)]
        }
        LineError::TooLong { found } => {
            let expected = FileExpected::Bytes(limits::PROFILE_BYTES);
            vec![FileError::of_line(line, format!("{found} bytes"), expected)]
        }
        LineError::Fields(errors) => errors
            .into_iter()
            .map(|error| {
                FileError::of_field(
                    line,
                    error.at.to_string(),
                    error.found,
                    FileExpected::Field(error.expected),
                )
            })
            .collect(),
    }
}
