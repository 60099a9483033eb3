//! NACE Rev. 2: a table of codes and languages, or Eurostat's lists (RAMON), one a language.

use locale::Language;

use super::{Labels, key, label_text, put, read_columns, records};
use crate::concept::Scheme;
use crate::source::SourceError;

pub(super) fn read_table(file: &str, text: &str, labels: &mut Labels) -> Result<usize, SourceError> {
    read_columns(file, text, "code", |line, code, entry| {
        put(labels, key(Scheme::Nace, code, file, line)?, entry);
        Ok(())
    })
}

/// Columns `Code` and `Description` among others.
pub(super) fn read_list(
    file: &str,
    text: &str,
    language: Language,
    labels: &mut Labels,
) -> Result<usize, SourceError> {
    let mut rows = records(file, text)?.into_iter();
    let (_, header) = rows.next().ok_or_else(|| SourceError::new(file, 1, "expected a header line"))?;
    let column = |name: &str| {
        header
            .iter()
            .position(|cell| cell.trim().eq_ignore_ascii_case(name))
            .ok_or_else(|| SourceError::new(file, 1, format!("expected a column {name:?}")))
    };
    let (code, description) = (column("Code")?, column("Description")?);
    let mut entries = 0;
    for (line, row) in rows {
        let (Some(code), Some(label)) = (row.get(code), row.get(description)) else { continue };
        let mut entry: [Option<String>; 4] = Default::default();
        entry[language.index()] = Some(label_text(label.trim()));
        put(labels, key(Scheme::Nace, code.trim(), file, line)?, entry);
        entries += 1;
    }
    Ok(entries)
}
