//! Dates and numbers as a reader of each language writes them (Unicode CLDR, through ICU4X).

use std::sync::LazyLock;

use chrono::{Datelike, NaiveDate, NaiveDateTime, TimeZone, Timelike};
use chrono_tz::Tz;
use icu_calendar::Date;
use icu_datetime::DateTimeFormatter;
use icu_datetime::fieldsets::{YM, YMD, YMDT};
use icu_decimal::DecimalFormatter;
use icu_decimal::input::Decimal;
use icu_locale_core::Locale;
use icu_time::{DateTime, Time};

use crate::Language;

struct Formatters {
    date: Option<DateTimeFormatter<YMD>>,
    date_time: Option<DateTimeFormatter<YMDT>>,
    month: Option<DateTimeFormatter<YM>>,
    integer: Option<DecimalFormatter>,
}

/// The data is compiled in for all four languages, so each is there; a missing one would fall back to ISO 8601.
static FORMATTERS: LazyLock<[Formatters; 4]> = LazyLock::new(|| {
    Language::ALL.map(|language| {
        let locale = Locale::try_from_str(&language.identifier().to_string()).unwrap_or(Locale::UNKNOWN);
        Formatters {
            date: DateTimeFormatter::try_new((&locale).into(), YMD::long()).ok(),
            date_time: DateTimeFormatter::try_new((&locale).into(), YMD::long().with_time_hm()).ok(),
            month: DateTimeFormatter::try_new((&locale).into(), YM::long()).ok(),
            integer: DecimalFormatter::try_new(
                (&locale).into(),
                icu_decimal::options::DecimalFormatterOptions::default(),
            )
            .ok(),
        }
    })
});

/// A day in words: `24 november 2026`.
pub fn date(language: Language, day: NaiveDate) -> String {
    match (&FORMATTERS[language.index()].date, iso(day)) {
        (Some(formatter), Some(date)) => formatter.format(&date).to_string(),
        _ => day.to_string(),
    }
}

/// A month in words: `november 2026`.
pub fn month(language: Language, day: NaiveDate) -> String {
    match (&FORMATTERS[language.index()].month, iso(day)) {
        (Some(formatter), Some(date)) => formatter.format(&date).to_string(),
        _ => day.format("%Y-%m").to_string(),
    }
}

/// A moment, given in UTC, in words and on the clock of `zone`: `24 november 2026 om 14:05`.
pub fn date_time(language: Language, utc: NaiveDateTime, zone: Tz) -> String {
    let local = zone.from_utc_datetime(&utc).naive_local();
    let parts = iso(local.date()).zip(time(local));
    match (&FORMATTERS[language.index()].date_time, parts) {
        (Some(formatter), Some((date, time))) => formatter.format(&DateTime { date, time }).to_string(),
        _ => local.format("%Y-%m-%d %H:%M").to_string(),
    }
}

/// A whole number with its digits grouped: `12.345` in Dutch, `12,345` in English.
pub fn integer(language: Language, number: i64) -> String {
    match &FORMATTERS[language.index()].integer {
        Some(formatter) => formatter.format(&Decimal::from(number)).to_string(),
        None => number.to_string(),
    }
}

fn iso(day: NaiveDate) -> Option<Date<icu_calendar::Iso>> {
    Date::try_new_iso(day.year(), u8::try_from(day.month()).ok()?, u8::try_from(day.day()).ok()?).ok()
}

fn time(at: NaiveDateTime) -> Option<Time> {
    Time::try_new(u8::try_from(at.hour()).ok()?, u8::try_from(at.minute()).ok()?, 0, 0).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 24).unwrap()
    }

    #[test]
    fn a_day_reads_as_its_language_writes_it() {
        assert_eq!(date(Language::Nl, day()), "24 november 2026");
        assert_eq!(date(Language::En, day()), "24 November 2026");
        assert_eq!(date(Language::De, day()), "24. November 2026");
        assert_eq!(date(Language::Ro, day()), "24 noiembrie 2026");
    }

    #[test]
    fn a_moment_is_shown_on_the_clock_of_the_place() {
        let utc = day().and_hms_opt(13, 5, 0).unwrap();
        assert!(date_time(Language::Nl, utc, chrono_tz::Europe::Amsterdam).ends_with("14:05"));
        assert!(date_time(Language::Ro, utc, chrono_tz::Europe::Bucharest).ends_with("15:05"));
    }

    #[test]
    fn digits_are_grouped_as_the_language_groups_them() {
        assert_eq!(integer(Language::Nl, 12_345), "12.345");
        assert_eq!(integer(Language::En, 12_345), "12,345");
        assert_eq!(integer(Language::De, -12_345), "-12.345");
        assert_eq!(integer(Language::Ro, 999), "999");
    }
}
