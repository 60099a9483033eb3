//! The first answer to a form that creates something: a second post of the same form gets it again instead of a
//! second creature.

use chrono::NaiveDateTime;
use database::schema::idempotency_keys;
use database::{Conn, DbError};
use diesel::prelude::*;

/// Longest key that is looked at; ours are UUIDs.
pub const LONGEST_KEY: usize = 64;

/// Where the first post of the form `key` led to. Looked up in the transaction that would create: two posts at the
/// same moment then end as one, on SQLite because there is one writer, on PostgreSQL because the second
/// [`remember`] collides and is tried anew.
///
/// # Errors
/// When the database refuses; no answer yet is a result.
pub fn first_answer(conn: &mut Conn, scope: &str, key: &str) -> Result<Option<String>, DbError> {
    if key.is_empty() || key.len() > LONGEST_KEY {
        return Ok(None);
    }
    Ok(idempotency_keys::table
        .filter(idempotency_keys::scope.eq(scope))
        .filter(idempotency_keys::key.eq(key))
        .select(idempotency_keys::location)
        .first(conn)
        .optional()?)
}

/// Notes where the form led to. A form without a usable key is not remembered.
///
/// # Errors
/// When the database refuses, also when another transaction has just remembered the same key: then nothing of this
/// one must stay.
pub fn remember(
    conn: &mut Conn,
    scope: &str,
    key: &str,
    location: &str,
    now: NaiveDateTime,
) -> Result<(), DbError> {
    if key.is_empty() || key.len() > LONGEST_KEY {
        return Ok(());
    }
    diesel::insert_into(idempotency_keys::table)
        .values((
            idempotency_keys::scope.eq(scope),
            idempotency_keys::key.eq(key),
            idempotency_keys::location.eq(location),
            idempotency_keys::created_at.eq(now),
        ))
        .execute(conn)?;
    Ok(())
}
