//! What is wrong with a file, exactly where.

use std::fmt;

use crate::document::Expected;

/// What should have been found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileExpected {
    /// A field of a profile as it should be.
    Field(Expected),
    /// A JSON record.
    Json,
    /// UTF-8.
    Utf8,
    /// A table as CSV writes it.
    Csv,
    /// A workbook as Excel writes it.
    Xlsx,
    /// A workbook that unpacks to at most so many bytes.
    Unpacked(u64),
    /// At least a line with the names of the columns.
    Header,
    /// A column that profiles have.
    Column,
    /// Each column only once.
    ColumnOnce,
    /// At most so many rows.
    Rows(usize),
    /// At most so many columns.
    Columns(usize),
    /// At most so many bytes.
    Bytes(usize),
    /// A value where a formula stands.
    Value,
    /// An office that there is.
    Office,
    /// The office that the import is for.
    ThisOffice(String),
    /// Each company only once; the number is that of the line where it stands first.
    CompanyOnce(usize),
    /// A company whose profile the office is not reading just now.
    NotWithOffice,
    /// A name that no other company of the office has.
    FreeName,
    /// A name with letters or digits.
    CompanyName,
    /// At least one profile.
    Profile,
}

impl FileExpected {
    /// A name for the kind of problem; the catalogs have a sentence for each under `problem-<name>`.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            FileExpected::Field(expected) => expected.name(),
            FileExpected::Json => "file-json",
            FileExpected::Utf8 => "file-utf8",
            FileExpected::Csv => "file-csv",
            FileExpected::Xlsx => "file-xlsx",
            FileExpected::Unpacked(_) => "file-unpacked",
            FileExpected::Header => "file-header",
            FileExpected::Column => "file-column",
            FileExpected::ColumnOnce => "file-column-once",
            FileExpected::Rows(_) => "file-rows",
            FileExpected::Columns(_) => "file-columns",
            FileExpected::Bytes(_) => "file-bytes",
            FileExpected::Value => "file-formula",
            FileExpected::Office => "file-office",
            FileExpected::ThisOffice(_) => "file-other-office",
            FileExpected::CompanyOnce(_) => "file-company-once",
            FileExpected::NotWithOffice => "file-with-office",
            FileExpected::FreeName => "file-free-name",
            FileExpected::CompanyName => "file-company-name",
            FileExpected::Profile => "file-empty",
        }
    }
}

/// The technical sentence, for the terminal and the API; pages take theirs from the catalogs.
impl fmt::Display for FileExpected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            FileExpected::Field(expected) => expected.fmt(f),
            FileExpected::Json => f.write_str("one JSON record"),
            FileExpected::Utf8 => f.write_str("text in UTF-8"),
            FileExpected::Csv => f.write_str("as many cells as the header has, quotes closed"),
            FileExpected::Xlsx => f.write_str("an Excel workbook (.xlsx)"),
            FileExpected::Unpacked(most) => write!(f, "a workbook that unpacks to at most {most} bytes"),
            FileExpected::Header => f.write_str("a first line with the names of the columns"),
            FileExpected::Column => f.write_str("a column named by a field's path, such as company.name"),
            FileExpected::ColumnOnce => f.write_str("each column only once"),
            FileExpected::Rows(most) => write!(f, "at most {most} rows"),
            FileExpected::Columns(most) => write!(f, "at most {most} columns"),
            FileExpected::Bytes(most) => write!(f, "at most {most} bytes"),
            FileExpected::Value => f.write_str("a value"),
            FileExpected::Office => f.write_str("the short name of an office that there is"),
            FileExpected::ThisOffice(office) => write!(f, "the office {office}"),
            FileExpected::CompanyOnce(line) => {
                write!(f, "each company only once, it stands in line {line} already")
            }
            FileExpected::NotWithOffice => {
                f.write_str("a company whose profile is not being reviewed; decide on it first")
            }
            FileExpected::FreeName => f.write_str("a name that no other company of the office has"),
            FileExpected::CompanyName => f.write_str("a name with letters or digits"),
            FileExpected::Profile => f.write_str("at least one profile"),
        }
    }
}

/// One thing that is wrong with a file.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub struct FileError {
    /// The line of the file or row of the sheet, from 1; none when it is about the file as a whole.
    pub line: Option<usize>,
    /// The field: a JSON pointer (`/company/vat`) in `.jsonl`, the name of the column (`company.vat`) in tables.
    pub field: Option<String>,
    /// What stands there.
    pub found: String,
    /// What should.
    pub expected: FileExpected,
}

impl FileError {
    /// An error about the file as a whole.
    pub(crate) fn of_file(found: impl Into<String>, expected: FileExpected) -> FileError {
        FileError { line: None, field: None, found: found.into(), expected }
    }

    /// An error about a line.
    pub(crate) fn of_line(line: usize, found: impl Into<String>, expected: FileExpected) -> FileError {
        FileError { line: Some(line), field: None, found: found.into(), expected }
    }

    /// An error about a field in a line.
    pub(crate) fn of_field(
        line: usize,
        field: impl Into<String>,
        found: impl Into<String>,
        expected: FileExpected,
    ) -> FileError {
        FileError { line: Some(line), field: Some(field.into()), found: found.into(), expected }
    }
}

impl fmt::Display for FileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.line, &self.field) {
            (Some(line), Some(field)) => write!(f, "line {line}, {field}: ")?,
            (Some(line), None) => write!(f, "line {line}: ")?,
            (None, Some(field)) => write!(f, "{field}: ")?,
            (None, None) => {}
        }
        write!(f, "found {}, expected {}", self.found, self.expected)
    }
}
