//! Links in mails by which a request for an introduction is answered without signing in.
//!
//! The link says which introduction and who answers; opening it shows a page with one button, so that a mail scanner
//! that follows links changes nothing. Whether that person may answer is decided when the button is pressed.

use account::signed_link::{LinkError, LinkKey, Purpose};
use account::{UserId, Viewer, user};
use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};
use database::{Conn, DbError};

use crate::IntroductionId;

/// Between the two parts of what a link is about.
const SEPARATOR: char = '~';

/// A link that does not lead to an answer.
#[derive(Debug, thiserror::Error)]
pub enum AnswerLinkError {
    /// Not made here, changed, or its time is over.
    #[error(transparent)]
    Link(#[from] LinkError),
    /// The person can no longer sign in.
    #[error("the account is closed")]
    AccountClosed,
    /// The database could not do it.
    #[error(transparent)]
    Database(#[from] DbError),
}

/// The signed part of the link. `until` is the last day to answer; the link lives a day longer, so that the page can
/// say that it is too late.
pub(crate) fn sign(key: &LinkKey, introduction: IntroductionId, user: UserId, until: NaiveDate) -> String {
    let expires_at = until.and_time(NaiveTime::MIN) + TimeDelta::days(2);
    key.sign(Purpose::AnswerIntroduction, &format!("{introduction}{SEPARATOR}{user}"), expires_at)
}

/// Who answers which introduction by this link.
///
/// # Errors
/// [`AnswerLinkError`].
pub fn open(
    conn: &mut Conn,
    key: &LinkKey,
    signed: &str,
    now: NaiveDateTime,
) -> Result<(Viewer, IntroductionId), AnswerLinkError> {
    let subject = key.verify(Purpose::AnswerIntroduction, signed, now)?;
    let (introduction, person) = subject.split_once(SEPARATOR).ok_or(LinkError::Invalid)?;
    let introduction: IntroductionId = introduction.parse().map_err(|_| LinkError::Invalid)?;
    let person: UserId = person.parse().map_err(|_| LinkError::Invalid)?;
    let open = user::by_id(conn, person)?.filter(|user| user.disabled_at.is_none());
    let Some(person) = open else { return Err(AnswerLinkError::AccountClosed) };
    Ok((Viewer::load(conn, person.id)?, introduction))
}
