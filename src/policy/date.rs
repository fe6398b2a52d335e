//! Calendar dates, and the periods that laws count in months and days.

use std::{fmt, str::FromStr};

use serde::{Serialize, Serializer};
use thiserror::Error;

use crate::json::{Errors, FromJson, Json, Place};

/// A day of the Gregorian calendar between 0001-01-01 and 9999-12-31, written `YYYY-MM-DD`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

/// The text is no date.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("`{0}` is not a date of the form YYYY-MM-DD")]
pub struct DateError(String);

impl Date {
    /// The earliest day that can be written.
    pub const MIN: Date = Date { year: 1, month: 1, day: 1 };
    /// The latest day that can be written.
    pub const MAX: Date = Date { year: 9999, month: 12, day: 31 };

    /// The day, if the calendar has it.
    #[must_use]
    pub fn new(year: u16, month: u8, day: u8) -> Option<Date> {
        let exists = (1..=9999).contains(&year)
            && (1..=12).contains(&month)
            && day >= 1
            && day <= days_in_month(year, month);
        exists.then_some(Date { year, month, day })
    }

    /// The day `days` after 1970-01-01, held within [`Date::MIN`] and [`Date::MAX`].
    #[must_use]
    pub fn from_unix_days(days: i64) -> Date {
        // Civil-from-days over 400-year eras that begin on 1 March (H. Hinnant, "chrono-Compatible Low-Level Date Algorithms").
        let shifted = days.clamp(-800_000, 3_000_000) + 719_468;
        let era = shifted.div_euclid(146_097);
        let day_of_era = shifted.rem_euclid(146_097);
        let year_of_era =
            (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let month_from_march = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
        let month = if month_from_march < 10 { month_from_march + 3 } else { month_from_march - 9 };
        let year = year_of_era + era * 400 + i64::from(month <= 2);
        let built = match (u16::try_from(year), u8::try_from(month), u8::try_from(day)) {
            (Ok(year), Ok(month), Ok(day)) => Date::new(year, month, day),
            _ => None,
        };
        built.unwrap_or(if days < 0 { Date::MIN } else { Date::MAX })
    }

    /// Days since 1970-01-01; negative before it.
    #[must_use]
    pub fn unix_days(self) -> i64 {
        let month = i64::from(self.month);
        let year = i64::from(self.year) - i64::from(month <= 2);
        let era = year.div_euclid(400);
        let year_of_era = year.rem_euclid(400);
        let month_from_march = (month + 9) % 12;
        let day_of_year = (153 * month_from_march + 2) / 5 + i64::from(self.day) - 1;
        era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year
            - 719_468
    }

    /// The first day of the same month.
    #[must_use]
    pub fn first_of_month(self) -> Date {
        Date { day: 1, ..self }
    }

    /// The last day of a period of `months`, then `days`, that begins on this date; either may be negative.
    ///
    /// The date itself is not counted (Civil Code art. 201). A period in months ends on the day of the same number, or on
    /// the last day of a month that lacks it (art. 202). That a last day which is a public holiday gives way to the day
    /// after the holiday (art. 203) is not computed. The result is held within [`Date::MIN`] and [`Date::MAX`].
    #[must_use]
    pub fn plus(self, months: i32, days: i32) -> Date {
        let index = i64::from(self.year) * 12 + i64::from(self.month) - 1 + i64::from(months);
        let (year, month) = (index.div_euclid(12), index.rem_euclid(12) + 1);
        let moved = match (u16::try_from(year), u8::try_from(month)) {
            (Ok(year @ 1..=9999), Ok(month)) => {
                Date { year, month, day: self.day.min(days_in_month(year, month)) }
            }
            _ if months < 0 => Date::MIN,
            _ => Date::MAX,
        };
        if days == 0 { moved } else { Date::from_unix_days(moved.unix_days() + i64::from(days)) }
    }
}

fn days_in_month(year: u16, month: u8) -> u8 {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        _ => 31,
    }
}

impl FromStr for Date {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Date, DateError> {
        let error = || DateError(text.chars().filter(|c| !c.is_control()).take(40).collect());
        let digits = |part: Option<&str>, length: usize| {
            part.filter(|p| p.len() == length && p.bytes().all(|b| b.is_ascii_digit()))
                .and_then(|p| p.parse::<u16>().ok())
        };
        let mut parts = text.split('-');
        let (year, month, day) =
            (digits(parts.next(), 4), digits(parts.next(), 2), digits(parts.next(), 2));
        match (year, month, day, parts.next()) {
            (Some(year), Some(month), Some(day), None) => {
                let (month, day) = (u8::try_from(month), u8::try_from(day));
                month
                    .ok()
                    .zip(day.ok())
                    .and_then(|(month, day)| Date::new(year, month, day))
                    .ok_or_else(error)
            }
            _ => Err(error()),
        }
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl FromJson for Date {
    fn read(place: &Place, errors: &mut Errors) -> Date {
        match place.value {
            Json::Text(text) => match text.parse::<Date>() {
                Ok(date) => return date,
                Err(error) => place.wrong(errors, &error.to_string()),
            },
            _ => place.mistaken(errors, "a date, YYYY-MM-DD,"),
        }
        Date { year: 1, month: 1, day: 1 }
    }
}

#[cfg(test)]
mod tests {
    use super::Date;

    fn date(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn periods_end_as_the_civil_code_says() {
        for (from, months, days, until) in [
            ("2024-03-01", 24, 0, "2026-03-01"),
            ("2024-02-29", 12, 0, "2025-02-28"),
            ("2024-01-31", 1, 0, "2024-02-29"),
            ("2023-10-31", 4, 0, "2024-02-29"),
            ("2024-03-01", 36, -60, "2026-12-31"),
            ("2024-03-31", -1, 0, "2024-02-29"),
            ("2024-12-31", 0, 1, "2025-01-01"),
            ("9999-12-01", 2, 0, "9999-12-31"),
            ("0001-01-01", -1, 0, "0001-01-01"),
        ] {
            assert_eq!(
                date(from).plus(months, days),
                date(until),
                "{from} + {months} months {days} days"
            );
        }
    }

    #[test]
    fn only_days_of_the_calendar_are_read() {
        for text in [
            "2023-02-29",
            "2024-13-01",
            "2024-00-10",
            "2024-1-1",
            "24-01-01",
            "2024-01-01T00",
            "0000-01-01",
            "二〇二四",
            "",
        ] {
            assert!(text.parse::<Date>().is_err(), "{text}");
        }
        assert_eq!(date("2024-02-29").to_string(), "2024-02-29");
    }

    #[test]
    fn day_numbers_run_both_ways() {
        assert_eq!(date("1970-01-01").unix_days(), 0);
        assert_eq!(date("2000-03-01").unix_days(), 11_017);
        let mut day = date("1899-12-28");
        while day < date("2104-03-02") {
            let next = day.plus(0, 1);
            assert_eq!(next.unix_days(), day.unix_days() + 1);
            assert_eq!(Date::from_unix_days(next.unix_days()), next);
            day = next;
        }
    }
}
