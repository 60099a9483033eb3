//! Lists of introductions: a company's own, and all in an office's care. Each is a fixed number of queries.

use std::collections::HashMap;

use account::permission::{Act, Subject, may};
use account::{CompanyId, OfficeId, UserId, Viewer};
use database::schema::{companies, conversation_reads, introductions, messages};
use database::{Conn, DbError};
use diesel::prelude::*;

use super::{AccessError, Introduction, IntroductionId, State};
use crate::party::{self, Party, Side};

/// Which of a company's introductions.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Which {
    /// All.
    #[default]
    All,
    /// Those in which others asked.
    Received,
    /// Those in which the company asked.
    Sent,
}

/// A line of a company's list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// The introduction.
    pub introduction: Introduction,
    /// The other company.
    pub other: Party,
    /// On which side the company itself stands.
    pub side: Side,
    /// How many messages the reader has not seen.
    pub unread: i64,
}

/// A line of an office's list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfficeItem {
    /// The introduction.
    pub introduction: Introduction,
    /// Who asked.
    pub from: Party,
    /// Who was asked.
    pub to: Party,
}

/// A company's introductions, the latest first, up to `limit` that were asked for before `before`.
///
/// # Errors
/// [`AccessError`].
pub fn of_company(
    conn: &mut Conn,
    viewer: &Viewer,
    company: CompanyId,
    which: Which,
    before: Option<IntroductionId>,
    limit: i64,
) -> Result<Vec<Item>, AccessError> {
    let own = party::find(conn, company)?.ok_or(AccessError::NotFound)?;
    may(viewer, Act::ReadDraft, &Subject::Company(own.company_of()))?;
    let mut query = introductions::table.select(Introduction::as_select()).into_boxed();
    query = match which {
        Which::All => query
            .filter(introductions::from_company_id.eq(company).or(introductions::to_company_id.eq(company))),
        Which::Received => query.filter(introductions::to_company_id.eq(company)),
        Which::Sent => query.filter(introductions::from_company_id.eq(company)),
    };
    if let Some(before) = before {
        query = query.filter(introductions::id.lt(before));
    }
    let found: Vec<Introduction> = query.order(introductions::id.desc()).limit(limit).load(conn)?;
    let parties = parties(conn, &found)?;
    let unread = match viewer.user {
        Some(user) => unread(conn, user, company, &found)?,
        None => HashMap::new(),
    };
    Ok(found
        .into_iter()
        .filter_map(|introduction| {
            let (other, side) = if introduction.from == company {
                (introduction.to, Side::Asking)
            } else {
                (introduction.from, Side::Asked)
            };
            let other = parties.get(&other)?.clone();
            let unread = unread.get(&introduction.id).copied().unwrap_or_default();
            Some(Item { introduction, other, side, unread })
        })
        .collect())
}

/// How many requests wait for an answer by the viewer's companies; for the mark beside the menu.
///
/// # Errors
/// When the database refuses.
pub fn waiting_for(conn: &mut Conn, viewer: &Viewer) -> Result<i64, DbError> {
    let own: Vec<CompanyId> = viewer.companies.iter().map(|membership| membership.company).collect();
    if own.is_empty() {
        return Ok(0);
    }
    Ok(introductions::table
        .filter(introductions::to_company_id.eq_any(own))
        .filter(introductions::state.eq(State::Requested))
        .count()
        .get_result(conn)?)
}

/// The introductions in which a company of the office takes part, the latest first; of one state when one is named.
///
/// # Errors
/// [`AccessError`].
pub fn of_office(
    conn: &mut Conn,
    viewer: &Viewer,
    office: OfficeId,
    state: Option<State>,
    before: Option<IntroductionId>,
    limit: i64,
) -> Result<Vec<OfficeItem>, AccessError> {
    may(viewer, Act::SeeDesk, &Subject::Office(office))?;
    let in_care = || companies::table.filter(companies::office_id.eq(office)).select(companies::id);
    let mut query = introductions::table
        .filter(
            introductions::from_company_id
                .eq_any(in_care())
                .or(introductions::to_company_id.eq_any(in_care())),
        )
        .select(Introduction::as_select())
        .into_boxed();
    if let Some(state) = state {
        query = query.filter(introductions::state.eq(state));
    }
    if let Some(before) = before {
        query = query.filter(introductions::id.lt(before));
    }
    let found: Vec<Introduction> = query.order(introductions::id.desc()).limit(limit).load(conn)?;
    let parties = parties(conn, &found)?;
    Ok(found
        .into_iter()
        .filter_map(|introduction| {
            let from = parties.get(&introduction.from)?.clone();
            let to = parties.get(&introduction.to)?.clone();
            Some(OfficeItem { introduction, from, to })
        })
        .collect())
}

fn parties(conn: &mut Conn, found: &[Introduction]) -> Result<HashMap<CompanyId, Party>, DbError> {
    let mut ids: Vec<CompanyId> =
        found.iter().flat_map(|introduction| [introduction.from, introduction.to]).collect();
    ids.sort_unstable();
    ids.dedup();
    Ok(party::find_all(conn, &ids)?.into_iter().map(|party| (party.id, party)).collect())
}

/// Messages of the other side that came after the reader last looked.
fn unread(
    conn: &mut Conn,
    user: UserId,
    own: CompanyId,
    found: &[Introduction],
) -> Result<HashMap<IntroductionId, i64>, DbError> {
    let ids: Vec<IntroductionId> = found.iter().map(|introduction| introduction.id).collect();
    let counts: Vec<(IntroductionId, i64)> = messages::table
        .left_join(
            conversation_reads::table.on(conversation_reads::introduction_id
                .eq(messages::introduction_id)
                .and(conversation_reads::user_id.eq(user))),
        )
        .filter(messages::introduction_id.eq_any(&ids))
        .filter(messages::company_id.ne(own))
        .filter(
            conversation_reads::read_at
                .nullable()
                .is_null()
                .or(conversation_reads::read_at.nullable().lt(messages::created_at.nullable())),
        )
        .group_by(messages::introduction_id)
        .select((messages::introduction_id, diesel::dsl::count_star()))
        .load(conn)?;
    Ok(counts.into_iter().collect())
}
