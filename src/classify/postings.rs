//! Which units have a feature, and how much it says of each.

use std::ops::Range;

use super::index::starts;

/// Place of a unit.
pub(super) type UnitId = u16;

/// A feature of a term that stands for a unit.
#[derive(Debug, Clone, Copy)]
pub(super) struct Occurrence {
    /// Number of the feature.
    pub(super) feature: u32,
    /// The unit.
    pub(super) unit: UnitId,
    /// How much the term counts.
    pub(super) weight: u8,
}

/// For each feature its units, each once, with its weight.
#[derive(Debug)]
pub(super) struct Postings {
    runs: Vec<Range<u32>>,
    values: Vec<(UnitId, f32)>,
}

impl Postings {
    /// Sums what each unit has of a feature, saturates it, and weighs rare features up.
    ///
    /// The occurrences of a unit stand together. `is_pair` tells of each feature whether it is made of two symbols.
    #[must_use]
    pub(super) fn new(found: &[Occurrence], is_pair: impl ExactSizeIterator<Item = bool>) -> Self {
        let starts = starts(found.iter().map(|occurrence| occurrence.feature), is_pair.len());
        let mut runs: Vec<Range<u32>> = starts.into_iter().map(|start| start..start).collect();
        let mut values: Vec<(UnitId, f32)> = vec![(0, 0.0); found.len()];
        for occurrence in found {
            let Some(run) = runs.get_mut(occurrence.feature as usize) else { continue };
            let weight = f32::from(occurrence.weight);
            match values.get_mut(places(run)).and_then(<[_]>::last_mut) {
                Some((unit, mass)) if *unit == occurrence.unit => *mass += weight,
                _ => {
                    if let Some(free) = values.get_mut(run.end as usize) {
                        *free = (occurrence.unit, weight);
                        run.end += 1;
                    }
                }
            }
        }
        for (run, is_pair) in runs.iter().zip(is_pair) {
            // The fourth root stands for the usual logarithm: it is as flat and has the same bits everywhere.
            let spread = f32::from(u16::try_from(run.len()).unwrap_or(u16::MAX));
            let rarity = (1800.0 / spread).sqrt().sqrt();
            let size = if is_pair { 1.0 } else { 0.5 };
            for (_, mass) in values.get_mut(places(run)).unwrap_or_default() {
                *mass = size * rarity * *mass / (*mass + 2.0);
            }
        }
        Self { runs, values }
    }

    /// The units of a feature with their weights.
    #[must_use]
    pub(super) fn of(&self, feature: usize) -> &[(UnitId, f32)] {
        let run = self.runs.get(feature).map(places);
        run.and_then(|run| self.values.get(run)).unwrap_or_default()
    }
}

fn places(run: &Range<u32>) -> Range<usize> {
    run.start as usize..run.end as usize
}

#[cfg(test)]
mod tests {
    use super::{Occurrence, Postings};

    #[test]
    fn a_unit_stands_once_and_rare_features_weigh_more() {
        let occurrence = |feature, unit| Occurrence { feature, unit, weight: 1 };
        let found = [occurrence(0, 3), occurrence(1, 3), occurrence(0, 3), occurrence(0, 8)];
        let postings = Postings::new(&found, [true, true].into_iter());
        let units: Vec<u16> = postings.of(0).iter().map(|(unit, _)| *unit).collect();
        assert_eq!(units, [3, 8]);
        let weight = |feature, at: usize| postings.of(feature).get(at).map_or(0.0, |unit| unit.1);
        assert!(weight(0, 0) > weight(0, 1) && weight(1, 0) > weight(0, 1));
        assert!(postings.of(2).is_empty());
    }
}
