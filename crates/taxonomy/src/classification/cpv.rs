//! CPV 2008: a table of codes and languages (ours, or the EU's spreadsheet saved as CSV), or the Publications Office's
//! translation files of the eForms SDK, one a language.

use locale::Language;

use super::{Labels, key, label_text, put, read_columns};
use crate::concept::Scheme;
use crate::source::SourceError;

pub(super) fn read_table(file: &str, text: &str, labels: &mut Labels) -> Result<usize, SourceError> {
    read_columns(file, text, "code", |line, code, entry| {
        put(labels, key(Scheme::Cpv, without_check_digit(code), file, line)?, entry);
        Ok(())
    })
}

/// `<entry key="code|name|cpv.03000000">…</entry>`, an entry a line; the middle word differs between versions. The
/// file holds many other code lists too.
pub(super) fn read_properties(
    file: &str,
    text: &str,
    language: Language,
    labels: &mut Labels,
) -> Result<usize, SourceError> {
    let mut entries = 0;
    for (index, line) in text.lines().enumerate() {
        let Some((_, rest)) = line.split_once("|cpv.") else { continue };
        let wrong =
            || SourceError::new(file, index + 1, "expected <entry key=\"code|…|cpv.CODE\">label</entry>");
        let (code, rest) = rest.split_once("\">").ok_or_else(wrong)?;
        let (label, _) = rest.split_once("</entry>").ok_or_else(wrong)?;
        let mut entry: [Option<String>; 4] = Default::default();
        entry[language.index()] = Some(label_text(&without_entities(label)));
        put(labels, key(Scheme::Cpv, without_check_digit(code), file, index + 1)?, entry);
        entries += 1;
    }
    Ok(entries)
}

fn without_check_digit(code: &str) -> &str {
    code.split('-').next().unwrap_or(code)
}

fn without_entities(text: &str) -> String {
    text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&apos;", "'")
        .replace("&amp;", "&")
}
