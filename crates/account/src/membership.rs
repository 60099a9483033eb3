//! Who belongs to which company.

use chrono::NaiveDateTime;
use database::schema::{company_members, users};
use database::{Conn, DbError, identifier, on_each, words};
use diesel::prelude::*;

use crate::UserId;

identifier!(
    /// Which company.
    CompanyId
);

words!(
    /// What somebody is in a company.
    CompanyRole {
        /// Writes profiles, asks for introductions and answers them.
        Member = "member",
        /// Also says who else belongs to the company.
        Owner = "owner",
    }
);

/// A person's place in a company.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = company_members)]
pub struct Membership {
    /// The company.
    #[diesel(column_name = company_id)]
    pub company: CompanyId,
    /// What the person is there.
    pub role: CompanyRole,
}

/// One of a company's people.
#[derive(Clone, Debug, PartialEq, Eq, Queryable)]
pub struct Member {
    /// Who.
    pub user: UserId,
    /// What they are called.
    pub name: String,
    /// Where mail reaches them.
    pub email: String,
    /// What they are in the company.
    pub role: CompanyRole,
    /// Since when.
    pub since: NaiveDateTime,
}

/// Makes the person belong to the company in this role; one who belongs to it already gets the role.
///
/// # Errors
/// When the database refuses.
pub fn add(
    conn: &mut Conn,
    company: CompanyId,
    user: UserId,
    role: CompanyRole,
    now: NaiveDateTime,
) -> Result<(), DbError> {
    let row = (
        company_members::company_id.eq(company),
        company_members::user_id.eq(user),
        company_members::role.eq(role),
        company_members::created_at.eq(now),
    );
    on_each!(conn, c => diesel::insert_into(company_members::table)
        .values(row)
        .on_conflict((company_members::company_id, company_members::user_id))
        .do_update()
        .set(company_members::role.eq(role))
        .execute(c))?;
    Ok(())
}

/// A membership cannot end.
#[derive(Debug, thiserror::Error)]
pub enum RemovalError {
    /// A company keeps at least one owner: nobody could invite anybody any more.
    #[error("the last owner of a company stays")]
    LastOwner,
    /// The database could not do it.
    #[error(transparent)]
    Database(#[from] DbError),
}

/// Ends a person's membership; one who does not belong to the company is no error.
///
/// # Errors
/// [`RemovalError::LastOwner`].
pub fn remove(conn: &mut Conn, company: CompanyId, user: UserId) -> Result<(), RemovalError> {
    let members = of_company(conn, company)?;
    let owners = members.iter().filter(|member| member.role == CompanyRole::Owner).count();
    let is_owner = members.iter().any(|member| member.user == user && member.role == CompanyRole::Owner);
    if is_owner && owners == 1 {
        return Err(RemovalError::LastOwner);
    }
    diesel::delete(
        company_members::table
            .filter(company_members::company_id.eq(company))
            .filter(company_members::user_id.eq(user)),
    )
    .execute(conn)
    .map_err(DbError::from)?;
    Ok(())
}

/// The people of a company who can sign in, the longest there first.
///
/// # Errors
/// When the database refuses.
pub fn of_company(conn: &mut Conn, company: CompanyId) -> Result<Vec<Member>, DbError> {
    Ok(company_members::table
        .inner_join(users::table)
        .filter(company_members::company_id.eq(company))
        .filter(users::disabled_at.is_null())
        .order((company_members::created_at, users::id))
        .select((users::id, users::name, users::email, company_members::role, company_members::created_at))
        .load(conn)?)
}

/// The companies that a person belongs to, the longest first.
///
/// # Errors
/// When the database refuses.
pub fn of_user(conn: &mut Conn, user: UserId) -> Result<Vec<Membership>, DbError> {
    Ok(company_members::table
        .filter(company_members::user_id.eq(user))
        .order((company_members::created_at, company_members::company_id))
        .select(Membership::as_select())
        .load(conn)?)
}
