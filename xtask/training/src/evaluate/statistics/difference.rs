//! How much one side is ahead of another on the same texts.

use std::fmt;

use serde::Serialize;

/// A figure of ours less the same of theirs, and its 95 % interval. Above nothing, ours is ahead.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub(crate) struct Difference {
    /// Ours less theirs.
    pub(crate) value: f64,
    /// Lower end of the interval.
    pub(crate) low: f64,
    /// Upper end of the interval.
    pub(crate) high: f64,
}

impl Difference {
    /// A difference of two shares or areas that reaches so far below and above its value.
    pub(super) fn reaching(value: f64, below: f64, above: f64) -> Self {
        Self { value, low: (value - below).max(-1.0), high: (value + above).min(1.0) }
    }
}

impl fmt::Display for Difference {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { value, low, high } = self;
        write!(to, "{value:+.3} [{low:+.3}, {high:+.3}]")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_interval_ends_where_no_difference_can_be() {
        let found = Difference::reaching(0.9, 0.2, 0.2);
        assert_eq!(found.to_string(), "+0.900 [+0.700, +1.000]");
        let found = Difference::reaching(-0.9, 0.2, 0.2);
        assert_eq!(found.to_string(), "-0.900 [-1.000, -0.700]");
    }
}
