//! Look-up tables for 64-bit keys, filled in one pass without sorting.
//!
//! The hash table of the standard library draws a random seed; these give the same layout in every run.

/// Numbers keys in the order in which they are first seen.
#[derive(Debug, Default)]
pub(super) struct Keys {
    /// Open addressing: the number of a key, or [`FREE`]. The length is a power of two.
    slots: Vec<u32>,
    keys: Vec<u64>,
}

const FREE: u32 = u32::MAX;

impl Keys {
    /// An empty table that need not grow before it has this many keys.
    pub(super) fn with_capacity(keys: usize) -> Self {
        Self { slots: vec![FREE; (keys * 2).next_power_of_two()], keys: Vec::with_capacity(keys) }
    }

    /// The keys in the order of their numbers.
    pub(super) fn keys(&self) -> impl ExactSizeIterator<Item = u64> + '_ {
        self.keys.iter().copied()
    }

    /// The number of a key; none when it was never added.
    #[must_use]
    pub(super) fn find(&self, key: u64) -> Option<usize> {
        let size = self.slots.len();
        let mut slot = spread(key, size);
        while let Some(number) = self.slots.get(slot).copied().filter(|number| *number != FREE) {
            if self.keys.get(number as usize) == Some(&key) {
                return Some(number as usize);
            }
            slot = (slot + 1) & (size - 1);
        }
        None
    }

    /// The number of a key, which is added when it is new.
    pub(super) fn number(&mut self, key: u64) -> usize {
        if let Some(number) = self.find(key) {
            return number;
        }
        let number = self.keys.len();
        self.keys.push(key);
        if self.keys.len() * 2 > self.slots.len() {
            self.slots = vec![FREE; (self.keys.len() * 4).next_power_of_two()];
            for at in 0..=number {
                self.occupy(at);
            }
        } else {
            self.occupy(number);
        }
        number
    }

    fn occupy(&mut self, number: usize) {
        let size = self.slots.len();
        let Some(key) = self.keys.get(number) else { return };
        let mut slot = spread(*key, size);
        while self.slots.get(slot).is_some_and(|used| *used != FREE) {
            slot = (slot + 1) & (size - 1);
        }
        if let Some(free) = self.slots.get_mut(slot) {
            *free = u32::try_from(number).unwrap_or(FREE);
        }
    }
}

/// A slot for a key; `size` is a power of two, or zero for a table that is still empty.
fn spread(key: u64, size: usize) -> usize {
    let mixed = (key ^ (key >> 29)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    (mixed >> 32) as usize & size.saturating_sub(1)
}

/// Items numbered in the order in which they are added, each found by a key that several may share.
#[derive(Debug, Default)]
pub(super) struct Chains {
    keys: Keys,
    /// The item that was added last for each key.
    last: Vec<usize>,
    /// For each item the one that was added before it for the same key.
    before: Vec<Option<usize>>,
}

impl Chains {
    /// Adds the next item and gives its number.
    pub(super) fn add(&mut self, key: u64) -> usize {
        let item = self.before.len();
        let number = self.keys.number(key);
        if let Some(last) = self.last.get_mut(number) {
            self.before.push(Some(std::mem::replace(last, item)));
        } else {
            self.last.push(item);
            self.before.push(None);
        }
        item
    }

    /// The items of a key, the latest first.
    pub(super) fn of(&self, key: u64) -> impl Iterator<Item = usize> + '_ {
        let last = self.keys.find(key).and_then(|number| self.last.get(number)).copied();
        std::iter::successors(last, |item| self.before.get(*item).copied().flatten())
    }
}

/// Where the run of each group begins once items are put together by group, and one place more for the end.
#[must_use]
pub(super) fn starts(groups: impl Iterator<Item = u32>, count: usize) -> Vec<u32> {
    let mut starts = vec![0; count + 1];
    for group in groups {
        if let Some(size) = starts.get_mut(group as usize + 1) {
            *size += 1;
        }
    }
    let mut sum = 0;
    for start in &mut starts {
        sum += *start;
        *start = sum;
    }
    starts
}

#[cfg(test)]
mod tests {
    use super::{Chains, Keys, starts};

    #[test]
    fn keys_keep_their_numbers_while_the_table_grows() {
        let mut keys = Keys::default();
        assert_eq!(keys.find(7), None);
        for key in 0..1000_u64 {
            assert_eq!(keys.number(key << 32), usize::try_from(key).unwrap());
        }
        assert_eq!(
            (keys.number(500 << 32), keys.find(999 << 32), keys.find(1)),
            (500, Some(999), None)
        );
        assert_eq!(keys.keys().len(), 1000);
    }

    #[test]
    fn items_are_found_by_the_key_that_they_share() {
        let mut chains = Chains::default();
        for key in [5, 6, 5, 5] {
            chains.add(key);
        }
        assert_eq!(chains.of(5).collect::<Vec<_>>(), [3, 2, 0]);
        assert_eq!(chains.of(7).count(), 0);
    }

    #[test]
    fn runs_follow_each_other() {
        assert_eq!(starts([2, 0, 2].into_iter(), 3), [0, 1, 1, 3]);
    }
}
