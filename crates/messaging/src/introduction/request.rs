//! Asking for an introduction.

use account::permission::{Act, Refused, Subject, may};
use account::{CompanyId, Viewer, idempotency};
use chrono::{NaiveDateTime, TimeDelta};
use database::schema::{company_blocks, introductions, opportunities};
use database::{Conn, DbError};
use diesel::prelude::*;
use locale::Language;
use profile::document::OpportunityId;

use super::{Introduction, IntroductionId, Motivation, State, WORKING_DAYS_TO_ANSWER};
use crate::letter::introduction::Requested;
use crate::letter::send_to_members;
use crate::party::{self, Party};
use crate::working_day;

/// How many introductions a company may ask for in 24 hours. Enough for a busy day after a fair, too few to spray.
pub const REQUESTS_PER_DAY: i64 = 10;

/// A no is respected for so many days.
pub const DAYS_AFTER_DECLINE: i64 = 30;

/// What is asked.
#[derive(Clone, Debug)]
pub struct NewIntroduction<'a> {
    /// In whose name.
    pub from: CompanyId,
    /// Whom to meet.
    pub to: CompanyId,
    /// Which of their opportunities it is about, if about one.
    pub opportunity: Option<OpportunityId>,
    /// Why.
    pub motivation: Motivation,
    /// The language in which the motivation is written.
    pub language: Language,
    /// The form's idempotency key.
    pub key: &'a str,
}

/// An introduction cannot be asked for.
#[derive(Debug, thiserror::Error)]
pub enum RequestError {
    /// Not for this person.
    #[error(transparent)]
    Refused(#[from] Refused),
    /// The company, or its opportunity, is not public.
    #[error("there is no such company or opportunity")]
    NotFound,
    /// A company needs no introduction to itself.
    #[error("a company cannot be introduced to itself")]
    ToOneself,
    /// The other company could not read who asks.
    #[error("only a company with a published profile can ask")]
    OwnProfileNotPublished,
    /// The other company takes no requests from this one.
    #[error("the company takes no requests from this one")]
    NotReachable,
    /// It has been asked and not answered, by either side.
    #[error("there is an open request between the two")]
    AlreadyOpen(IntroductionId),
    /// They know each other.
    #[error("the two have been introduced")]
    AlreadyIntroduced(IntroductionId),
    /// The answer was no in the last [`DAYS_AFTER_DECLINE`] days.
    #[error("the answer was no a short time ago")]
    DeclinedRecently,
    /// [`REQUESTS_PER_DAY`].
    #[error("the company has asked for {REQUESTS_PER_DAY} introductions in 24 hours")]
    TooMany,
    /// The database could not do it.
    #[error(transparent)]
    Database(#[from] DbError),
}

impl From<diesel::result::Error> for RequestError {
    fn from(error: diesel::result::Error) -> Self {
        RequestError::Database(error.into())
    }
}

/// Whether [`request`] would be granted now, as far as it does not depend on what is written; for the page with the
/// form.
///
/// # Errors
/// [`RequestError`] names what stands against it.
pub fn check_request(
    conn: &mut Conn,
    viewer: &Viewer,
    from: CompanyId,
    to: CompanyId,
    now: NaiveDateTime,
) -> Result<(), RequestError> {
    let from = party::find(conn, from)?.ok_or(Refused::NotAllowed)?;
    may(viewer, Act::RequestIntroduction, &Subject::Company(from.company_of()))?;
    let to = party::find(conn, to)?.ok_or(RequestError::NotFound)?;
    check(conn, &from, &to, None, now)
}

/// Asks for an introduction and writes to the people of the company that is asked. A second post of the same form
/// gives the first introduction again.
///
/// # Errors
/// [`RequestError`] names what stands against it.
pub fn request(
    conn: &mut Conn,
    viewer: &Viewer,
    new: &NewIntroduction<'_>,
    now: NaiveDateTime,
) -> Result<IntroductionId, RequestError> {
    let user = viewer.user.ok_or(Refused::SignInFirst)?;
    let from = party::find(conn, new.from)?.ok_or(Refused::NotAllowed)?;
    may(viewer, Act::RequestIntroduction, &Subject::Company(from.company_of()))?;
    let id = IntroductionId::generate();
    let scope = format!("introduction:{user}");
    if let Some(first) = idempotency::claim(conn, &scope, new.key, id.as_str(), now)? {
        return first.parse().map_err(|_| RequestError::NotFound);
    }
    let to = party::find(conn, new.to)?.ok_or(RequestError::NotFound)?;
    check(conn, &from, &to, new.opportunity, now)?;
    diesel::insert_into(introductions::table)
        .values((
            introductions::id.eq(id),
            introductions::from_company_id.eq(from.id),
            introductions::to_company_id.eq(to.id),
            introductions::opportunity_id.eq(new.opportunity),
            introductions::requested_by.eq(user),
            introductions::motivation.eq(new.motivation.as_str()),
            introductions::language.eq(new.language.code()),
            introductions::state.eq(State::Requested),
            introductions::expires_at.eq(working_day::after(now, WORKING_DAYS_TO_ANSWER)),
            introductions::created_at.eq(now),
            introductions::updated_at.eq(now),
        ))
        .execute(conn)?;
    let introduction: Introduction = introductions::table
        .filter(introductions::id.eq(id))
        .select(Introduction::as_select())
        .first(conn)?;
    let letter = Requested {
        introduction: id,
        company: from.name.clone(),
        motivation: introduction.motivation.clone(),
        until: introduction.expires_at.date(),
    };
    send_to_members(conn, to.id, None, &letter, &introduction.thread(), now)?;
    Ok(id)
}

fn check(
    conn: &mut Conn,
    from: &Party,
    to: &Party,
    opportunity: Option<OpportunityId>,
    now: NaiveDateTime,
) -> Result<(), RequestError> {
    if from.id == to.id {
        return Err(RequestError::ToOneself);
    }
    if to.published_version.is_none() {
        return Err(RequestError::NotFound);
    }
    if from.published_version.is_none() {
        return Err(RequestError::OwnProfileNotPublished);
    }
    check_opportunity(conn, to, opportunity)?;
    check_blocks(conn, from, to)?;
    check_earlier(conn, from, to, now)?;
    let asked: i64 = introductions::table
        .filter(introductions::from_company_id.eq(from.id))
        .filter(introductions::created_at.gt(now - TimeDelta::hours(24)))
        .count()
        .get_result(conn)?;
    if asked >= REQUESTS_PER_DAY { Err(RequestError::TooMany) } else { Ok(()) }
}

fn check_opportunity(
    conn: &mut Conn,
    to: &Party,
    opportunity: Option<OpportunityId>,
) -> Result<(), RequestError> {
    let Some(opportunity) = opportunity else { return Ok(()) };
    let theirs: i64 = opportunities::table
        .filter(opportunities::id.eq(opportunity))
        .filter(opportunities::company_id.eq(to.id))
        .filter(opportunities::withdrawn_at.is_null())
        .count()
        .get_result(conn)?;
    if theirs == 1 { Ok(()) } else { Err(RequestError::NotFound) }
}

/// Whoever blocks another does not ask it either: the answer could not reach them in good faith.
fn check_blocks(conn: &mut Conn, from: &Party, to: &Party) -> Result<(), RequestError> {
    let both = [from.id, to.id];
    let blocked: i64 = company_blocks::table
        .filter(company_blocks::company_id.eq_any(both))
        .filter(company_blocks::blocked_company_id.eq_any(both))
        .count()
        .get_result(conn)?;
    if blocked == 0 { Ok(()) } else { Err(RequestError::NotReachable) }
}

fn check_earlier(conn: &mut Conn, from: &Party, to: &Party, now: NaiveDateTime) -> Result<(), RequestError> {
    let both = [from.id, to.id];
    let earlier: Vec<Introduction> = introductions::table
        .filter(introductions::from_company_id.eq_any(both))
        .filter(introductions::to_company_id.eq_any(both))
        .filter(introductions::state.eq_any([State::Requested, State::Accepted, State::Declined]))
        .select(Introduction::as_select())
        .load(conn)?;
    let respected = now - TimeDelta::days(DAYS_AFTER_DECLINE);
    for before in earlier {
        match before.state {
            State::Requested => return Err(RequestError::AlreadyOpen(before.id)),
            State::Accepted => return Err(RequestError::AlreadyIntroduced(before.id)),
            // Whoever said no may ask themselves.
            State::Declined
                if before.from == from.id && before.answered_at.is_some_and(|at| at > respected) =>
            {
                return Err(RequestError::DeclinedRecently);
            }
            _ => {}
        }
    }
    Ok(())
}
