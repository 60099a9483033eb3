//! Publishing: a version is kept, its opportunities get rows of their own, and whoever follows learns of it.

use std::collections::HashMap;

use account::{CompanyId, UserId, audit};
use chrono::{Days, NaiveDate, NaiveDateTime};
use database::change_log::{self, Subject};
use database::schema::{companies, opportunities, profile_versions};
use database::{Conn, DbError};
use diesel::prelude::*;
use locale::Language;

use crate::company::{self, CompanyRecord, first_free, slug_base};
use crate::curation::State;
use crate::document::{Opportunity, OpportunityId, ProfileDocument, ProfileDraft, limits};
use crate::drafting::{self, to_json};

/// A profile cannot be published.
#[derive(Debug, thiserror::Error)]
pub enum PublishError {
    /// Another company of the office has the name.
    #[error("another company of the office has this name")]
    NameTaken,
    /// The database could not do it.
    #[error(transparent)]
    Database(#[from] DbError),
}

impl From<diesel::result::Error> for PublishError {
    fn from(error: diesel::result::Error) -> Self {
        PublishError::Database(error.into())
    }
}

/// Publishes a profile as the company's next version and gives its number. The draft becomes the same as the version.
///
/// # Errors
/// [`PublishError::NameTaken`].
pub(crate) fn publish(
    conn: &mut Conn,
    company: &CompanyRecord,
    mut document: ProfileDocument,
    by: Option<UserId>,
    now: NaiveDateTime,
) -> Result<i64, PublishError> {
    if !company::rename(conn, company.id, company.office, &document.company.name, now)? {
        return Err(PublishError::NameTaken);
    }
    sync_opportunities(conn, company.id, &mut document.opportunities, now)?;
    let last: Option<i64> = profile_versions::table
        .filter(profile_versions::company_id.eq(company.id))
        .select(diesel::dsl::max(profile_versions::version))
        .first(conn)?;
    let version = last.unwrap_or_default() + 1;
    diesel::insert_into(profile_versions::table)
        .values((
            profile_versions::company_id.eq(company.id),
            profile_versions::version.eq(version),
            profile_versions::document.eq(to_json(&document)?),
            profile_versions::created_by.eq(by),
            profile_versions::created_at.eq(now),
        ))
        .execute(conn)?;
    let draft = ProfileDraft::from(&document);
    let (chamber_number, vat) = drafting::identifiers(&draft);
    diesel::update(companies::table.find(company.id))
        .set((
            companies::country.eq(document.company.country),
            companies::chamber_number.eq(chamber_number),
            companies::vat.eq(vat),
            companies::draft.eq(to_json(&draft)?),
            companies::draft_state.eq(State::Published),
            companies::submitted_at.eq(None::<NaiveDateTime>),
            companies::published_version.eq(version),
            companies::published_at.eq(company.published_at.unwrap_or(now)),
            companies::confirmed_at.eq(now),
            companies::updated_at.eq(now),
        ))
        .execute(conn)?;
    change_log::record(conn, Subject::Company, company.id.as_str(), now)?;
    let entry = audit::Entry {
        actor: by,
        act: "publish_profile",
        subject_kind: "company",
        subject_id: company.id.as_str(),
        office: Some(company.office),
        details: serde_json::json!({ "version": version }),
    };
    audit::record(conn, &entry, now)?;
    Ok(version)
}

/// Takes a company out of the public: its profile and its opportunities. The versions are kept, the draft can be
/// handed in again.
pub(crate) fn take_offline(
    conn: &mut Conn,
    company: &CompanyRecord,
    now: NaiveDateTime,
) -> Result<(), DbError> {
    let state = if company.state == State::Published { State::Draft } else { company.state };
    diesel::update(companies::table.find(company.id))
        .set((
            companies::published_version.eq(None::<i64>),
            companies::published_at.eq(None::<NaiveDateTime>),
            companies::draft_state.eq(state),
            companies::updated_at.eq(now),
        ))
        .execute(conn)?;
    diesel::update(
        opportunities::table
            .filter(opportunities::company_id.eq(company.id))
            .filter(opportunities::withdrawn_at.is_null()),
    )
    .set((opportunities::withdrawn_at.eq(now), opportunities::updated_at.eq(now)))
    .execute(conn)?;
    change_log::record(conn, Subject::Company, company.id.as_str(), now)?;
    Ok(())
}

/// What is kept of an opportunity that has a row.
struct Known {
    company: CompanyId,
    document: String,
    valid_until: NaiveDate,
    is_withdrawn: bool,
}

/// Makes the rows of a company's opportunities those of the version: new ones are added, changed ones changed, the
/// others withdrawn. Identifier, address and date of publication of one that stays are kept.
fn sync_opportunities(
    conn: &mut Conn,
    company: CompanyId,
    present: &mut [Opportunity],
    now: NaiveDateTime,
) -> QueryResult<()> {
    let ids: Vec<OpportunityId> = present.iter().map(|opportunity| opportunity.id).collect();
    type Row = (OpportunityId, CompanyId, String, NaiveDate, Option<NaiveDateTime>);
    let rows: Vec<Row> = opportunities::table
        .filter(opportunities::company_id.eq(company).or(opportunities::id.eq_any(&ids)))
        .select((
            opportunities::id,
            opportunities::company_id,
            opportunities::document,
            opportunities::valid_until,
            opportunities::withdrawn_at,
        ))
        .load(conn)?;
    let known: HashMap<OpportunityId, Known> = rows
        .into_iter()
        .map(|(id, company, document, valid_until, withdrawn_at)| {
            (id, Known { company, document, valid_until, is_withdrawn: withdrawn_at.is_some() })
        })
        .collect();
    for opportunity in present.iter_mut() {
        match known.get(&opportunity.id) {
            Some(row) if row.company == company => keep(conn, opportunity, row, now)?,
            Some(_) => {
                // An identifier that belongs to another company was put into the draft by hand.
                opportunity.id = OpportunityId::generate();
                add(conn, company, opportunity, now)?;
            }
            None => add(conn, company, opportunity, now)?,
        }
    }
    let kept: Vec<OpportunityId> = present.iter().map(|opportunity| opportunity.id).collect();
    diesel::update(
        opportunities::table
            .filter(opportunities::company_id.eq(company))
            .filter(opportunities::withdrawn_at.is_null())
            .filter(opportunities::id.ne_all(kept)),
    )
    .set((opportunities::withdrawn_at.eq(now), opportunities::updated_at.eq(now)))
    .execute(conn)
    .map(|_| ())
}

fn keep(conn: &mut Conn, opportunity: &Opportunity, row: &Known, now: NaiveDateTime) -> QueryResult<()> {
    let document = to_json(opportunity)?;
    // Without a date of its own it stays valid as long as it was.
    let valid_until = opportunity.valid_until.unwrap_or(row.valid_until);
    if document == row.document && valid_until == row.valid_until && !row.is_withdrawn {
        return Ok(());
    }
    if valid_until != row.valid_until {
        diesel::update(opportunities::table.find(opportunity.id))
            .set(opportunities::notices.eq(0))
            .execute(conn)?;
    }
    diesel::update(opportunities::table.find(opportunity.id))
        .set((
            opportunities::kind.eq(opportunity.kind),
            opportunities::field.eq(opportunity.field),
            opportunities::document.eq(document),
            opportunities::valid_until.eq(valid_until),
            opportunities::withdrawn_at.eq(None::<NaiveDateTime>),
            opportunities::updated_at.eq(now),
        ))
        .execute(conn)
        .map(|_| ())
}

fn add(
    conn: &mut Conn,
    company: CompanyId,
    opportunity: &Opportunity,
    now: NaiveDateTime,
) -> QueryResult<()> {
    let title = opportunity
        .language_for(Language::En)
        .and_then(|language| opportunity.texts.get(&language)?.title.as_ref())
        .map(ToString::to_string)
        .unwrap_or_default();
    let slug = first_free(&slug_base(&title, false), |slug| {
        let found: i64 =
            opportunities::table.filter(opportunities::slug.eq(slug)).count().get_result(conn)?;
        Ok(found == 0)
    })?;
    let valid_until = opportunity.valid_until.unwrap_or_else(|| {
        now.date().checked_add_days(Days::new(limits::VALID_DAYS)).unwrap_or(NaiveDate::MAX)
    });
    diesel::insert_into(opportunities::table)
        .values((
            opportunities::id.eq(opportunity.id),
            opportunities::company_id.eq(company),
            opportunities::slug.eq(slug),
            opportunities::kind.eq(opportunity.kind),
            opportunities::field.eq(opportunity.field),
            opportunities::document.eq(to_json(opportunity)?),
            opportunities::valid_until.eq(valid_until),
            opportunities::published_at.eq(now),
            opportunities::updated_at.eq(now),
        ))
        .execute(conn)
        .map(|_| ())
}
