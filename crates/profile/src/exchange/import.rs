//! Taking profiles in: all of a file or nothing of it.

mod matching;

use std::collections::HashMap;

use account::office::{self, Office};
use account::{CompanyId, OfficeId, UserId, audit};
use chrono::NaiveDateTime;
use database::schema::companies;
use database::{Conn, DbError};
use diesel::prelude::*;

use self::matching::{Known, Matches};
use super::MOST_ERRORS;
use super::opportunities::keep_ids;
use super::problem::{FileError, FileExpected};
use super::reading::{Entries, Entry};
use crate::company::{self, CompanyRecord, NewCompany};
use crate::document::{ProfileDocument, ProfileDraft};
use crate::drafting::{self, to_json};
use crate::media;
use crate::notice::{self, Event, Notice};
use crate::publication::{self, PublishError};

/// What is imported, and how.
#[derive(Clone, Copy, Debug)]
pub struct Import<'a> {
    /// The profiles.
    pub entries: &'a Entries,
    /// The office whose companies they have to be; without, of any.
    pub office: Option<&'a str>,
    /// Whether they are published without a review; otherwise they become drafts.
    pub publish: bool,
    /// Whether only to say what would happen.
    pub dry_run: bool,
    /// Who imports, for the audit trail; nobody on the command line.
    pub by: Option<UserId>,
}

database::words!(
    /// What came of one profile.
    Outcome {
        /// A company was added.
        Created = "created",
        /// A company's profile is another now, or was not public.
        Updated = "updated",
        /// It was the same already.
        Unchanged = "unchanged",
    }
);

/// What came of an import.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ImportReport {
    /// Line, name of the company and what came of it, in the order of the file.
    pub outcomes: Vec<(usize, String, Outcome)>,
    /// Pictures that are not in this installation and were left out: line and field.
    pub pictures_left_out: Vec<(usize, String)>,
}

impl ImportReport {
    /// How many profiles had this outcome.
    #[must_use]
    pub fn count(&self, wanted: Outcome) -> usize {
        self.outcomes.iter().filter(|(_, _, outcome)| *outcome == wanted).count()
    }
}

/// Nothing was imported.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// What does not fit what is there, in the order of the lines.
    #[error("the file has {} errors", .0.len())]
    Refused(Vec<FileError>),
    /// It was a dry run: this would have come of it. An error, so that the transaction is rolled back.
    #[error("a dry run changes nothing")]
    DryRun(ImportReport),
    /// The database could not do it.
    #[error(transparent)]
    Database(#[from] DbError),
}

impl From<diesel::result::Error> for ImportError {
    fn from(error: diesel::result::Error) -> Self {
        ImportError::Database(error.into())
    }
}

/// Imports a file that was read: each profile becomes the draft of the company that it is of, which is added when it is
/// not there yet, and is published if asked. Companies are known by office and register or VAT number, else by office
/// and name. What is the same already stays untouched, so that a second import changes nothing.
///
/// # Errors
/// [`ImportError::Refused`] with all that is wrong; [`ImportError::DryRun`]. The caller's transaction has to be rolled
/// back on every error, as `Db::write` does.
pub fn import(conn: &mut Conn, import: &Import<'_>, now: NaiveDateTime) -> Result<ImportReport, ImportError> {
    let offices: HashMap<String, Office> =
        office::all(conn)?.into_iter().map(|office| (office.slug.clone(), office)).collect();
    let mut run = Run {
        matches: Matches::load(conn)?,
        next_position: company::next_position(conn)?,
        how: import,
        now,
        report: ImportReport::default(),
        order: Vec::with_capacity(import.entries.len()),
    };
    let mut errors = Vec::new();
    for entry in &import.entries.entries {
        match run.take(conn, entry, &offices) {
            Ok(()) => {}
            Err(EntryError::Refused(error)) => errors.push(error),
            Err(EntryError::Database(error)) => return Err(error.into()),
        }
        if errors.len() >= MOST_ERRORS {
            break;
        }
    }
    if !errors.is_empty() {
        return Err(ImportError::Refused(errors));
    }
    run.put_in_order(conn)?;
    if import.dry_run { Err(ImportError::DryRun(run.report)) } else { Ok(run.report) }
}

/// One profile cannot be imported.
enum EntryError {
    Refused(FileError),
    Database(DbError),
}

impl From<diesel::result::Error> for EntryError {
    fn from(error: diesel::result::Error) -> Self {
        EntryError::Database(error.into())
    }
}

impl From<DbError> for EntryError {
    fn from(error: DbError) -> Self {
        EntryError::Database(error)
    }
}

struct Run<'a> {
    how: &'a Import<'a>,
    matches: Matches,
    next_position: i64,
    now: NaiveDateTime,
    report: ImportReport,
    /// The companies in the order of the file, with their places in the order of all.
    order: Vec<(CompanyId, i64)>,
}

impl Run<'_> {
    fn take(
        &mut self,
        conn: &mut Conn,
        entry: &Entry,
        offices: &HashMap<String, Office>,
    ) -> Result<(), EntryError> {
        let slug = entry.document.company.office.as_str();
        if let Some(only) = self.how.office.filter(|only| *only != slug) {
            return Err(refuse(entry, "/company/office", slug, FileExpected::ThisOffice(only.to_owned())));
        }
        let office =
            offices.get(slug).ok_or_else(|| refuse(entry, "/company/office", slug, FileExpected::Office))?;
        let found = self.matches.find(office.id, &entry.document);
        if let Some(first) = found.and_then(|known| known.line) {
            let name = entry.document.company.name.as_str();
            return Err(refuse(entry, "/company/name", name, FileExpected::CompanyOnce(first)));
        }
        let outcome = match found.cloned() {
            Some(known) => self.change(conn, entry, &known)?,
            None => self.add(conn, entry, office)?,
        };
        self.report.outcomes.push((entry.line, entry.document.company.name.to_string(), outcome));
        Ok(())
    }

    fn add(&mut self, conn: &mut Conn, entry: &Entry, office: &Office) -> Result<Outcome, EntryError> {
        let document = self.without_foreign_pictures(entry, &[]);
        let company = &document.company;
        if company::fold_name(&company.name).is_empty() {
            return Err(refuse(entry, "/company/name", &company.name, FileExpected::CompanyName));
        }
        let new = NewCompany { name: company.name.clone(), office: office.id, country: company.country };
        let draft = ProfileDraft::from(&document);
        let position = self.next_position;
        self.next_position += 1;
        let id = company::insert(conn, &new, office, &draft, position, self.now)?;
        self.write_draft(conn, id, entry, &draft, crate::curation::State::Draft)?;
        self.matches.note(id, position, office.id, &document, entry.line);
        self.order.push((id, position));
        self.remember(conn, id, office.id, entry)?;
        if self.how.publish {
            self.publish(conn, id, entry, document)?;
        }
        Ok(Outcome::Created)
    }

    fn change(&mut self, conn: &mut Conn, entry: &Entry, known: &Known) -> Result<Outcome, EntryError> {
        self.order.push((known.id, known.position));
        self.matches.note(known.id, known.position, known.office, &entry.document, entry.line);
        let (record, json, source_line): (CompanyRecord, String, Option<String>) = companies::table
            .find(known.id)
            .select((CompanyRecord::as_select(), companies::draft, companies::source_line))
            .first(conn)?;
        let is_public_as_it_is = record.is_public() && record.state == crate::curation::State::Published;
        let needs_publishing = self.how.publish && !is_public_as_it_is;
        if entry.source.is_some() && source_line == entry.source && !needs_publishing {
            return Ok(Outcome::Unchanged);
        }
        let kept: ProfileDraft = drafting::from_json(&json)?;
        let own_pictures = media::ids_of_company(conn, known.id)?;
        let mut document = self.without_foreign_pictures(entry, &own_pictures);
        keep_ids(&kept.opportunities, &mut document.opportunities);
        let draft = ProfileDraft::from(&document);
        if draft == kept && !needs_publishing {
            // The same, otherwise spaced: an export gives back what came last.
            if entry.source.is_some() {
                diesel::update(companies::table.find(known.id))
                    .set(companies::source_line.eq(&entry.source))
                    .execute(conn)?;
            }
            return Ok(Outcome::Unchanged);
        }
        let name = entry.document.company.name.as_str();
        let Ok(state) = record.state.edit() else {
            return Err(refuse(entry, "/company/name", name, FileExpected::NotWithOffice));
        };
        if draft != kept {
            if !record.is_public() && !company::rename(conn, known.id, known.office, name, self.now)? {
                return Err(refuse(entry, "/company/name", name, FileExpected::FreeName));
            }
            self.write_draft(conn, known.id, entry, &draft, state)?;
        }
        self.remember(conn, known.id, known.office, entry)?;
        if self.how.publish {
            self.publish(conn, known.id, entry, document)?;
            notice::enqueue(
                conn,
                &Notice::new(Event::Published, known.id, known.office, self.how.by),
                self.now,
            )?;
        }
        Ok(Outcome::Updated)
    }

    fn write_draft(
        &self,
        conn: &mut Conn,
        id: CompanyId,
        entry: &Entry,
        draft: &ProfileDraft,
        state: crate::curation::State,
    ) -> QueryResult<()> {
        drafting::write(conn, id, draft, &to_json(draft)?, state, entry.source.as_deref(), self.now)
    }

    fn publish(
        &self,
        conn: &mut Conn,
        id: CompanyId,
        entry: &Entry,
        document: ProfileDocument,
    ) -> Result<(), EntryError> {
        let Some(record) = company::by_id(conn, id)? else { return Ok(()) };
        match publication::publish(conn, &record, document, self.how.by, self.now) {
            Ok(_) => Ok(()),
            Err(PublishError::NameTaken) => {
                Err(refuse(entry, "/company/name", &entry.document.company.name, FileExpected::FreeName))
            }
            Err(PublishError::Database(error)) => Err(error.into()),
        }
    }

    /// The profile with those of its pictures that the company has here. A file from another installation names others.
    fn without_foreign_pictures(
        &mut self,
        entry: &Entry,
        own: &[crate::document::MediaId],
    ) -> ProfileDocument {
        let mut document = entry.document.clone();
        if document.logo.as_ref().is_some_and(|logo| !own.contains(&logo.media)) {
            document.logo = None;
            self.report.pictures_left_out.push((entry.line, "logo".to_owned()));
        }
        let report = &mut self.report;
        let mut number = 0;
        document.pictures.retain(|picture| {
            number += 1;
            let is_own = own.contains(&picture.media);
            if !is_own {
                report.pictures_left_out.push((entry.line, format!("pictures.{number}")));
            }
            is_own
        });
        document
    }

    /// Makes the order of the companies that of the file, so that an export gives it back; others keep their places.
    fn put_in_order(&self, conn: &mut Conn) -> QueryResult<()> {
        if self.order.is_sorted_by_key(|(_, position)| *position) {
            return Ok(());
        }
        let mut places: Vec<i64> = self.order.iter().map(|(_, position)| *position).collect();
        places.sort_unstable();
        for ((id, position), place) in self.order.iter().zip(places) {
            if *position != place {
                diesel::update(companies::table.find(id)).set(companies::position.eq(place)).execute(conn)?;
            }
        }
        Ok(())
    }

    fn remember(
        &self,
        conn: &mut Conn,
        id: CompanyId,
        office: OfficeId,
        entry: &Entry,
    ) -> Result<(), DbError> {
        let record = audit::Entry {
            actor: self.how.by,
            act: "import_profile",
            subject_kind: "company",
            subject_id: id.as_str(),
            office: Some(office),
            details: serde_json::json!({ "line": entry.line }),
        };
        audit::record(conn, &record, self.now)
    }
}

fn refuse(entry: &Entry, pointer: &str, found: &str, expected: FileExpected) -> EntryError {
    let field = match entry.is_table {
        true => pointer.trim_start_matches('/').replace('/', "."),
        false => pointer.to_owned(),
    };
    EntryError::Refused(FileError::of_field(
        entry.line,
        field,
        crate::document::problem::shown(found),
        expected,
    ))
}
