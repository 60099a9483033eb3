//! Leafing through the opportunities that hold.

use chrono::NaiveDate;
use database::schema::{companies, opportunities};
use database::{Conn, DbError};
use diesel::prelude::*;

use super::listing::{OPPORTUNITY_COLUMNS, OpportunityCard, OpportunityRow, opportunity_card};
use crate::document::{Field, Kind};
use account::OfficeId;

/// Which opportunities are wanted; what is empty does not narrow.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OpportunityFilter {
    /// Offers or requests.
    pub kind: Option<Kind>,
    /// Trade, technology or research.
    pub field: Option<Field>,
    /// Of companies that this office looks after.
    pub office: Option<OfficeId>,
}

/// One page of the opportunities that hold on `today`, newest first, and how many there are in all.
///
/// # Errors
/// When the database refuses.
pub fn browse(
    conn: &mut Conn,
    filter: &OpportunityFilter,
    offset: i64,
    limit: i64,
    today: NaiveDate,
) -> Result<(Vec<OpportunityCard>, i64), DbError> {
    let narrowed = || {
        let mut query = opportunities::table
            .inner_join(companies::table)
            .filter(companies::published_version.is_not_null())
            .filter(opportunities::withdrawn_at.is_null())
            .filter(opportunities::valid_until.ge(today))
            .into_boxed();
        if let Some(kind) = filter.kind {
            query = query.filter(opportunities::kind.eq(kind));
        }
        if let Some(field) = filter.field {
            query = query.filter(opportunities::field.eq(field));
        }
        if let Some(office) = filter.office {
            query = query.filter(companies::office_id.eq(office));
        }
        query
    };
    let total: i64 = narrowed().select(diesel::dsl::count_star()).get_result(conn)?;
    let rows = narrowed()
        .order((opportunities::published_at.desc(), opportunities::id.desc()))
        .offset(offset)
        .limit(limit)
        .select(OPPORTUNITY_COLUMNS)
        .load::<OpportunityRow>(conn)?;
    Ok((rows.into_iter().map(opportunity_card).collect::<Result<_, _>>()?, total))
}
