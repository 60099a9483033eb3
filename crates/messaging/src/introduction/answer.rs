//! Saying yes, saying no, taking a request back.

use account::permission::{Act, Refused};
use account::{UserId, Viewer};
use chrono::NaiveDateTime;
use database::schema::introductions;
use database::{Conn, DbError};
use diesel::prelude::*;

use super::contact::of_party;
use super::{AccessError, DeclineNote, DeclineReason, Introduction, IntroductionId, NotOpen, State, find};
use crate::letter::introduction::{Accepted, Declined, Withdrawn};
use crate::letter::send_to_members;

/// An introduction cannot be answered or withdrawn.
#[derive(Debug, thiserror::Error)]
pub enum AnswerError {
    /// There is none.
    #[error("there is no such introduction")]
    NotFound,
    /// Not for this person.
    #[error(transparent)]
    Refused(#[from] Refused),
    /// It has been answered, was withdrawn or has expired.
    #[error(transparent)]
    NotOpen(#[from] NotOpen),
    /// The database could not do it.
    #[error(transparent)]
    Database(#[from] DbError),
}

impl From<AccessError> for AnswerError {
    fn from(error: AccessError) -> Self {
        match error {
            AccessError::NotFound => AnswerError::NotFound,
            AccessError::Refused(refused) => AnswerError::Refused(refused),
            AccessError::Database(error) => AnswerError::Database(error),
        }
    }
}

impl From<diesel::result::Error> for AnswerError {
    fn from(error: diesel::result::Error) -> Self {
        AnswerError::Database(error.into())
    }
}

/// Says yes for the company that was asked. From now on each side sees the other's contacts; the people of both get
/// them by mail. Saying yes a second time changes nothing.
///
/// # Errors
/// [`AnswerError`].
pub fn accept(
    conn: &mut Conn,
    viewer: &Viewer,
    id: IntroductionId,
    now: NaiveDateTime,
) -> Result<(), AnswerError> {
    let (before, from, to) = find(conn, viewer, id, Act::AnswerIntroduction)?;
    if before.state == State::Accepted {
        return Ok(());
    }
    let user = viewer.user.ok_or(Refused::SignInFirst)?;
    let after = settle(conn, &before, before.state.accept()?, Some(user), now)?;
    for (reader, other) in [(&from, &to), (&to, &from)] {
        let contacts = of_party(conn, &after, other)?;
        let letter = Accepted { introduction: id, company: other.name.clone(), contacts };
        send_to_members(conn, reader.id, None, &letter, &after.thread(), now)?;
    }
    Ok(())
}

/// Says no for the company that was asked, with a reason that is passed on. Saying no a second time changes nothing.
///
/// # Errors
/// [`AnswerError`].
pub fn decline(
    conn: &mut Conn,
    viewer: &Viewer,
    id: IntroductionId,
    reason: DeclineReason,
    note: &DeclineNote,
    now: NaiveDateTime,
) -> Result<(), AnswerError> {
    let (before, from, to) = find(conn, viewer, id, Act::AnswerIntroduction)?;
    if before.state == State::Declined {
        return Ok(());
    }
    let user = viewer.user.ok_or(Refused::SignInFirst)?;
    settle(conn, &before, before.state.decline()?, Some(user), now)?;
    diesel::update(introductions::table.filter(introductions::id.eq(id)))
        .set((introductions::decline_reason.eq(reason), introductions::decline_note.eq(note.text())))
        .execute(conn)?;
    let letter =
        Declined { introduction: id, company: to.name, reason, note: note.text().map(str::to_owned) };
    send_to_members(conn, from.id, None, &letter, &before.thread(), now)?;
    Ok(())
}

/// Takes a request back for the company that asked. A second time changes nothing.
///
/// # Errors
/// [`AnswerError`].
pub fn withdraw(
    conn: &mut Conn,
    viewer: &Viewer,
    id: IntroductionId,
    now: NaiveDateTime,
) -> Result<(), AnswerError> {
    let (before, from, to) = find(conn, viewer, id, Act::WithdrawIntroduction)?;
    if before.state == State::Withdrawn {
        return Ok(());
    }
    let user = viewer.user.ok_or(Refused::SignInFirst)?;
    settle(conn, &before, before.state.withdraw()?, Some(user), now)?;
    let letter = Withdrawn { introduction: id, company: from.name };
    send_to_members(conn, to.id, None, &letter, &before.thread(), now)?;
    Ok(())
}

/// Writes the new state where the introduction is still open. Two answers at the same moment: the first one counts,
/// the second is told how things stand.
pub(super) fn settle(
    conn: &mut Conn,
    before: &Introduction,
    next: State,
    by: Option<UserId>,
    now: NaiveDateTime,
) -> Result<Introduction, AnswerError> {
    let changed = diesel::update(
        introductions::table
            .filter(introductions::id.eq(before.id))
            .filter(introductions::state.eq(State::Requested)),
    )
    .set((
        introductions::state.eq(next),
        introductions::answered_by.eq(by),
        introductions::answered_at.eq(now),
        introductions::updated_at.eq(now),
    ))
    .execute(conn)?;
    let after: Introduction = introductions::table
        .filter(introductions::id.eq(before.id))
        .select(Introduction::as_select())
        .first(conn)?;
    if changed == 1 { Ok(after) } else { Err(NotOpen(after.state).into()) }
}
