//! Guessing passwords: what is typed wrong is counted by address, and each failure makes the next attempt wait longer.
//!
//! Addresses without an account are counted alike, and an attempt that comes too early is answered like a wrong
//! password: neither answer nor time tells who has an account or whether a guess was right. The sign-in by mail stays
//! open all the while, so that nobody can lock somebody else out.

use chrono::{NaiveDateTime, TimeDelta};
use database::schema::password_attempts;
use database::{Conn, Db, DbError, on_each};
use diesel::prelude::*;

use crate::EmailAddress;
use crate::challenge::address_digest;

/// So many wrong passwords have no consequence: people mistype.
pub const FREE: i32 = 5;

/// How long the first attempt after those has to wait; each further failure doubles it.
pub const FIRST_DELAY: TimeDelta = TimeDelta::seconds(30);

/// No attempt has to wait longer: whoever guesses all year long has less than nine thousand guesses.
pub const LONGEST_DELAY: TimeDelta = TimeDelta::hours(1);

/// After so long without an attempt the failures are forgotten.
pub const FORGOTTEN_AFTER: TimeDelta = TimeDelta::days(1);

/// How often the count is taken anew when another attempt at the same moment was faster.
const TRIES: usize = 3;

/// Whether a typed password is right and came no earlier than it may. `is_right` compares it, and is asked in every
/// case. The attempt counts as a failure from its beginning, so that guesses sent at once do not pass together.
pub(crate) fn allows(
    db: &Db,
    email: &EmailAddress,
    now: NaiveDateTime,
    is_right: impl FnOnce() -> bool,
) -> Result<bool, DbError> {
    let address = address_digest(email);
    let in_time = db.write_blocking(|conn| begin(conn, &address, now))?;
    if !(is_right() && in_time) {
        return Ok(false);
    }
    db.write_blocking(|conn| forget(conn, email))?;
    Ok(true)
}

/// Forgets the failures of an address: its owner has shown who they are.
pub(crate) fn forget(conn: &mut Conn, email: &EmailAddress) -> Result<(), DbError> {
    diesel::delete(password_attempts::table.find(address_digest(email))).execute(conn)?;
    Ok(())
}

/// How many wrong passwords are counted for an address.
///
/// # Errors
/// When the database refuses.
pub fn failures(conn: &mut Conn, email: &EmailAddress) -> Result<i32, DbError> {
    let counted: Option<i32> = password_attempts::table
        .find(address_digest(email))
        .select(password_attempts::failures)
        .first(conn)
        .optional()?;
    Ok(counted.unwrap_or_default())
}

fn begin(conn: &mut Conn, address: &str, now: NaiveDateTime) -> Result<bool, DbError> {
    for _ in 0..TRIES {
        let known: Option<(i32, NaiveDateTime)> = password_attempts::table
            .find(address)
            .select((password_attempts::failures, password_attempts::last_at))
            .first(conn)
            .optional()?;
        let counted = match known {
            None => add(conn, address, now)?,
            Some((failures, last_at)) if now < last_at + delay(failures) => return Ok(false),
            Some((failures, last_at)) => {
                let remembered = if now - last_at < FORGOTTEN_AFTER { failures } else { 0 };
                let unchanged = password_attempts::table
                    .find(address)
                    .filter(password_attempts::failures.eq(failures))
                    .filter(password_attempts::last_at.eq(last_at));
                diesel::update(unchanged)
                    .set((
                        password_attempts::failures.eq(remembered.saturating_add(1)),
                        password_attempts::last_at.eq(now),
                    ))
                    .execute(conn)?
            }
        };
        if counted > 0 {
            return Ok(true);
        }
    }
    Ok(false)
}

fn add(conn: &mut Conn, address: &str, now: NaiveDateTime) -> QueryResult<usize> {
    let row = (
        password_attempts::address_digest.eq(address),
        password_attempts::failures.eq(1),
        password_attempts::last_at.eq(now),
    );
    on_each!(conn, c => diesel::insert_into(password_attempts::table)
        .values(row)
        .on_conflict(password_attempts::address_digest)
        .do_nothing()
        .execute(c))
}

/// How long after the last of so many failures the next attempt is taken.
fn delay(failures: i32) -> TimeDelta {
    let Ok(doublings) = u32::try_from(failures - FREE) else { return TimeDelta::zero() };
    let factor = 1_i32 << doublings.min(16);
    (FIRST_DELAY * factor).min(LONGEST_DELAY)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_delay_doubles_from_the_fifth_failure_on_up_to_an_hour() {
        let seconds: Vec<i64> = [0, 4, 5, 6, 7, 11, 12, 30, i32::MAX].map(|n| delay(n).num_seconds()).into();
        assert_eq!(seconds, [0, 0, 30, 60, 120, 1920, 3600, 3600, 3600]);
    }
}
