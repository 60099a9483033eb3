//! The people of the trade offices.

use chrono::NaiveDateTime;
use database::schema::{staff_members, users};
use database::{Conn, DbError, on_each, words};
use diesel::prelude::*;

use crate::{OfficeId, UserId};

words!(
    /// What somebody is in an office.
    StaffRole {
        /// Curates the profiles of the office's companies and sees their introductions.
        OfficeStaff = "office_staff",
        /// Also says who works there, and reads the audit trail.
        OfficeLead = "office_lead",
        /// Looks after all offices and the platform itself.
        Administrator = "administrator",
    }
);

/// A person's place in the offices.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = staff_members)]
pub struct Staff {
    /// What the person is.
    pub role: StaffRole,
    /// In which office; none for an administrator.
    #[diesel(column_name = office_id)]
    pub office: Option<OfficeId>,
}

/// Somebody who works in an office.
#[derive(Clone, Debug, PartialEq, Eq, Queryable)]
pub struct Colleague {
    /// Who.
    pub user: UserId,
    /// What they are called.
    pub name: String,
    /// Where mail reaches them.
    pub email: String,
    /// What they are.
    pub role: StaffRole,
}

/// A role and an office that do not go together.
#[derive(Debug, thiserror::Error)]
pub enum AppointmentError {
    /// Staff and leads work in one office.
    #[error("the role {0} needs an office")]
    NeedsOffice(StaffRole),
    /// An administrator looks after all.
    #[error("an administrator belongs to no single office")]
    NoOffice,
    /// The database could not do it.
    #[error(transparent)]
    Database(#[from] DbError),
}

/// Gives the person the role; a former role is replaced.
///
/// # Errors
/// [`AppointmentError`] when role and office do not go together.
pub fn appoint(
    conn: &mut Conn,
    user: UserId,
    role: StaffRole,
    office: Option<OfficeId>,
    now: NaiveDateTime,
) -> Result<(), AppointmentError> {
    match (role, office) {
        (StaffRole::Administrator, Some(_)) => return Err(AppointmentError::NoOffice),
        (StaffRole::OfficeStaff | StaffRole::OfficeLead, None) => {
            return Err(AppointmentError::NeedsOffice(role));
        }
        _ => {}
    }
    let row = (
        staff_members::user_id.eq(user),
        staff_members::office_id.eq(office),
        staff_members::role.eq(role),
        staff_members::created_at.eq(now),
    );
    on_each!(conn, c => diesel::insert_into(staff_members::table)
        .values(row)
        .on_conflict(staff_members::user_id)
        .do_update()
        .set((staff_members::office_id.eq(office), staff_members::role.eq(role)))
        .execute(c))
    .map_err(DbError::from)?;
    Ok(())
}

/// The person no longer works in any office; one who does not is no error.
///
/// # Errors
/// When the database refuses.
pub fn dismiss(conn: &mut Conn, user: UserId) -> Result<(), DbError> {
    diesel::delete(staff_members::table.filter(staff_members::user_id.eq(user))).execute(conn)?;
    Ok(())
}

/// What the person is in the offices, if anything.
///
/// # Errors
/// When the database refuses.
pub fn of_user(conn: &mut Conn, user: UserId) -> Result<Option<Staff>, DbError> {
    Ok(staff_members::table
        .filter(staff_members::user_id.eq(user))
        .select(Staff::as_select())
        .first(conn)
        .optional()?)
}

/// Who works in the office and can sign in, by name.
///
/// # Errors
/// When the database refuses.
pub fn of_office(conn: &mut Conn, office: OfficeId) -> Result<Vec<Colleague>, DbError> {
    Ok(staff_members::table
        .inner_join(users::table)
        .filter(staff_members::office_id.eq(office))
        .filter(users::disabled_at.is_null())
        .order((users::name, users::id))
        .select((users::id, users::name, users::email, staff_members::role))
        .load(conn)?)
}
