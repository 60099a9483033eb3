//! Profiles in files: `.jsonl`, `.csv` and `.xlsx`, read all or nothing with exact errors, and written back.

mod columns;
mod csv;
mod example;
mod export;
mod import;
mod jsonl;
mod opportunities;
mod problem;
mod reading;
mod table;
mod xlsx;

pub use example::example;
pub use export::{ExportError, ExportFilter, ExportReport, export};
pub use import::{Import, ImportError, ImportReport, Outcome, import};
pub use problem::{FileError, FileExpected};
pub use reading::{Entries, read};

use std::path::Path;

/// The most errors that are told of one file; whoever mends these sees the next.
pub const MOST_ERRORS: usize = 200;

/// The forms of a profile file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// One JSON record per line.
    Jsonl,
    /// A table with a header line; commas, semicolons or tabs between.
    Csv,
    /// A workbook, of which the first sheet counts.
    Xlsx,
}

impl Format {
    /// All of them.
    pub const ALL: [Format; 3] = [Format::Jsonl, Format::Csv, Format::Xlsx];

    /// The form that a file's ending names.
    #[must_use]
    pub fn of_path(path: &Path) -> Option<Format> {
        let ending = path.extension()?.to_str()?.to_ascii_lowercase();
        Format::ALL.into_iter().find(|format| format.ending() == ending)
    }

    /// The ending of its files.
    #[must_use]
    pub const fn ending(self) -> &'static str {
        match self {
            Format::Jsonl => "jsonl",
            Format::Csv => "csv",
            Format::Xlsx => "xlsx",
        }
    }

    /// Its media type.
    #[must_use]
    pub const fn content_type(self) -> &'static str {
        match self {
            Format::Jsonl => "application/x-ndjson",
            Format::Csv => "text/csv; charset=utf-8",
            Format::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        }
    }
}
