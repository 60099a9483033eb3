//! Tables as comma-separated values (RFC 4180), with the separators that spreadsheets of our countries write.

use std::io::Write;

use ::csv::{ErrorKind, ReaderBuilder, StringRecord, WriterBuilder};

use super::columns::Column;
use super::problem::{FileError, FileExpected};
use super::reading::{finish, utf8};
use super::table::{self, MOST_CELL_BYTES, MOST_ROWS, Row};
use super::{MOST_ERRORS, columns};
use crate::document::ProfileDocument;

/// The rows of a table.
pub(super) fn rows(bytes: &[u8]) -> Result<Vec<Row>, Vec<FileError>> {
    let text = utf8(bytes)?;
    let mut reader =
        ReaderBuilder::new().delimiter(separator(text)).has_headers(false).from_reader(text.as_bytes());
    let mut record = StringRecord::new();
    let mut columns: Option<Vec<Column>> = None;
    let mut rows = Vec::new();
    let mut errors = Vec::new();
    loop {
        match reader.read_record(&mut record) {
            Ok(false) => break,
            Ok(true) => {}
            Err(error) => {
                errors.push(malformed(&error));
                // Where one row is broken the next may begin anywhere.
                break;
            }
        }
        let line =
            record.position().map_or(1, |position| usize::try_from(position.line()).unwrap_or(usize::MAX));
        let Some(columns) = &columns else {
            columns = Some(table::header(line, &record)?);
            continue;
        };
        if rows.len() >= MOST_ROWS {
            errors.push(FileError::of_line(line, "one more row", FileExpected::Rows(MOST_ROWS)));
            break;
        }
        let row = row(line, columns, &record, &mut errors);
        if !row.cells.is_empty() {
            rows.push(row);
        }
        if errors.len() >= MOST_ERRORS {
            break;
        }
    }
    if columns.is_none() && errors.is_empty() {
        errors.push(FileError::of_file("nothing", FileExpected::Header));
    }
    finish(rows, errors)
}

fn row(line: usize, columns: &[Column], record: &StringRecord, errors: &mut Vec<FileError>) -> Row {
    let mut cells = Vec::new();
    for (column, cell) in columns.iter().zip(record) {
        if cell.len() > MOST_CELL_BYTES {
            let expected = FileExpected::Bytes(MOST_CELL_BYTES);
            errors.push(FileError::of_field(line, &column.name, format!("{} bytes", cell.len()), expected));
        } else if !cell.trim().is_empty() {
            cells.push((column.clone(), unescape(cell).to_owned()));
        }
    }
    Row { line, cells }
}

/// The separator that the header uses most outside quotes.
fn separator(text: &str) -> u8 {
    let header = text.lines().next().unwrap_or_default();
    let count = |separator: char| {
        let mut quoted = false;
        header
            .chars()
            .filter(|c| {
                quoted ^= *c == '"';
                !quoted && *c == separator
            })
            .count()
    };
    // Of equals the last counts, which is the comma.
    let most = ['\t', ';', ','].into_iter().max_by_key(|separator| count(*separator));
    most.and_then(|separator| u8::try_from(separator).ok()).unwrap_or(b',')
}

fn malformed(error: &::csv::Error) -> FileError {
    let line = error.position().map(|position| usize::try_from(position.line()).unwrap_or(usize::MAX));
    let found = match error.kind() {
        ErrorKind::UnequalLengths { expected_len, len, .. } => {
            format!("{len} cells where the header has {expected_len}")
        }
        other => format!("{other:?}").chars().take(100).collect(),
    };
    FileError { line, field: None, found, expected: FileExpected::Csv }
}

/// Writes profiles as a table in UTF-8 with the mark that spreadsheets know it by.
pub(super) fn write(documents: &[ProfileDocument], out: &mut dyn Write) -> Result<(), std::io::Error> {
    write_columns(&table::columns_of(documents), documents, out)
}

/// [`write()`], with these columns.
pub(super) fn write_columns(
    columns: &[columns::Column],
    documents: &[ProfileDocument],
    out: &mut dyn Write,
) -> Result<(), std::io::Error> {
    out.write_all(b"\xEF\xBB\xBF")?;
    let mut writer = WriterBuilder::new().from_writer(out);
    writer.write_record(columns.iter().map(|column| &column.name)).map_err(std::io::Error::other)?;
    for document in documents {
        let value = table::value(document);
        let cells = columns.iter().map(|column| escape(table::cell(&value, column)));
        writer.write_record(cells).map_err(std::io::Error::other)?;
    }
    writer.flush()
}

/// Spreadsheets take a cell that begins so for a formula, which could do harm to whoever opens the table.
fn is_like_formula(text: &str) -> bool {
    text.trim_start_matches('\'').starts_with(['=', '+', '-', '@', '\t', '\r'])
}

/// Puts an apostrophe before what would be taken for a formula.
fn escape(cell: String) -> String {
    if is_like_formula(&cell) { format!("'{cell}") } else { cell }
}

/// Takes the apostrophe of [`escape`] off again.
fn unescape(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if is_like_formula(rest) => rest,
        _ => cell,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn told(text: &[u8]) -> Vec<String> {
        rows(text).err().unwrap().iter().map(ToString::to_string).collect()
    }

    #[test]
    fn semicolons_and_tabs_may_part_the_cells() {
        for separator in [",", ";", "\t"] {
            let text = ["company.name", "company.office\nKade", "deventer\n"].join(separator);
            let rows = rows(text.as_bytes()).unwrap();
            assert_eq!((rows[0].line, rows[0].cells[1].1.as_str()), (2, "deventer"), "{separator:?}");
        }
    }

    #[test]
    fn what_is_wrong_with_the_table_is_named_with_its_line() {
        assert_eq!(told(b""), ["found nothing, expected a first line with the names of the columns"]);
        assert!(told(b"company.name,colour\n")[0].starts_with("line 1, column 2: found \"colour\""));
        assert!(told(b"company.name,company.name\n")[0].contains("each column only once"));
        assert!(
            told(b"company.name,company.city\nKade\n")[0]
                .starts_with("line 2: found 1 cells where the header has 2")
        );
        assert!(told(b"company.name\nKa\xFFde\n")[0].starts_with("line 2: found the byte 0xFF in column 3"));
        let long = format!("company.name\n{}\n", "x".repeat(MOST_CELL_BYTES + 1));
        assert!(told(long.as_bytes())[0].starts_with("line 2, company.name: found 65537 bytes"));
        let wide = vec!["company.name"; 5_000].join(",");
        assert!(told(wide.as_bytes())[0].contains("at most 1500 columns"));
    }

    proptest! {
        #[test]
        fn what_is_escaped_is_unescaped_alike_and_no_formula(cell in "['=+@a-]{0,6}") {
            let escaped = escape(cell.clone());
            prop_assert!(!escaped.starts_with(['=', '+', '-', '@']));
            prop_assert_eq!(unescape(&escaped), cell);
        }

        #[test]
        fn any_bytes_are_answered(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
            let _ = rows(&bytes);
        }
    }
}
