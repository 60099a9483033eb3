//! Giving profiles out.

use std::io::Write;

use account::{CompanyId, OfficeId};
use chrono::NaiveDate;
use database::schema::{companies, profile_versions};
use database::{Conn, DbError};
use diesel::prelude::*;
use locale::Language;

use super::{Format, csv, xlsx};
use crate::document::{OpportunityTexts, ProfileDocument, ProfileDraft};
use crate::drafting::from_json;

/// Which profiles are wanted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ExportFilter {
    /// Of the companies of this office.
    pub office: Option<OfficeId>,
    /// Only texts in this language; profiles without a headline in it are left out.
    pub language: Option<Language>,
}

/// What came of an export.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ExportReport {
    /// Profiles in the file.
    pub profiles: usize,
    /// The names of companies whose profile is not complete enough for a file.
    pub incomplete: Vec<String>,
}

/// The export broke off.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// The file could not be written.
    #[error("the file could not be written: {0}")]
    Write(#[from] std::io::Error),
    /// The database could not do it.
    #[error(transparent)]
    Database(#[from] DbError),
}

impl From<diesel::result::Error> for ExportError {
    fn from(error: diesel::result::Error) -> Self {
        ExportError::Database(error.into())
    }
}

/// Writes the profiles of all companies in the order in which they came: the draft where it is complete, else the
/// published version. Contact data are in it: it is for the office. In `.jsonl` a line that was imported and not
/// changed since comes out byte for byte.
///
/// # Errors
/// [`ExportError`]; part of the file may have been written by then.
pub fn export(
    conn: &mut Conn,
    format: Format,
    filter: ExportFilter,
    today: NaiveDate,
    out: &mut dyn Write,
) -> Result<ExportReport, ExportError> {
    let mut report = ExportReport::default();
    let mut documents = Vec::new();
    let mut after = None;
    loop {
        let rows = batch(conn, filter.office, after)?;
        let Some(last) = rows.last() else { break };
        after = Some((last.position, last.id));
        for row in rows {
            let is_whole_line = format == Format::Jsonl && filter.language.is_none();
            if let Some(line) = row.source_line.as_ref().filter(|_| is_whole_line) {
                out.write_all(line.as_bytes())?;
                out.write_all(b"\n")?;
                report.profiles += 1;
                continue;
            }
            let Some(document) = row.document(today)? else {
                report.incomplete.push(row.name);
                continue;
            };
            let Some(document) = in_language(document, filter.language) else { continue };
            report.profiles += 1;
            match format {
                Format::Jsonl => writeln!(out, "{}", document.to_line())?,
                Format::Csv | Format::Xlsx => documents.push(document),
            }
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

#[derive(Queryable)]
struct Row {
    id: CompanyId,
    position: i64,
    name: String,
    draft: String,
    source_line: Option<String>,
    published: Option<String>,
}

impl Row {
    fn document(&self, today: NaiveDate) -> QueryResult<Option<ProfileDocument>> {
        let draft: ProfileDraft = from_json(&self.draft)?;
        match (draft.check(today), &self.published) {
            (Ok(document), _) => Ok(Some(document)),
            (Err(_), Some(published)) => from_json(published).map(Some),
            (Err(_), None) => Ok(None),
        }
    }
}

/// The next companies after this place.
fn batch(
    conn: &mut Conn,
    office: Option<OfficeId>,
    after: Option<(i64, CompanyId)>,
) -> QueryResult<Vec<Row>> {
    const COMPANIES_AT_ONCE: i64 = 200;
    let is_public_version = profile_versions::company_id
        .eq(companies::id)
        .and(profile_versions::version.nullable().eq(companies::published_version));
    let mut query = companies::table
        .left_join(profile_versions::table.on(is_public_version))
        .order((companies::position, companies::id))
        .limit(COMPANIES_AT_ONCE)
        .select((
            companies::id,
            companies::position,
            companies::name,
            companies::draft,
            companies::source_line,
            profile_versions::document.nullable(),
        ))
        .into_boxed();
    if let Some(office) = office {
        query = query.filter(companies::office_id.eq(office));
    }
    if let Some((position, id)) = after {
        query = query.filter(
            companies::position.gt(position).or(companies::position.eq(position).and(companies::id.gt(id))),
        );
    }
    query.load(conn)
}

/// The profile with its texts in one language only, if it has a headline in it.
fn in_language(mut document: ProfileDocument, language: Option<Language>) -> Option<ProfileDocument> {
    let Some(language) = language else { return Some(document) };
    document.texts.retain(|other, texts| *other == language && texts.headline.is_some());
    if document.texts.is_empty() {
        return None;
    }
    for picture in document.logo.iter_mut().chain(&mut document.pictures) {
        picture.alt.retain(|other, _| *other == language);
    }
    for opportunity in &mut document.opportunities {
        opportunity.texts.retain(|other, _| *other == language);
    }
    document
        .opportunities
        .retain(|opportunity| opportunity.texts.get(&language).is_some_and(OpportunityTexts::is_complete));
    Some(document)
}
