//! The first answer to a form that creates something: a second post of the same form gets it again instead of a
//! second creature.

use chrono::NaiveDateTime;
use database::schema::idempotency_keys;
use database::{Conn, DbError, on_each};
use diesel::prelude::*;

/// Longest key that is looked at; ours are UUIDs.
pub const LONGEST_KEY: usize = 64;

/// Takes the key for the caller, who is about to create what `location` names. Nothing means: go on. Otherwise it is
/// where the first post of the same form led, and nothing is to be created. A caller that fails afterwards rolls back
/// and so gives the key free. Of two posts at the same moment the second waits for the first.
///
/// A form without a usable key is not remembered.
///
/// # Errors
/// When the database refuses.
pub fn claim(
    conn: &mut Conn,
    scope: &str,
    key: &str,
    location: &str,
    now: NaiveDateTime,
) -> Result<Option<String>, DbError> {
    if key.is_empty() || key.len() > LONGEST_KEY {
        return Ok(None);
    }
    let row = (
        idempotency_keys::scope.eq(scope),
        idempotency_keys::key.eq(key),
        idempotency_keys::location.eq(location),
        idempotency_keys::created_at.eq(now),
    );
    let claimed = on_each!(conn, c => diesel::insert_into(idempotency_keys::table)
        .values(row)
        .on_conflict((idempotency_keys::scope, idempotency_keys::key))
        .do_nothing()
        .execute(c))?;
    if claimed == 1 { Ok(None) } else { first_answer(conn, scope, key) }
}

/// Where the first post of the form `key` led to.
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

/// Notes where the form led to, for callers that know it only afterwards; the others [`claim`]. A form without a
/// usable key is not remembered.
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
