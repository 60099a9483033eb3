//! People with an account.

use chrono::NaiveDateTime;
use database::schema::users;
use database::{Conn, DbError, identifier};
use diesel::prelude::*;
use locale::Language;

use crate::{EmailAddress, session};

identifier!(
    /// Which person.
    UserId
);

/// Longest name of a person.
pub const LONGEST_NAME: usize = 100;

/// A person with an account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct User {
    /// Which one.
    pub id: UserId,
    /// Where mail reaches them.
    pub email: EmailAddress,
    /// What they are called.
    pub name: String,
    /// The language in which pages and mails speak to them.
    pub language: Language,
    /// Whether they can sign in with a password too.
    pub has_password: bool,
    /// Since when we know that the mailbox is theirs.
    pub confirmed_at: Option<NaiveDateTime>,
    /// Since when they can no longer sign in.
    pub disabled_at: Option<NaiveDateTime>,
    /// Since when the account is there.
    pub created_at: NaiveDateTime,
}

/// A name that cannot be shown as one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NameError {
    /// Nothing was given.
    #[error("no name was given")]
    Empty,
    /// More than [`LONGEST_NAME`] characters.
    #[error("a name has at most {LONGEST_NAME} characters")]
    TooLong,
    /// Line breaks and other control characters, or an address of a page: unsolicited mail is made of them.
    #[error("a name has no line breaks and no web address")]
    NotAName,
}

/// A person's name: one line, at most [`LONGEST_NAME`] characters. It is written into mails, so it holds no links.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonName(String);

impl PersonName {
    /// The name.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::str::FromStr for PersonName {
    type Err = NameError;

    fn from_str(text: &str) -> Result<Self, NameError> {
        let text = text.trim();
        if text.is_empty() {
            return Err(NameError::Empty);
        }
        if text.chars().count() > LONGEST_NAME {
            return Err(NameError::TooLong);
        }
        if text.chars().any(char::is_control)
            || text.contains("://")
            || text.to_ascii_lowercase().contains("www.")
        {
            return Err(NameError::NotAName);
        }
        Ok(PersonName(text.to_owned()))
    }
}

/// Adds a person, or finds the one who has the address already. Only for callers that know whose address it is: the
/// command line, the demonstration; visitors come through [`crate::sign_in::sign_up`].
///
/// # Errors
/// When the database refuses.
pub fn add(
    conn: &mut Conn,
    email: &EmailAddress,
    name: &PersonName,
    language: Language,
    now: NaiveDateTime,
) -> Result<User, DbError> {
    if let Some(user) = by_email(conn, email)? {
        return Ok(user);
    }
    let user = User {
        id: UserId::generate(),
        email: email.clone(),
        name: name.0.clone(),
        language,
        has_password: false,
        confirmed_at: None,
        disabled_at: None,
        created_at: now,
    };
    diesel::insert_into(users::table)
        .values((
            users::id.eq(user.id),
            users::email.eq(email.as_str()),
            users::email_folded.eq(email.folded()),
            users::name.eq(&user.name),
            users::language.eq(language.code()),
            users::created_at.eq(now),
            users::updated_at.eq(now),
        ))
        .execute(conn)?;
    Ok(user)
}

/// Notes that the mailbox is theirs; a second time changes nothing.
///
/// # Errors
/// When the database refuses.
pub fn confirm(conn: &mut Conn, id: UserId, now: NaiveDateTime) -> Result<(), DbError> {
    diesel::update(users::table.filter(users::id.eq(id)).filter(users::confirmed_at.is_null()))
        .set((users::confirmed_at.eq(now), users::updated_at.eq(now)))
        .execute(conn)?;
    Ok(())
}

/// All people, by address.
///
/// # Errors
/// When the database refuses.
pub fn list(conn: &mut Conn) -> Result<Vec<User>, DbError> {
    let rows: Vec<UserRow> =
        users::table.order(users::email_folded).select(UserRow::as_select()).load(conn)?;
    rows.into_iter().map(UserRow::read).collect()
}

/// The person with this identifier.
///
/// # Errors
/// When the database refuses; not being there is a result.
pub fn by_id(conn: &mut Conn, id: UserId) -> Result<Option<User>, DbError> {
    let row: Option<UserRow> =
        users::table.filter(users::id.eq(id)).select(UserRow::as_select()).first(conn).optional()?;
    row.map(UserRow::read).transpose()
}

/// The person with this address, however it is capitalised.
///
/// # Errors
/// When the database refuses; not being there is a result.
pub fn by_email(conn: &mut Conn, email: &EmailAddress) -> Result<Option<User>, DbError> {
    let row: Option<UserRow> = users::table
        .filter(users::email_folded.eq(email.folded()))
        .select(UserRow::as_select())
        .first(conn)
        .optional()?;
    row.map(UserRow::read).transpose()
}

/// From now on the person cannot sign in, and all open sessions end. `false` when nobody has the address.
///
/// # Errors
/// When the database refuses.
pub fn disable(conn: &mut Conn, email: &EmailAddress, now: NaiveDateTime) -> Result<bool, DbError> {
    let Some(user) = by_email(conn, email)? else { return Ok(false) };
    diesel::update(users::table.filter(users::id.eq(user.id)).filter(users::disabled_at.is_null()))
        .set((users::disabled_at.eq(now), users::updated_at.eq(now)))
        .execute(conn)?;
    session::close_all(conn, user.id)?;
    Ok(true)
}

/// Takes [`disable`] back. `false` when nobody has the address.
///
/// # Errors
/// When the database refuses.
pub fn enable(conn: &mut Conn, email: &EmailAddress, now: NaiveDateTime) -> Result<bool, DbError> {
    let changed = diesel::update(users::table.filter(users::email_folded.eq(email.folded())))
        .set((users::disabled_at.eq(None::<NaiveDateTime>), users::updated_at.eq(now)))
        .execute(conn)?;
    Ok(changed == 1)
}

/// From now on pages and mails speak this language to the person.
///
/// # Errors
/// When the database refuses.
pub fn set_language(
    conn: &mut Conn,
    id: UserId,
    language: Language,
    now: NaiveDateTime,
) -> Result<(), DbError> {
    diesel::update(users::table.filter(users::id.eq(id)))
        .set((users::language.eq(language.code()), users::updated_at.eq(now)))
        .execute(conn)?;
    Ok(())
}

/// Changes what the person is called.
///
/// # Errors
/// When the database refuses.
pub fn rename(conn: &mut Conn, id: UserId, name: &PersonName, now: NaiveDateTime) -> Result<(), DbError> {
    diesel::update(users::table.filter(users::id.eq(id)))
        .set((users::name.eq(name.as_str()), users::updated_at.eq(now)))
        .execute(conn)?;
    Ok(())
}

/// A person as the table keeps one.
#[derive(Queryable, Selectable)]
#[diesel(table_name = users)]
struct UserRow {
    id: UserId,
    email: String,
    name: String,
    language: String,
    password_hash: Option<String>,
    confirmed_at: Option<NaiveDateTime>,
    disabled_at: Option<NaiveDateTime>,
    created_at: NaiveDateTime,
}

impl UserRow {
    fn read(self) -> Result<User, DbError> {
        Ok(User {
            id: self.id,
            email: self.email.parse().map_err(unreadable)?,
            name: self.name,
            language: self.language.parse().map_err(unreadable)?,
            has_password: self.password_hash.is_some(),
            confirmed_at: self.confirmed_at,
            disabled_at: self.disabled_at,
            created_at: self.created_at,
        })
    }
}

/// What the database holds was checked when it was written; should it be wrong all the same, that is a fault of the
/// database and not an answer.
fn unreadable(error: impl std::error::Error + Send + Sync + 'static) -> DbError {
    DbError::Query(diesel::result::Error::DeserializationError(Box::new(error)))
}
