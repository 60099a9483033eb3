//! Reading what companies hand in: accept, return with remarks, take offline.

use std::collections::BTreeMap;

use account::{CompanyId, UserId, audit};
use chrono::NaiveDateTime;
use database::schema::{companies, profile_reviews, users};
use database::{Conn, DbError};
use diesel::prelude::*;

use super::state::{State, TransitionError};
use super::submission::{self, SubmitError};
use crate::company::CompanyRecord;
use crate::document::problem::FieldError;
use crate::drafting::{self, Draft, from_json, to_json};
use crate::notice::{self, Event, Notice};
use crate::publication;

database::identifier!(
    /// Which decision on a profile.
    ReviewId
);

database::words!(
    /// What was decided.
    Decision {
        /// Accepted by one reader; a second one has to.
        Approved = "approved",
        /// Accepted and published.
        Accepted = "accepted",
        /// Returned with remarks.
        Returned = "returned",
        /// Taken offline.
        Unpublished = "unpublished",
    }
);

/// Remarks of the staff, each by the field (`/texts/nl/summary`) that it is about.
pub type Remarks = BTreeMap<String, String>;

/// The most characters of a remark or a reason.
pub const LONGEST_REMARK: usize = 2_000;

/// A decision as it is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Review {
    /// What was decided.
    pub decision: Decision,
    /// By whom.
    pub reviewer: UserId,
    /// What they are called.
    pub reviewer_name: String,
    /// On which revision of the draft.
    pub revision: i64,
    /// With which remarks.
    pub remarks: Remarks,
    /// With which reason.
    pub reason: Option<String>,
    /// When.
    pub at: NaiveDateTime,
}

/// Who decides on what.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reviewing {
    /// Whose profile.
    pub company: CompanyId,
    /// The revision that was read.
    pub revision: i64,
    /// Who read it.
    pub reviewer: UserId,
}

/// What came of accepting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Judgement {
    /// A second reader has to accept it too.
    WaitsForSecondReader,
    /// It is public, as this version.
    Published(i64),
}

/// A decision cannot be taken.
#[derive(Debug, thiserror::Error)]
pub enum ReviewError {
    /// There is no such company.
    #[error("there is no such company")]
    NotFound,
    /// The draft has been changed since it was read.
    #[error("the draft has been changed since: it is at revision {present}")]
    Stale {
        /// The revision of the saved draft.
        present: i64,
    },
    /// Not from this state.
    #[error(transparent)]
    Transition(#[from] TransitionError),
    /// The second reader has to be another one than the first.
    #[error("the second reader has to be another person than the first")]
    SamePerson,
    /// Something in the profile is no longer right; a rule may have changed since it was handed in.
    #[error("{} fields are not right", .0.len())]
    Incomplete(Vec<FieldError>),
    /// Another company of the office has taken the name in the meantime.
    #[error("another company of the office has this name")]
    NameTaken,
    /// Returning needs at least one remark or a reason, taking offline a reason.
    #[error("a reason is needed")]
    NoReason,
    /// A remark or reason is longer than [`LONGEST_REMARK`].
    #[error("a remark has at most {LONGEST_REMARK} characters")]
    RemarkTooLong,
    /// The company is not public.
    #[error("the company is not public")]
    NotPublic,
    /// The database could not do it.
    #[error(transparent)]
    Database(#[from] DbError),
}

impl From<diesel::result::Error> for ReviewError {
    fn from(error: diesel::result::Error) -> Self {
        ReviewError::Database(error.into())
    }
}

impl From<SubmitError> for ReviewError {
    fn from(error: SubmitError) -> Self {
        match error {
            SubmitError::NotFound => ReviewError::NotFound,
            SubmitError::Stale { present } => ReviewError::Stale { present },
            SubmitError::Incomplete(errors) => ReviewError::Incomplete(errors),
            SubmitError::Transition(error) => ReviewError::Transition(error),
            SubmitError::NotPublic => ReviewError::NotPublic,
            SubmitError::Database(error) => ReviewError::Database(error),
        }
    }
}

/// Marks a handed-in profile as being read, so that colleagues see it.
///
/// # Errors
/// [`ReviewError::Transition`] when it has not been handed in.
pub fn start_review(conn: &mut Conn, company: CompanyId, now: NaiveDateTime) -> Result<(), ReviewError> {
    let draft = drafting::load(conn, company)?.ok_or(ReviewError::NotFound)?;
    let state = draft.company.state.start_review()?;
    set_state(conn, company, state, now)
}

/// Accepts a profile: it is published, or with `second_reader` waits for another person's acceptance first. The
/// company is written to when it is published.
///
/// # Errors
/// [`ReviewError`] says why not.
pub fn accept(
    conn: &mut Conn,
    reviewing: Reviewing,
    second_reader: bool,
    now: NaiveDateTime,
) -> Result<Judgement, ReviewError> {
    let draft = as_read(conn, reviewing)?;
    let state = draft.company.state.accept(second_reader)?;
    if state == State::Approved {
        decide(conn, reviewing, Decision::Approved, &Remarks::new(), None, now)?;
        set_state(conn, reviewing.company, state, now)?;
        remember(conn, &draft.company, "approve_profile", reviewing.reviewer, now)?;
        return Ok(Judgement::WaitsForSecondReader);
    }
    let first_reader = reviews(conn, reviewing.company)?
        .into_iter()
        .find(|review| review.decision == Decision::Approved && review.revision == reviewing.revision)
        .map(|review| review.reviewer);
    if draft.company.state == State::Approved && second_reader && first_reader == Some(reviewing.reviewer) {
        return Err(ReviewError::SamePerson);
    }
    let document = submission::check(conn, &draft, now)?;
    decide(conn, reviewing, Decision::Accepted, &Remarks::new(), None, now)?;
    let published = publication::publish(conn, &draft.company, document, Some(reviewing.reviewer), now);
    let version = published.map_err(|error| match error {
        publication::PublishError::NameTaken => ReviewError::NameTaken,
        publication::PublishError::Database(error) => ReviewError::Database(error),
    })?;
    let notice =
        Notice::new(Event::Published, reviewing.company, draft.company.office, Some(reviewing.reviewer));
    notice::enqueue(conn, &notice, now)?;
    Ok(Judgement::Published(version))
}

/// Returns a profile with remarks per field, and writes to the company. A published version stays public.
///
/// # Errors
/// [`ReviewError`] says why not.
pub fn send_back(
    conn: &mut Conn,
    reviewing: Reviewing,
    remarks: &Remarks,
    reason: Option<&str>,
    now: NaiveDateTime,
) -> Result<(), ReviewError> {
    let remarks: Remarks = remarks
        .iter()
        .map(|(field, remark)| (field.clone(), remark.trim().to_owned()))
        .filter(|(_, remark)| !remark.is_empty())
        .collect();
    let reason = reason.map(str::trim).filter(|reason| !reason.is_empty());
    if remarks.is_empty() && reason.is_none() {
        return Err(ReviewError::NoReason);
    }
    if remarks.values().map(String::as_str).chain(reason).any(is_too_long) {
        return Err(ReviewError::RemarkTooLong);
    }
    let draft = as_read(conn, reviewing)?;
    let state = draft.company.state.send_back()?;
    decide(conn, reviewing, Decision::Returned, &remarks, reason, now)?;
    set_state(conn, reviewing.company, state, now)?;
    remember(conn, &draft.company, "return_profile", reviewing.reviewer, now)?;
    let notice = Notice {
        reason: reason.map(str::to_owned),
        remarks: remarks.into_iter().collect(),
        ..Notice::new(Event::Returned, reviewing.company, draft.company.office, Some(reviewing.reviewer))
    };
    notice::enqueue(conn, &notice, now)?;
    Ok(())
}

/// Takes a published profile offline, with the reason, and writes to the company. The draft stays and can be handed
/// in again; all versions are kept.
///
/// # Errors
/// [`ReviewError`] says why not.
pub fn unpublish(
    conn: &mut Conn,
    company: CompanyId,
    reviewer: UserId,
    reason: &str,
    now: NaiveDateTime,
) -> Result<(), ReviewError> {
    let reason = reason.trim();
    if reason.is_empty() {
        return Err(ReviewError::NoReason);
    }
    if is_too_long(reason) {
        return Err(ReviewError::RemarkTooLong);
    }
    let draft = drafting::load(conn, company)?.ok_or(ReviewError::NotFound)?;
    if !draft.company.is_public() {
        return Err(ReviewError::NotPublic);
    }
    publication::take_offline(conn, &draft.company, now)?;
    let reviewing = Reviewing { company, revision: draft.company.revision, reviewer };
    decide(conn, reviewing, Decision::Unpublished, &Remarks::new(), Some(reason), now)?;
    remember(conn, &draft.company, "unpublish_profile", reviewer, now)?;
    let notice = Notice {
        reason: Some(reason.to_owned()),
        ..Notice::new(Event::Unpublished, company, draft.company.office, Some(reviewer))
    };
    notice::enqueue(conn, &notice, now)?;
    Ok(())
}

/// The decisions on a company's profile, the latest first.
///
/// # Errors
/// When the database refuses.
pub fn reviews(conn: &mut Conn, company: CompanyId) -> Result<Vec<Review>, DbError> {
    type Row = (Decision, UserId, String, i64, String, Option<String>, NaiveDateTime);
    let rows: Vec<Row> = profile_reviews::table
        .inner_join(users::table.on(users::id.eq(profile_reviews::reviewer_id)))
        .filter(profile_reviews::company_id.eq(company))
        .order((profile_reviews::created_at.desc(), profile_reviews::id.desc()))
        .select((
            profile_reviews::decision,
            profile_reviews::reviewer_id,
            users::name,
            profile_reviews::revision,
            profile_reviews::remarks,
            profile_reviews::reason,
            profile_reviews::created_at,
        ))
        .load(conn)?;
    rows.into_iter()
        .map(|(decision, reviewer, reviewer_name, revision, remarks, reason, at)| {
            let remarks = from_json(&remarks)?;
            Ok(Review { decision, reviewer, reviewer_name, revision, remarks, reason, at })
        })
        .collect()
}

fn is_too_long(text: &str) -> bool {
    text.chars().count() > LONGEST_REMARK
}

/// The draft, when it is still the one that was read.
fn as_read(conn: &mut Conn, reviewing: Reviewing) -> Result<Draft, ReviewError> {
    let draft = drafting::load(conn, reviewing.company)?.ok_or(ReviewError::NotFound)?;
    match draft.company.revision {
        present if present != reviewing.revision => Err(ReviewError::Stale { present }),
        _ => Ok(draft),
    }
}

fn set_state(
    conn: &mut Conn,
    company: CompanyId,
    state: State,
    now: NaiveDateTime,
) -> Result<(), ReviewError> {
    diesel::update(companies::table.find(company))
        .set((companies::draft_state.eq(state), companies::updated_at.eq(now)))
        .execute(conn)?;
    Ok(())
}

fn decide(
    conn: &mut Conn,
    reviewing: Reviewing,
    decision: Decision,
    remarks: &Remarks,
    reason: Option<&str>,
    now: NaiveDateTime,
) -> QueryResult<()> {
    diesel::insert_into(profile_reviews::table)
        .values((
            profile_reviews::id.eq(ReviewId::generate()),
            profile_reviews::company_id.eq(reviewing.company),
            profile_reviews::reviewer_id.eq(reviewing.reviewer),
            profile_reviews::decision.eq(decision),
            profile_reviews::revision.eq(reviewing.revision),
            profile_reviews::remarks.eq(to_json(remarks)?),
            profile_reviews::reason.eq(reason),
            profile_reviews::created_at.eq(now),
        ))
        .execute(conn)
        .map(|_| ())
}

fn remember(
    conn: &mut Conn,
    company: &CompanyRecord,
    act: &str,
    by: UserId,
    now: NaiveDateTime,
) -> Result<(), DbError> {
    let entry = audit::Entry {
        actor: Some(by),
        act,
        subject_kind: "company",
        subject_id: company.id.as_str(),
        office: Some(company.office),
        details: serde_json::json!({ "revision": company.revision }),
    };
    audit::record(conn, &entry, now)
}
