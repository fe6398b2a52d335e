//! The difference between two shares of the same texts.

use std::fmt;

use serde::Serialize;

use super::difference::Difference;
use super::number;
use super::rate::Rate;

/// Which of the same texts ours and theirs have right, and the share of ours less that of theirs.
///
/// The 95 % interval is that of Newcombe (1998, paired data, method 10): Wilson's intervals of both shares, joined by how
/// far the two are right on the same texts.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub(crate) struct PairedRates {
    /// How many texts both have right.
    pub(crate) both: usize,
    /// How many ours alone has right.
    pub(crate) only_ours: usize,
    /// How many theirs alone has right.
    pub(crate) only_theirs: usize,
    /// How many neither has right.
    pub(crate) neither: usize,
    /// Ours less theirs; none where there are no texts.
    pub(crate) difference: Option<Difference>,
}

impl PairedRates {
    /// The rates of texts that ours and theirs have right or not.
    pub(crate) fn of(texts: impl Iterator<Item = (bool, bool)>) -> Self {
        let (mut both, mut only_ours, mut only_theirs, mut neither) = (0, 0, 0, 0);
        for text in texts {
            *match text {
                (true, true) => &mut both,
                (true, false) => &mut only_ours,
                (false, true) => &mut only_theirs,
                (false, false) => &mut neither,
            } += 1;
        }
        Self::new(both, only_ours, only_theirs, neither)
    }

    fn new(both: usize, only_ours: usize, only_theirs: usize, neither: usize) -> Self {
        let texts = both + only_ours + only_theirs + neither;
        let ours = Reach::of(&Rate::new(both + only_ours, texts));
        let theirs = Reach::of(&Rate::new(both + only_theirs, texts));
        let difference = ours.zip(theirs).map(|(ours, theirs)| {
            let together = correlation([both, only_ours, only_theirs, neither].map(number));
            let joined = |a: f64, b: f64| (a * a - 2.0 * together * a * b + b * b).sqrt();
            Difference::reaching(
                // Of the counts, so that equal shares differ by nothing at all.
                (number(only_ours) - number(only_theirs)) / number(texts),
                joined(ours.below, theirs.above),
                joined(ours.above, theirs.below),
            )
        });
        Self { both, only_ours, only_theirs, neither, difference }
    }

    /// How many texts.
    pub(crate) fn texts(&self) -> usize {
        self.both + self.only_ours + self.only_theirs + self.neither
    }
}

/// How far the interval of a share reaches below and above it.
struct Reach {
    below: f64,
    above: f64,
}

impl Reach {
    fn of(rate: &Rate) -> Option<Self> {
        let (share, low, high) = (rate.share?, rate.low?, rate.high?);
        Some(Self { below: share - low, above: high - share })
    }
}

/// The correlation phi of a table of two by two, where it is above nothing with the correction for continuity. Nothing
/// where one side has all or none right.
fn correlation([both, only_ours, only_theirs, neither]: [f64; 4]) -> f64 {
    let texts = both + only_ours + only_theirs + neither;
    let sides =
        (both + only_ours) * (only_theirs + neither) * (both + only_theirs) * (only_ours + neither);
    let product = both * neither - only_ours * only_theirs;
    let corrected = if product > 0.0 { (product - texts / 2.0).max(0.0) } else { product };
    if sides > 0.0 { corrected / sides.sqrt() } else { 0.0 }
}

impl fmt::Display for PairedRates {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { only_ours, only_theirs, difference, .. } = self;
        match difference {
            Some(difference) => write!(to, "{difference}")?,
            None => to.write_str("–")?,
        }
        write!(to, " {only_ours}, {only_theirs} of {}", self.texts())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn interval([both, only_ours, only_theirs, neither]: [usize; 4]) -> (f64, f64, f64) {
        let found = PairedRates::new(both, only_ours, only_theirs, neither).difference.unwrap();
        (found.value, found.low, found.high)
    }

    fn is_close(found: (f64, f64, f64), known: (f64, f64, f64), within: f64) -> bool {
        let close = |found: f64, known: f64| (found - known).abs() < within;
        close(found.0, known.0) && close(found.1, known.1) && close(found.2, known.2)
    }

    #[test]
    fn intervals_are_those_that_were_published() {
        for (table, low, high) in [
            // Newcombe (1998), the examples of method 10.
            ([36, 12, 2, 0], 0.0569, 0.3404),
            ([18, 12, 2, 18], 0.0562, 0.3290),
            ([53, 0, 0, 1], -0.0729, 0.0729),
            ([0, 30, 0, 0], 0.8395, 1.0),
            // Fagerland, Lydersen and Laake (2017): complete response before and after consolidation therapy.
            ([59, 6, 16, 80], -0.1186, -0.0046),
        ] {
            let found = interval(table);
            assert!(is_close(found, (found.0, low, high), 1e-4), "{table:?}: {found:?}");
        }
    }

    #[test]
    fn a_small_table_comes_out_as_by_hand() {
        // Eight of ten and five of ten: Wilson gives [0.490162, 0.943318] and [0.236593, 0.763407]. Of the product
        // 5 × 2 - 3 × 0 = 10 the correction takes 5, and phi is 5 / √(8 × 2 × 5 × 5) = 0.25. So the reach below is
        // √(0.309838² - 0.5 × 0.309838 × 0.263407 + 0.263407²), and above it is that of 0.143318 and 0.263407.
        let found = interval([5, 3, 0, 2]);
        assert!(is_close(found, (0.3, -0.052_953, 0.566_548), 2e-6), "{found:?}");
    }

    #[test]
    fn the_correction_never_turns_the_correlation_round() {
        for (table, known) in [
            ([5.0, 3.0, 0.0, 2.0], 0.25),
            // 4 × 3 - 3 × 3 = 3 is less than half of 13.
            ([4.0, 3.0, 3.0, 3.0], 0.0),
            ([1.0, 4.0, 4.0, 1.0], -0.6),
            ([9.0, 0.0, 0.0, 0.0], 0.0),
        ] {
            let found = correlation(table);
            assert!((found - known).abs() < 1e-12, "{table:?}: {found}");
        }
    }

    #[test]
    fn changing_the_sides_turns_the_interval_round() {
        const COUNTS: [usize; 5] = [0, 1, 4, 9, 30];
        for at in 1..COUNTS.len().pow(4) {
            let table = [1, 5, 25, 125].map(|place| COUNTS[at / place % COUNTS.len()]);
            let [both, only_ours, only_theirs, neither] = table;
            let (value, low, high) = interval(table);
            let turned = interval([both, only_theirs, only_ours, neither]);
            assert!(is_close(turned, (-value, -high, -low), 1e-12), "{table:?}: {turned:?}");
            // Who is right alone counts, not whether the others are right together or wrong together.
            let wrong = interval([neither, only_ours, only_theirs, both]);
            assert!(is_close(wrong, (value, low, high), 1e-12), "{table:?}: {wrong:?}");
            assert!((-1.0..=value).contains(&low) && (value..=1.0).contains(&high), "{table:?}");
        }
    }

    #[test]
    fn texts_are_counted_by_who_has_them_right() {
        let texts = [(true, true), (true, false), (true, false), (false, true), (false, false)];
        assert_eq!(PairedRates::of(texts.into_iter()), PairedRates::new(1, 2, 1, 1));
    }

    #[test]
    fn without_texts_there_is_no_difference() {
        let nothing = PairedRates::of(std::iter::empty());
        assert_eq!(nothing.difference, None);
        assert_eq!(nothing.to_string(), "– 0, 0 of 0");
    }
}
