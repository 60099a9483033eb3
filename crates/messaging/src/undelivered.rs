//! Mails that were given up: staff see why, and have them sent again.

use std::collections::HashMap;

use account::mail::{self, Mail, Recipient};
use account::permission::{Act, Refused, Subject, may};
use account::{EmailAddress, UserId, Viewer, audit};
use chrono::NaiveDateTime;
use database::outbox::{self, OutboxId, OutboxRow};
use database::schema::users;
use database::{Conn, DbError};
use diesel::prelude::*;

/// Longest list that is shown.
const MOST: i64 = 200;

/// A mail that was given up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Undelivered {
    /// Which one.
    pub id: OutboxId,
    /// Which letter it is, or what else the outbox could not do.
    pub template: String,
    /// To whom, masked.
    pub to: Option<String>,
    /// How often it was tried.
    pub attempts: i32,
    /// What went wrong the last time, in the relay's words.
    pub reason: String,
    /// When it was asked for.
    pub asked_at: NaiveDateTime,
    /// When it was given up.
    pub given_up_at: Option<NaiveDateTime>,
}

/// Something that only staff may do.
#[derive(Debug, thiserror::Error)]
pub enum UndeliveredError {
    /// Not for this person.
    #[error(transparent)]
    Refused(#[from] Refused),
    /// There is no such mail, or it is being tried.
    #[error("there is no such undelivered mail")]
    NotFound,
    /// The database could not do it.
    #[error(transparent)]
    Database(#[from] DbError),
}

/// The mails that were given up, the latest first.
///
/// # Errors
/// [`UndeliveredError`].
pub fn list(conn: &mut Conn, viewer: &Viewer) -> Result<Vec<Undelivered>, UndeliveredError> {
    may(viewer, Act::SeeMail, &Subject::Platform)?;
    let rows = outbox::parked(conn, MOST).map_err(DbError::from)?;
    let mails: Vec<(OutboxRow, Option<Mail>)> = rows
        .into_iter()
        .map(|row| {
            let mail = (row.kind == mail::KIND).then(|| row.payload().ok()).flatten();
            (row, mail)
        })
        .collect();
    let addresses = addresses(conn, &mails)?;
    Ok(mails
        .into_iter()
        .map(|(row, mail)| {
            let to = mail.as_ref().and_then(|mail| match &mail.to {
                Recipient::User(user) => addresses.get(user).map(EmailAddress::masked),
                Recipient::Address { email, .. } => Some(email.masked()),
            });
            Undelivered {
                id: row.id,
                template: mail.map_or(row.kind, |mail| mail.template),
                to,
                attempts: row.attempts,
                reason: row.last_error.unwrap_or_default(),
                asked_at: row.created_at,
                given_up_at: row.parked_at,
            }
        })
        .collect())
}

fn addresses(
    conn: &mut Conn,
    mails: &[(OutboxRow, Option<Mail>)],
) -> Result<HashMap<UserId, EmailAddress>, DbError> {
    let ids: Vec<UserId> = mails
        .iter()
        .filter_map(|(_, mail)| match mail.as_ref()?.to {
            Recipient::User(user) => Some(user),
            Recipient::Address { .. } => None,
        })
        .collect();
    let found: Vec<(UserId, String)> =
        users::table.filter(users::id.eq_any(ids)).select((users::id, users::email)).load(conn)?;
    Ok(found.into_iter().filter_map(|(id, email)| Some((id, email.parse().ok()?))).collect())
}

/// Has a mail that was given up tried again, at once and as often as a new one.
///
/// # Errors
/// [`UndeliveredError`].
pub fn resend(
    conn: &mut Conn,
    viewer: &Viewer,
    id: OutboxId,
    now: NaiveDateTime,
) -> Result<(), UndeliveredError> {
    may(viewer, Act::ResendMail, &Subject::Platform)?;
    if !outbox::retry(conn, id, now).map_err(DbError::from)? {
        return Err(UndeliveredError::NotFound);
    }
    let entry = audit::Entry {
        actor: viewer.user,
        act: "resend_mail",
        subject_kind: "mail",
        subject_id: id.as_str(),
        office: viewer.staff.and_then(|staff| staff.office),
        details: serde_json::json!({}),
    };
    Ok(audit::record(conn, &entry, now)?)
}
