//! The two companies of an introduction.

use account::permission::{CompanyOf, Subject};
use account::{CompanyId, OfficeId, Viewer};
use database::schema::companies;
use database::{Conn, DbError};
use diesel::prelude::*;

/// A company as the other side and the offices know it.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = companies)]
pub struct Party {
    /// Which one.
    pub id: CompanyId,
    /// What it is called.
    pub name: String,
    /// Its name in addresses.
    pub slug: String,
    /// ISO 3166-1 alpha-2.
    pub country: String,
    /// The office that looks after it.
    #[diesel(column_name = office_id)]
    pub office: OfficeId,
    /// The version that visitors see; none for a company that is not public.
    pub published_version: Option<i64>,
}

/// On which side of an introduction somebody stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// The company that asked.
    Asking,
    /// The company that was asked.
    Asked,
}

impl Party {
    pub(crate) fn company_of(&self) -> CompanyOf {
        CompanyOf { id: self.id, office: self.office }
    }
}

impl Side {
    /// The side that the viewer speaks for, if any. Somebody who belongs to both companies speaks for the one that
    /// was asked, since that is the one that has something to decide.
    pub(crate) fn of(viewer: &Viewer, from: CompanyId, to: CompanyId) -> Option<Side> {
        if viewer.company_role(to).is_some() {
            Some(Side::Asked)
        } else {
            viewer.company_role(from).map(|_| Side::Asking)
        }
    }
}

pub(crate) fn subject(from: &Party, to: &Party) -> Subject {
    Subject::Introduction { from: from.company_of(), to: to.company_of() }
}

pub(crate) fn find(conn: &mut Conn, id: CompanyId) -> Result<Option<Party>, DbError> {
    Ok(companies::table.filter(companies::id.eq(id)).select(Party::as_select()).first(conn).optional()?)
}

pub(crate) fn find_all(conn: &mut Conn, ids: &[CompanyId]) -> Result<Vec<Party>, DbError> {
    Ok(companies::table.filter(companies::id.eq_any(ids)).select(Party::as_select()).load(conn)?)
}
