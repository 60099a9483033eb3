//! Pictures: taken in only when they can be decoded within bounds, kept only as we encoded them ourselves, so that
//! nothing of what was uploaded (metadata, hidden files, a name) is ever served.

mod rendition;

pub use rendition::{MediaError, Stored, WIDTHS, file_name, store};

use std::collections::HashMap;

use account::CompanyId;
use chrono::NaiveDateTime;
use database::schema::media;
use database::{Conn, DbError};
use diesel::prelude::*;

use crate::document::MediaId;

/// How many pictures a company may upload; also those that it no longer shows count, as old versions are kept.
pub const MOST_OF_COMPANY: i64 = 60;

/// An uploaded picture.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = media)]
pub struct Media {
    /// Which one.
    pub id: MediaId,
    /// Whose it is.
    #[diesel(column_name = company_id)]
    pub company: CompanyId,
    /// Names its files, see [`file_name`].
    pub digest: String,
    /// `image/png` or `image/jpeg`.
    pub content_type: String,
    /// Pixels from left to right, of the largest rendition.
    pub width: i32,
    /// Pixels from top to bottom, of the largest rendition.
    pub height: i32,
}

impl Media {
    /// The name of the file that is best shown `wanted` pixels wide: the smallest that is not smaller.
    #[must_use]
    pub fn file_for(&self, wanted: u32) -> String {
        let own = u32::try_from(self.width).unwrap_or_default();
        let width =
            WIDTHS.into_iter().filter(|width| *width < own).find(|width| *width >= wanted).unwrap_or(own);
        file_name(&self.digest, width, &self.content_type)
    }
}

/// A picture cannot be added to a company.
#[derive(Debug, thiserror::Error)]
pub enum AddError {
    /// The company has [`MOST_OF_COMPANY`] already.
    #[error("a company keeps at most {MOST_OF_COMPANY} pictures")]
    TooMany,
    /// The database could not do it.
    #[error(transparent)]
    Database(#[from] DbError),
}

impl From<diesel::result::Error> for AddError {
    fn from(error: diesel::result::Error) -> Self {
        AddError::Database(error.into())
    }
}

/// Adds a stored picture to a company; the same picture again is the one that it has.
///
/// # Errors
/// [`AddError::TooMany`].
pub fn add(
    conn: &mut Conn,
    company: CompanyId,
    stored: &Stored,
    now: NaiveDateTime,
) -> Result<MediaId, AddError> {
    let own = media::table.filter(media::company_id.eq(company));
    let same: Option<MediaId> =
        own.filter(media::digest.eq(&stored.digest)).select(media::id).first(conn).optional()?;
    if let Some(id) = same {
        return Ok(id);
    }
    let count: i64 = own.count().get_result(conn)?;
    if count >= MOST_OF_COMPANY {
        return Err(AddError::TooMany);
    }
    let id = MediaId::generate();
    insert(conn, id, company, stored, now)?;
    Ok(id)
}

fn insert(
    conn: &mut Conn,
    id: MediaId,
    company: CompanyId,
    stored: &Stored,
    now: NaiveDateTime,
) -> QueryResult<()> {
    diesel::insert_into(media::table)
        .values((
            media::id.eq(id),
            media::company_id.eq(company),
            media::digest.eq(&stored.digest),
            media::content_type.eq(stored.content_type),
            media::width.eq(stored.width),
            media::height.eq(stored.height),
            media::bytes.eq(stored.bytes),
            media::created_at.eq(now),
        ))
        .execute(conn)
        .map(|_| ())
}

/// The pictures with these identifiers, in one query.
///
/// # Errors
/// When the database refuses.
pub fn by_ids(conn: &mut Conn, ids: &[MediaId]) -> Result<HashMap<MediaId, Media>, DbError> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let found: Vec<Media> =
        media::table.filter(media::id.eq_any(ids)).select(Media::as_select()).load(conn)?;
    Ok(found.into_iter().map(|media| (media.id, media)).collect())
}

/// The pictures of a company, the latest first.
///
/// # Errors
/// When the database refuses.
pub fn of_company(conn: &mut Conn, company: CompanyId) -> Result<Vec<Media>, DbError> {
    Ok(media::table
        .filter(media::company_id.eq(company))
        .order(media::id.desc())
        .select(Media::as_select())
        .load(conn)?)
}

/// The identifiers of a company's pictures.
pub(crate) fn ids_of_company(conn: &mut Conn, company: CompanyId) -> QueryResult<Vec<MediaId>> {
    media::table.filter(media::company_id.eq(company)).select(media::id).load(conn)
}
