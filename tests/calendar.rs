//! The calendar of the core held against the library `jiff`, and the periods that laws count.
//!
//! The core has arithmetic of its own because a library would cost the page more bytes than the page has left.
//! Here it is shown to be the same.

use std::ops::RangeInclusive;

use jiff::{ToSpan, civil};
use policy_checker::policy::Date;
use proptest::prelude::*;

/// Day numbers of 0001-01-01 and 9999-12-31, counted from 1970-01-01.
const DAYS: RangeInclusive<i64> = -719_162..=2_932_896;
const EPOCH: civil::Date = civil::date(1970, 1, 1);
const FIRST: civil::Date = civil::date(1, 1, 1);
const LAST: civil::Date = civil::date(9999, 12, 31);

/// Every kind of period that packs state, months then days, and their neighbours.
const PERIODS: [(i32, i32); 30] = [
    (0, 0),
    (0, 1),
    (0, -1),
    (0, 28),
    (0, 30),
    (0, -60),
    (0, 90),
    (0, 365),
    (0, -366),
    (1, 0),
    (-1, 0),
    (2, 0),
    (-2, 0),
    (3, 0),
    (6, 0),
    (-6, 0),
    (11, 0),
    (-11, 0),
    (12, 0),
    (-12, 0),
    (13, 0),
    (-13, 0),
    (24, 0),
    (-24, 0),
    (36, 0),
    (36, -60),
    (-36, 60),
    (60, 0),
    (-60, 0),
    (1, 1),
];

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

fn of_library(date: civil::Date) -> Date {
    let year = u16::try_from(date.year()).unwrap();
    let (month, day) = (u8::try_from(date.month()).unwrap(), u8::try_from(date.day()).unwrap());
    Date::new(year, month, day).unwrap()
}

/// The library's sum, held within the years that can be written after the months and again after the days.
///
/// The library's own range is wider, but not endless; what leaves even that lies beyond the end of its side.
fn expected(from: civil::Date, months: i32, days: i32) -> Date {
    let held = |moved: Result<civil::Date, jiff::Error>, back: bool| {
        moved.unwrap_or(if back { FIRST } else { LAST }).clamp(FIRST, LAST)
    };
    let moved = held(from.checked_add(months.months()), months < 0);
    of_library(held(moved.checked_add(days.days()), days < 0))
}

#[test]
fn every_day_has_the_number_of_the_library_both_ways() {
    let mut date = FIRST;
    for number in DAYS {
        let own = of_library(date);
        assert_eq!(own.unix_days(), number, "{date}");
        assert_eq!(Date::from_unix_days(number), own, "{date}");
        if number < *DAYS.end() {
            date = date.tomorrow().unwrap();
        }
    }
    assert_eq!(date, LAST);
    assert_eq!((of_library(FIRST), of_library(LAST)), (Date::MIN, Date::MAX));
    // The walk is the library's; that its days are numbered from 1970-01-01 is the library's word, too.
    for (date, number) in [(FIRST, *DAYS.start()), (LAST, *DAYS.end())] {
        assert_eq!(i64::from((date - EPOCH).get_days()), number);
    }
}

#[test]
fn every_day_is_printed_and_read_as_the_library_does() {
    let mut date = FIRST;
    loop {
        let printed = date.to_string();
        let own: Date = printed.parse().unwrap();
        assert_eq!(own, of_library(date));
        assert_eq!(own.to_string(), printed);
        if date == LAST {
            return;
        }
        date = date.tomorrow().unwrap();
    }
}

#[test]
fn only_days_of_the_librarys_calendar_are_read() {
    // Years that are leap by each rule of the calendar, or not.
    for year in [0, 1, 4, 100, 400, 1900, 2000, 2023, 2024, 2100, 2400, 9999] {
        for month in 0..=13 {
            for of_month in 0..=32 {
                let text = format!("{year:04}-{month:02}-{of_month:02}");
                let library = civil::Date::new(year, month, of_month).ok();
                let expected = library.filter(|date| (FIRST..=LAST).contains(date)).map(of_library);
                assert_eq!(text.parse::<Date>().ok(), expected, "{text}");
            }
        }
    }
}

#[test]
fn every_period_from_every_day_of_a_cycle_and_at_either_end_ends_as_the_library_says() {
    // The calendar repeats after 400 years; at its ends sums are held within it.
    for years in [1..=6, 1900..=2299, 9994..=9999] {
        let mut date = civil::date(*years.start(), 1, 1);
        while years.contains(&date.year()) {
            let own = of_library(date);
            for (months, days) in PERIODS {
                assert_eq!(
                    own.plus(months, days),
                    expected(date, months, days),
                    "{date} + {months} months {days} days"
                );
            }
            match date.tomorrow() {
                Ok(next) => date = next,
                Err(_) => break,
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(20_000))]

    #[test]
    fn any_period_from_any_day_ends_as_the_library_says(
        number in DAYS, months in -130_000..130_000, days in -4_000_000..4_000_000
    ) {
        let own = Date::from_unix_days(number);
        let date: civil::Date = own.to_string().parse().unwrap();
        prop_assert_eq!(own.plus(months, days), expected(date, months, days));
        prop_assert_eq!(own.plus(months, 0), expected(date, months, 0));
        prop_assert_eq!(own.plus(0, days), expected(date, 0, days));
        // Periods of the length that packs may state.
        let (short_months, short_days) = (months % 1_200, days % 36_600);
        prop_assert_eq!(own.plus(short_months, short_days), expected(date, short_months, short_days));
    }

    #[test]
    fn beyond_either_end_time_stands_still(number in any::<i64>(), months in any::<i32>(), days in any::<i32>()) {
        let held = number.clamp(*DAYS.start(), *DAYS.end());
        prop_assert_eq!(Date::from_unix_days(number).unix_days(), held);
        let ended = Date::from_unix_days(number).plus(months, days);
        prop_assert!((Date::MIN..=Date::MAX).contains(&ended));
    }
}

/// What laws and documents state, counted by hand: why, from, months, days, until.
///
/// The rule is that of the Civil Code of the PRC. Art. 200: by the Gregorian calendar, in years, months, days and hours. Art. 201:
/// the first day is not counted. Art. 202: a period in years or months ends on the day of the last month that
/// corresponds to the first, and where there is none, on the last day of that month. Art. 204: unless the law
/// provides or the parties agree otherwise. So the last day of the period is `plus`. That a last day which is a public
/// holiday gives way to the day after the holiday (art. 203) needs the state's calendar of holidays and is not computed.
const LEGAL: &[(&str, &str, i32, i32, &str)] = &[
    ("an inclusive period of one year", "2025-12-01", 12, 0, "2026-12-01"),
    ("an inclusive period of two years", "2025-12-01", 24, 0, "2027-12-01"),
    (
        "one year from 29 February ends on the last day of February",
        "2024-02-29",
        12,
        0,
        "2025-02-28",
    ),
    ("two years from 29 February likewise", "2024-02-29", 24, 0, "2026-02-28"),
    ("four years from 29 February end on 29 February", "2024-02-29", 48, 0, "2028-02-29"),
    ("1900 and 2100 are not leap", "2096-02-29", 48, 0, "2100-02-28"),
    ("2000 is leap", "1996-02-29", 48, 0, "2000-02-29"),
    ("one year from 28 February ends on the 28th, leap or not", "2023-02-28", 12, 0, "2024-02-28"),
    (
        "60 days before three years on the list of abnormal operation",
        "2024-01-15",
        36,
        -60,
        "2026-11-16",
    ),
    ("the same over the end of February of a leap year", "2021-04-15", 36, -60, "2024-02-15"),
    ("the same over the end of February of another year", "2022-04-15", 36, -60, "2025-02-14"),
    (
        "the same from 29 February: three years end on 28 February",
        "2024-02-29",
        36,
        -60,
        "2026-12-30",
    ),
    (
        "limitation of two years (Administrative Penalty Law art. 36)",
        "2024-11-21",
        24,
        0,
        "2026-11-21",
    ),
    ("limitation of five years (the same)", "2021-11-21", 60, 0, "2026-11-21"),
    ("limitation from the last day of the year", "2024-12-31", 24, 0, "2026-12-31"),
    ("limitation of two years from 29 February", "2020-02-29", 24, 0, "2022-02-28"),
    ("limitation of five years from 29 February", "2020-02-29", 60, 0, "2025-02-28"),
    ("a month from the end of January", "2025-01-31", 1, 0, "2025-02-28"),
    ("a month from the end of January of a leap year", "2024-01-31", 1, 0, "2024-02-29"),
    (
        "a month from the end of a shorter month ends on the same number, not on the last day",
        "2025-02-28",
        1,
        0,
        "2025-03-28",
    ),
    ("six months from the end of August", "2025-08-31", 6, 0, "2026-02-28"),
    ("a month over the end of the year", "2025-12-31", 1, 0, "2026-01-31"),
    ("a month back from the end of March", "2025-03-31", -1, 0, "2025-02-28"),
    (
        "the first day is not counted: a period of one day ends on the next",
        "2026-11-21",
        0,
        1,
        "2026-11-22",
    ),
    ("months first, then days", "2025-01-31", 1, 1, "2025-03-01"),
    (
        "nothing added: the last day of a certificate is the day printed",
        "2026-11-21",
        0,
        0,
        "2026-11-21",
    ),
];

#[test]
fn periods_of_laws_end_on_the_day_counted_by_hand_and_by_the_library() {
    for (why, from, months, days, until) in LEGAL {
        assert_eq!(day(from).plus(*months, *days), day(until), "{why}");
        assert_eq!(expected(from.parse().unwrap(), *months, *days), day(until), "library: {why}");
    }
}
