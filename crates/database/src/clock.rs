//! The one place that asks what time it is.

use std::fmt;
use std::sync::Arc;

use chrono::{DateTime, NaiveDateTime, TimeDelta, Utc};
use parking_lot::Mutex;

/// Tells the time in UTC, to the microsecond: SQLite would keep nanoseconds and PostgreSQL would not.
#[derive(Clone)]
pub struct Clock(Source);

#[derive(Clone)]
enum Source {
    System,
    Set(Arc<Mutex<NaiveDateTime>>),
}

impl Clock {
    /// The machine's clock.
    pub fn system() -> Clock {
        Clock(Source::System)
    }

    /// A clock that stands still until [`Clock::advance`] moves it. All clones move together.
    pub fn fixed(at: NaiveDateTime) -> Clock {
        Clock(Source::Set(Arc::new(Mutex::new(at))))
    }

    /// Now, in UTC.
    #[expect(clippy::disallowed_methods, reason = "this is the place that the others are told to ask")]
    pub fn now(&self) -> NaiveDateTime {
        match &self.0 {
            Source::System => to_microseconds(Utc::now()),
            Source::Set(at) => *at.lock(),
        }
    }

    /// Moves a fixed clock on; the machine's clock moves by itself and is left alone.
    pub fn advance(&self, by: TimeDelta) {
        if let Source::Set(at) = &self.0 {
            *at.lock() += by;
        }
    }
}

fn to_microseconds(at: DateTime<Utc>) -> NaiveDateTime {
    DateTime::from_timestamp_micros(at.timestamp_micros()).unwrap_or(at).naive_utc()
}

impl fmt::Debug for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Source::System => f.write_str("Clock::system"),
            Source::Set(at) => write!(f, "Clock::fixed({})", at.lock()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_system_clock_has_no_digits_below_the_microsecond() {
        let now = Clock::system().now();
        assert_eq!(now.and_utc().timestamp_subsec_nanos() % 1_000, 0);
    }

    #[test]
    fn all_clones_of_a_fixed_clock_move_together() {
        let clock = Clock::fixed(DateTime::UNIX_EPOCH.naive_utc());
        let other = clock.clone();
        clock.advance(TimeDelta::days(3));
        assert_eq!(other.now(), clock.now());
        assert_eq!(other.now() - DateTime::UNIX_EPOCH.naive_utc(), TimeDelta::days(3));
    }
}
