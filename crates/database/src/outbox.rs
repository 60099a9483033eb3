//! The outbox: work that leaves the database (mail, notices), written in the transaction that causes it and done by
//! workers that lease it. At least once: a worker that dies after the work and before [`complete`] leaves the row to the
//! next one, so whatever is sent carries an identity that stays the same.

use chrono::{NaiveDateTime, TimeDelta};
use diesel::prelude::*;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::schema::outbox;
use crate::{Conn, identifier};

identifier!(
    /// Which piece of work in the outbox.
    OutboxId
);

/// How long a worker keeps a row to itself; longer than any mail relay is waited for.
pub const LEASE: TimeDelta = TimeDelta::minutes(5);

/// After so many failures a row is parked, where staff see it and can have it tried again. With the back-off below
/// that is two days of trying.
pub const ATTEMPTS_BEFORE_PARKING: i32 = 16;

/// The longest time between two attempts.
const LONGEST_BACK_OFF: TimeDelta = TimeDelta::hours(4);

/// A piece of work.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = outbox)]
pub struct OutboxRow {
    /// Which one; the identity of what is sent is derived from it.
    pub id: OutboxId,
    /// Names the worker's task.
    pub kind: String,
    /// JSON; what the task needs to know.
    pub payload: String,
    /// Not before.
    pub due_at: NaiveDateTime,
    /// How often it failed.
    pub attempts: i32,
    /// What went wrong the last time.
    pub last_error: Option<String>,
    /// Since when it is no longer tried.
    pub parked_at: Option<NaiveDateTime>,
    /// When it was asked for.
    pub created_at: NaiveDateTime,
}

/// Adds work, in the transaction that causes it.
///
/// # Errors
/// When the database refuses. A payload that cannot be written as JSON is a serialisation error.
pub fn enqueue<P: Serialize>(
    conn: &mut Conn,
    kind: &str,
    payload: &P,
    due_at: NaiveDateTime,
    at: NaiveDateTime,
) -> QueryResult<OutboxId> {
    let id = OutboxId::generate();
    let payload = serde_json::to_string(payload)
        .map_err(|error| diesel::result::Error::SerializationError(Box::new(error)))?;
    diesel::insert_into(outbox::table)
        .values((
            outbox::id.eq(id),
            outbox::kind.eq(kind),
            outbox::payload.eq(payload),
            outbox::due_at.eq(due_at),
            outbox::created_at.eq(at),
        ))
        .execute(conn)?;
    Ok(id)
}

impl OutboxRow {
    /// What the task needs to know.
    ///
    /// # Errors
    /// When the row was written for another form of the task.
    pub fn payload<P: DeserializeOwned>(&self) -> Result<P, serde_json::Error> {
        serde_json::from_str(&self.payload)
    }
}

/// Takes up to `limit` due rows for the worker `owner`, oldest first. A row whose lease is over may be taken again.
///
/// # Errors
/// When the database refuses.
pub fn lease(conn: &mut Conn, owner: &str, limit: i64, now: NaiveDateTime) -> QueryResult<Vec<OutboxRow>> {
    let due: Vec<OutboxId> = outbox::table
        .filter(outbox::due_at.le(now))
        .filter(outbox::parked_at.is_null())
        .filter(outbox::lease_until.is_null().or(outbox::lease_until.lt(now)))
        .order((outbox::due_at, outbox::id))
        .limit(limit)
        .select(outbox::id)
        .load(conn)?;
    let mut taken = Vec::with_capacity(due.len());
    for id in due {
        // Another node may have been quicker: the count tells.
        let mine = diesel::update(
            outbox::table
                .filter(outbox::id.eq(id))
                .filter(outbox::lease_until.is_null().or(outbox::lease_until.lt(now))),
        )
        .set((outbox::lease_owner.eq(owner), outbox::lease_until.eq(now + LEASE)))
        .execute(conn)?;
        if mine == 1 {
            taken.push(outbox::table.filter(outbox::id.eq(id)).select(OutboxRow::as_select()).first(conn)?);
        }
    }
    Ok(taken)
}

/// The work is done: the row goes.
///
/// # Errors
/// When the database refuses; the work will then be done once more.
pub fn complete(conn: &mut Conn, id: OutboxId) -> QueryResult<()> {
    diesel::delete(outbox::table.filter(outbox::id.eq(id))).execute(conn).map(|_| ())
}

/// Ends all leases of the worker `owner`: it stops, or it died and begins anew.
///
/// # Errors
/// When the database refuses; the leases then end by themselves.
pub fn release(conn: &mut Conn, owner: &str) -> QueryResult<()> {
    diesel::update(outbox::table.filter(outbox::lease_owner.eq(owner)))
        .set((outbox::lease_owner.eq(None::<String>), outbox::lease_until.eq(None::<NaiveDateTime>)))
        .execute(conn)
        .map(|_| ())
}

/// How a piece of work failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Failure {
    /// May go better later: a relay that is away, a full mailbox.
    Temporary,
    /// Will never go better: an address that does not exist.
    Permanent,
}

/// Notes a failure: the row waits longer and longer (with `jitter` between 0 and 1, so that a thousand letters do not
/// come back in the same second), and is parked when it failed for good or too often.
///
/// # Errors
/// When the database refuses.
pub fn fail(
    conn: &mut Conn,
    row: &OutboxRow,
    failure: Failure,
    reason: &str,
    jitter: f64,
    now: NaiveDateTime,
) -> QueryResult<()> {
    let attempts = row.attempts + 1;
    let parked = failure == Failure::Permanent || attempts >= ATTEMPTS_BEFORE_PARKING;
    let reason: String = reason.chars().take(500).collect();
    diesel::update(outbox::table.filter(outbox::id.eq(row.id)))
        .set((
            outbox::attempts.eq(attempts),
            outbox::last_error.eq(reason),
            outbox::lease_owner.eq(None::<String>),
            outbox::lease_until.eq(None::<NaiveDateTime>),
            outbox::due_at.eq(now + back_off(attempts, jitter)),
            outbox::parked_at.eq(parked.then_some(now)),
        ))
        .execute(conn)
        .map(|_| ())
}

/// Rows that are no longer tried, newest first.
///
/// # Errors
/// When the database refuses.
pub fn parked(conn: &mut Conn, limit: i64) -> QueryResult<Vec<OutboxRow>> {
    outbox::table
        .filter(outbox::parked_at.is_not_null())
        .order(outbox::parked_at.desc())
        .limit(limit)
        .select(OutboxRow::as_select())
        .load(conn)
}

/// Tries a parked row again, at once. `false` when there is no such row.
///
/// # Errors
/// When the database refuses.
pub fn retry(conn: &mut Conn, id: OutboxId, now: NaiveDateTime) -> QueryResult<bool> {
    diesel::update(outbox::table.filter(outbox::id.eq(id)).filter(outbox::parked_at.is_not_null()))
        .set((outbox::parked_at.eq(None::<NaiveDateTime>), outbox::attempts.eq(0), outbox::due_at.eq(now)))
        .execute(conn)
        .map(|count| count == 1)
}

/// How many rows wait (parked ones not counted).
///
/// # Errors
/// When the database refuses.
pub fn waiting(conn: &mut Conn) -> QueryResult<i64> {
    outbox::table.filter(outbox::parked_at.is_null()).count().get_result(conn)
}

/// 10 s, 20 s, 40 s … up to [`LONGEST_BACK_OFF`], each shortened by up to a half.
fn back_off(attempts: i32, jitter: f64) -> TimeDelta {
    let doubled =
        u32::try_from(attempts - 1).ok().and_then(|power| 2_i32.checked_pow(power)).unwrap_or(i32::MAX);
    let longest =
        TimeDelta::seconds(10).checked_mul(doubled).unwrap_or(LONGEST_BACK_OFF).min(LONGEST_BACK_OFF);
    #[expect(clippy::cast_possible_truncation, reason = "a part of four hours in milliseconds")]
    let shortened = (longest.num_milliseconds() as f64 * (1.0 - jitter.clamp(0.0, 1.0) / 2.0)) as i64;
    TimeDelta::milliseconds(shortened)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_wait_doubles_and_stays_below_its_limit() {
        assert_eq!(back_off(1, 0.0), TimeDelta::seconds(10));
        assert_eq!(back_off(4, 0.0), TimeDelta::seconds(80));
        assert_eq!(back_off(1, 1.0), TimeDelta::seconds(5));
        assert_eq!(back_off(1000, 0.0), LONGEST_BACK_OFF);
    }
}
