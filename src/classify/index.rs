//! A map from 64-bit keys to short runs of values, built once from unordered pairs.
//!
//! The hash table of the standard library draws a random seed; this one gives the same layout in every run.

/// Values grouped by key.
#[derive(Debug, Clone)]
pub(super) struct Index<V> {
    slots: Vec<u32>,
    keys: Vec<u64>,
    starts: Vec<u32>,
    values: Vec<V>,
}

const FREE: u32 = u32::MAX;

impl<V: Copy> Index<V> {
    /// Groups `pairs`, which must be sorted by key; the order of values within a key is kept.
    #[must_use]
    pub(super) fn from_sorted(pairs: &[(u64, V)]) -> Self {
        let mut keys = Vec::new();
        let mut starts = Vec::new();
        for (at, (key, _)) in (0u32..).zip(pairs) {
            if keys.last() != Some(key) {
                keys.push(*key);
                starts.push(at);
            }
        }
        starts.push(u32::try_from(pairs.len()).unwrap_or(FREE));
        let size = (keys.len() * 2).next_power_of_two().max(2);
        let mut index = Self {
            slots: vec![FREE; size],
            keys,
            starts,
            values: pairs.iter().map(|(_, value)| *value).collect(),
        };
        for (place, key) in (0u32..).zip(&index.keys) {
            let mut slot = spread(*key, size);
            while index.slots.get(slot).is_some_and(|used| *used != FREE) {
                slot = (slot + 1) & (size - 1);
            }
            if let Some(free) = index.slots.get_mut(slot) {
                *free = place;
            }
        }
        index
    }

    /// The values of a key; empty when it is unknown.
    #[must_use]
    pub(super) fn get(&self, key: u64) -> &[V] {
        let size = self.slots.len();
        let mut slot = spread(key, size);
        while let Some(place) = self.slots.get(slot).copied().filter(|place| *place != FREE) {
            let place = place as usize;
            if self.keys.get(place) == Some(&key) {
                let from = self.starts.get(place).map_or(0, |at| *at as usize);
                let to = self.starts.get(place + 1).map_or(0, |at| *at as usize);
                return self.values.get(from..to).unwrap_or_default();
            }
            slot = (slot + 1) & (size - 1);
        }
        &[]
    }
}

/// A slot for a key; `size` is a power of two.
fn spread(key: u64, size: usize) -> usize {
    let mixed = (key ^ (key >> 29)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    (mixed >> 32) as usize & (size - 1)
}
