//! What happens by the clock and not because somebody asked: one list, with how often and which function.
//!
//! Every node runs them. Each function may be run at any time and twice at once; it counts what it does in the rows
//! that it does it to.

use chrono::{NaiveDateTime, TimeDelta};
use database::{Conn, Db, DbError};

use crate::introduction;

/// Something that happens by the clock.
#[derive(Clone, Copy)]
pub struct Timer {
    /// Names it in logs.
    pub name: &'static str,
    /// How often it is looked whether there is something to do.
    pub every: TimeDelta,
    /// Does it, in one transaction.
    pub run: fn(&mut Conn, NaiveDateTime) -> Result<(), DbError>,
}

/// All timers.
pub const TIMERS: &[Timer] = &[
    Timer {
        name: "introduction_reminders",
        every: TimeDelta::minutes(10),
        run: introduction::send_reminders,
    },
    Timer { name: "introduction_expiry", every: TimeDelta::minutes(10), run: introduction::expire_overdue },
    Timer { name: "opportunity_notices", every: TimeDelta::hours(1), run: profile::expiry::send_notices },
    Timer {
        name: "opportunity_archive",
        every: TimeDelta::hours(6),
        run: profile::expiry::archive_unchanged,
    },
    Timer { name: "account_retention", every: TimeDelta::hours(1), run: account::retention::purge },
];

/// Remembers when each timer ran last.
pub struct Schedule {
    timers: Vec<(Timer, Option<NaiveDateTime>)>,
}

impl Schedule {
    /// Nothing has run yet, so everything is due.
    #[must_use]
    pub fn new(timers: &[Timer]) -> Schedule {
        Schedule { timers: timers.iter().map(|timer| (*timer, None)).collect() }
    }

    /// Runs what is due. One that fails is logged, tried at its next turn and keeps no other from running.
    pub async fn run_due(&mut self, db: &Db, now: NaiveDateTime) {
        for (timer, last) in &mut self.timers {
            if last.is_some_and(|last| now - last < timer.every) {
                continue;
            }
            *last = Some(now);
            let run = timer.run;
            if let Err(error) = db.write(move |conn| run(conn, now)).await {
                tracing::error!(timer.name = timer.name, error = %error, "a timer failed");
            }
        }
    }
}
