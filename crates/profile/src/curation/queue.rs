//! What waits for an office.

use account::OfficeId;
use chrono::{NaiveDateTime, TimeDelta};
use database::schema::companies;
use database::{Conn, DbError};
use diesel::prelude::*;

use super::State;
use crate::company::CompanyRecord;

/// A profile that waits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QueueEntry {
    /// Whose it is.
    pub company: CompanyRecord,
    /// How long it has waited.
    pub age: TimeDelta,
    /// Whether it is a change of a published one.
    pub is_change: bool,
}

/// What waits for an office (for all, without one), the longest waiting first, at most `limit`.
///
/// # Errors
/// When the database refuses.
pub fn queue(
    conn: &mut Conn,
    office: Option<OfficeId>,
    limit: i64,
    now: NaiveDateTime,
) -> Result<Vec<QueueEntry>, DbError> {
    let waiting = companies::table
        .filter(companies::draft_state.eq_any([State::Submitted, State::InReview, State::Approved]))
        .order((companies::submitted_at, companies::id))
        .limit(limit)
        .select(CompanyRecord::as_select());
    let rows: Vec<CompanyRecord> = match office {
        Some(office) => waiting.filter(companies::office_id.eq(office)).load(conn)?,
        None => waiting.load(conn)?,
    };
    Ok(rows
        .into_iter()
        .map(|company| QueueEntry {
            age: now - company.submitted_at.unwrap_or(company.updated_at),
            is_change: company.is_public(),
            company,
        })
        .collect())
}
