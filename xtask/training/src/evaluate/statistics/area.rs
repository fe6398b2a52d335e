//! The area under the curve of true against false alarms.

use std::cmp::Ordering;
use std::fmt;

use serde::Serialize;

use super::{Z, number};

/// How often a positive has a greater score than a negative, ties counting half.
///
/// The 95 % interval is the score interval for this measure (Newcombe 2006, method 5), which does not shrink to nothing
/// where the two are parted without a fault.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub(crate) struct Area {
    /// The area.
    pub(crate) value: f64,
    /// Lower end of the interval.
    pub(crate) low: f64,
    /// Upper end of the interval.
    pub(crate) high: f64,
    /// How many positives.
    pub(crate) positives: usize,
    /// How many negatives.
    pub(crate) negatives: usize,
}

impl Area {
    /// The area of scores; none where one side is empty.
    pub(crate) fn of(positives: &[f64], negatives: &[f64]) -> Option<Self> {
        let pairs = number(positives.len()) * number(negatives.len());
        if pairs == 0.0 {
            return None;
        }
        let mut above = 0.0;
        for positive in positives {
            for negative in negatives {
                above += win(*positive, *negative);
            }
        }
        let value = above / pairs;
        let half = f64::midpoint(number(positives.len()), number(negatives.len())) - 1.0;
        let is_near = |area: f64| (value - area).powi(2) <= Z * Z * variance(area, half) / pairs;
        Some(Self {
            value,
            low: edge(value, 0.0, is_near),
            high: edge(value, 1.0, is_near),
            positives: positives.len(),
            negatives: negatives.len(),
        })
    }
}

/// What a pair adds to the area.
pub(super) fn win(positive: f64, negative: f64) -> f64 {
    match positive.total_cmp(&negative) {
        Ordering::Greater => 1.0,
        Ordering::Equal => 0.5,
        Ordering::Less => 0.0,
    }
}

/// Variance of one pair's part if `area` is the truth.
fn variance(area: f64, half: f64) -> f64 {
    area * (1.0 - area) * (1.0 + half * ((1.0 - area) / (2.0 - area) + area / (1.0 + area)))
}

/// The last value on the way from `inner` to `outer` that is still near.
fn edge(mut inner: f64, mut outer: f64, is_near: impl Fn(f64) -> bool) -> f64 {
    for _ in 0..60 {
        let middle = f64::midpoint(inner, outer);
        if is_near(middle) {
            inner = middle;
        } else {
            outer = middle;
        }
    }
    inner
}

impl fmt::Display for Area {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { value, low, high, positives, negatives } = self;
        write!(to, "{value:.3} [{low:.3}, {high:.3}] {positives} × {negatives}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ties_count_half() {
        for (positives, negatives, value) in [
            (&[0.9, 0.8][..], &[0.1, 0.2][..], 1.0),
            (&[0.1, 0.2], &[0.9, 0.8], 0.0),
            (&[0.5, 0.5], &[0.5, 0.5], 0.5),
            // Of six pairs two are won and one is even.
            (&[0.2, 0.6], &[0.1, 0.6, 0.7], 2.5 / 6.0),
            (&[0.6, 0.8], &[0.6, 0.7], 0.625),
        ] {
            let found = Area::of(positives, negatives).unwrap();
            assert!((found.value - value).abs() < 1e-12, "{positives:?} {negatives:?}: {found:?}");
        }
    }

    #[test]
    fn without_one_side_there_is_no_area() {
        assert_eq!(Area::of(&[], &[0.5]), None);
        assert_eq!(Area::of(&[0.5], &[]), None);
    }

    #[test]
    fn the_interval_is_that_of_the_score() {
        // The roots of (value - area)² = z² variance(area), found independently with another solver.
        for (above, of, low, high) in
            [(10, 10, 0.800_213_6, 1.0), (5, 10, 0.273_515_6, 0.726_484_4)]
        {
            let positives: Vec<f64> =
                (0..of).map(|at| if at < above { 2.0 } else { 0.0 }).collect();
            let found = Area::of(&positives, &[1.0; 10]).unwrap();
            assert!(
                (found.low - low).abs() < 1e-6 && (found.high - high).abs() < 1e-6,
                "{found:?}"
            );
        }
    }
}
