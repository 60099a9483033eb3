//! Drafts: the profile as it is being written, kept whether it is right or not.

use account::{CompanyId, UserId, audit};
use chrono::NaiveDateTime;
use database::schema::companies;
use database::{Conn, DbError};
use diesel::prelude::*;

use crate::company::{self, CompanyRecord};
use crate::curation::{State, TransitionError};
use crate::document::text::CompanyName;
use crate::document::{ProfileDraft, limits};
use crate::identifier::{ChamberNumber, VatNumber};

/// A draft and the company that it is of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// The company; its `revision` is the draft's.
    pub company: CompanyRecord,
    /// What was typed.
    pub profile: ProfileDraft,
}

/// A draft cannot be saved.
#[derive(Debug, thiserror::Error)]
pub enum SaveError {
    /// There is no such company.
    #[error("there is no such company")]
    NotFound,
    /// Somebody saved another draft after this form was opened.
    #[error("the draft has been changed since: it is at revision {present}")]
    Stale {
        /// The revision of the saved draft.
        present: i64,
    },
    /// The draft waits for the office; it has to be taken back first.
    #[error(transparent)]
    Transition(#[from] TransitionError),
    /// More text than any profile can have.
    #[error("the draft has {found} bytes, at most {most} are kept", most = limits::PROFILE_BYTES)]
    TooLarge {
        /// Its length.
        found: usize,
    },
    /// The database could not do it.
    #[error(transparent)]
    Database(#[from] DbError),
}

impl From<diesel::result::Error> for SaveError {
    fn from(error: diesel::result::Error) -> Self {
        SaveError::Database(error.into())
    }
}

/// The draft of a company.
///
/// # Errors
/// When the database refuses; not being there is a result.
pub fn load(conn: &mut Conn, id: CompanyId) -> Result<Option<Draft>, DbError> {
    let row: Option<(CompanyRecord, String)> = companies::table
        .find(id)
        .select((CompanyRecord::as_select(), companies::draft))
        .first(conn)
        .optional()?;
    row.map(|(company, json)| Ok(Draft { company, profile: from_json(&json)? })).transpose()
}

/// Keeps a draft, right or wrong, and gives its revision. `revision` is that of the draft which the form was filled
/// with. A draft in which nothing changed stays at its revision. Which office looks after a company is not for the
/// draft to say.
///
/// # Errors
/// [`SaveError`] says why not.
pub fn save(
    conn: &mut Conn,
    id: CompanyId,
    profile: &ProfileDraft,
    revision: i64,
    by: UserId,
    now: NaiveDateTime,
) -> Result<i64, SaveError> {
    let Draft { company, profile: kept } = load(conn, id)?.ok_or(SaveError::NotFound)?;
    let mut profile = profile.clone();
    profile.company.office.clone_from(&kept.company.office);
    if profile == kept {
        return Ok(company.revision);
    }
    if company.revision != revision {
        return Err(SaveError::Stale { present: company.revision });
    }
    let state = company.state.edit()?;
    let json = to_json(&profile)?;
    if json.len() > limits::PROFILE_BYTES {
        return Err(SaveError::TooLarge { found: json.len() });
    }
    // The office sees a company that is not public yet under the name that it goes by now.
    if !company.is_public()
        && let Ok(name) = profile.company.name.parse::<CompanyName>()
        && !company::fold_name(&name).is_empty()
    {
        company::rename(conn, id, company.office, &name, now)?;
    }
    write(conn, id, &profile, &json, state, None, now)?;
    let entry = audit::Entry {
        actor: Some(by),
        act: "save_draft",
        subject_kind: "company",
        subject_id: id.as_str(),
        office: Some(company.office),
        details: serde_json::json!({ "revision": company.revision + 1 }),
    };
    audit::record(conn, &entry, now)?;
    Ok(company.revision + 1)
}

/// Writes a draft over the present one.
pub(crate) fn write(
    conn: &mut Conn,
    id: CompanyId,
    profile: &ProfileDraft,
    json: &str,
    state: State,
    source_line: Option<&str>,
    now: NaiveDateTime,
) -> QueryResult<()> {
    let (chamber_number, vat) = identifiers(profile);
    diesel::update(companies::table.find(id))
        .set((
            companies::draft.eq(json),
            companies::draft_state.eq(state),
            companies::source_line.eq(source_line),
            companies::chamber_number.eq(chamber_number),
            companies::vat.eq(vat),
            companies::revision.eq(companies::revision + 1),
            companies::updated_at.eq(now),
        ))
        .execute(conn)
        .map(|_| ())
}

/// The register and VAT numbers of a draft, where they can be read.
pub(crate) fn identifiers(profile: &ProfileDraft) -> (Option<String>, Option<String>) {
    let country = profile.company.country.parse().ok();
    let chamber_number = country
        .and_then(|country| ChamberNumber::parse(country, &profile.company.chamber_number).ok())
        .map(|number| number.to_string());
    let vat = profile.company.vat.parse::<VatNumber>().ok().map(|number| number.to_string());
    (chamber_number, vat)
}

pub(crate) fn to_json<T: serde::Serialize>(value: &T) -> QueryResult<String> {
    serde_json::to_string(value).map_err(|error| diesel::result::Error::SerializationError(Box::new(error)))
}

pub(crate) fn from_json<T: serde::de::DeserializeOwned>(json: &str) -> QueryResult<T> {
    serde_json::from_str(json).map_err(|error| diesel::result::Error::DeserializationError(Box::new(error)))
}
