//! The day on which a command is run. The core has no clock.

use std::time::{SystemTime, UNIX_EPOCH};

use policy_checker::policy::Date;

/// China has one time zone, and its deadlines end at its midnight.
const CHINA_SECONDS: i64 = 8 * 3_600;

pub(super) fn today() -> Date {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |past| past.as_secs());
    let local = i64::try_from(seconds).unwrap_or(i64::MAX).saturating_add(CHINA_SECONDS);
    Date::from_unix_days(local / 86_400)
}
