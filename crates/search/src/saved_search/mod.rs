//! Saved searches: a user's search with a name, what is new in it since the last look, and when letters are due.

use account::UserId;
use chrono::{NaiveDateTime, TimeDelta};
use database::schema::{saved_searches, users};
use database::{Conn, DbError};
use diesel::prelude::*;
use locale::Language;

use crate::handle::{IndexError, SearchIndex};
use crate::request::{SearchRequest, Sort};
use crate::response::SearchResponse;

database::identifier!(
    /// Which saved search.
    SavedSearchId
);

database::words!(
    /// How often letters tell of new matches.
    Frequency {
        /// Never; the page shows them.
        Never = "never",
        /// Once a day.
        Daily = "daily",
        /// Once a week.
        Weekly = "weekly",
    }
);

/// A search that somebody wants to see again.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = saved_searches)]
pub struct SavedSearch {
    /// Which one.
    pub id: SavedSearchId,
    /// Whose it is.
    pub user_id: UserId,
    /// What its owner calls it.
    pub name: String,
    /// Its parameters, as in an address.
    pub query: String,
    /// How often letters tell of new matches.
    pub frequency: Frequency,
    /// When its owner last looked.
    pub seen_at: NaiveDateTime,
    /// Up to when letters have told of matches.
    pub mailed_at: NaiveDateTime,
    /// When it was saved.
    pub created_at: NaiveDateTime,
}

/// A search cannot be saved.
#[derive(Debug, thiserror::Error)]
pub enum SaveError {
    /// It has no name, or one longer than [`LONGEST_NAME`] or with control characters.
    #[error("a saved search needs a name of at most {LONGEST_NAME} characters")]
    Name,
    /// It asks for nothing, or its parameters are longer than [`LONGEST_QUERY`].
    #[error("a search that asks for nothing, or for too much, cannot be saved")]
    Query,
    /// The user has [`MOST`] saved searches.
    #[error("at most {MOST} searches can be saved")]
    TooMany,
    /// The database refuses.
    #[error(transparent)]
    Database(#[from] DbError),
}

impl From<diesel::result::Error> for SaveError {
    fn from(error: diesel::result::Error) -> SaveError {
        SaveError::Database(DbError::from(error))
    }
}

/// Characters in a name.
pub const LONGEST_NAME: usize = 100;
/// Bytes in the parameters.
pub const LONGEST_QUERY: usize = 4_000;
/// Saved searches of a user.
pub const MOST: usize = 50;

/// Saves a search. What is public now counts as seen. A form that is sent twice saves one search: of the same name and
/// the same parameters there is only one, which then gets this frequency.
///
/// # Errors
/// [`SaveError`].
pub fn save(
    conn: &mut Conn,
    user: UserId,
    name: &str,
    request: &SearchRequest,
    frequency: Frequency,
    now: NaiveDateTime,
) -> Result<SavedSearchId, SaveError> {
    let name = checked_name(name)?;
    let mut first_page = request.clone();
    first_page.page = 1;
    let query = first_page.to_query();
    if query.len() > LONGEST_QUERY || (request.q.trim().is_empty() && !request.is_filtered()) {
        return Err(SaveError::Query);
    }
    // PostgreSQL lets two transactions of a user run at once, and neither would see what the other saves: the second
    // waits here until the first has ended.
    diesel::update(users::table.find(user)).set(users::id.eq(users::id)).execute(conn)?;
    let saved = of_user(conn, user)?;
    if let Some(known) = saved.iter().find(|known| known.name == name && known.query == query) {
        change(conn, user, known.id, name, frequency)?;
        return Ok(known.id);
    }
    if saved.len() >= MOST {
        return Err(SaveError::TooMany);
    }
    let id = SavedSearchId::generate();
    diesel::insert_into(saved_searches::table)
        .values((
            saved_searches::id.eq(id),
            saved_searches::user_id.eq(user),
            saved_searches::name.eq(name),
            saved_searches::query.eq(query),
            saved_searches::frequency.eq(frequency),
            saved_searches::seen_at.eq(now),
            saved_searches::mailed_at.eq(now),
            saved_searches::created_at.eq(now),
        ))
        .execute(conn)?;
    Ok(id)
}

fn checked_name(name: &str) -> Result<&str, SaveError> {
    let name = name.trim();
    let wrong = name.is_empty() || name.chars().count() > LONGEST_NAME || name.chars().any(char::is_control);
    if wrong { Err(SaveError::Name) } else { Ok(name) }
}

/// The saved searches of a user, oldest first.
///
/// # Errors
/// When the database refuses.
pub fn of_user(conn: &mut Conn, user: UserId) -> Result<Vec<SavedSearch>, DbError> {
    Ok(saved_searches::table
        .filter(saved_searches::user_id.eq(user))
        .order((saved_searches::created_at, saved_searches::id))
        .select(SavedSearch::as_select())
        .load(conn)?)
}

/// A user's saved search; another user's is none.
///
/// # Errors
/// When the database refuses.
pub fn by_id(conn: &mut Conn, user: UserId, id: SavedSearchId) -> Result<Option<SavedSearch>, DbError> {
    Ok(saved_searches::table
        .filter(saved_searches::id.eq(id))
        .filter(saved_searches::user_id.eq(user))
        .select(SavedSearch::as_select())
        .first(conn)
        .optional()?)
}

/// Changes the name and how often letters come; tells whether it is the user's.
///
/// # Errors
/// [`SaveError::Name`], or when the database refuses.
pub fn change(
    conn: &mut Conn,
    user: UserId,
    id: SavedSearchId,
    name: &str,
    frequency: Frequency,
) -> Result<bool, SaveError> {
    let name = checked_name(name)?;
    let own =
        saved_searches::table.filter(saved_searches::id.eq(id)).filter(saved_searches::user_id.eq(user));
    let changes = (saved_searches::name.eq(name), saved_searches::frequency.eq(frequency));
    Ok(diesel::update(own).set(changes).execute(conn)? > 0)
}

/// Notes that its owner has looked.
///
/// # Errors
/// When the database refuses.
pub fn mark_seen(
    conn: &mut Conn,
    user: UserId,
    id: SavedSearchId,
    now: NaiveDateTime,
) -> Result<bool, DbError> {
    let own =
        saved_searches::table.filter(saved_searches::id.eq(id)).filter(saved_searches::user_id.eq(user));
    Ok(diesel::update(own).set(saved_searches::seen_at.eq(now)).execute(conn)? > 0)
}

/// Notes up to when letters have told of matches.
///
/// # Errors
/// When the database refuses.
pub fn mark_mailed(conn: &mut Conn, id: SavedSearchId, now: NaiveDateTime) -> Result<(), DbError> {
    diesel::update(saved_searches::table.filter(saved_searches::id.eq(id)))
        .set(saved_searches::mailed_at.eq(now))
        .execute(conn)?;
    Ok(())
}

/// Removes a saved search; tells whether it was the user's.
///
/// # Errors
/// When the database refuses.
pub fn remove(conn: &mut Conn, user: UserId, id: SavedSearchId) -> Result<bool, DbError> {
    let own =
        saved_searches::table.filter(saved_searches::id.eq(id)).filter(saved_searches::user_id.eq(user));
    Ok(diesel::delete(own).execute(conn)? > 0)
}

/// Saved searches for which a letter is due: a day or a week after the last one.
///
/// # Errors
/// When the database refuses.
pub fn due(conn: &mut Conn, now: NaiveDateTime, limit: i64) -> Result<Vec<SavedSearch>, DbError> {
    let after = |frequency: Frequency, wait: TimeDelta| {
        saved_searches::frequency.eq(frequency).and(saved_searches::mailed_at.le(now - wait))
    };
    Ok(saved_searches::table
        .filter(after(Frequency::Daily, TimeDelta::days(1)).or(after(Frequency::Weekly, TimeDelta::weeks(1))))
        .order((saved_searches::mailed_at, saved_searches::id))
        .limit(limit)
        .select(SavedSearch::as_select())
        .load(conn)?)
}

impl SavedSearch {
    /// The search itself. Parameters that this version no longer understands are left out.
    pub fn request(&self, language: Language) -> SearchRequest {
        let pairs: Vec<(String, String)> = decode(&self.query);
        let mut request = SearchRequest::default();
        for (name, value) in &pairs {
            if let Ok(one) = SearchRequest::from_pairs([(name.as_str(), value.as_str())]) {
                request = request.merged_with(one);
            }
        }
        request.for_reader(language)
    }

    /// What became public since `since`, newest first, and how much.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn matches_since(
        &self,
        index: &SearchIndex,
        since: NaiveDateTime,
        language: Language,
    ) -> Result<SearchResponse, IndexError> {
        let mut request = self.request(language).sorted_by(Sort::Newest);
        request.published_after = Some(since.and_utc().timestamp_micros());
        index.search(&request)
    }
}

/// The pairs of an address's parameters.
fn decode(query: &str) -> Vec<(String, String)> {
    query
        .split('&')
        .filter_map(|pair| pair.split_once('='))
        .map(|(name, value)| (percent_decoded(name), percent_decoded(value)))
        .collect()
}

fn percent_decoded(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let code = text.get(at + 1..at + 3).filter(|_| bytes[at] == b'%');
        match code.and_then(|code| u8::from_str_radix(code, 16).ok()) {
            Some(byte) => {
                decoded.push(byte);
                at += 3;
            }
            None => {
                decoded.push(if bytes[at] == b'+' { b' ' } else { bytes[at] });
                at += 1;
            }
        }
    }
    String::from_utf8_lossy(&decoded).into_owned()
}
