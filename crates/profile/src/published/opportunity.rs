//! One opportunity at its address.

use account::CompanyId;
use chrono::{NaiveDate, NaiveDateTime};
use database::schema::opportunities;
use database::{Conn, DbError};
use diesel::prelude::*;

use super::{PublishedOpportunity, PublishedProfile, by_id};
use crate::document::{Opportunity, OpportunityId};
use crate::drafting::from_json;

/// How an opportunity stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OpportunityState {
    /// It holds.
    Valid,
    /// Its last day is over.
    Expired,
    /// The company took it back.
    Withdrawn,
}

/// An opportunity with its company.
#[derive(Clone, Debug, PartialEq)]
pub struct OpportunityPage {
    /// The opportunity.
    pub opportunity: PublishedOpportunity,
    /// How it stands.
    pub state: OpportunityState,
    /// The company.
    pub company: PublishedProfile,
}

/// The opportunity at this address, valid or not, while its company is public.
///
/// # Errors
/// When the database refuses; not being there is a result.
pub fn opportunity_by_slug(
    conn: &mut Conn,
    slug: &str,
    today: NaiveDate,
) -> Result<Option<OpportunityPage>, DbError> {
    let row = opportunities::table
        .filter(opportunities::slug.eq(slug))
        .select(COLUMNS)
        .first::<Row>(conn)
        .optional()?;
    row.map_or(Ok(None), |row| page(conn, row, today))
}

/// The opportunity with this identifier, valid or not, while its company is public.
///
/// # Errors
/// When the database refuses; not being there is a result.
pub fn opportunity_by_id(
    conn: &mut Conn,
    id: OpportunityId,
    today: NaiveDate,
) -> Result<Option<OpportunityPage>, DbError> {
    let row = opportunities::table.find(id).select(COLUMNS).first::<Row>(conn).optional()?;
    row.map_or(Ok(None), |row| page(conn, row, today))
}

type Row = (OpportunityId, CompanyId, String, String, NaiveDate, Option<NaiveDateTime>, NaiveDateTime);

const COLUMNS: (
    opportunities::id,
    opportunities::company_id,
    opportunities::slug,
    opportunities::document,
    opportunities::valid_until,
    opportunities::withdrawn_at,
    opportunities::published_at,
) = (
    opportunities::id,
    opportunities::company_id,
    opportunities::slug,
    opportunities::document,
    opportunities::valid_until,
    opportunities::withdrawn_at,
    opportunities::published_at,
);

fn page(conn: &mut Conn, row: Row, today: NaiveDate) -> Result<Option<OpportunityPage>, DbError> {
    let (id, company, slug, json, valid_until, withdrawn_at, published_at) = row;
    let Some(company) = by_id(conn, company, today)? else { return Ok(None) };
    let state = match withdrawn_at {
        Some(_) => OpportunityState::Withdrawn,
        None if valid_until < today => OpportunityState::Expired,
        None => OpportunityState::Valid,
    };
    let opportunity: Opportunity = from_json(&json)?;
    let opportunity = PublishedOpportunity { id, slug, opportunity, valid_until, published_at };
    Ok(Some(OpportunityPage { opportunity, state, company }))
}
