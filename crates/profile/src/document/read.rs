//! Reading a profile strictly: everything that is wrong is found in one go, nothing is guessed, cut or passed over.

mod fields;
mod profile;

use chrono::NaiveDate;

use super::problem::FieldError;
use super::{Node, ProfileDocument, limits};

/// The day on which something is read: a founding year cannot lie after it.
pub type Today = NaiveDate;

/// Where a profile comes from: the identifiers of opportunities are inside a draft and never in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Origin {
    /// A profile file.
    File,
    /// A draft.
    Draft,
}

/// A line that is no profile.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LineError {
    /// Not JSON at all; the column counts bytes from 1.
    #[error("column {column}: found {found}, expected one JSON record")]
    Json {
        /// Where reading stopped.
        column: usize,
        /// What the JSON reader says about it.
        found: String,
    },
    /// Longer than any profile can be.
    #[error("found {found} bytes, expected at most {most}", most = limits::PROFILE_BYTES)]
    TooLong {
        /// Its length in bytes.
        found: usize,
    },
    /// JSON, but with these errors.
    #[error("{} fields are not right", .0.len())]
    Fields(Vec<FieldError>),
}

impl ProfileDocument {
    /// Reads one line of a profile file.
    ///
    /// # Errors
    /// [`LineError`]: not JSON, too long, or all errors of all fields.
    pub fn from_line(line: &str, today: Today) -> Result<ProfileDocument, LineError> {
        if line.len() > limits::PROFILE_BYTES {
            return Err(LineError::TooLong { found: line.len() });
        }
        let node: Node = serde_json::from_str(line).map_err(|error| {
            let message = error.to_string();
            let found = message.rsplit_once(" at line ").map_or(message.as_str(), |(text, _)| text);
            LineError::Json { column: error.column(), found: found.to_owned() }
        })?;
        read(&node, Origin::File, today).map_err(LineError::Fields)
    }
}

/// Reads a profile from a value.
pub(crate) fn read(node: &Node, origin: Origin, today: Today) -> Result<ProfileDocument, Vec<FieldError>> {
    let mut reader = fields::Reader::default();
    match (profile::profile(&mut reader, node, origin, today), reader.errors.is_empty()) {
        (Some(document), true) => Ok(document),
        _ => Err(reader.errors),
    }
}
