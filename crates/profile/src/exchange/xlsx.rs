//! Tables as Excel workbooks.

use std::io::{Cursor, Read, Write};

use calamine::{DataRef, Reader, Xlsx};
use rust_xlsxwriter::{Format, Workbook, XlsxError};

use super::MOST_ERRORS;
use super::columns::{Column, Holds};
use super::problem::{FileError, FileExpected};
use super::reading::finish;
use super::table::{self, MOST_CELL_BYTES, MOST_COLUMNS, MOST_ROWS, Row};
use crate::document::ProfileDocument;

/// The most bytes that a workbook may unpack to.
const MOST_UNPACKED: u64 = 128 * 1024 * 1024;
/// The most files in a workbook.
const MOST_FILES: usize = 1_000;

/// The rows of a workbook's first sheet.
pub(super) fn rows(bytes: &[u8]) -> Result<Vec<Row>, Vec<FileError>> {
    measure(bytes).map_err(|error| vec![error])?;
    let broken = |error: calamine::XlsxError| vec![FileError::of_file(short(&error), FileExpected::Xlsx)];
    let mut workbook = Xlsx::new(Cursor::new(bytes)).map_err(broken)?;
    let Some(sheet) = workbook.sheet_names().first().cloned() else {
        return Err(vec![FileError::of_file("no sheet", FileExpected::Xlsx)]);
    };
    // Cell by cell: a range would be as large as the place of its last cell says.
    let mut cells = workbook.worksheet_cells_reader(&sheet).map_err(broken)?;
    let mut names: Vec<String> = Vec::new();
    let mut columns: Option<Vec<Column>> = None;
    let mut rows: Vec<Row> = Vec::new();
    let mut errors = Vec::new();
    while let Some(record) = cells.next_cell_with_formula_metadata().map_err(broken)? {
        let (row, place) = (record.pos.0 as usize, record.pos.1 as usize);
        if place >= MOST_COLUMNS {
            errors.push(FileError::of_line(row + 1, "one more column", FileExpected::Columns(MOST_COLUMNS)));
            break;
        }
        if row > MOST_ROWS {
            errors.push(FileError::of_line(row + 1, "one more row", FileExpected::Rows(MOST_ROWS)));
            break;
        }
        let text = text(&record.value);
        if row == 0 {
            names.resize(names.len().max(place + 1), String::new());
            names[place] = text;
            continue;
        }
        let columns = match &columns {
            Some(columns) => columns,
            None => columns.insert(table::header(1, trimmed(&names))?),
        };
        let Some(column) = columns.get(place) else {
            if !text.trim().is_empty() {
                let field = format!("column {}", place + 1);
                errors.push(FileError::of_field(row + 1, field, "a cell", FileExpected::Column));
            }
            continue;
        };
        let refused = if record.formula.is_some() {
            Some(("a formula".to_owned(), FileExpected::Value))
        } else if text.len() > MOST_CELL_BYTES {
            Some((format!("{} bytes", text.len()), FileExpected::Bytes(MOST_CELL_BYTES)))
        } else {
            None
        };
        if let Some((found, expected)) = refused {
            errors.push(FileError::of_field(row + 1, &column.name, found, expected));
        } else if !text.trim().is_empty() {
            match rows.last_mut() {
                Some(last) if last.line == row + 1 => last.cells.push((column.clone(), text)),
                _ => rows.push(Row { line: row + 1, cells: vec![(column.clone(), text)] }),
            }
        }
        if errors.len() >= MOST_ERRORS {
            break;
        }
    }
    if columns.is_none() && errors.is_empty() {
        // A sheet with a header alone; an empty one has not even that.
        table::header(1, trimmed(&names))?;
        if names.is_empty() {
            errors.push(FileError::of_file("nothing", FileExpected::Header));
        }
    }
    finish(rows, errors)
}

/// Unpacks the whole file into nothing, with a limit: what a zip file says about its sizes need not be true.
fn measure(bytes: &[u8]) -> Result<(), FileError> {
    let broken = |error: zip::result::ZipError| FileError::of_file(short(&error), FileExpected::Xlsx);
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(broken)?;
    if archive.len() > MOST_FILES {
        return Err(FileError::of_file(format!("{} files", archive.len()), FileExpected::Xlsx));
    }
    let mut left = MOST_UNPACKED;
    for index in 0..archive.len() {
        let file = archive.by_index(index).map_err(broken)?;
        let unpacked = std::io::copy(&mut file.take(left + 1), &mut std::io::sink());
        let unpacked = unpacked.map_err(|error| FileError::of_file(short(&error), FileExpected::Xlsx))?;
        left = left
            .checked_sub(unpacked)
            .ok_or_else(|| FileError::of_file("more", FileExpected::Unpacked(MOST_UNPACKED)))?;
    }
    Ok(())
}

/// The header without empty cells at its end.
fn trimmed(names: &[String]) -> impl Iterator<Item = &str> {
    let used = names.iter().rposition(|name| !name.trim().is_empty()).map_or(0, |last| last + 1);
    names[..used].iter().map(String::as_str)
}

fn text(value: &DataRef<'_>) -> String {
    match value {
        DataRef::Empty => String::new(),
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number.to_string(),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Bool(value) => value.to_string(),
        DataRef::DateTime(moment) => {
            let (year, month, day, ..) = moment.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
        DataRef::Error(error) => error.to_string(),
    }
}

fn short(error: &dyn std::fmt::Display) -> String {
    error.to_string().chars().take(200).collect()
}

/// Writes profiles as a workbook with one sheet.
pub(super) fn write(documents: &[ProfileDocument], out: &mut dyn Write) -> Result<(), std::io::Error> {
    write_columns(&table::columns_of(documents), documents, out)
}

/// [`write()`], with these columns.
pub(super) fn write_columns(
    columns: &[Column],
    documents: &[ProfileDocument],
    out: &mut dyn Write,
) -> Result<(), std::io::Error> {
    let bytes = workbook(columns, documents).map_err(std::io::Error::other)?;
    out.write_all(&bytes)
}

fn workbook(columns: &[Column], documents: &[ProfileDocument]) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.set_name("profiles")?;
    sheet.set_freeze_panes(1, 1)?;
    let bold = Format::new().set_bold();
    let places = || {
        columns.iter().enumerate().filter_map(|(place, column)| Some((u16::try_from(place).ok()?, column)))
    };
    for (place, column) in places() {
        sheet.write_string_with_format(0, place, &column.name, &bold)?;
    }
    for (row, document) in (1_u32..).zip(documents) {
        let value = table::value(document);
        for (place, column) in places() {
            let cell = table::cell(&value, column);
            match (column.holds, cell.parse::<f64>()) {
                _ if cell.is_empty() => {}
                (Holds::Number, Ok(number)) => {
                    sheet.write_number(row, place, number)?;
                }
                // Always as text, so that nothing is taken for a formula and no zero is lost.
                _ => {
                    sheet.write_string(row, place, &cell)?;
                }
            }
        }
    }
    workbook.save_to_buffer()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sheet(fill: impl FnOnce(&mut rust_xlsxwriter::Worksheet)) -> Vec<u8> {
        let mut workbook = Workbook::new();
        fill(workbook.add_worksheet());
        workbook.save_to_buffer().unwrap()
    }

    fn told(bytes: &[u8]) -> Vec<String> {
        rows(bytes).err().unwrap().iter().map(ToString::to_string).collect()
    }

    #[test]
    fn numbers_and_days_are_read_as_they_are_meant() {
        let bytes = sheet(|sheet| {
            sheet.write(0, 0, "company.founded").unwrap();
            sheet.write(0, 1, "opportunities.1.valid_until").unwrap();
            sheet.write(1, 0, 1998).unwrap();
            let day = rust_xlsxwriter::ExcelDateTime::from_ymd(2027, 12, 31).unwrap();
            sheet.write_with_format(1, 1, &day, &Format::new().set_num_format("yyyy-mm-dd")).unwrap();
        });
        let rows = rows(&bytes).unwrap();
        let cells: Vec<&str> = rows[0].cells.iter().map(|(_, cell)| cell.as_str()).collect();
        assert_eq!(cells, ["1998", "2027-12-31"]);
    }

    #[test]
    fn a_formula_is_refused_where_it_stands() {
        let bytes = sheet(|sheet| {
            sheet.write(0, 0, "company.name").unwrap();
            sheet.write_formula(2, 0, "=HYPERLINK(\"https://example.test\")").unwrap();
        });
        assert_eq!(told(&bytes), ["line 3, company.name: found a formula, expected a value"]);
    }

    #[test]
    fn a_cell_far_out_takes_no_memory() {
        let bytes = sheet(|sheet| {
            sheet.write(0, 0, "company.name").unwrap();
            sheet.write(1_048_575, 16_383, "far").unwrap();
        });
        assert!(told(&bytes)[0].contains("at most 1500 columns"));
    }

    #[test]
    fn a_bomb_is_refused_before_it_is_read() {
        let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
        archive.start_file("xl/worksheets/sheet1.xml", zip::write::SimpleFileOptions::default()).unwrap();
        let zeros = vec![b' '; 1024 * 1024];
        for _ in 0..=MOST_UNPACKED / (1024 * 1024) {
            archive.write_all(&zeros).unwrap();
        }
        let bytes = archive.finish().unwrap().into_inner();
        assert!(bytes.len() < 1024 * 1024, "it is small outside");
        assert_eq!(
            told(&bytes),
            [format!("found more, expected a workbook that unpacks to at most {MOST_UNPACKED} bytes")]
        );
    }

    #[test]
    fn what_is_no_workbook_is_refused() {
        for bytes in [&b""[..], b"company.name,company.office\n", b"PK\x03\x04", &[0xFF; 5_000]] {
            assert!(told(bytes)[0].ends_with("expected an Excel workbook (.xlsx)"));
        }
    }
}
