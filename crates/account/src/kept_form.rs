//! What somebody typed when the session had ended or the page was left: found again after signing in.

use chrono::NaiveDateTime;
use database::schema::kept_forms;
use database::{Conn, DbError, on_each};
use diesel::prelude::*;

use crate::UserId;

/// The longest form that is kept, in bytes: a profile with all its texts in four languages fits several times.
pub const LARGEST: usize = 1 << 20;

/// Longest name of a form.
pub const LONGEST_NAME: usize = 100;

/// Keeps what was typed into the form `form` (a name such as `profile:0192…`), instead of what was kept before. What
/// is larger than [`LARGEST`] was not typed by a person and is not kept.
///
/// # Errors
/// When the database refuses.
pub fn keep(
    conn: &mut Conn,
    user: UserId,
    form: &str,
    body: &str,
    now: NaiveDateTime,
) -> Result<(), DbError> {
    if body.len() > LARGEST || form.len() > LONGEST_NAME {
        return Ok(());
    }
    let row = (
        kept_forms::user_id.eq(user),
        kept_forms::form.eq(form),
        kept_forms::body.eq(body),
        kept_forms::updated_at.eq(now),
    );
    on_each!(conn, c => diesel::insert_into(kept_forms::table)
        .values(row)
        .on_conflict((kept_forms::user_id, kept_forms::form))
        .do_update()
        .set((kept_forms::body.eq(body), kept_forms::updated_at.eq(now)))
        .execute(c))?;
    Ok(())
}

/// What was kept, without taking it away.
///
/// # Errors
/// When the database refuses; nothing kept is a result.
pub fn look(conn: &mut Conn, user: UserId, form: &str) -> Result<Option<String>, DbError> {
    Ok(kept_forms::table
        .filter(kept_forms::user_id.eq(user))
        .filter(kept_forms::form.eq(form))
        .select(kept_forms::body)
        .first(conn)
        .optional()?)
}

/// What was kept; from now on it no longer is.
///
/// # Errors
/// When the database refuses; nothing kept is a result.
pub fn take(conn: &mut Conn, user: UserId, form: &str) -> Result<Option<String>, DbError> {
    let body = look(conn, user, form)?;
    if body.is_some() {
        diesel::delete(
            kept_forms::table.filter(kept_forms::user_id.eq(user)).filter(kept_forms::form.eq(form)),
        )
        .execute(conn)?;
    }
    Ok(body)
}
