//! The truth of a condition in each of many situations, as bits.

/// One bit for each situation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct TruthTable {
    words: Vec<u64>,
    length: usize,
}

impl TruthTable {
    pub(super) fn never(length: usize) -> TruthTable {
        TruthTable { words: vec![0; length.div_ceil(64)], length }
    }

    pub(super) fn always(length: usize) -> TruthTable {
        TruthTable::never(length).not()
    }

    pub(super) fn set(&mut self, place: usize) {
        if place < self.length
            && let Some(word) = self.words.get_mut(place / 64)
        {
            *word |= 1 << (place % 64);
        }
    }

    pub(super) fn get(&self, place: usize) -> bool {
        self.words.get(place / 64).is_some_and(|word| word >> (place % 64) & 1 == 1)
    }

    pub(super) fn and(mut self, other: &TruthTable) -> TruthTable {
        for (word, other) in self.words.iter_mut().zip(&other.words) {
            *word &= other;
        }
        self
    }

    pub(super) fn or(mut self, other: &TruthTable) -> TruthTable {
        for (word, other) in self.words.iter_mut().zip(&other.words) {
            *word |= other;
        }
        self
    }

    pub(super) fn not(mut self) -> TruthTable {
        for word in &mut self.words {
            *word = !*word;
        }
        // Bits behind the last situation stay empty, so that tables can be compared word by word.
        let behind = self.length % 64;
        if behind != 0
            && let Some(last) = self.words.last_mut()
        {
            *last &= (1 << behind) - 1;
        }
        self
    }

    pub(super) fn is_never(&self) -> bool {
        self.words.iter().all(|word| *word == 0)
    }

    pub(super) fn is_always(&self) -> bool {
        self.clone().not().is_never()
    }

    /// Whether `other` holds wherever this does.
    pub(super) fn implies(&self, other: &TruthTable) -> bool {
        self.words.iter().zip(&other.words).all(|(word, other)| word & !other == 0)
    }

    /// The situations in which it holds.
    pub(super) fn places(&self) -> impl Iterator<Item = usize> + '_ {
        (0..self.length).filter(|place| self.get(*place))
    }
}
