//! Registering a company.

use account::membership::{self, CompanyRole};
use account::office::{self, Office};
use account::{CompanyId, OfficeId, UserId, audit};
use chrono::NaiveDateTime;
use database::schema::companies;
use database::{Conn, DbError};
use diesel::prelude::*;

use super::naming::{fold_name, free_slug, is_name_taken, slug_base};
use super::{CompanyRecord, by_id};
use crate::curation::State;
use crate::document::text::CompanyName;
use crate::document::{Country, ProfileDraft};

/// A company that is to be registered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewCompany {
    /// Its name.
    pub name: CompanyName,
    /// The office that will look after it.
    pub office: OfficeId,
    /// Where it has its seat.
    pub country: Country,
}

/// A company cannot be registered.
#[derive(Debug, thiserror::Error)]
pub enum RegistrationError {
    /// There is no such office.
    #[error("there is no such office")]
    NoOffice,
    /// The office has a company of this name already.
    #[error("the office has a company of this name already")]
    NameTaken,
    /// The name has neither letters nor digits.
    #[error("the name has neither letters nor digits")]
    NameEmpty,
    /// The database could not do it.
    #[error(transparent)]
    Database(#[from] DbError),
}

impl From<diesel::result::Error> for RegistrationError {
    fn from(error: diesel::result::Error) -> Self {
        RegistrationError::Database(error.into())
    }
}

/// Registers a company with an empty draft; the person who does it becomes its owner.
///
/// # Errors
/// [`RegistrationError`] says why not.
pub fn register(
    conn: &mut Conn,
    new: &NewCompany,
    owner: UserId,
    now: NaiveDateTime,
) -> Result<CompanyRecord, RegistrationError> {
    let office = office::by_id(conn, new.office)?.ok_or(RegistrationError::NoOffice)?;
    let folded = fold_name(&new.name);
    if folded.is_empty() {
        return Err(RegistrationError::NameEmpty);
    }
    if is_name_taken(conn, office.id, &folded, None)? {
        return Err(RegistrationError::NameTaken);
    }
    let draft = ProfileDraft::empty(&new.name, &office.slug, new.country.as_str());
    let position = next_position(conn)?;
    let id = insert(conn, new, &office, &draft, position, now)?;
    membership::add(conn, id, owner, CompanyRole::Owner, now)?;
    let entry = audit::Entry {
        actor: Some(owner),
        act: "register_company",
        subject_kind: "company",
        subject_id: id.as_str(),
        office: Some(office.id),
        details: serde_json::json!({ "name": new.name.as_str() }),
    };
    audit::record(conn, &entry, now)?;
    by_id(conn, id)?.ok_or(RegistrationError::Database(DbError::Query(diesel::result::Error::NotFound)))
}

/// The row of a company whose name is known to be free.
pub(crate) fn insert(
    conn: &mut Conn,
    new: &NewCompany,
    office: &Office,
    draft: &ProfileDraft,
    position: i64,
    now: NaiveDateTime,
) -> QueryResult<CompanyId> {
    let id = CompanyId::generate();
    let slug = free_slug(conn, &slug_base(&new.name, true), None)?;
    let draft = crate::drafting::to_json(draft)?;
    diesel::insert_into(companies::table)
        .values((
            companies::id.eq(id),
            companies::office_id.eq(office.id),
            companies::name.eq(new.name.as_str()),
            companies::name_folded.eq(fold_name(&new.name)),
            companies::slug.eq(slug),
            companies::country.eq(new.country),
            companies::position.eq(position),
            companies::revision.eq(0),
            companies::draft.eq(draft),
            companies::draft_state.eq(State::Draft),
            companies::created_at.eq(now),
            companies::updated_at.eq(now),
        ))
        .execute(conn)?;
    Ok(id)
}

/// The place after all others.
pub(crate) fn next_position(conn: &mut Conn) -> QueryResult<i64> {
    let last: Option<i64> = companies::table.select(diesel::dsl::max(companies::position)).first(conn)?;
    Ok(last.unwrap_or_default() + 1)
}
