//! The trained weights of the linear model, embedded as columns.

use std::ops::Range;
use std::sync::OnceLock;

use super::index::Keys;
use super::normalise::Normalised;
use super::tokens::{pair, single, symbols};

/// The linear model: per feature the groups that it speaks for or against.
#[derive(Debug)]
pub(super) struct Weights {
    keys: Keys,
    /// Where the weights of each feature stand.
    runs: Vec<Range<usize>>,
    groups: &'static [u8],
    values: &'static [u8],
    /// Bias of each group, in the unit of the weights.
    pub(super) biases: Vec<f64>,
}

/// One step of a stored weight, as the trainer rounds it.
pub const STEP: f64 = 1.0 / 4.0;

impl Weights {
    /// The embedded weights, read once.
    #[must_use]
    pub(super) fn bundled() -> &'static Self {
        static WEIGHTS: OnceLock<Weights> = OnceLock::new();
        WEIGHTS.get_or_init(|| {
            Self::read(
                include_str!(concat!(env!("OUT_DIR"), "/features.txt")),
                include_bytes!(concat!(env!("OUT_DIR"), "/weights.bin")),
                include_str!(concat!(env!("OUT_DIR"), "/groups.txt")),
            )
        })
    }

    fn read(features: &str, table: &'static [u8], groups: &str) -> Self {
        let (counts, rest) = table.split_at_checked(features.lines().count()).unwrap_or_default();
        let (groups_of, values) = rest.split_at_checked(rest.len() / 2).unwrap_or_default();
        let mut weights = Self {
            keys: Keys::with_capacity(counts.len()),
            runs: Vec::with_capacity(counts.len()),
            groups: groups_of,
            values,
            biases: Vec::new(),
        };
        let mut start = 0;
        for (feature, count) in features.lines().zip(counts) {
            let end = start + usize::from(*count);
            if let Some(key) = key_of(feature)
                && weights.keys.number(key) == weights.runs.len()
            {
                weights.runs.push(start..end);
            }
            start = end;
        }
        for bias in groups.lines().filter_map(|line| line.split_once('\t')?.1.parse::<i16>().ok()) {
            weights.biases.push(f64::from(bias) * STEP);
        }
        weights
    }

    /// The groups of a feature and its weight for each, in steps of [`STEP`] and as two's complement; none for a feature
    /// that the model does not know.
    #[must_use]
    pub(super) fn of(&self, key: u64) -> Option<(&'static [u8], &'static [u8])> {
        let run = self.runs.get(self.keys.find(key)?)?;
        Some((self.groups.get(run.clone())?, self.values.get(run.clone())?))
    }
}

/// The key of a feature as written in the table of weights; none when it is not one or two symbols.
#[must_use]
pub(super) fn key_of(feature: &str) -> Option<u64> {
    let chars = Normalised::new(feature).chars;
    match symbols(&chars, 0, chars.len(), &|_| false).as_slice() {
        [one] => Some(single(*one)),
        [left, right] => Some(pair(*left, *right)),
        _ => None,
    }
}
