//! Exporting: the profiles as they are now, in the order in which they came.

use std::io::Write;

use account::OfficeId;
use chrono::NaiveDate;
use database::schema::companies;
use database::{Conn, DbError};
use diesel::prelude::*;
use locale::Language;

use super::{Format, csv, xlsx};
use crate::document::{ProfileDocument, ProfileDraft};
use crate::drafting::from_json;
use crate::published;
use crate::CompanyId;

/// Which profiles are exported; what is empty does not narrow.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ExportFilter {
    /// Of companies that this office looks after.
    pub office: Option<OfficeId>,
    /// Only texts in this language, and only profiles that have one.
    pub language: Option<Language>,
}

/// What was exported.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ExportReport {
    /// Profiles in the file.
    pub written: usize,
    /// Drafts that are not complete enough for a file.
    pub left_out: usize,
}

/// An export failed; the file may be half written.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// The file could not be written.
    #[error("the file could not be written: {0}")]
    Write(#[from] std::io::Error),
    /// The database could not do it.
    #[error(transparent)]
    Database(#[from] DbError),
}

/// Writes the profiles: each company's draft where that is right, else what is public of it. A line of a `.jsonl` is
/// the very line that was imported as long as nothing has changed since.
///
/// # Errors
/// [`ExportError`].
pub fn export(
    conn: &mut Conn,
    format: Format,
    filter: ExportFilter,
    today: NaiveDate,
    out: &mut dyn Write,
) -> Result<ExportReport, ExportError> {
    let mut report = ExportReport::default();
    let mut documents = Vec::new();
    for row in rows(conn, filter.office)? {
        let Some(profile) = profile(conn, &row, today)? else {
            report.left_out += 1;
            continue;
        };
        let Some(profile) = narrowed(profile, filter.language) else { continue };
        report.written += 1;
        match (format, &row.source_line, filter.language) {
            (Format::Jsonl, Some(line), None) => writeln!(out, "{line}")?,
            (Format::Jsonl, _, _) => writeln!(out, "{}", profile.to_line())?,
            (Format::Csv | Format::Xlsx, _, _) => documents.push(profile),
        }
    }
    match format {
        Format::Jsonl => {}
        Format::Csv => csv::write(&documents, out)?,
        Format::Xlsx => xlsx::write(&documents, out)?,
    }
    out.flush()?;
    Ok(report)
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = companies)]
struct Row {
    id: CompanyId,
    draft: String,
    source_line: Option<String>,
    published_version: Option<i64>,
}

fn rows(conn: &mut Conn, office: Option<OfficeId>) -> Result<Vec<Row>, DbError> {
    let mut query =
        companies::table.order((companies::position, companies::id)).select(Row::as_select()).into_boxed();
    if let Some(office) = office {
        query = query.filter(companies::office_id.eq(office));
    }
    Ok(query.load(conn)?)
}

fn profile(conn: &mut Conn, row: &Row, today: NaiveDate) -> Result<Option<ProfileDocument>, DbError> {
    let draft: ProfileDraft = from_json(&row.draft)?;
    match (draft.check(today), row.published_version) {
        (Ok(profile), _) => Ok(Some(profile)),
        (Err(_), Some(version)) => published::version(conn, row.id, version),
        (Err(_), None) => Ok(None),
    }
}

/// The profile with its texts in one language only; nothing when it has none.
fn narrowed(mut profile: ProfileDocument, language: Option<Language>) -> Option<ProfileDocument> {
    let Some(language) = language else { return Some(profile) };
    profile.texts.retain(|of, _| *of == language);
    profile.opportunities.retain_mut(|opportunity| {
        opportunity.texts.retain(|of, _| *of == language);
        opportunity.language_for(language).is_some()
    });
    profile.language_for(language).map(|_| profile)
}
