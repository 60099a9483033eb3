//! Handing a profile in, taking it back, and leaving the public.

use account::{CompanyId, UserId, audit};
use chrono::NaiveDateTime;
use database::schema::companies;
use database::{Conn, DbError};
use diesel::prelude::*;

use super::state::TransitionError;
use crate::document::problem::FieldError;
use crate::document::{Expected, Pointer, ProfileDocument};
use crate::drafting::{self, Draft};
use crate::notice::{self, Event, Notice};
use crate::{media, publication};

/// A profile cannot be handed in, taken back or withdrawn.
#[derive(Debug, thiserror::Error)]
pub enum SubmitError {
    /// There is no such company.
    #[error("there is no such company")]
    NotFound,
    /// Somebody saved another draft after the page was opened.
    #[error("the draft has been changed since: it is at revision {present}")]
    Stale {
        /// The revision of the saved draft.
        present: i64,
    },
    /// Not everything in it is right.
    #[error("{} fields are not right", .0.len())]
    Incomplete(Vec<FieldError>),
    /// Not from this state.
    #[error(transparent)]
    Transition(#[from] TransitionError),
    /// The company is not public.
    #[error("the company is not public")]
    NotPublic,
    /// The database could not do it.
    #[error(transparent)]
    Database(#[from] DbError),
}

impl From<diesel::result::Error> for SubmitError {
    fn from(error: diesel::result::Error) -> Self {
        SubmitError::Database(error.into())
    }
}

/// Hands a draft to the office, whose staff are told.
///
/// # Errors
/// [`SubmitError::Incomplete`] names all fields that are not right.
pub fn submit(
    conn: &mut Conn,
    id: CompanyId,
    revision: i64,
    by: UserId,
    now: NaiveDateTime,
) -> Result<(), SubmitError> {
    let draft = drafting::load(conn, id)?.ok_or(SubmitError::NotFound)?;
    if draft.company.revision != revision {
        return Err(SubmitError::Stale { present: draft.company.revision });
    }
    let state = draft.company.state.submit()?;
    check(conn, &draft, now)?;
    diesel::update(companies::table.find(id))
        .set((companies::draft_state.eq(state), companies::submitted_at.eq(now)))
        .execute(conn)?;
    let office = draft.company.office;
    record(conn, &draft, "submit_profile", by, now)?;
    notice::enqueue(conn, &Notice::new(Event::Submitted, id, office, Some(by)), now)?;
    Ok(())
}

/// The profile that a draft is; its pictures have to be the company's own.
pub(super) fn check(
    conn: &mut Conn,
    draft: &Draft,
    now: NaiveDateTime,
) -> Result<ProfileDocument, SubmitError> {
    let document = draft.profile.check(now.date()).map_err(SubmitError::Incomplete)?;
    let used = document.logo.iter().map(|logo| (Pointer::root().field("logo"), logo.media)).chain(
        document
            .pictures
            .iter()
            .enumerate()
            .map(|(index, picture)| (Pointer::root().field("pictures").item(index), picture.media)),
    );
    let own = media::ids_of_company(conn, draft.company.id)?;
    let foreign: Vec<FieldError> = used
        .filter(|(_, media)| !own.contains(media))
        .map(|(at, media)| FieldError { at, found: media.to_string(), expected: Expected::Picture })
        .collect();
    if foreign.is_empty() { Ok(document) } else { Err(SubmitError::Incomplete(foreign)) }
}

/// Takes a draft back from the office, to go on writing.
///
/// # Errors
/// [`SubmitError::Transition`] when the office does not have it.
pub fn take_back(conn: &mut Conn, id: CompanyId, by: UserId, now: NaiveDateTime) -> Result<(), SubmitError> {
    let draft = drafting::load(conn, id)?.ok_or(SubmitError::NotFound)?;
    let state = draft.company.state.take_back()?;
    diesel::update(companies::table.find(id))
        .set((companies::draft_state.eq(state), companies::submitted_at.eq(None::<NaiveDateTime>)))
        .execute(conn)?;
    record(conn, &draft, "take_back_profile", by, now)
}

/// A company leaves the public of its own will; its draft stays.
///
/// # Errors
/// [`SubmitError::NotPublic`].
pub fn withdraw(conn: &mut Conn, id: CompanyId, by: UserId, now: NaiveDateTime) -> Result<(), SubmitError> {
    let draft = drafting::load(conn, id)?.ok_or(SubmitError::NotFound)?;
    if !draft.company.is_public() {
        return Err(SubmitError::NotPublic);
    }
    publication::take_offline(conn, &draft.company, now)?;
    record(conn, &draft, "withdraw_profile", by, now)
}

fn record(
    conn: &mut Conn,
    draft: &Draft,
    act: &str,
    by: UserId,
    now: NaiveDateTime,
) -> Result<(), SubmitError> {
    let entry = audit::Entry {
        actor: Some(by),
        act,
        subject_kind: "company",
        subject_id: draft.company.id.as_str(),
        office: Some(draft.company.office),
        details: serde_json::json!({ "revision": draft.company.revision }),
    };
    Ok(audit::record(conn, &entry, now)?)
}
