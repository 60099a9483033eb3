//! What a company or its office has to be told: a row in the outbox, which messaging turns into one letter per person
//! in that person's language.

use account::{CompanyId, OfficeId, UserId};
use chrono::{NaiveDate, NaiveDateTime};
use database::{Conn, DbError, outbox};
use serde::{Deserialize, Serialize};

use crate::document::OpportunityId;

/// The kind of the outbox rows that are notices.
pub const KIND: &str = "notice";

database::words!(
    /// What has happened.
    Event {
        /// A profile waits for the office; told to its staff.
        Submitted = "submitted",
        /// A profile was published; told to the company, as are all below.
        Published = "published",
        /// A profile was returned with remarks.
        Returned = "returned",
        /// A profile was taken offline by the office.
        Unpublished = "unpublished",
        /// An opportunity ends soon.
        Expiring = "expiring",
    }
);

/// A notice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Notice {
    /// What has happened.
    pub event: Event,
    /// To which company.
    pub company: CompanyId,
    /// Which office looks after it.
    pub office: OfficeId,
    /// Who did it, and so need not be told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<UserId>,
    /// Why, in the words of the staff.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// Remarks of the staff, each with the field (`/texts/nl/summary`) that it is about.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub remarks: Vec<(String, String)>,
    /// The opportunity that ends, and when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub opportunity: Option<(OpportunityId, NaiveDate)>,
}

impl Notice {
    /// A notice without details.
    #[must_use]
    pub const fn new(event: Event, company: CompanyId, office: OfficeId, by: Option<UserId>) -> Notice {
        Notice { event, company, office, by, reason: None, remarks: Vec::new(), opportunity: None }
    }
}

/// Adds a notice, in the transaction that causes it.
///
/// # Errors
/// When the database refuses.
pub fn enqueue(conn: &mut Conn, notice: &Notice, now: NaiveDateTime) -> Result<(), DbError> {
    outbox::enqueue(conn, KIND, notice, now, now)?;
    Ok(())
}
