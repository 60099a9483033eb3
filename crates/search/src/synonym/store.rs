//! The synonyms in the database.

use account::OfficeId;
use account::UserId;
use chrono::NaiveDateTime;
use database::change_log::{self, Subject};
use database::schema::synonyms;
use database::{Conn, DbError};
use diesel::prelude::*;
use locale::Language;

database::identifier!(
    /// Which synonym.
    SynonymId
);

/// Two terms that mean the same to an office.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Synonym {
    /// Which one.
    pub id: SynonymId,
    /// Whose staff added it.
    pub office: OfficeId,
    /// The language that it is of; of all, when none is named.
    pub language: Option<Language>,
    /// A term…
    pub term: String,
    /// …and another way to say it.
    pub synonym: String,
    /// When it was added.
    pub created_at: NaiveDateTime,
}

/// A synonym cannot be added.
#[derive(Debug, thiserror::Error)]
pub enum SynonymError {
    /// One of the terms has no word or has control characters, or both are the same.
    #[error("a synonym needs two different terms")]
    Empty,
    /// One of the terms is longer than [`LONGEST_TERM`].
    #[error("a term has at most {LONGEST_TERM} characters")]
    TooLong,
    /// The office already has it.
    #[error("the office already has this synonym")]
    Known,
    /// The office has [`MOST`] synonyms.
    #[error("an office has at most {MOST} synonyms")]
    TooMany,
    /// The database refuses.
    #[error(transparent)]
    Database(#[from] DbError),
}

impl From<diesel::result::Error> for SynonymError {
    fn from(error: diesel::result::Error) -> SynonymError {
        SynonymError::Database(DbError::from(error))
    }
}

/// Characters in a term.
pub const LONGEST_TERM: usize = 80;
/// Synonyms of an office; all of them are kept in memory.
pub const MOST: usize = 2_000;

type Row = (SynonymId, OfficeId, Option<String>, String, String, NaiveDateTime);

/// Adds a synonym; searches know it as soon as the followers have seen it. Whoever calls has checked that the user
/// may.
///
/// # Errors
/// [`SynonymError`].
pub fn add(
    conn: &mut Conn,
    office: OfficeId,
    language: Option<Language>,
    term: &str,
    synonym: &str,
    by: UserId,
    now: NaiveDateTime,
) -> Result<SynonymId, SynonymError> {
    let (term, synonym) = (term.trim(), synonym.trim());
    let (folded, other) = (super::folded(term), super::folded(synonym));
    let unreadable = [term, synonym].iter().any(|term| term.chars().any(char::is_control));
    if folded.is_empty() || other.is_empty() || folded == other || unreadable {
        return Err(SynonymError::Empty);
    }
    if term.chars().count() > LONGEST_TERM || synonym.chars().count() > LONGEST_TERM {
        return Err(SynonymError::TooLong);
    }
    let known = of_office(conn, office)?;
    if known.iter().any(|s| s.term == term && s.synonym == synonym && s.language == language) {
        return Err(SynonymError::Known);
    }
    if known.len() >= MOST {
        return Err(SynonymError::TooMany);
    }
    let id = SynonymId::generate();
    diesel::insert_into(synonyms::table)
        .values((
            synonyms::id.eq(id),
            synonyms::office_id.eq(office),
            synonyms::language.eq(language.map(|language| language.code().to_owned())),
            synonyms::term.eq(term),
            synonyms::synonym.eq(synonym),
            synonyms::created_by.eq(by),
            synonyms::created_at.eq(now),
        ))
        .execute(conn)?;
    change_log::record(conn, Subject::Synonym, id.as_str(), now)?;
    Ok(id)
}

/// Takes a synonym of an office away; tells whether it was there.
///
/// # Errors
/// When the database refuses.
pub fn remove(conn: &mut Conn, office: OfficeId, id: SynonymId, now: NaiveDateTime) -> Result<bool, DbError> {
    let gone =
        diesel::delete(synonyms::table.filter(synonyms::id.eq(id)).filter(synonyms::office_id.eq(office)))
            .execute(conn)?;
    if gone > 0 {
        change_log::record(conn, Subject::Synonym, id.as_str(), now)?;
    }
    Ok(gone > 0)
}

/// The synonyms of an office, by term.
///
/// # Errors
/// When the database refuses.
pub fn of_office(conn: &mut Conn, office: OfficeId) -> Result<Vec<Synonym>, DbError> {
    let rows = columns()
        .filter(synonyms::office_id.eq(office))
        .order((synonyms::term, synonyms::id))
        .load::<Row>(conn)?;
    Ok(rows.into_iter().map(from_row).collect())
}

/// The synonyms of all offices.
///
/// # Errors
/// When the database refuses.
pub fn all(conn: &mut Conn) -> Result<Vec<Synonym>, DbError> {
    Ok(columns().order(synonyms::id).load::<Row>(conn)?.into_iter().map(from_row).collect())
}

#[diesel::dsl::auto_type]
fn columns() -> _ {
    synonyms::table.select((
        synonyms::id,
        synonyms::office_id,
        synonyms::language,
        synonyms::term,
        synonyms::synonym,
        synonyms::created_at,
    ))
}

fn from_row((id, office, language, term, synonym, created_at): Row) -> Synonym {
    let language = language.and_then(|code| code.parse().ok());
    Synonym { id, office, language, term, synonym, created_at }
}
