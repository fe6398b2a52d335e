//! How much is found if hardly any of it may be wrong.

use serde::Serialize;

use super::calibration::Stated;
use super::number;
use super::rate::Rate;

/// The recall at the lowest cut-off that still is so precise. The cut-off is chosen on the same texts.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub(crate) struct RecallAtPrecision {
    /// From which probability on texts are said to be so; none where no cut-off is precise enough.
    pub(crate) from: Option<f64>,
    /// How precise that is.
    pub(crate) precision: Rate,
    /// How many of those that are so are found.
    pub(crate) recall: Rate,
}

impl RecallAtPrecision {
    /// The greatest recall with at least this precision; none where nothing is so.
    pub(crate) fn of(stated: &[Stated], precision: f64) -> Option<Self> {
        let all = stated.iter().filter(|one| one.came_true).count();
        if all == 0 {
            return None;
        }
        let mut sorted = stated.to_vec();
        sorted.sort_by(|a, b| b.probability.total_cmp(&a.probability));
        let mut best = Self { from: None, precision: Rate::new(0, 0), recall: Rate::new(0, all) };
        let (mut right, mut said) = (0, 0);
        for same in sorted.chunk_by(|a, b| a.probability.total_cmp(&b.probability).is_eq()) {
            right += same.iter().filter(|one| one.came_true).count();
            said += same.len();
            if number(right) >= precision * number(said) && right > best.recall.hits {
                best = Self {
                    from: same.first().map(|one| one.probability),
                    precision: Rate::new(right, said),
                    recall: Rate::new(right, all),
                };
            }
        }
        Some(best)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(stated: &[(f64, bool)], precision: f64) -> Option<(Option<f64>, usize, usize)> {
        let stated: Vec<Stated> = stated
            .iter()
            .map(|(probability, came_true)| Stated {
                probability: *probability,
                came_true: *came_true,
            })
            .collect();
        let found = RecallAtPrecision::of(&stated, precision)?;
        Some((found.from, found.recall.hits, found.recall.of))
    }

    #[test]
    fn the_cut_off_goes_as_deep_as_precision_allows() {
        let texts =
            [(0.9, true), (0.8, true), (0.7, false), (0.6, true), (0.5, true), (0.4, false)];
        assert_eq!(found(&texts, 0.95), Some((Some(0.8), 2, 4)));
        // A fault may be made good by what follows.
        assert_eq!(found(&texts, 0.8), Some((Some(0.5), 4, 4)));
    }

    #[test]
    fn equal_probabilities_are_taken_together() {
        assert_eq!(found(&[(0.9, true), (0.5, true), (0.5, false)], 0.95), Some((Some(0.9), 1, 2)));
    }

    #[test]
    fn where_no_cut_off_is_precise_enough_nothing_is_found() {
        assert_eq!(found(&[(0.9, false), (0.5, true)], 0.95), Some((None, 0, 1)));
    }

    #[test]
    fn where_nothing_is_so_there_is_no_recall() {
        assert_eq!(found(&[(0.9, false)], 0.95), None);
    }
}
