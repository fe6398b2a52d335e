//! The difference between two areas under the curve of the same texts.

use super::area::win;
use super::difference::Difference;
use super::{Z, number};

/// Scores that ours and theirs give to a text.
type Pair = (f64, f64);

impl Difference {
    /// The area of ours less that of theirs, from the scores that each gives to the same positives and negatives.
    ///
    /// The 95 % interval is that of `DeLong`, `DeLong` and Clarke-Pearson (1988). There is none where either kind has
    /// fewer than two texts, nor where every text makes the same difference: the method would then claim to be sure.
    pub(crate) fn of_areas(positives: &[(f64, f64)], negatives: &[(f64, f64)]) -> Option<Self> {
        let parts = |texts: &[Pair], others: &[Pair], pair: fn(Pair, Pair) -> f64| {
            Sample::of(texts.iter().map(|text| {
                others.iter().map(|other| pair(*text, *other)).sum::<f64>() / number(others.len())
            }))
        };
        let of_positives = parts(positives, negatives, lead)?;
        let of_negatives =
            parts(negatives, positives, |negative, positive| lead(positive, negative))?;
        // Both differences are taken of each pair, so that how the two areas go together needs no term of its own.
        let variance = of_positives.variance_of_mean + of_negatives.variance_of_mean;
        let reach = Z * variance.sqrt();
        (variance > 0.0).then(|| Self::reaching(of_positives.mean, reach, reach))
    }
}

/// How much more ours wins of a positive and a negative than theirs does.
fn lead(positive: Pair, negative: Pair) -> f64 {
    win(positive.0, negative.0) - win(positive.1, negative.1)
}

/// The mean of what each text adds, and how far chance moves it.
struct Sample {
    mean: f64,
    variance_of_mean: f64,
}

impl Sample {
    /// None of fewer than two.
    fn of(parts: impl Iterator<Item = f64>) -> Option<Self> {
        let parts: Vec<f64> = parts.collect();
        let count = number(parts.len());
        if parts.len() < 2 {
            return None;
        }
        let mean = parts.iter().sum::<f64>() / count;
        let squares: f64 = parts.iter().map(|part| (part - mean).powi(2)).sum();
        Some(Self { mean, variance_of_mean: squares / (count - 1.0) / count })
    }
}

#[cfg(test)]
mod tests {
    use super::super::Area;
    use super::*;

    #[test]
    fn small_cases_come_out_as_by_hand() {
        // Ours parts all of them, and theirs all but the last positive.
        let ours = [9.0, 8.0, 7.0, 6.0];
        for (positive, negatives, value, variance) in [
            // It loses to all negatives: the positives lead by 0, 0, 0 and 1, each negative by 1/4.
            (0.0, [1.0; 4], 0.25, 0.25 / 4.0),
            // It is even with all of them.
            (1.0, [1.0; 4], 0.125, 0.062_5 / 4.0),
            // It loses to two: the positives lead by 0, 0, 0 and 1/2, the negatives by 0, 0, 1/4 and 1/4.
            (1.5, [1.0, 1.0, 2.0, 2.0], 0.125, 0.062_5 / 4.0 + 0.062_5 / 3.0 / 4.0),
        ] {
            let theirs = [9.0, 9.0, 9.0, positive];
            let positives: Vec<Pair> = ours.into_iter().zip(theirs).collect();
            let negatives = negatives.map(|theirs| (0.0, theirs));
            let found = Difference::of_areas(&positives, &negatives).unwrap();
            let reach = Z * f64::sqrt(variance);
            let close = |found: f64, known: f64| (found - known).abs() < 1e-12;
            assert!(close(found.value, value), "{found:?}");
            assert!(
                close(found.low, value - reach) && close(found.high, value + reach),
                "{found:?}"
            );
        }
    }

    /// Texts with two scores that agree in part, with ties within and between the kinds.
    fn texts(count: u32, above: u32) -> Vec<Pair> {
        (0..count)
            .map(|at| (f64::from(at * 7 % 11 + above), f64::from(at * 5 % 13 + above / 2)))
            .collect()
    }

    fn less(positives: &[Pair], negatives: &[Pair]) -> f64 {
        let area = |side: fn(&Pair) -> f64| {
            let scores = |texts: &[Pair]| texts.iter().map(side).collect::<Vec<f64>>();
            Area::of(&scores(positives), &scores(negatives)).unwrap().value
        };
        area(|pair| pair.0) - area(|pair| pair.1)
    }

    #[test]
    fn the_variance_is_that_of_leaving_out_each_text() {
        // The jackknife of two samples gives the same variance, without the components.
        let (positives, negatives) = (texts(23, 4), texts(17, 0));
        let without = |texts: &[Pair], at: usize| {
            let mut left = texts.to_vec();
            left.remove(at);
            left
        };
        let jackknife = |parts: Vec<f64>| {
            let count = number(parts.len());
            let mean = parts.iter().sum::<f64>() / count;
            parts.iter().map(|part| (part - mean).powi(2)).sum::<f64>() * (count - 1.0) / count
        };
        let variance = jackknife(
            (0..positives.len()).map(|at| less(&without(&positives, at), &negatives)).collect(),
        ) + jackknife(
            (0..negatives.len()).map(|at| less(&positives, &without(&negatives, at))).collect(),
        );
        let (value, reach) = (less(&positives, &negatives), Z * variance.sqrt());
        let found = Difference::of_areas(&positives, &negatives).unwrap();
        assert!((found.value - value).abs() < 1e-12, "{found:?}");
        assert!((found.low - (value - reach)).abs() < 1e-12, "{found:?} {reach}");
        assert!((found.high - (value + reach)).abs() < 1e-12, "{found:?} {reach}");
    }

    #[test]
    fn changing_the_sides_turns_the_interval_round() {
        let turned = |texts: Vec<Pair>| texts.into_iter().map(|(a, b)| (b, a)).collect::<Vec<_>>();
        let found = Difference::of_areas(&texts(23, 4), &texts(17, 0)).unwrap();
        let other = Difference::of_areas(&turned(texts(23, 4)), &turned(texts(17, 0))).unwrap();
        for (one, two) in
            [(found.value, other.value), (found.low, other.high), (found.high, other.low)]
        {
            assert!((one + two).abs() < 1e-12, "{found:?} {other:?}");
        }
    }

    #[test]
    fn where_nothing_can_be_said_there_is_no_interval() {
        let parted = [(3.0, 5.0), (4.0, 6.0)];
        let below = [(0.0, 1.0), (1.0, 0.0)];
        assert_eq!(Difference::of_areas(&parted[..1], &below), None);
        assert_eq!(Difference::of_areas(&parted, &below[..1]), None);
        // Both part them without a fault, so that the texts tell nothing of chance.
        assert_eq!(Difference::of_areas(&parted, &below), None);
    }
}
