//! Letters about profiles: notices of the profile crate, each expanded to one letter for every person whom it concerns.

use account::CompanyId;
use chrono::{NaiveDate, NaiveDateTime};
use database::schema::{companies, company_members, opportunities, staff_members, users};
use database::{Conn, DbError};
use diesel::prelude::*;
use locale::Language;
use profile::document::Opportunity;
use profile::notice::{Event, Notice};
use serde::{Deserialize, Serialize};

use super::{letter, send_to};
use crate::unwanted::Kind;
use account::UserId;

/// Somebody is asked to join a company. The profile crate asks for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Invitation {
    /// The company.
    pub company: String,
    /// Who asks.
    pub inviter: String,
    /// The secret part of the link.
    pub token: String,
    /// How many days it is good for.
    pub days: i64,
}
letter!(
    Invitation,
    profile::company::invitation::TEMPLATE,
    None,
    "mail/invitation/subject.txt",
    "mail/invitation/body.txt",
    "mail/invitation/body.html"
);

/// A profile waits for the office; to its staff.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Submitted {
    /// Which company.
    pub id: CompanyId,
    /// What it is called.
    pub company: String,
}
letter!(
    Submitted,
    "profile_submitted",
    Some(Kind::Desk),
    "mail/profile_submitted/subject.txt",
    "mail/profile_submitted/body.txt",
    "mail/profile_submitted/body.html"
);

/// A profile was published; to the people of the company.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Published {
    /// What the company is called.
    pub company: String,
    /// Its name in addresses.
    pub slug: String,
}
letter!(
    Published,
    "profile_published",
    None,
    "mail/profile_published/subject.txt",
    "mail/profile_published/body.txt",
    "mail/profile_published/body.html"
);

/// A profile was returned with remarks; to the people of the company.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Returned {
    /// What the company is called.
    pub company: String,
    /// What the staff say about the whole.
    pub reason: Option<String>,
    /// What they say about single fields.
    pub remarks: Vec<String>,
}
letter!(
    Returned,
    "profile_returned",
    None,
    "mail/profile_returned/subject.txt",
    "mail/profile_returned/body.txt",
    "mail/profile_returned/body.html"
);

/// A profile was taken offline by the office; to the people of the company.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unpublished {
    /// What the company is called.
    pub company: String,
    /// Why.
    pub reason: Option<String>,
}
letter!(
    Unpublished,
    "profile_unpublished",
    None,
    "mail/profile_unpublished/subject.txt",
    "mail/profile_unpublished/body.txt",
    "mail/profile_unpublished/body.html"
);

/// An opportunity ends soon; to the people of the company.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpportunityExpiring {
    /// Its title, in the reader's language if it has one.
    pub title: String,
    /// Its last day.
    pub until: NaiveDate,
}
letter!(
    OpportunityExpiring,
    "opportunity_expiring",
    Some(Kind::Reminders),
    "mail/opportunity_expiring/subject.txt",
    "mail/opportunity_expiring/body.txt",
    "mail/opportunity_expiring/body.html"
);

/// Expands a notice to letters, in the transaction that takes it out of the outbox.
///
/// # Errors
/// When the database refuses. A company that is gone by now needs no letter.
pub(crate) fn expand(conn: &mut Conn, notice: &Notice, now: NaiveDateTime) -> Result<(), DbError> {
    let named: Option<(String, String)> = companies::table
        .filter(companies::id.eq(notice.company))
        .select((companies::name, companies::slug))
        .first(conn)
        .optional()?;
    let Some((company, slug)) = named else { return Ok(()) };
    let members = |conn: &mut Conn| -> Result<Vec<(UserId, String)>, DbError> {
        Ok(company_members::table
            .inner_join(users::table)
            .filter(company_members::company_id.eq(notice.company))
            .filter(users::disabled_at.is_null())
            .order(users::id)
            .select((users::id, users::language))
            .load(conn)?)
    };
    let reason = notice.reason.clone();
    match notice.event {
        Event::Submitted => {
            let staff = staff_members::table
                .inner_join(users::table)
                .filter(staff_members::office_id.eq(notice.office))
                .filter(users::disabled_at.is_null())
                .order(users::id)
                .select((users::id, users::language))
                .load(conn)?;
            send_to(conn, staff, notice.by, &Submitted { id: notice.company, company }, None, now)
        }
        Event::Published => {
            let people = members(conn)?;
            send_to(conn, people, notice.by, &Published { company, slug }, None, now)
        }
        Event::Returned => {
            let people = members(conn)?;
            let remarks = notice.remarks.iter().map(|(_, remark)| remark.clone()).collect();
            send_to(conn, people, notice.by, &Returned { company, reason, remarks }, None, now)
        }
        Event::Unpublished => {
            let people = members(conn)?;
            send_to(conn, people, notice.by, &Unpublished { company, reason }, None, now)
        }
        Event::Expiring => {
            let people = members(conn)?;
            expand_expiring(conn, notice, people, now)
        }
    }
}

/// The title is told in each reader's language, or in one that the opportunity has.
fn expand_expiring(
    conn: &mut Conn,
    notice: &Notice,
    people: Vec<(UserId, String)>,
    now: NaiveDateTime,
) -> Result<(), DbError> {
    let Some((id, until)) = notice.opportunity else { return Ok(()) };
    let document: Option<String> = opportunities::table
        .filter(opportunities::id.eq(id))
        .filter(opportunities::withdrawn_at.is_null())
        .select(opportunities::document)
        .first(conn)
        .optional()?;
    let Some(document) = document else { return Ok(()) };
    let opportunity: Opportunity = serde_json::from_str(&document)
        .map_err(|error| DbError::Query(diesel::result::Error::DeserializationError(Box::new(error))))?;
    for person in people {
        let wanted = person.1.parse().unwrap_or(Language::En);
        let texts = opportunity.language_for(wanted).and_then(|language| opportunity.texts.get(&language));
        let Some(title) = texts.and_then(|texts| texts.title.as_ref()) else { continue };
        let letter = OpportunityExpiring { title: title.to_string(), until };
        send_to(conn, vec![person], notice.by, &letter, None, now)?;
    }
    Ok(())
}
