//! How long the opportunities of a company hold, and making them hold longer.

use account::{CompanyId, UserId, audit};
use chrono::{Days, NaiveDate, NaiveDateTime};
use database::change_log::{self, Subject};
use database::schema::{companies, opportunities};
use database::{Conn, DbError};
use diesel::prelude::*;

use crate::document::{OpportunityId, limits};
use crate::drafting::{self, to_json};

/// How long a published opportunity holds.
#[derive(Clone, Debug, PartialEq, Eq, Queryable)]
pub struct Validity {
    /// Which opportunity.
    pub id: OpportunityId,
    /// Its name in addresses.
    pub slug: String,
    /// The last day on which it holds.
    pub valid_until: NaiveDate,
}

/// An opportunity cannot be renewed.
#[derive(Debug, thiserror::Error)]
pub enum RenewalError {
    /// The company has no such public opportunity.
    #[error("the company has no such public opportunity")]
    NotFound,
    /// The database could not do it.
    #[error(transparent)]
    Database(#[from] DbError),
}

impl From<diesel::result::Error> for RenewalError {
    fn from(error: diesel::result::Error) -> Self {
        RenewalError::Database(error.into())
    }
}

/// The public opportunities of a company, those that have ended too, the first to end first.
///
/// # Errors
/// When the database refuses.
pub fn validities(conn: &mut Conn, company: CompanyId) -> Result<Vec<Validity>, DbError> {
    Ok(opportunities::table
        .filter(opportunities::company_id.eq(company))
        .filter(opportunities::withdrawn_at.is_null())
        .order((opportunities::valid_until, opportunities::id))
        .select((opportunities::id, opportunities::slug, opportunities::valid_until))
        .load(conn)?)
}

/// Makes an opportunity hold for another [`limits::VALID_DAYS`] from today, and gives its new last day. One that holds
/// longer already stays as it is. A day that its draft names becomes the new one, so that the next version does not
/// shorten it again.
///
/// # Errors
/// [`RenewalError::NotFound`] also for an opportunity of another company.
pub fn renew(
    conn: &mut Conn,
    company: CompanyId,
    opportunity: OpportunityId,
    by: UserId,
    now: NaiveDateTime,
) -> Result<NaiveDate, RenewalError> {
    let known = validities(conn, company)?.into_iter().find(|known| known.id == opportunity);
    let present = known.ok_or(RenewalError::NotFound)?.valid_until;
    let until = now.date().checked_add_days(Days::new(limits::VALID_DAYS)).unwrap_or(NaiveDate::MAX);
    if present >= until {
        return Ok(present);
    }
    diesel::update(opportunities::table.find(opportunity))
        .set((
            opportunities::valid_until.eq(until),
            opportunities::notices.eq(0),
            opportunities::updated_at.eq(now),
        ))
        .execute(conn)?;
    lengthen_draft(conn, company, opportunity, until)?;
    change_log::record(conn, Subject::Company, company.as_str(), now)?;
    let office = crate::company::by_id(conn, company)?.map(|record| record.office);
    let entry = audit::Entry {
        actor: Some(by),
        act: "renew_opportunity",
        subject_kind: "company",
        subject_id: company.as_str(),
        office,
        details: serde_json::json!({ "opportunity": opportunity, "valid_until": until }),
    };
    audit::record(conn, &entry, now)?;
    Ok(until)
}

fn lengthen_draft(
    conn: &mut Conn,
    company: CompanyId,
    opportunity: OpportunityId,
    until: NaiveDate,
) -> Result<(), RenewalError> {
    let Some(mut draft) = drafting::load(conn, company)?.map(|draft| draft.profile) else { return Ok(()) };
    let named = draft.opportunities.iter_mut().find(|known| known.id == opportunity);
    let Some(named) = named.filter(|known| !known.valid_until.is_empty()) else { return Ok(()) };
    named.valid_until = until.to_string();
    diesel::update(companies::table.find(company))
        .set(companies::draft.eq(to_json(&draft)?))
        .execute(conn)?;
    Ok(())
}
