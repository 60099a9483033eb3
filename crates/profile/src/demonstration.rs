//! The companies of the demonstration edition: invented, from `data/demonstration`.

use account::{UserId, office};
use chrono::{NaiveDateTime, TimeDelta};
use database::schema::companies;
use database::{Conn, DbError};
use diesel::prelude::*;
use include_dir::{Dir, include_dir};

use crate::CompanyId;
use crate::company::{self, NewCompany, RegistrationError};
use crate::curation::{self, Remarks, ReviewError, Reviewing, SubmitError};
use crate::document::ProfileDraft;
use crate::drafting::{self, SaveError};
use crate::exchange::{self, Format, Import, ImportError};

static FILES: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/../../data/demonstration");

/// The companies became public one after another, so long apart.
const APART: TimeDelta = TimeDelta::hours(31);

/// The demonstration edition cannot be loaded.
#[derive(Debug, thiserror::Error)]
pub enum DemonstrationError {
    /// A file of the edition is wrong, which a test holds it is not.
    #[error("the demonstration edition is wrong: {0}")]
    Edition(String),
    /// A step of the curation was refused.
    #[error(transparent)]
    Submit(#[from] SubmitError),
    /// A step of the curation was refused.
    #[error(transparent)]
    Review(#[from] ReviewError),
    /// A draft could not be kept.
    #[error(transparent)]
    Save(#[from] SaveError),
    /// A company could not be registered.
    #[error(transparent)]
    Registration(#[from] RegistrationError),
    /// The database could not do it.
    #[error(transparent)]
    Database(#[from] DbError),
}

impl From<diesel::result::Error> for DemonstrationError {
    fn from(error: diesel::result::Error) -> Self {
        DemonstrationError::Database(error.into())
    }
}

/// Whether the database holds no company yet.
///
/// # Errors
/// When the database refuses.
pub fn is_empty(conn: &mut Conn) -> Result<bool, DbError> {
    Ok(companies::table.count().get_result::<i64>(conn)? == 0)
}

/// Publishes the companies of the edition and gives them back, the first of each office first.
///
/// # Errors
/// [`DemonstrationError`].
pub fn publish_companies(conn: &mut Conn, now: NaiveDateTime) -> Result<Vec<CompanyId>, DemonstrationError> {
    let lines = evenly_mixed(
        FILES
            .files()
            .filter(|file| file.path().extension().is_some_and(|ending| ending == "jsonl"))
            .filter_map(|file| file.contents_utf8())
            .map(|text| text.lines().filter(|line| !line.trim().is_empty()).collect()),
    );
    let count = i32::try_from(lines.len()).unwrap_or(i32::MAX);
    for (place, line) in (0..).zip(lines) {
        let at = now - APART * (count - place);
        let entries = exchange::read(Format::Jsonl, line.as_bytes(), now.date())
            .map_err(|errors| wrong(line, errors.iter().map(ToString::to_string)))?;
        let import = Import { entries: &entries, office: None, publish: true, dry_run: false, by: None };
        exchange::import(conn, &import, at).map_err(|error| match error {
            ImportError::Refused(errors) => wrong(line, errors.iter().map(ToString::to_string)),
            ImportError::DryRun(_) => wrong(line, std::iter::empty()),
            ImportError::Database(error) => DemonstrationError::Database(error),
        })?;
    }
    Ok(companies::table.order((companies::position, companies::id)).select(companies::id).load(conn)?)
}

/// The lines of several files in one order in which each file is spread evenly, so that neither the first nor the newest
/// companies are all of one city.
fn evenly_mixed<'a>(files: impl Iterator<Item = Vec<&'a str>>) -> Vec<&'a str> {
    /// Whole numbers compare exactly; no office of the edition comes near so many companies.
    const WHOLE: usize = 1_000_000;
    let mut placed: Vec<(usize, &str)> = files
        .flat_map(|lines| {
            let count = lines.len();
            lines
                .into_iter()
                .enumerate()
                .map(move |(place, line)| ((2 * place + 1) * WHOLE / (2 * count), line))
        })
        .collect();
    placed.sort_by_key(|(place, _)| *place);
    placed.into_iter().map(|(_, line)| line).collect()
}

/// Gives the queue of an office something to do: a company that has submitted its first profile, one whose edit waits
/// while the published profile stays, and one that got its edit back with a remark.
///
/// # Errors
/// [`DemonstrationError`].
pub fn fill_queue(
    conn: &mut Conn,
    edited: CompanyId,
    returned: CompanyId,
    owner: UserId,
    reviewer: UserId,
    now: NaiveDateTime,
) -> Result<(), DemonstrationError> {
    let first = first_profile(conn, owner, now - TimeDelta::days(3))?;
    curation::submit(conn, first, 1, owner, now - TimeDelta::days(2))?;
    for (company, at) in [(edited, now - TimeDelta::hours(20)), (returned, now - TimeDelta::days(5))] {
        let Some(mut draft) = drafting::load(conn, company)? else { continue };
        draft.profile.company.employees = "61".to_owned();
        let revision = drafting::save(conn, company, &draft.profile, draft.company.revision, owner, at)?;
        curation::submit(conn, company, revision, owner, at)?;
        if company == returned {
            let reviewing = Reviewing { company, revision, reviewer };
            let remarks = Remarks::from([(
                "/company/employees".to_owned(),
                "Vorige maand stond hier nog een ander getal. Klopt dit?".to_owned(),
            )]);
            curation::start_review(conn, company, at + TimeDelta::hours(2))?;
            curation::send_back(conn, reviewing, &remarks, None, at + TimeDelta::hours(3))?;
        }
    }
    Ok(())
}

/// A young company that has never been public.
fn first_profile(
    conn: &mut Conn,
    owner: UserId,
    now: NaiveDateTime,
) -> Result<CompanyId, DemonstrationError> {
    let office = office::by_slug(conn, "deventer")?.ok_or(diesel::result::Error::NotFound)?;
    let line = exchange::example(Format::Jsonl);
    let entries = exchange::read(Format::Jsonl, &line, now.date())
        .map_err(|errors| wrong("the example", errors.iter().map(ToString::to_string)))?;
    let Some(document) = entries.first() else { return Err(wrong("the example", std::iter::empty())) };
    let mut draft = ProfileDraft::from(document);
    draft.company.name = "Werkplaats De Nieuwe Gevel".to_owned();
    for identifier in [
        &mut draft.company.chamber_number,
        &mut draft.company.vat,
        &mut draft.company.rsin,
        &mut draft.company.euid,
    ] {
        identifier.clear();
    }
    let name = draft.company.name.parse().map_err(|_| wrong("the example", std::iter::empty()))?;
    let new = NewCompany { name, office: office.id, country: document.company.country };
    let company = company::register(conn, &new, owner, now)?;
    drafting::save(conn, company.id, &draft, company.revision, owner, now)?;
    Ok(company.id)
}

fn wrong(line: &str, errors: impl Iterator<Item = String>) -> DemonstrationError {
    let line: String = line.chars().take(60).collect();
    DemonstrationError::Edition(format!("{line}…: {}", errors.collect::<Vec<_>>().join("; ")))
}
