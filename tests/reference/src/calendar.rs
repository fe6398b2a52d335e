//! Periods in months and days, counted by a calendar library that the core does not use.

use jiff::{Span, civil::Date};

/// The earliest day that a fact can state.
pub const FIRST: Date = jiff::civil::date(1, 1, 1);
/// The latest day that a fact can state.
pub const LAST: Date = jiff::civil::date(9999, 12, 31);

/// The day after `months`, then `days`; both may be negative, and each step is held within [`FIRST`] and [`LAST`].
#[must_use]
pub fn after(day: Date, months: i32, days: i32) -> Date {
    let day = moved(day, Span::new().try_months(months), months);
    moved(day, Span::new().try_days(days), days)
}

/// A day from which a period of `months`, then `days`, ends near `end`: where months differ in length it may miss by some days.
#[must_use]
pub fn before(end: Date, months: i32, days: i32) -> Date {
    after(after(end, 0, days.saturating_neg()), months.saturating_neg(), 0)
}

fn moved(day: Date, period: Result<Span, jiff::Error>, sign: i32) -> Date {
    let beyond = if sign < 0 { FIRST } else { LAST };
    let moved = period.and_then(|period| day.checked_add(period));
    moved.map_or(beyond, |day| day.clamp(FIRST, LAST))
}
