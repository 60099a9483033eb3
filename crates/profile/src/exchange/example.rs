//! A file to begin with.

use chrono::NaiveDate;

use super::columns::Column;
use super::{Format, csv, xlsx};
use crate::document::ProfileDocument;

/// One made-up profile with every kind of field.
const PROFILE: &str = include_str!("example.jsonl");

/// An example file: for tables with all columns that a profile in two languages with one opportunity can fill.
#[must_use]
pub fn example(format: Format) -> Vec<u8> {
    let documents: Vec<ProfileDocument> =
        ProfileDocument::from_line(PROFILE, NaiveDate::MAX).into_iter().collect();
    let columns: Vec<Column> =
        Column::all(1, 0).into_iter().filter(|column| !column.name.starts_with("logo.")).collect();
    let mut bytes = Vec::new();
    // Writing into memory does not fail; should it, the file is visibly empty.
    let _ = match format {
        Format::Jsonl => {
            bytes.extend_from_slice(PROFILE.as_bytes());
            Ok(())
        }
        Format::Csv => csv::write_columns(&columns, &documents, &mut bytes),
        Format::Xlsx => xlsx::write_columns(&columns, &documents, &mut bytes),
    };
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_example_of_every_form_is_the_same_profile() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 24).unwrap();
        let line = ProfileDocument::from_line(PROFILE, today).unwrap().to_line();
        for format in Format::ALL {
            let entries = crate::exchange::read(format, &example(format), today).unwrap();
            assert_eq!(entries.entries.len(), 1);
            assert_eq!(entries.entries[0].document.to_line(), line, "{format:?}");
        }
    }
}
