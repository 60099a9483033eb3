//! What the public sees: published profiles, opportunities, figures. Contact data are not in it; who may see them asks
//! [`contact_data`].

mod browse;
mod figures;
mod listing;
mod opportunity;
mod presence;

pub use browse::{OpportunityFilter, browse};
pub use figures::{OfficeFigures, figures};
pub use listing::{CompanyCard, OpportunityCard, newest, newest_of_office, newest_opportunities};
pub use opportunity::{OpportunityPage, OpportunityState, opportunity_by_id, opportunity_by_slug};
pub use presence::{Presence, presences};

use std::collections::HashMap;

use account::{CompanyId, OfficeId};
use chrono::{NaiveDate, NaiveDateTime};
use database::schema::{companies, offices, opportunities, profile_versions};
use database::{Conn, DbError};
use diesel::prelude::*;

use crate::company::{Found, moved};
use crate::document::{Email, Opportunity, OpportunityId, Phone, ProfileDocument};
use crate::drafting::from_json;

/// A company's published profile.
#[derive(Clone, Debug, PartialEq)]
pub struct PublishedProfile {
    /// Which company.
    pub id: CompanyId,
    /// Its name in addresses.
    pub slug: String,
    /// The office that looks after it.
    pub office: OfficeId,
    /// What the office is called.
    pub office_name: String,
    /// The profile, without e-mail address and telephone number, without a VAT number that may hold a citizen number,
    /// and without the opportunities, which follow.
    pub document: ProfileDocument,
    /// The opportunities that hold today, in the order of the profile.
    pub opportunities: Vec<PublishedOpportunity>,
    /// The version's number.
    pub version: i64,
    /// Since when the company is public.
    pub published_at: NaiveDateTime,
    /// When this version was published.
    pub changed_at: NaiveDateTime,
    /// When somebody last said that it is right.
    pub confirmed_at: Option<NaiveDateTime>,
}

/// An opportunity of a published profile.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublishedOpportunity {
    /// Which one.
    pub id: OpportunityId,
    /// Its name in addresses.
    pub slug: String,
    /// What it says.
    pub opportunity: Opportunity,
    /// The last day on which it holds.
    pub valid_until: NaiveDate,
    /// Since when it is public.
    pub published_at: NaiveDateTime,
}

/// How a company is reached: shown to another company when an introduction has been accepted, and never before.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ContactData {
    /// Its e-mail address.
    pub email: Option<Email>,
    /// Its telephone number.
    pub phone: Option<Phone>,
}

/// The published profile at this address. Opportunities that ended before `today` are left out.
///
/// # Errors
/// When the database refuses; not being there, no longer and not yet are results.
pub fn by_slug(conn: &mut Conn, slug: &str, today: NaiveDate) -> Result<Found<PublishedProfile>, DbError> {
    let row = rows().filter(companies::slug.eq(slug)).first::<Row>(conn).optional()?;
    match row {
        Some(row) => Ok(complete(conn, vec![row], today)?.pop().map_or(Found::Nowhere, Found::Here)),
        None => Ok(moved(conn, slug)?.map_or(Found::Nowhere, Found::Moved)),
    }
}

/// The published profile of this company.
///
/// # Errors
/// When the database refuses; not being public is a result.
pub fn by_id(conn: &mut Conn, id: CompanyId, today: NaiveDate) -> Result<Option<PublishedProfile>, DbError> {
    Ok(by_ids(conn, &[id], today)?.pop())
}

/// The published profiles among these companies, in no order, in two queries.
///
/// # Errors
/// When the database refuses.
pub fn by_ids(
    conn: &mut Conn,
    ids: &[CompanyId],
    today: NaiveDate,
) -> Result<Vec<PublishedProfile>, DbError> {
    let rows = rows().filter(companies::id.eq_any(ids)).load::<Row>(conn)?;
    complete(conn, rows, today)
}

/// The next `limit` published profiles in the order of their identifiers, after the one with this identifier; all of
/// them are walked through by passing on the last one's until nothing comes.
///
/// # Errors
/// When the database refuses.
pub fn batch(
    conn: &mut Conn,
    after: Option<CompanyId>,
    limit: i64,
    today: NaiveDate,
) -> Result<Vec<PublishedProfile>, DbError> {
    let page = rows().order(companies::id).limit(limit);
    let rows = match after {
        Some(after) => page.filter(companies::id.gt(after)).load::<Row>(conn)?,
        None => page.load::<Row>(conn)?,
    };
    complete(conn, rows, today)
}

/// How many companies are public.
///
/// # Errors
/// When the database refuses.
pub fn count(conn: &mut Conn) -> Result<i64, DbError> {
    Ok(companies::table.filter(companies::published_version.is_not_null()).count().get_result(conn)?)
}

/// How a public company is reached. Whoever asks has checked that it may be shown.
///
/// # Errors
/// When the database refuses; not being public is a result.
pub fn contact_data(conn: &mut Conn, id: CompanyId) -> Result<Option<ContactData>, DbError> {
    let json: Option<String> = companies::table
        .inner_join(profile_versions::table.on(is_public_version()))
        .filter(companies::id.eq(id))
        .select(profile_versions::document)
        .first(conn)
        .optional()?;
    let Some(json) = json else { return Ok(None) };
    let document: ProfileDocument = from_json(&json)?;
    Ok(Some(ContactData { email: document.company.email, phone: document.company.phone }))
}

/// A published version of a company, as it was; for staff and the company itself.
///
/// # Errors
/// When the database refuses; not being there is a result.
pub fn version(conn: &mut Conn, id: CompanyId, version: i64) -> Result<Option<ProfileDocument>, DbError> {
    let json: Option<String> = profile_versions::table
        .find((id, version))
        .select(profile_versions::document)
        .first(conn)
        .optional()?;
    Ok(json.map(|json| from_json(&json)).transpose()?)
}

type Row = (
    (CompanyId, String, OfficeId, Option<i64>, Option<NaiveDateTime>, Option<NaiveDateTime>),
    String,
    String,
    NaiveDateTime,
);

/// Public companies with their office and present version.
#[diesel::dsl::auto_type]
fn rows() -> _ {
    let company: (
        companies::id,
        companies::slug,
        companies::office_id,
        companies::published_version,
        companies::published_at,
        companies::confirmed_at,
    ) = (
        companies::id,
        companies::slug,
        companies::office_id,
        companies::published_version,
        companies::published_at,
        companies::confirmed_at,
    );
    companies::table
        .inner_join(offices::table)
        .inner_join(profile_versions::table.on(is_public_version()))
        .select((company, offices::name, profile_versions::document, profile_versions::created_at))
}

/// The version is its company's public one.
#[diesel::dsl::auto_type]
fn is_public_version() -> _ {
    let own: diesel::dsl::Eq<profile_versions::company_id, companies::id> =
        profile_versions::company_id.eq(companies::id);
    let present: diesel::dsl::Eq<
        diesel::dsl::Nullable<profile_versions::version>,
        companies::published_version,
    > = profile_versions::version.nullable().eq(companies::published_version);
    own.and(present)
}

fn complete(conn: &mut Conn, rows: Vec<Row>, today: NaiveDate) -> Result<Vec<PublishedProfile>, DbError> {
    let ids: Vec<CompanyId> = rows.iter().map(|row| row.0.0).collect();
    type Dates = (OpportunityId, String, NaiveDate, NaiveDateTime);
    let valid: Vec<Dates> = opportunities::table
        .filter(opportunities::company_id.eq_any(&ids))
        .filter(opportunities::withdrawn_at.is_null())
        .filter(opportunities::valid_until.ge(today))
        .select((
            opportunities::id,
            opportunities::slug,
            opportunities::valid_until,
            opportunities::published_at,
        ))
        .load(conn)?;
    let mut valid: HashMap<OpportunityId, Dates> = valid.into_iter().map(|row| (row.0, row)).collect();
    rows.into_iter()
        .map(|((id, slug, office, version, published_at, confirmed_at), office_name, json, changed_at)| {
            let mut document: ProfileDocument = from_json(&json)?;
            let opportunities = std::mem::take(&mut document.opportunities)
                .into_iter()
                .filter_map(|opportunity| {
                    let (id, slug, valid_until, published_at) = valid.remove(&opportunity.id)?;
                    Some(PublishedOpportunity { id, slug, opportunity, valid_until, published_at })
                })
                .collect();
            hide_confidential(&mut document);
            Ok(PublishedProfile {
                id,
                slug,
                office,
                office_name,
                document,
                opportunities,
                version: version.unwrap_or_default(),
                published_at: published_at.unwrap_or(changed_at),
                changed_at,
                confirmed_at,
            })
        })
        .collect()
}

/// Leaves out what the public does not see: for a preview of what is not published yet.
pub fn hide_confidential(document: &mut ProfileDocument) {
    let company = &mut document.company;
    company.email = None;
    company.phone = None;
    if company.vat.as_ref().is_some_and(crate::identifier::VatNumber::may_hold_citizen_number) {
        company.vat = None;
    }
}
