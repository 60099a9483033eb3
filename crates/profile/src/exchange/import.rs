//! Importing: everything that a file holds, or nothing.

use std::collections::HashMap;

use account::office::{self, Office};
use account::{CompanyId, OfficeId, UserId, audit};
use chrono::{NaiveDate, NaiveDateTime};
use database::schema::companies;
use database::{Conn, DbError};
use diesel::prelude::*;

use super::opportunities::keep_identifiers;
use super::problem::{FileError, FileExpected};
use super::reading::{Entries, Entry, finish};
use crate::company::{self, NewCompany, fold_name};
use crate::curation::State;
use crate::document::{ProfileDocument, ProfileDraft};
use crate::drafting::{self, from_json, to_json};
use crate::publication::{PublishError, publish};

/// How a file is imported.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Import {
    /// Only companies of this office may be in it.
    pub office: Option<String>,
    /// Whether the profiles are published without a review; drafts else.
    pub publish: bool,
    /// Whether it is only told what would change.
    pub dry_run: bool,
    /// Who imports, for the audit trail; nobody on the command line.
    pub by: Option<UserId>,
}

/// What an import did, or would do.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ImportReport {
    /// Companies that were not there.
    pub created: usize,
    /// Companies whose profile is another now, or was not public.
    pub updated: usize,
    /// Companies that stay as they are.
    pub unchanged: usize,
}

/// A file cannot be imported; nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// What is wrong with it, in the order of the lines.
    #[error("the file has {} errors", .0.len())]
    Refused(Vec<FileError>),
    /// The database could not do it.
    #[error(transparent)]
    Database(#[from] DbError),
}

impl From<diesel::result::Error> for ImportError {
    fn from(error: diesel::result::Error) -> Self {
        ImportError::Database(error.into())
    }
}

/// Imports a file that was read. Companies are recognised by their office with their register or VAT number, else by
/// their name; what is the same already stays untouched, so that a second import changes nothing.
///
/// # Errors
/// [`ImportError`]; the transaction must then be rolled back.
pub fn import(
    conn: &mut Conn,
    entries: &Entries,
    how: &Import,
    now: NaiveDateTime,
) -> Result<ImportReport, ImportError> {
    let offices = office::all(conn)?;
    let known = Known::load(conn)?;
    let plan = plan(&entries.entries, how, &offices, &known, now.date())?;
    let mut report = ImportReport::default();
    let mut position = company::next_position(conn)?;
    for step in plan {
        match step.change {
            Change::None => report.unchanged += 1,
            Change::Create => report.created += 1,
            Change::Update(_) => report.updated += 1,
        }
        if !how.dry_run {
            apply(conn, step, how, &mut position, now)?;
        }
    }
    Ok(report)
}

/// What is to be done with one entry.
struct Step<'a> {
    entry: &'a Entry,
    office: &'a Office,
    document: ProfileDocument,
    change: Change,
}

#[derive(Clone, Copy)]
enum Change {
    None,
    Create,
    Update(CompanyId),
}

fn plan<'a>(
    entries: &'a [Entry],
    how: &Import,
    offices: &'a [Office],
    known: &Known,
    today: NaiveDate,
) -> Result<Vec<Step<'a>>, ImportError> {
    let mut steps = Vec::with_capacity(entries.len());
    let mut errors = Vec::new();
    let mut first_lines: HashMap<String, usize> = HashMap::new();
    for entry in entries {
        let company = &entry.document.company;
        let Some(office) = offices.iter().find(|office| office.slug == company.office.as_str()) else {
            errors.push(error(entry, "office", company.office.as_str(), FileExpected::Office));
            continue;
        };
        if let Some(wanted) = how.office.as_ref().filter(|wanted| **wanted != office.slug) {
            errors.push(error(entry, "office", &office.slug, FileExpected::ThisOffice(wanted.clone())));
            continue;
        }
        let keys = keys(office.id, &entry.document);
        if let Some(first) = keys.iter().find_map(|key| first_lines.get(key)) {
            errors.push(error(entry, "name", &company.name, FileExpected::CompanyOnce(*first)));
            continue;
        }
        first_lines.extend(keys.iter().map(|key| (key.clone(), entry.line)));
        match known.find(&keys) {
            None => {
                steps.push(Step { entry, office, document: entry.document.clone(), change: Change::Create });
            }
            Some(row) if row.state.is_with_office() => {
                errors.push(error(entry, "name", &company.name, FileExpected::NotWithOffice));
            }
            Some(row) => {
                let mut document = entry.document.clone();
                let present = row.document(today);
                if let Some(present) = &present {
                    keep_identifiers(&mut document.opportunities, &present.opportunities);
                }
                let same = present.is_some_and(|present| present.to_line() == document.to_line());
                let change = match same && (!how.publish || row.is_public) {
                    true => Change::None,
                    false => Change::Update(row.id),
                };
                steps.push(Step { entry, office, document, change });
            }
        }
    }
    finish(steps, errors).map_err(ImportError::Refused)
}

fn apply(
    conn: &mut Conn,
    step: Step<'_>,
    how: &Import,
    position: &mut i64,
    now: NaiveDateTime,
) -> Result<(), ImportError> {
    let Step { entry, office, document, change } = step;
    let draft = ProfileDraft::from(&document);
    let id = match change {
        Change::None => return Ok(()),
        Change::Update(id) => id,
        Change::Create => {
            let new = NewCompany {
                name: document.company.name.clone(),
                office: office.id,
                country: document.company.country,
            };
            let id = company::insert(conn, &new, office, &draft, *position, now)?;
            *position += 1;
            id
        }
    };
    let renamed = company::rename(conn, id, office.id, &document.company.name, now)?;
    if !renamed {
        return Err(refused(entry, &document));
    }
    drafting::write(conn, id, &draft, &to_json(&draft)?, State::Draft, entry.source.as_deref(), now)?;
    let record = audit::Entry {
        actor: how.by,
        act: "import_profile",
        subject_kind: "company",
        subject_id: id.as_str(),
        office: Some(office.id),
        details: serde_json::json!({ "line": entry.line }),
    };
    audit::record(conn, &record, now)?;
    if how.publish {
        let company = company::by_id(conn, id)?.ok_or(diesel::result::Error::NotFound)?;
        publish(conn, &company, document.clone(), how.by, now).map_err(|error| match error {
            PublishError::NameTaken => refused(entry, &document),
            PublishError::Database(error) => ImportError::Database(error),
        })?;
    }
    Ok(())
}

fn refused(entry: &Entry, document: &ProfileDocument) -> ImportError {
    ImportError::Refused(vec![error(entry, "name", &document.company.name, FileExpected::CompanyOnce(entry.line))])
}

fn error(entry: &Entry, field: &str, found: &str, expected: FileExpected) -> FileError {
    let field = if entry.is_table { format!("company.{field}") } else { format!("/company/{field}") };
    FileError::of_field(entry.line, field, format!("{found:?}"), expected)
}

/// What a company is recognised by, the surest first.
fn keys(office: OfficeId, document: &ProfileDocument) -> Vec<String> {
    let company = &document.company;
    let numbers = [
        company.chamber_number.as_ref().map(|number| format!("{office} register {number}")),
        company.vat.as_ref().map(|number| format!("{office} vat {number}")),
    ];
    numbers.into_iter().flatten().chain([format!("{office} name {}", fold_name(&company.name))]).collect()
}

/// The companies that there are, by what they are recognised by.
struct Known {
    rows: Vec<KnownRow>,
    by_key: HashMap<String, usize>,
}

struct KnownRow {
    id: CompanyId,
    state: State,
    draft: String,
    is_public: bool,
}

impl Known {
    fn load(conn: &mut Conn) -> Result<Known, DbError> {
        type Row = (CompanyId, OfficeId, String, Option<String>, Option<String>, State, String, Option<i64>);
        let rows: Vec<Row> = companies::table
            .select((
                companies::id,
                companies::office_id,
                companies::name_folded,
                companies::chamber_number,
                companies::vat,
                companies::draft_state,
                companies::draft,
                companies::published_version,
            ))
            .load(conn)?;
        let mut known = Known { rows: Vec::with_capacity(rows.len()), by_key: HashMap::new() };
        for (id, office, name, chamber_number, vat, state, draft, published) in rows {
            let place = known.rows.len();
            let is_public = published.is_some() && state == State::Published;
            known.rows.push(KnownRow { id, state, draft, is_public });
            let numbers = [
                chamber_number.map(|number| format!("{office} register {number}")),
                vat.map(|number| format!("{office} vat {number}")),
            ];
            for key in numbers.into_iter().flatten().chain([format!("{office} name {name}")]) {
                known.by_key.entry(key).or_insert(place);
            }
        }
        Ok(known)
    }

    fn find(&self, keys: &[String]) -> Option<&KnownRow> {
        keys.iter().find_map(|key| self.by_key.get(key)).map(|place| &self.rows[*place])
    }
}

impl KnownRow {
    /// The draft as a profile; none when it is not right.
    fn document(&self, today: NaiveDate) -> Option<ProfileDocument> {
        from_json::<ProfileDraft>(&self.draft).ok()?.check(today).ok()
    }
}
