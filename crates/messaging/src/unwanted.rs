//! Kinds of letters that somebody can do without.

use account::UserId;
use account::signed_link::{LinkError, LinkKey, Purpose};
use chrono::NaiveDateTime;
use database::schema::unwanted_letters;
use database::{Conn, DbError, on_each, words};
use diesel::prelude::*;

words!(
    /// A kind of letter that its reader can do without; all others must arrive.
    Kind {
        /// Copies of messages, which are on the platform too.
        Messages = "messages",
        /// Reminders.
        Reminders = "reminders",
        /// What waits at the office's desk.
        Desk = "desk",
    }
);

/// Between the two parts of what a link is about.
const SEPARATOR: char = '~';

/// A link that stops nothing.
#[derive(Debug, thiserror::Error)]
pub enum UnsubscribeError {
    /// Not made here, changed, or its time is over.
    #[error(transparent)]
    Link(#[from] LinkError),
    /// The database could not do it.
    #[error(transparent)]
    Database(#[from] DbError),
}

pub(crate) fn subject(user: UserId, kind: Kind) -> String {
    format!("{user}{SEPARATOR}{kind}")
}

/// Whose letters of which kind a link stops; for the page with the button.
///
/// # Errors
/// [`LinkError`].
pub fn read_link(key: &LinkKey, signed: &str, now: NaiveDateTime) -> Result<(UserId, Kind), LinkError> {
    let subject = key.verify(Purpose::Unsubscribe, signed, now)?;
    let (user, kind) = subject.split_once(SEPARATOR).ok_or(LinkError::Invalid)?;
    Ok((user.parse().map_err(|_| LinkError::Invalid)?, kind.parse().map_err(|_| LinkError::Invalid)?))
}

/// Stops letters by the link from a letter. A second time changes nothing.
///
/// # Errors
/// [`UnsubscribeError`].
pub fn unsubscribe(
    conn: &mut Conn,
    key: &LinkKey,
    signed: &str,
    now: NaiveDateTime,
) -> Result<Kind, UnsubscribeError> {
    let (user, kind) = read_link(key, signed, now)?;
    set(conn, user, kind, false, now)?;
    Ok(kind)
}

/// Says whether somebody wants letters of a kind; for the page with all kinds.
///
/// # Errors
/// When the database refuses.
pub fn set(
    conn: &mut Conn,
    user: UserId,
    kind: Kind,
    wanted: bool,
    now: NaiveDateTime,
) -> Result<(), DbError> {
    if wanted {
        diesel::delete(
            unwanted_letters::table
                .filter(unwanted_letters::user_id.eq(user))
                .filter(unwanted_letters::kind.eq(kind)),
        )
        .execute(conn)?;
        return Ok(());
    }
    let row = (
        unwanted_letters::user_id.eq(user),
        unwanted_letters::kind.eq(kind),
        unwanted_letters::created_at.eq(now),
    );
    on_each!(conn, c => diesel::insert_into(unwanted_letters::table)
        .values(row)
        .on_conflict((unwanted_letters::user_id, unwanted_letters::kind))
        .do_nothing()
        .execute(c))?;
    Ok(())
}

/// The kinds that somebody does not want.
///
/// # Errors
/// When the database refuses.
pub fn of_user(conn: &mut Conn, user: UserId) -> Result<Vec<Kind>, DbError> {
    Ok(unwanted_letters::table
        .filter(unwanted_letters::user_id.eq(user))
        .order(unwanted_letters::kind)
        .select(unwanted_letters::kind)
        .load(conn)?)
}

pub(crate) fn is_unwanted(conn: &mut Conn, user: UserId, kind: Kind) -> Result<bool, DbError> {
    Ok(of_user(conn, user)?.contains(&kind))
}
