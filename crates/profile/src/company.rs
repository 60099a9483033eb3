//! Companies: who is registered, with which office, at which address.

pub mod invitation;
mod naming;
mod registration;

pub use naming::fold_name;
pub use registration::{NewCompany, RegistrationError, register};

pub(crate) use naming::{first_free, rename, slug_base};
pub(crate) use registration::{insert, next_position};

use account::{CompanyId, OfficeId, UserId};
use chrono::NaiveDateTime;
use database::schema::{companies, company_members, company_slugs};
use database::{Conn, DbError};
use diesel::prelude::*;

use crate::curation::State;
use crate::document::Country;

/// A company as it is registered; the profile itself is read by [`crate::drafting`] and [`crate::published`].
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = companies)]
pub struct CompanyRecord {
    /// Which one.
    pub id: CompanyId,
    /// The office that looks after it.
    #[diesel(column_name = office_id)]
    pub office: OfficeId,
    /// Its name.
    pub name: String,
    /// Its name in addresses.
    pub slug: String,
    /// Where it has its seat.
    pub country: Country,
    /// How many times its draft has been changed.
    pub revision: i64,
    /// How far its draft is.
    #[diesel(column_name = draft_state)]
    pub state: State,
    /// Since when the draft waits for the office.
    pub submitted_at: Option<NaiveDateTime>,
    /// The version that everybody sees; none: the company is not public.
    pub published_version: Option<i64>,
    /// Since when the company is public.
    pub published_at: Option<NaiveDateTime>,
    /// When somebody last said that the published profile is right.
    pub confirmed_at: Option<NaiveDateTime>,
    /// Since when it is registered.
    pub created_at: NaiveDateTime,
    /// When its draft was last changed.
    pub updated_at: NaiveDateTime,
}

impl CompanyRecord {
    /// The company and its office, about which permissions are asked.
    #[must_use]
    pub const fn subject(&self) -> account::permission::CompanyOf {
        account::permission::CompanyOf { id: self.id, office: self.office }
    }

    /// Whether visitors see it.
    #[must_use]
    pub const fn is_public(&self) -> bool {
        self.published_version.is_some()
    }
}

/// What is found at an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found<T> {
    /// What was looked for.
    Here(T),
    /// It is now called otherwise: the name in addresses under which it is found.
    Moved(String),
    /// Nothing.
    Nowhere,
}

/// The company with this identifier.
///
/// # Errors
/// When the database refuses; not being there is a result.
pub fn by_id(conn: &mut Conn, id: CompanyId) -> Result<Option<CompanyRecord>, DbError> {
    Ok(companies::table.find(id).select(CompanyRecord::as_select()).first(conn).optional()?)
}

/// The company with this name in addresses, now or formerly, public or not.
///
/// # Errors
/// When the database refuses.
pub fn by_slug(conn: &mut Conn, slug: &str) -> Result<Found<CompanyRecord>, DbError> {
    let found = companies::table
        .filter(companies::slug.eq(slug))
        .select(CompanyRecord::as_select())
        .first(conn)
        .optional()?;
    match found {
        Some(record) => Ok(Found::Here(record)),
        None => Ok(moved(conn, slug)?.map_or(Found::Nowhere, Found::Moved)),
    }
}

/// Where a former name in addresses leads.
pub(crate) fn moved(conn: &mut Conn, slug: &str) -> QueryResult<Option<String>> {
    company_slugs::table
        .inner_join(companies::table)
        .filter(company_slugs::slug.eq(slug))
        .select(companies::slug)
        .first(conn)
        .optional()
}

/// The companies that a person belongs to, by name.
///
/// # Errors
/// When the database refuses.
pub fn of_user(conn: &mut Conn, user: UserId) -> Result<Vec<CompanyRecord>, DbError> {
    Ok(companies::table
        .inner_join(company_members::table)
        .filter(company_members::user_id.eq(user))
        .order((companies::name_folded, companies::id))
        .select(CompanyRecord::as_select())
        .load(conn)?)
}

/// The companies of an office (of all, without one), by name, at most `limit` after `offset`.
///
/// # Errors
/// When the database refuses.
pub fn of_office(
    conn: &mut Conn,
    office: Option<OfficeId>,
    offset: i64,
    limit: i64,
) -> Result<Vec<CompanyRecord>, DbError> {
    let all = companies::table
        .order((companies::name_folded, companies::id))
        .offset(offset)
        .limit(limit)
        .select(CompanyRecord::as_select());
    Ok(match office {
        Some(office) => all.filter(companies::office_id.eq(office)).load(conn)?,
        None => all.load(conn)?,
    })
}

/// The companies of an office (of all, without one) whose name holds `text`, by name, at most `limit` after `offset`,
/// and how many there are in all. Accents, case and punctuation do not matter; an empty text finds all.
///
/// # Errors
/// When the database refuses.
pub fn named(
    conn: &mut Conn,
    office: Option<OfficeId>,
    text: &str,
    offset: i64,
    limit: i64,
) -> Result<(Vec<CompanyRecord>, i64), DbError> {
    // Folding leaves letters, digits and spaces: nothing in it is a wildcard.
    let pattern = format!("%{}%", fold_name(text));
    let narrowed = || {
        let mut query = companies::table.filter(companies::name_folded.like(pattern.clone())).into_boxed();
        if let Some(office) = office {
            query = query.filter(companies::office_id.eq(office));
        }
        query
    };
    let total: i64 = narrowed().select(diesel::dsl::count_star()).get_result(conn)?;
    let found = narrowed()
        .order((companies::name_folded, companies::id))
        .offset(offset)
        .limit(limit)
        .select(CompanyRecord::as_select())
        .load(conn)?;
    Ok((found, total))
}
