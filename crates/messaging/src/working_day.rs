//! Working days: Monday to Friday. Holidays differ between our countries and regions; a deadline that ignores them is
//! the same for both sides.

use chrono::{Datelike, NaiveDateTime, TimeDelta, Weekday};

/// The moment so many working days later, at the same time of day. From a weekend, the first working day is the
/// Monday that follows.
#[must_use]
pub fn after(start: NaiveDateTime, days: u32) -> NaiveDateTime {
    let mut at = start;
    let mut left = days;
    while left > 0 {
        at += TimeDelta::days(1);
        if is_working_day(at) {
            left -= 1;
        }
    }
    at
}

/// How many working days begin between the two moments, counted as [`after`] counts them.
#[must_use]
pub fn between(start: NaiveDateTime, end: NaiveDateTime) -> i64 {
    let mut at = start + TimeDelta::days(1);
    let mut count = 0;
    while at <= end {
        count += i64::from(is_working_day(at));
        at += TimeDelta::days(1);
    }
    count
}

fn is_working_day(at: NaiveDateTime) -> bool {
    !matches!(at.weekday(), Weekday::Sat | Weekday::Sun)
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::*;

    /// A day of November 2026, whose first is a Sunday.
    fn november(day: u32) -> NaiveDateTime {
        NaiveDate::from_ymd_opt(2026, 11, day).unwrap().and_hms_opt(10, 30, 0).unwrap()
    }

    #[test]
    fn five_working_days_are_a_week_whenever_it_starts() {
        for day in 23..=27 {
            assert_eq!(after(november(day - 7), 5), november(day));
        }
    }

    #[test]
    fn a_request_on_saturday_is_due_on_friday() {
        assert_eq!(after(november(21), 1), november(23));
        assert_eq!(after(november(21), 5), november(27));
        assert_eq!(after(november(22), 5), november(27));
        assert_eq!(after(november(20), 1), november(23));
    }

    #[test]
    fn days_between_are_counted_as_days_after() {
        for start in 1..=14 {
            for days in 0..=8 {
                assert_eq!(between(november(start), after(november(start), days)), i64::from(days));
            }
        }
    }
}
