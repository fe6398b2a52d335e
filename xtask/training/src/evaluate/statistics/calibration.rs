//! How far stated probabilities lie from what comes true.

use serde::Serialize;

use super::number;

/// A probability that was stated, and whether it came true.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Stated {
    /// The probability.
    pub(crate) probability: f64,
    /// Whether it was so.
    pub(crate) came_true: bool,
}

/// Expected calibration error: the mean gap between probability and share, weighted by how many texts lie in a bin.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub(crate) struct Calibration {
    /// Over ten bins of equal width.
    pub(crate) equal_width: f64,
    /// Over ten bins of as nearly equal numbers as texts of equal probability, which stay together, allow.
    pub(crate) adaptive: f64,
}

const BINS: usize = 10;

impl Calibration {
    /// The errors of what was stated; none of nothing.
    pub(crate) fn of(stated: &[Stated]) -> Option<Self> {
        let mut sorted = stated.to_vec();
        sorted.sort_by(|a, b| a.probability.total_cmp(&b.probability));
        (!sorted.is_empty()).then(|| Self {
            equal_width: error(&sorted, |one| {
                (1..BINS).take_while(|edge| one.probability * number(BINS) >= number(*edge)).count()
            }),
            adaptive: error(&sorted, |one| {
                let below = sorted.partition_point(|other| other.probability < one.probability);
                below * BINS / sorted.len()
            }),
        })
    }
}

fn error(stated: &[Stated], bin_of: impl Fn(&Stated) -> usize) -> f64 {
    let mut gaps = [0.0; BINS];
    for one in stated {
        if let Some(gap) = gaps.get_mut(bin_of(one)) {
            *gap += one.probability - if one.came_true { 1.0 } else { 0.0 };
        }
    }
    gaps.iter().map(|gap| gap.abs()).sum::<f64>() / number(stated.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// So many texts with a probability, of which so many come true.
    fn stated(parts: &[(f64, usize, usize)]) -> Vec<Stated> {
        let texts = parts.iter().flat_map(|(probability, all, so)| {
            (0..*all).map(|at| Stated { probability: *probability, came_true: at < *so })
        });
        texts.collect()
    }

    #[test]
    fn errors_of_constructed_cases() {
        for (what, parts, equal_width, adaptive) in [
            ("what is stated comes true", &[(0.2, 10, 2), (0.9, 10, 9)][..], 0.0, 0.0),
            ("always sure, half of it right", &[(1.0, 10, 5)], 0.5, 0.5),
            (
                "gaps of 1/12 and 0.3, weighted 3 to 1",
                &[(0.75, 30, 25), (0.5, 10, 2)],
                0.1375,
                0.1375,
            ),
            // In one bin of equal width the two cancel each other; five texts below make another bin by number.
            ("opposite gaps in one bin", &[(0.81, 5, 5), (0.89, 5, 3)], 0.05, 0.24),
            (
                "the edge of a bin belongs to the bin above",
                &[(0.1, 1, 0), (0.19, 1, 1)],
                0.355,
                0.455,
            ),
        ] {
            let found = Calibration::of(&stated(parts)).unwrap();
            let known = Calibration { equal_width, adaptive };
            assert!((found.equal_width - known.equal_width).abs() < 1e-9, "{what}: {found:?}");
            assert!((found.adaptive - known.adaptive).abs() < 1e-9, "{what}: {found:?}");
        }
    }

    #[test]
    fn the_order_of_the_texts_does_not_matter() {
        let mut texts = stated(&[(0.3, 7, 2), (0.31, 3, 1), (0.8, 4, 4), (0.3, 2, 0)]);
        let found = Calibration::of(&texts);
        texts.reverse();
        assert_eq!(Calibration::of(&texts), found);
    }

    #[test]
    fn nothing_has_no_error() {
        assert_eq!(Calibration::of(&[]), None);
    }
}
