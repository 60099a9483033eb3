//! What is no longer needed goes.

use chrono::{NaiveDateTime, TimeDelta};
use database::schema::{idempotency_keys, kept_forms, password_attempts, sessions, sign_in_tokens, users};
use database::{Conn, DbError};
use diesel::prelude::*;

use crate::{password_attempt, session};

/// Used and expired codes are kept so long, because guesses are counted by the day.
pub const CHALLENGES: TimeDelta = TimeDelta::days(2);

/// A form is not posted a second time after so long.
pub const IDEMPOTENCY_KEYS: TimeDelta = TimeDelta::days(2);

/// Somebody who does not come back for a half-written form in this time has given it up.
pub const KEPT_FORMS: TimeDelta = TimeDelta::days(30);

/// An account whose mailbox nobody confirms in this time was a mistake, or somebody else's address.
pub const UNCONFIRMED_ACCOUNTS: TimeDelta = TimeDelta::days(7);

/// Deletes what has outlived its use; by a timer, once an hour.
///
/// # Errors
/// When the database refuses.
pub fn purge(conn: &mut Conn, now: NaiveDateTime) -> Result<(), DbError> {
    diesel::delete(sign_in_tokens::table.filter(sign_in_tokens::expires_at.lt(now - CHALLENGES)))
        .execute(conn)?;
    diesel::delete(
        sessions::table
            .filter(sessions::expires_at.lt(now).or(sessions::last_seen_at.lt(now - session::IDLE))),
    )
    .execute(conn)?;
    diesel::delete(
        password_attempts::table
            .filter(password_attempts::last_at.lt(now - password_attempt::FORGOTTEN_AFTER)),
    )
    .execute(conn)?;
    diesel::delete(idempotency_keys::table.filter(idempotency_keys::created_at.lt(now - IDEMPOTENCY_KEYS)))
        .execute(conn)?;
    diesel::delete(kept_forms::table.filter(kept_forms::updated_at.lt(now - KEPT_FORMS))).execute(conn)?;
    purge_unconfirmed(conn, now)
}

/// Only those that nothing points at: staff and members of companies were added by somebody who knows them.
fn purge_unconfirmed(conn: &mut Conn, now: NaiveDateTime) -> Result<(), DbError> {
    use database::schema::{company_members, staff_members};
    let forgotten = users::table
        .left_join(company_members::table)
        .left_join(staff_members::table)
        .filter(users::confirmed_at.is_null())
        .filter(users::created_at.lt(now - UNCONFIRMED_ACCOUNTS))
        .filter(company_members::user_id.nullable().is_null())
        .filter(staff_members::user_id.nullable().is_null())
        .select(users::id)
        .load::<crate::UserId>(conn)?;
    diesel::delete(sign_in_tokens::table.filter(sign_in_tokens::user_id.eq_any(&forgotten))).execute(conn)?;
    diesel::delete(kept_forms::table.filter(kept_forms::user_id.eq_any(&forgotten))).execute(conn)?;
    diesel::delete(users::table.filter(users::id.eq_any(&forgotten))).execute(conn)?;
    Ok(())
}
