//! What happens to opportunities by the clock: notices before the last day, and the archive. Run by timers, at any time
//! and by several nodes at once: what is done is counted in the row that it is done to.

use account::{CompanyId, OfficeId, audit};
use chrono::{Days, Months, NaiveDate, NaiveDateTime};
use database::change_log::{self, Subject};
use database::schema::{companies, opportunities};
use database::{Conn, DbError};
use diesel::prelude::*;

use crate::document::OpportunityId;
use crate::notice::{self, Event, Notice};

/// So many days before the last one the company is told, each time once.
pub const NOTICE_DAYS: [u64; 2] = [30, 14];

/// An opportunity that has ended and that nobody has changed for so long goes into the archive.
pub const ARCHIVED_AFTER: Months = Months::new(24);

/// Tells companies that an opportunity ends soon. After a time offline only the last notice that is due is sent.
///
/// # Errors
/// When the database refuses.
pub fn send_notices(conn: &mut Conn, now: NaiveDateTime) -> Result<(), DbError> {
    type Row = (OpportunityId, CompanyId, OfficeId, NaiveDate, i32);
    let today = now.date();
    let ending: Vec<Row> = opportunities::table
        .inner_join(companies::table)
        .filter(opportunities::withdrawn_at.is_null())
        .filter(opportunities::valid_until.ge(today))
        .filter(opportunities::valid_until.le(days_from(today, NOTICE_DAYS[0])))
        .filter(opportunities::notices.lt(2))
        .order(opportunities::id)
        .select((
            opportunities::id,
            opportunities::company_id,
            companies::office_id,
            opportunities::valid_until,
            opportunities::notices,
        ))
        .load(conn)?;
    for (id, company, office, until, sent) in ending {
        let due = NOTICE_DAYS.iter().filter(|days| until <= days_from(today, **days)).count();
        let due = i32::try_from(due).unwrap_or(i32::MAX);
        if sent >= due {
            continue;
        }
        let counted = diesel::update(
            opportunities::table
                .find(id)
                .filter(opportunities::notices.eq(sent))
                .filter(opportunities::valid_until.eq(until)),
        )
        .set(opportunities::notices.eq(due))
        .execute(conn)?;
        if counted > 0 {
            let mut ends = Notice::new(Event::Expiring, company, office, None);
            ends.opportunity = Some((id, until));
            notice::enqueue(conn, &ends, now)?;
        }
    }
    Ok(())
}

/// Takes opportunities that have ended, and have not been changed for [`ARCHIVED_AFTER`], out of the company's lists.
/// The row is kept, and so is the company's draft: handed in again, the opportunity comes back at its old address.
///
/// # Errors
/// When the database refuses.
pub fn archive_unchanged(conn: &mut Conn, now: NaiveDateTime) -> Result<(), DbError> {
    let Some(long_ago) = now.checked_sub_months(ARCHIVED_AFTER) else { return Ok(()) };
    let forgotten: Vec<(OpportunityId, CompanyId, OfficeId)> = opportunities::table
        .inner_join(companies::table)
        .filter(opportunities::withdrawn_at.is_null())
        .filter(opportunities::valid_until.lt(now.date()))
        .filter(opportunities::updated_at.le(long_ago))
        .order(opportunities::id)
        .select((opportunities::id, opportunities::company_id, companies::office_id))
        .load(conn)?;
    for (id, company, office) in forgotten {
        let archived = diesel::update(
            opportunities::table
                .find(id)
                .filter(opportunities::withdrawn_at.is_null())
                .filter(opportunities::updated_at.le(long_ago)),
        )
        .set((opportunities::withdrawn_at.eq(now), opportunities::updated_at.eq(now)))
        .execute(conn)?;
        if archived == 0 {
            continue;
        }
        change_log::record(conn, Subject::Company, company.as_str(), now)?;
        let entry = audit::Entry {
            actor: None,
            act: "archive_opportunity",
            subject_kind: "company",
            subject_id: company.as_str(),
            office: Some(office),
            details: serde_json::json!({ "opportunity": id }),
        };
        audit::record(conn, &entry, now)?;
    }
    Ok(())
}

fn days_from(today: NaiveDate, days: u64) -> NaiveDate {
    today.checked_add_days(Days::new(days)).unwrap_or(NaiveDate::MAX)
}
