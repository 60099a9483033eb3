//! How much there is.

use std::collections::HashMap;

use account::OfficeId;
use chrono::NaiveDate;
use database::schema::{companies, opportunities};
use database::{Conn, DbError};
use diesel::dsl::count_star;
use diesel::prelude::*;

/// How much an office has to show.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct OfficeFigures {
    /// Public companies.
    pub companies: i64,
    /// Opportunities that hold.
    pub opportunities: i64,
}

/// The figures of all offices that have something to show.
///
/// # Errors
/// When the database refuses.
pub fn figures(conn: &mut Conn, today: NaiveDate) -> Result<HashMap<OfficeId, OfficeFigures>, DbError> {
    let mut all: HashMap<OfficeId, OfficeFigures> = HashMap::new();
    let public: Vec<(OfficeId, i64)> = companies::table
        .filter(companies::published_version.is_not_null())
        .group_by(companies::office_id)
        .select((companies::office_id, count_star()))
        .load(conn)?;
    for (office, count) in public {
        all.entry(office).or_default().companies = count;
    }
    let valid: Vec<(OfficeId, i64)> = opportunities::table
        .inner_join(companies::table)
        .filter(companies::published_version.is_not_null())
        .filter(opportunities::withdrawn_at.is_null())
        .filter(opportunities::valid_until.ge(today))
        .group_by(companies::office_id)
        .select((companies::office_id, count_star()))
        .load(conn)?;
    for (office, count) in valid {
        all.entry(office).or_default().opportunities = count;
    }
    Ok(all)
}
