//! Probabilities of the categories, or of the sub-categories, as a result lists them.

use super::ranking::{falling, ranked, rising};
use super::result::LevelShare;
use crate::taxonomy::{ClassId, Taxonomy};

/// Rows of a level; there are nine categories.
const MOST_ROWS: usize = 10;

/// The probability that has come together for each class of one level.
#[derive(Debug, Default)]
pub(super) struct Level {
    shares: Vec<(ClassId, f64)>,
}

impl Level {
    /// Adds to what a class has.
    pub(super) fn add(&mut self, class: ClassId, probability: f64) {
        match self.shares.iter_mut().find(|(known, _)| *known == class) {
            Some((_, sum)) => *sum += probability,
            None => self.shares.push((class, probability)),
        }
    }

    /// The most probable classes first, without those below `least`.
    pub(super) fn rows(&self, least: f64) -> Vec<LevelShare> {
        let shown: Vec<(ClassId, f64)> =
            self.shares.iter().copied().filter(|(_, share)| *share >= least).collect();
        let places =
            shown.iter().map(|(class, share)| (falling(*share), rising(usize::from(class.0))));
        ranked(places)
            .into_iter()
            .take(MOST_ROWS)
            .filter_map(|place| shown.get(place))
            .filter_map(|(class, probability)| {
                let class = Taxonomy::bundled().class_at(*class)?;
                Some(LevelShare { code: class.code?, name: class.name, probability: *probability })
            })
            .collect()
    }
}
