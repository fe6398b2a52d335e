//! The number that only grows, and so keeps old versions out.

use std::{fmt, num::NonZeroU64, str::FromStr};

use serde::Serialize;

/// From 1 to 2^53 - 1: programs of every language read it from JSON exactly.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(transparent)]
pub(super) struct Counter(NonZeroU64);

#[derive(Debug, thiserror::Error)]
#[error("a counter is a whole number from 1 to {GREATEST}")]
pub(super) struct NoCounter;

const GREATEST: u64 = (1 << 53) - 1;

impl Counter {
    pub(super) fn new(number: u64) -> Result<Counter, NoCounter> {
        let number = NonZeroU64::new(number).filter(|number| number.get() <= GREATEST);
        number.map(Counter).ok_or(NoCounter)
    }

    pub(super) fn get(self) -> u64 {
        self.0.get()
    }
}

impl FromStr for Counter {
    type Err = NoCounter;

    /// Reads the number as it is printed, without signs or zeros before it.
    fn from_str(text: &str) -> Result<Counter, NoCounter> {
        let counter = text.parse().map_err(|_| NoCounter).and_then(Counter::new)?;
        if counter.to_string() == text { Ok(counter) } else { Err(NoCounter) }
    }
}

impl fmt::Display for Counter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
