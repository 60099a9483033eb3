//! What is wrong with a file, said so that the person who wrote it can put it right.

use std::fmt;

use thiserror::Error;

/// At most this many faults of one file are listed; a file with more is broken in a way that a longer list would not
/// make clearer.
pub const MAX_FAULTS: usize = 200;

/// One fault of a mission or schedule file.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{pointer}: {field}: found {found}, expected {expected}")]
pub struct Fault {
    /// Where: an RFC 6901 JSON pointer, `/` plus line and column where the text is no JSON at all.
    pub pointer: String,
    /// The name of the field, for a reader who does not count array indexes.
    pub field: String,
    /// What was found there.
    pub found: String,
    /// What belongs there.
    pub expected: String,
}

/// All faults of one file, in the order of the file.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub struct FileError {
    /// The faults, at most [`MAX_FAULTS`].
    pub faults: Vec<Fault>,
    /// How many further faults were found and left out of `faults`.
    pub left_out: usize,
}

impl fmt::Display for FileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, fault) in self.faults.iter().enumerate() {
            if index > 0 {
                writeln!(f)?;
            }
            write!(f, "{fault}")?;
        }
        if self.left_out > 0 {
            write!(f, "\nand {} more", self.left_out)?;
        }
        Ok(())
    }
}

/// Collects the faults of a file while it is read.
#[derive(Debug, Default)]
pub(crate) struct Faults {
    faults: Vec<Fault>,
    left_out: usize,
}

impl Faults {
    pub(crate) fn add(
        &mut self,
        pointer: &str,
        field: &str,
        found: impl Into<String>,
        expected: impl Into<String>,
    ) {
        if self.faults.len() == MAX_FAULTS {
            self.left_out += 1;
            return;
        }
        self.faults.push(Fault {
            pointer: if pointer.is_empty() { "/".to_owned() } else { pointer.to_owned() },
            field: field.to_owned(),
            found: found.into(),
            expected: expected.into(),
        });
    }

    /// Whether the list of the file named `field` was refused as a whole or is missing.
    pub(crate) fn refused(&self, field: &str) -> bool {
        self.faults.iter().any(|fault| {
            fault.field == field && (fault.pointer == "/" || fault.pointer.strip_prefix('/') == Some(field))
        })
    }

    pub(crate) fn into_error(self) -> FileError {
        FileError { faults: self.faults, left_out: self.left_out }
    }

    /// `value` if nothing was wrong, else everything that was.
    pub(crate) fn finish<T>(self, value: T) -> Result<T, FileError> {
        if self.faults.is_empty() { Ok(value) } else { Err(self.into_error()) }
    }
}
