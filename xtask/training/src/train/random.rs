//! A fixed sequence of numbers that look random: training must give the same weights every time.

/// A linear congruential generator.
pub(crate) struct Random(u64);

impl Random {
    /// Starts the sequence.
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// The next number below `below`; 0 for an empty range.
    pub(crate) fn below(&mut self, below: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or_default() % below.max(1)
    }
}
