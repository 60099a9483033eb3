//! Who has met whom: what recommendations leave out.

use std::collections::BTreeSet;

use account::permission::{Act, Subject, may};
use account::{CompanyId, OfficeId, Viewer};
use database::Conn;
use database::schema::{companies, company_blocks, introductions};
use diesel::prelude::*;

use super::{AccessError, State};
use crate::party;

/// The companies that need not be recommended to a company: those with which it has, had or was refused an
/// introduction, and those that one of the two has blocked.
///
/// # Errors
/// [`AccessError`].
pub fn met(conn: &mut Conn, viewer: &Viewer, own: CompanyId) -> Result<BTreeSet<CompanyId>, AccessError> {
    let company = party::find(conn, own)?.ok_or(AccessError::NotFound)?;
    may(viewer, Act::SeePartners, &Subject::Company(company.company_of()))?;
    let introduced: Vec<(CompanyId, CompanyId)> = introductions::table
        .filter(introductions::from_company_id.eq(own).or(introductions::to_company_id.eq(own)))
        .filter(introductions::state.eq_any([State::Requested, State::Accepted, State::Declined]))
        .select((introductions::from_company_id, introductions::to_company_id))
        .load(conn)?;
    let blocked: Vec<(CompanyId, CompanyId)> = company_blocks::table
        .filter(company_blocks::company_id.eq(own).or(company_blocks::blocked_company_id.eq(own)))
        .select((company_blocks::company_id, company_blocks::blocked_company_id))
        .load(conn)?;
    let both = introduced.into_iter().chain(blocked).flat_map(|(one, other)| [one, other]);
    Ok(both.filter(|company| *company != own).collect())
}

/// The pairs with a company of the office that need not be brought together: those that had an introduction of any kind,
/// and those of which one has blocked the other.
///
/// # Errors
/// [`AccessError`].
pub fn met_in_office(
    conn: &mut Conn,
    viewer: &Viewer,
    office: OfficeId,
) -> Result<Vec<(CompanyId, CompanyId)>, AccessError> {
    may(viewer, Act::SeeDesk, &Subject::Office(office))?;
    let in_care = || companies::table.filter(companies::office_id.eq(office)).select(companies::id);
    let mut pairs: Vec<(CompanyId, CompanyId)> = introductions::table
        .filter(
            introductions::from_company_id
                .eq_any(in_care())
                .or(introductions::to_company_id.eq_any(in_care())),
        )
        .select((introductions::from_company_id, introductions::to_company_id))
        .load(conn)?;
    let blocked: Vec<(CompanyId, CompanyId)> = company_blocks::table
        .filter(
            company_blocks::company_id
                .eq_any(in_care())
                .or(company_blocks::blocked_company_id.eq_any(in_care())),
        )
        .select((company_blocks::company_id, company_blocks::blocked_company_id))
        .load(conn)?;
    pairs.extend(blocked);
    Ok(pairs)
}
