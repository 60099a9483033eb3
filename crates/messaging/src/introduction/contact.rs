//! Contact data: shown after both said yes, and by nothing but this module.

use account::permission::{Act, Refused};
use account::{Viewer, user};
use database::schema::profile_versions;
use database::{Conn, DbError};
use diesel::prelude::*;
use profile::document::ProfileDocument;
use serde::{Deserialize, Serialize};

use super::{AccessError, Introduction, IntroductionId, State, find};
use crate::party::{Party, Side};

/// How to reach the other side.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contacts {
    /// The company.
    pub company: String,
    /// The person who asked or answered.
    pub person: Option<String>,
    /// Where mail reaches that person.
    pub person_email: Option<String>,
    /// Where mail reaches the company.
    pub email: Option<String>,
    /// The company's telephone.
    pub phone: Option<String>,
    /// The company's website.
    pub website: Option<String>,
    /// Street, postcode and city, as the company writes them.
    pub address: Option<String>,
}

/// Contacts cannot be shown.
#[derive(Debug, thiserror::Error)]
pub enum ContactsError {
    /// There is no such introduction.
    #[error("there is no such introduction")]
    NotFound,
    /// Not for this person: only the two sides see each other's contacts.
    #[error(transparent)]
    Refused(#[from] Refused),
    /// The two have not both said yes.
    #[error("contacts show only after both said yes; the introduction is {0}")]
    NotYet(State),
    /// The database could not do it.
    #[error(transparent)]
    Database(#[from] DbError),
}

impl From<AccessError> for ContactsError {
    fn from(error: AccessError) -> Self {
        match error {
            AccessError::NotFound => ContactsError::NotFound,
            AccessError::Refused(refused) => ContactsError::Refused(refused),
            AccessError::Database(error) => ContactsError::Database(error),
        }
    }
}

/// How the viewer's side reaches the other. The only way to contact data there is.
///
/// # Errors
/// [`ContactsError`].
pub fn contacts(conn: &mut Conn, viewer: &Viewer, id: IntroductionId) -> Result<Contacts, ContactsError> {
    let (introduction, from, to) = find(conn, viewer, id, Act::ReadIntroduction)?;
    // Staff read introductions, but have no side: they have the contacts of their own companies by their office.
    let side = Side::of(viewer, from.id, to.id).ok_or(Refused::NotAllowed)?;
    if introduction.state != State::Accepted {
        return Err(ContactsError::NotYet(introduction.state));
    }
    let other = match side {
        Side::Asking => &to,
        Side::Asked => &from,
    };
    Ok(of_party(conn, &introduction, other)?)
}

/// The contacts of one side. Callers make sure that both said yes.
pub(super) fn of_party(
    conn: &mut Conn,
    introduction: &Introduction,
    party: &Party,
) -> Result<Contacts, DbError> {
    let person = if party.id == introduction.from {
        Some(introduction.requested_by)
    } else {
        introduction.answered_by
    };
    let person = match person {
        Some(id) => user::by_id(conn, id)?,
        None => None,
    };
    let company = latest_profile(conn, party)?.map(|profile| profile.company);
    let field = |text: Option<String>| text.filter(|text| !text.is_empty());
    let address = company.as_ref().and_then(|company| {
        let place = [company.postcode.as_deref(), company.city.as_deref()];
        let place = place.into_iter().flatten().collect::<Vec<_>>().join(" ");
        let lines = [company.street.as_deref(), Some(place.as_str())];
        let lines: Vec<&str> = lines.into_iter().flatten().filter(|line| !line.is_empty()).collect();
        (!lines.is_empty()).then(|| lines.join(", "))
    });
    Ok(Contacts {
        company: party.name.clone(),
        person: person.as_ref().map(|person| person.name.clone()),
        person_email: person.map(|person| person.email.as_str().to_owned()),
        email: field(company.as_ref().and_then(|company| company.email.as_ref()).map(ToString::to_string)),
        phone: field(company.as_ref().and_then(|company| company.phone.as_ref()).map(ToString::to_string)),
        website: field(
            company.as_ref().and_then(|company| company.website.as_ref()).map(ToString::to_string),
        ),
        address,
    })
}

/// The published profile; after it was taken offline, the last one that was.
fn latest_profile(conn: &mut Conn, party: &Party) -> Result<Option<ProfileDocument>, DbError> {
    let document: Option<String> = profile_versions::table
        .filter(profile_versions::company_id.eq(party.id))
        .order(profile_versions::version.desc())
        .select(profile_versions::document)
        .first(conn)
        .optional()?;
    document
        .map(|document| serde_json::from_str(&document))
        .transpose()
        .map_err(|error| DbError::Query(diesel::result::Error::DeserializationError(Box::new(error))))
}
