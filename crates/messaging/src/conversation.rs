//! What the two sides write to each other after both said yes.

use std::str::FromStr;

use account::permission::{Act, Refused};
use account::{CompanyId, UserId, Viewer, idempotency};
use chrono::{NaiveDateTime, TimeDelta};
use database::schema::{conversation_reads, messages, users};
use database::{Conn, DbError, identifier, on_each};
use diesel::prelude::*;

use crate::introduction::{self, AccessError, IntroductionId, State, TextError};
use crate::letter::introduction::MessageReceived;
use crate::letter::send_to_members;
use crate::party::Side;

identifier!(
    /// Which message.
    MessageId
);

/// Most characters of a message.
pub const LONGEST_BODY: usize = 5_000;

/// How many messages one person may write in a conversation in an hour; more is no conversation.
pub const MESSAGES_PER_HOUR: i64 = 30;

/// What somebody writes: 1 to [`LONGEST_BODY`] characters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Body(String);

impl Body {
    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Body {
    type Err = TextError;

    fn from_str(text: &str) -> Result<Self, TextError> {
        introduction::prose(text, 1, LONGEST_BODY).map(Body)
    }
}

/// A message.
#[derive(Clone, Debug, PartialEq, Eq, Queryable)]
pub struct Message {
    /// Which one.
    pub id: MessageId,
    /// In whose name it was written.
    pub company: CompanyId,
    /// By whom.
    pub author: UserId,
    /// What they are called.
    pub author_name: String,
    /// What they wrote.
    pub body: String,
    /// When.
    pub at: NaiveDateTime,
}

/// A message cannot be written.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// There is no such introduction.
    #[error("there is no such introduction")]
    NotFound,
    /// Not for this person.
    #[error(transparent)]
    Refused(#[from] Refused),
    /// They have not both said yes.
    #[error("the two can write after both said yes; the introduction is {0}")]
    NotIntroduced(State),
    /// [`MESSAGES_PER_HOUR`].
    #[error("at most {MESSAGES_PER_HOUR} messages in an hour")]
    TooMany,
    /// The database could not do it.
    #[error(transparent)]
    Database(#[from] DbError),
}

impl From<AccessError> for WriteError {
    fn from(error: AccessError) -> Self {
        match error {
            AccessError::NotFound => WriteError::NotFound,
            AccessError::Refused(refused) => WriteError::Refused(refused),
            AccessError::Database(error) => WriteError::Database(error),
        }
    }
}

impl From<diesel::result::Error> for WriteError {
    fn from(error: diesel::result::Error) -> Self {
        WriteError::Database(error.into())
    }
}

/// Writes to the other side, whose people get it by mail too. A second post of the same form gives the first message
/// again.
///
/// # Errors
/// [`WriteError`].
pub fn write(
    conn: &mut Conn,
    viewer: &Viewer,
    id: IntroductionId,
    body: &Body,
    key: &str,
    now: NaiveDateTime,
) -> Result<MessageId, WriteError> {
    let (introduction, from, to) = introduction::find(conn, viewer, id, Act::WriteMessage)?;
    let author = viewer.user.ok_or(Refused::SignInFirst)?;
    let message = MessageId::generate();
    let scope = format!("message:{author}:{id}");
    if let Some(first) = idempotency::claim(conn, &scope, key, message.as_str(), now)? {
        return first.parse().map_err(|_| WriteError::NotFound);
    }
    if introduction.state != State::Accepted {
        return Err(WriteError::NotIntroduced(introduction.state));
    }
    check_rate(conn, author, id, now)?;
    let (own, other) = match Side::of(viewer, from.id, to.id) {
        Some(Side::Asked) => (to, from),
        Some(Side::Asking) => (from, to),
        None => return Err(Refused::NotAllowed.into()),
    };
    diesel::insert_into(messages::table)
        .values((
            messages::id.eq(message),
            messages::introduction_id.eq(id),
            messages::company_id.eq(own.id),
            messages::author_id.eq(author),
            messages::body.eq(body.as_str()),
            messages::created_at.eq(now),
        ))
        .execute(conn)?;
    mark_read(conn, author, id, now)?;
    let name: String = users::table.filter(users::id.eq(author)).select(users::name).first(conn)?;
    let letter =
        MessageReceived { introduction: id, company: own.name, author: name, body: body.as_str().to_owned() };
    send_to_members(conn, other.id, Some(author), &letter, &introduction.thread(), now)?;
    Ok(message)
}

fn check_rate(
    conn: &mut Conn,
    author: UserId,
    id: IntroductionId,
    now: NaiveDateTime,
) -> Result<(), WriteError> {
    let written: i64 = messages::table
        .filter(messages::introduction_id.eq(id))
        .filter(messages::author_id.eq(author))
        .filter(messages::created_at.gt(now - TimeDelta::hours(1)))
        .count()
        .get_result(conn)?;
    if written >= MESSAGES_PER_HOUR { Err(WriteError::TooMany) } else { Ok(()) }
}

/// Notes that somebody has seen everything up to now.
///
/// # Errors
/// When the database refuses.
pub fn mark_read(
    conn: &mut Conn,
    user: UserId,
    id: IntroductionId,
    now: NaiveDateTime,
) -> Result<(), DbError> {
    let row = (
        conversation_reads::introduction_id.eq(id),
        conversation_reads::user_id.eq(user),
        conversation_reads::read_at.eq(now),
    );
    on_each!(conn, c => diesel::insert_into(conversation_reads::table)
        .values(row)
        .on_conflict((conversation_reads::introduction_id, conversation_reads::user_id))
        .do_update()
        .set(conversation_reads::read_at.eq(now))
        .execute(c))?;
    Ok(())
}

/// Whether the other side wrote something that this person of `own` has not seen.
///
/// # Errors
/// When the database refuses.
pub fn has_unread(
    conn: &mut Conn,
    user: UserId,
    own: CompanyId,
    id: IntroductionId,
) -> Result<bool, DbError> {
    let read_at: Option<NaiveDateTime> = conversation_reads::table
        .filter(conversation_reads::introduction_id.eq(id))
        .filter(conversation_reads::user_id.eq(user))
        .select(conversation_reads::read_at)
        .first(conn)
        .optional()?;
    let latest: Option<NaiveDateTime> = messages::table
        .filter(messages::introduction_id.eq(id))
        .filter(messages::company_id.ne(own))
        .select(diesel::dsl::max(messages::created_at))
        .first(conn)?;
    Ok(latest.is_some_and(|latest| read_at.is_none_or(|read_at| read_at < latest)))
}

/// The conversation, the oldest first. Callers have made sure that the reader may.
pub(crate) fn of(conn: &mut Conn, id: IntroductionId) -> Result<Vec<Message>, DbError> {
    Ok(messages::table
        .inner_join(users::table)
        .filter(messages::introduction_id.eq(id))
        .order((messages::created_at, messages::id))
        .select((
            messages::id,
            messages::company_id,
            messages::author_id,
            users::name,
            messages::body,
            messages::created_at,
        ))
        .load(conn)?)
}
