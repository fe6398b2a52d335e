//! Puts results in order, with one sort for all of them: every kind of element that is sorted costs the wasm kilobytes.

/// The places of the keys in rising order; equal keys keep their order.
#[must_use]
pub(super) fn ranked(keys: impl Iterator<Item = (u64, u64)>) -> Vec<usize> {
    let mut order: Vec<(u64, u64, usize)> =
        keys.enumerate().map(|(place, (first, second))| (first, second, place)).collect();
    // The place makes every element different, so that an unstable sort keeps the order of equal keys.
    order.sort_unstable();
    order.into_iter().map(|(_, _, place)| place).collect()
}

/// A key that rises as a number that is not negative falls.
#[must_use]
pub(super) fn falling(number: f64) -> u64 {
    !number.to_bits()
}

/// A key for a place in a text or a table.
#[must_use]
pub(super) fn rising(place: usize) -> u64 {
    u64::try_from(place).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use super::{falling, ranked, rising};

    #[test]
    fn greater_numbers_come_first_and_equal_ones_stay() {
        let numbers = [0.2, 0.5, 0.0, 0.5, 1e-300];
        assert_eq!(ranked(numbers.iter().map(|number| (falling(*number), 0))), [1, 3, 0, 4, 2]);
    }

    #[test]
    fn the_second_key_breaks_ties() {
        assert_eq!(ranked([(1, rising(9)), (1, rising(3)), (0, rising(7))].into_iter()), [2, 1, 0]);
    }
}
