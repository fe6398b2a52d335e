//! The trained weights of the linear model, embedded as columns.

use std::sync::OnceLock;

use super::index::Index;
use super::normalise::Normalised;
use super::tokens::{pair, single, symbols};

/// The linear model: per feature the groups that it speaks for or against.
#[derive(Debug)]
pub(super) struct Weights {
    index: Index<(u8, i8)>,
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

    fn read(features: &str, table: &[u8], groups: &str) -> Self {
        let features: Vec<&str> = features.lines().collect();
        let (counts, rest) = table.split_at_checked(features.len()).unwrap_or_default();
        let (groups_of, values) = rest.split_at_checked(rest.len() / 2).unwrap_or_default();
        let mut pairs = Vec::with_capacity(values.len());
        let mut cells = groups_of.iter().zip(values);
        for (feature, count) in features.iter().zip(counts) {
            let key = key_of(feature);
            for (group, value) in cells.by_ref().take(usize::from(*count)) {
                if let Some(key) = key {
                    pairs.push((key, (*group, value.cast_signed())));
                }
            }
        }
        pairs.sort_by_key(|(key, _)| *key);
        let biases = groups
            .lines()
            .filter_map(|line| line.split_once('\t'))
            .filter_map(|(_, bias)| bias.parse::<i32>().ok());
        Self {
            index: Index::from_sorted(&pairs),
            biases: biases.map(|bias| f64::from(bias) * STEP).collect(),
        }
    }

    /// The groups and weights of a feature, in steps of [`STEP`].
    #[must_use]
    pub(super) fn of(&self, key: u64) -> &[(u8, i8)] {
        self.index.get(key)
    }
}

/// The key of a feature as written in the table of weights; none when it is not one or two symbols.
#[must_use]
pub(super) fn key_of(feature: &str) -> Option<u64> {
    let chars = Normalised::new(feature).chars;
    match symbols(&chars, 0, chars.len(), |_| false).as_slice() {
        [one] => Some(single(*one)),
        [left, right] => Some(pair(*left, *right)),
        _ => None,
    }
}
