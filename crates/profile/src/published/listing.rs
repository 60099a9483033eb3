//! Short forms for lists.

use std::collections::HashSet;

use account::{CompanyId, OfficeId};
use chrono::{NaiveDate, NaiveDateTime};
use database::schema::{companies, opportunities, profile_versions};
use database::{Conn, DbError};
use diesel::prelude::*;

use super::PublishedOpportunity;
use crate::document::{Opportunity, OpportunityId, ProfileDocument};
use crate::drafting::from_json;

/// A public company in a list.
#[derive(Clone, Debug, PartialEq)]
pub struct CompanyCard {
    /// Which company.
    pub id: CompanyId,
    /// Its name in addresses.
    pub slug: String,
    /// The office that looks after it.
    pub office: OfficeId,
    /// Since when it is public.
    pub published_at: Option<NaiveDateTime>,
    /// Its profile, as [`super::PublishedProfile::document`] but with the opportunities left out altogether.
    pub document: ProfileDocument,
}

/// A public opportunity in a list, with its company.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpportunityCard {
    /// The opportunity.
    pub opportunity: PublishedOpportunity,
    /// Whose it is.
    pub company: CompanyId,
    /// What the company is called.
    pub company_name: String,
    /// The company's name in addresses.
    pub company_slug: String,
    /// The office that looks after it.
    pub office: OfficeId,
}

/// The companies that became public last, at most `limit`.
///
/// # Errors
/// When the database refuses.
pub fn newest(conn: &mut Conn, limit: i64) -> Result<Vec<CompanyCard>, DbError> {
    company_cards(conn, None, limit)
}

/// The companies of an office that became public last, at most `limit`.
///
/// # Errors
/// When the database refuses.
pub fn newest_of_office(conn: &mut Conn, office: OfficeId, limit: i64) -> Result<Vec<CompanyCard>, DbError> {
    company_cards(conn, Some(office), limit)
}

fn company_cards(conn: &mut Conn, office: Option<OfficeId>, limit: i64) -> Result<Vec<CompanyCard>, DbError> {
    type Row = (CompanyId, String, OfficeId, Option<NaiveDateTime>, String);
    let mut query = companies::table
        .inner_join(profile_versions::table.on(super::is_public_version()))
        .order((companies::published_at.desc(), companies::id.desc()))
        .limit(limit)
        .select((
            companies::id,
            companies::slug,
            companies::office_id,
            companies::published_at,
            profile_versions::document,
        ))
        .into_boxed();
    if let Some(office) = office {
        query = query.filter(companies::office_id.eq(office));
    }
    let rows: Vec<Row> = query.load(conn)?;
    rows.into_iter()
        .map(|(id, slug, office, published_at, json)| {
            let mut document: ProfileDocument = from_json(&json)?;
            document.opportunities.clear();
            super::hide_confidential(&mut document);
            Ok(CompanyCard { id, slug, office, published_at, document })
        })
        .collect()
}

/// So many of the newest opportunities are looked at for each that is wanted: a company may publish some at a time.
const LOOKED_AT_FOR_ONE: i64 = 8;

/// The opportunities that were published last and hold today, one of a company, at most `limit`.
///
/// # Errors
/// When the database refuses.
pub fn newest_opportunities(
    conn: &mut Conn,
    limit: i64,
    today: NaiveDate,
) -> Result<Vec<OpportunityCard>, DbError> {
    let mut rows: Vec<OpportunityRow> = opportunities::table
        .inner_join(companies::table)
        .filter(companies::published_version.is_not_null())
        .filter(opportunities::withdrawn_at.is_null())
        .filter(opportunities::valid_until.ge(today))
        .order((opportunities::published_at.desc(), opportunities::id.desc()))
        .limit(limit.saturating_mul(LOOKED_AT_FOR_ONE))
        .select(OPPORTUNITY_COLUMNS)
        .load(conn)?;
    let mut companies_shown = HashSet::new();
    rows.retain(|(_, company, ..)| companies_shown.insert(*company));
    rows.truncate(usize::try_from(limit).unwrap_or_default());
    rows.into_iter().map(opportunity_card).collect()
}

pub(super) type OpportunityRow =
    ((OpportunityId, String, String, NaiveDate, NaiveDateTime), CompanyId, String, String, OfficeId);

type OpportunityColumns = (
    (
        opportunities::id,
        opportunities::slug,
        opportunities::document,
        opportunities::valid_until,
        opportunities::published_at,
    ),
    companies::id,
    companies::name,
    companies::slug,
    companies::office_id,
);

pub(super) const OPPORTUNITY_COLUMNS: OpportunityColumns = (
    (
        opportunities::id,
        opportunities::slug,
        opportunities::document,
        opportunities::valid_until,
        opportunities::published_at,
    ),
    companies::id,
    companies::name,
    companies::slug,
    companies::office_id,
);

pub(super) fn opportunity_card(row: OpportunityRow) -> Result<OpportunityCard, DbError> {
    let ((id, slug, json, valid_until, published_at), company, company_name, company_slug, office) = row;
    let opportunity: Opportunity = from_json(&json)?;
    let opportunity = PublishedOpportunity { id, slug, opportunity, valid_until, published_at };
    Ok(OpportunityCard { opportunity, company, company_name, company_slug, office })
}
