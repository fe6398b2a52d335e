//! A share of counted texts with its Wilson interval.

use std::fmt;

use serde::Serialize;

use super::{Z, number};

/// How many of how many, and the 95 % interval of Wilson's score. A rate of nothing has no value.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub(crate) struct Rate {
    /// How many.
    pub(crate) hits: usize,
    /// Of how many.
    pub(crate) of: usize,
    /// The share.
    pub(crate) share: Option<f64>,
    /// Lower end of the interval.
    pub(crate) low: Option<f64>,
    /// Upper end of the interval.
    pub(crate) high: Option<f64>,
}

impl Rate {
    /// The rate of `hits` among `of`.
    pub(crate) fn new(hits: usize, of: usize) -> Self {
        if of == 0 {
            return Self { hits, of, share: None, low: None, high: None };
        }
        let (n, share) = (number(of), number(hits) / number(of));
        let middle = share + Z * Z / (2.0 * n);
        let reach = Z * (share * (1.0 - share) / n + Z * Z / (4.0 * n * n)).sqrt();
        let scale = 1.0 + Z * Z / n;
        Self {
            hits,
            of,
            share: Some(share),
            low: Some(((middle - reach) / scale).max(0.0)),
            high: Some(((middle + reach) / scale).min(1.0)),
        }
    }

    /// The rate of what is true.
    pub(crate) fn of(answers: impl Iterator<Item = bool>) -> Self {
        let (mut hits, mut of) = (0, 0);
        for hit in answers {
            hits += usize::from(hit);
            of += 1;
        }
        Self::new(hits, of)
    }
}

impl fmt::Display for Rate {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { hits, of, .. } = self;
        match (self.share, self.low, self.high) {
            (Some(share), Some(low), Some(high)) => {
                write!(to, "{share:.3} [{low:.3}, {high:.3}] {hits}/{of}")
            }
            _ => write!(to, "– {hits}/{of}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn intervals_are_those_of_wilson() {
        for (hits, of, low, high) in [
            (0, 10, 0.0, 0.277_533),
            (10, 10, 0.722_467, 1.0),
            (8, 10, 0.490_162, 0.943_318),
            (1, 1, 0.206_549, 1.0),
            (147, 156, 0.894_001, 0.969_354),
        ] {
            let rate = Rate::new(hits, of);
            let close = |found: Option<f64>, known: f64| (found.unwrap() - known).abs() < 5e-7;
            assert!(close(rate.low, low) && close(rate.high, high), "{hits}/{of}: {rate:?}");
        }
    }

    #[test]
    fn a_rate_of_nothing_has_no_value() {
        let rate = Rate::of(std::iter::empty());
        assert_eq!((rate.share, rate.low, rate.high), (None, None, None));
        assert_eq!(rate.to_string(), "– 0/0");
    }

    #[test]
    fn what_is_true_is_counted() {
        assert_eq!(Rate::of([true, false, true].into_iter()), Rate::new(2, 3));
    }
}
