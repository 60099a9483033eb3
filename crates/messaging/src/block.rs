//! Companies that do not want to be asked by another.

use account::permission::{Act, Refused, Subject, may};
use account::{CompanyId, Viewer};
use chrono::NaiveDateTime;
use database::schema::company_blocks;
use database::{Conn, on_each};
use diesel::prelude::*;

use crate::introduction::AccessError;
use crate::party::{self, Party};

/// From now on `other` cannot ask `own` for an introduction. What is accepted stays; a second time changes nothing.
///
/// # Errors
/// [`AccessError`].
pub fn block(
    conn: &mut Conn,
    viewer: &Viewer,
    own: CompanyId,
    other: CompanyId,
    now: NaiveDateTime,
) -> Result<(), AccessError> {
    let user = viewer.user.ok_or(Refused::SignInFirst)?;
    allowed(conn, viewer, own)?;
    party::find(conn, other)?.filter(|other| other.id != own).ok_or(AccessError::NotFound)?;
    let row = (
        company_blocks::company_id.eq(own),
        company_blocks::blocked_company_id.eq(other),
        company_blocks::created_by.eq(user),
        company_blocks::created_at.eq(now),
    );
    on_each!(conn, c => diesel::insert_into(company_blocks::table)
        .values(row)
        .on_conflict((company_blocks::company_id, company_blocks::blocked_company_id))
        .do_nothing()
        .execute(c))?;
    Ok(())
}

/// Takes [`block`] back.
///
/// # Errors
/// [`AccessError`].
pub fn unblock(
    conn: &mut Conn,
    viewer: &Viewer,
    own: CompanyId,
    other: CompanyId,
) -> Result<(), AccessError> {
    allowed(conn, viewer, own)?;
    diesel::delete(
        company_blocks::table
            .filter(company_blocks::company_id.eq(own))
            .filter(company_blocks::blocked_company_id.eq(other)),
    )
    .execute(conn)?;
    Ok(())
}

/// The companies that `own` blocks, by name.
///
/// # Errors
/// [`AccessError`].
pub fn list(conn: &mut Conn, viewer: &Viewer, own: CompanyId) -> Result<Vec<Party>, AccessError> {
    allowed(conn, viewer, own)?;
    let ids: Vec<CompanyId> = company_blocks::table
        .filter(company_blocks::company_id.eq(own))
        .select(company_blocks::blocked_company_id)
        .load(conn)?;
    let mut parties = party::find_all(conn, &ids)?;
    parties.sort_by(|one, other| one.name.cmp(&other.name));
    Ok(parties)
}

fn allowed(conn: &mut Conn, viewer: &Viewer, own: CompanyId) -> Result<(), AccessError> {
    let own = party::find(conn, own)?.ok_or(AccessError::NotFound)?;
    Ok(may(viewer, Act::BlockCompany, &Subject::Company(own.company_of()))?)
}
