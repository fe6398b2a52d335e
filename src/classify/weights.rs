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
    groups: Vec<u8>,
    values: &'static [u8],
    /// Bias of each group, in the unit of the weights.
    pub(super) biases: Vec<f64>,
}

/// What the build adds to counts and groups.
const COUNT: u8 = 32;
/// What it adds to weights.
const WEIGHT: i8 = 50;

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
        let keys = keys(features);
        let (counts, rest) = table.split_at_checked(keys.len()).unwrap_or_default();
        let (steps, values) = rest.split_at_checked(rest.len() / 2).unwrap_or_default();
        let mut weights = Self {
            keys: Keys::with_capacity(keys.len()),
            runs: Vec::with_capacity(keys.len()),
            groups: Vec::with_capacity(steps.len()),
            values,
            biases: Vec::new(),
        };
        let mut steps = steps.iter();
        for (key, count) in keys.into_iter().zip(counts) {
            let start = weights.groups.len();
            let mut next = 0_u8;
            for step in steps.by_ref().take(usize::from(count.saturating_sub(COUNT))) {
                let group = next.saturating_add(step.saturating_sub(COUNT));
                weights.groups.push(group);
                next = group.saturating_add(1);
            }
            if weights.keys.number(key) == weights.runs.len() {
                weights.runs.push(start..weights.groups.len());
            }
        }
        for bias in groups.lines().filter_map(|line| line.split_once('\t')?.1.parse::<i16>().ok()) {
            weights.biases.push(f64::from(bias) * STEP);
        }
        weights
    }

    /// What the model knows of a feature; none for one that it does not know.
    pub(super) fn of(&self, key: u64) -> Option<FeatureWeights<'_>> {
        let run = self.runs.get(self.keys.find(key)?)?;
        let groups = self.groups.get(run.clone())?;
        Some(FeatureWeights { groups, values: self.values.get(run.clone())? })
    }
}

/// The groups of a feature and its weight for each.
#[derive(Clone, Copy)]
pub(super) struct FeatureWeights<'a> {
    groups: &'a [u8],
    values: &'a [u8],
}

impl FeatureWeights<'_> {
    /// Groups with their weights, in steps of [`STEP`].
    pub(super) fn iter(self) -> impl Iterator<Item = (usize, i8)> {
        let groups = self.groups.iter().map(|group| usize::from(*group));
        groups.zip(self.values.iter().map(|value| value.cast_signed().saturating_sub(WEIGHT)))
    }
}

/// The keys of the features as the build writes them (`build/taxonomy/weights.rs`).
fn keys(features: &str) -> Vec<u64> {
    let mut keys = Vec::new();
    let mut lines = features.lines();
    for single in lines.next().unwrap_or_default().chars() {
        keys.push(key_of(&[single]));
    }
    for line in lines.by_ref().take_while(|line| !line.is_empty()) {
        let mut chars = line.chars();
        if let Some(left) = chars.next() {
            keys.extend(chars.map(|right| key_of(&[left, right])));
        }
    }
    keys.extend(lines.map(|feature| key_of(&Normalised::new(feature).chars)));
    keys
}

/// The key of a feature; one that no text has where it is not one or two symbols.
fn key_of(chars: &[char]) -> u64 {
    match symbols(chars, 0, chars.len(), &|_| false).as_slice() {
        [one] => single(*one),
        [left, right] => pair(*left, *right),
        _ => u64::MAX,
    }
}
