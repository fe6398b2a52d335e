//! Answers in order at the three levels of the classification, and how near to the front the right one is.

use policy_checker::taxonomy::Taxonomy;
use serde::{Deserialize, Serialize};

use crate::statistics::Rate;
use training::labelled::{Label, LabelledText, cut};

/// Categories, sub-categories, classes.
pub(crate) const LEVELS: [usize; 3] = [1, 2, 3];

/// Codes of each level, the best first and each once.
#[derive(Debug, Default)]
pub(crate) struct Ranking {
    levels: [Vec<String>; 3],
}

impl Ranking {
    /// A ranking of codes that are ranked for each level by themselves.
    pub(crate) fn new(levels: [Vec<String>; 3]) -> Self {
        Self { levels }
    }

    /// A ranking of scored codes. What lies above a code takes its score: the best one, or the sum of all. A code that does
    /// not go so deep as a level is left out there.
    pub(crate) fn of_scores(scores: &[(String, f64)], joining: Joining) -> Self {
        Self { levels: LEVELS.map(|level| ranked(scores, joining, level)) }
    }

    /// The first code of a level.
    pub(crate) fn first(&self, level: usize) -> Option<&str> {
        self.levels.get(level.checked_sub(1)?)?.first().map(String::as_str)
    }

    /// Whether one of the first answers is right; none where no label goes so deep.
    pub(crate) fn is_within(&self, most: usize, level: usize, label: &Label) -> Option<bool> {
        let accepted = label.at(level);
        let answers = self.levels.get(level - 1)?;
        (!accepted.is_empty())
            .then(|| answers.iter().take(most).any(|code| accepted.contains(code.as_str())))
    }
}

/// How scores of classes make the score of what lies above them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Joining {
    /// The greatest counts.
    Best,
    /// All are added.
    Sum,
}

fn ranked(scores: &[(String, f64)], joining: Joining, level: usize) -> Vec<String> {
    let mut joined: Vec<(&str, f64)> = Vec::new();
    for (code, score) in scores {
        let Some(code) = cut(code, level) else { continue };
        match joined.iter_mut().find(|(known, _)| *known == code) {
            Some((_, known)) => match joining {
                Joining::Best => *known = known.max(*score),
                Joining::Sum => *known += score,
            },
            None => joined.push((code, *score)),
        }
    }
    // The sort keeps the order in which equal ones were found.
    joined.sort_by(|a, b| b.1.total_cmp(&a.1));
    joined.into_iter().map(|(code, _)| code.to_owned()).collect()
}

/// How often the right answer is near the front, at one level.
#[derive(Debug, Serialize)]
pub(crate) struct LevelFigures {
    /// 1 category, 2 sub-category, 3 class.
    pub(crate) level: usize,
    /// How many codes the tables have at this level.
    pub(crate) codes: usize,
    /// The first is right.
    pub(crate) first: Rate,
    /// One of the first three is right.
    pub(crate) within_three: Rate,
    /// One of the first five is right.
    pub(crate) within_five: Rate,
}

impl LevelFigures {
    /// The figures of all levels. A text counts at a level only if a label goes so deep.
    pub(crate) fn of(texts: &[(&LabelledText, &Ranking)]) -> Vec<Self> {
        let taxonomy = Taxonomy::bundled();
        LEVELS
            .into_iter()
            .map(|level| {
                let within =
                    |most| {
                        Rate::of(texts.iter().filter_map(|(text, ranking)| {
                            ranking.is_within(most, level, &text.label)
                        }))
                    };
                let codes = taxonomy.emerging_codes();
                Self {
                    level,
                    codes: codes.filter(|code| code.split('.').count() == level).count(),
                    first: within(1),
                    within_three: within(3),
                    within_five: within(5),
                }
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scores() -> Vec<(String, f64)> {
        [("1.2.4", 3.0), ("2.1", 2.0), ("2.1.1", 2.0), ("1.3", 0.5), ("9", 0.25)]
            .map(|(code, score)| (code.to_owned(), score))
            .to_vec()
    }

    #[test]
    fn what_lies_above_takes_the_best_or_the_sum() {
        let levels = |joining| Ranking::of_scores(&scores(), joining).levels;
        assert_eq!(
            levels(Joining::Best),
            [vec!["1", "2", "9"], vec!["1.2", "2.1", "1.3"], vec!["1.2.4", "2.1.1"]]
        );
        assert_eq!(
            levels(Joining::Sum),
            [vec!["2", "1", "9"], vec!["2.1", "1.2", "1.3"], vec!["1.2.4", "2.1.1"]]
        );
    }

    #[test]
    fn texts_count_only_at_levels_that_a_label_reaches() {
        let text = |label: &str| LabelledText::read("", label).unwrap();
        let texts = [text("2.1.1"), text("9;1.3"), text("3"), text("none")];
        let ranking = Ranking::of_scores(&scores(), Joining::Best);
        let pairs: Vec<_> = texts.iter().map(|text| (text, &ranking)).collect();
        let found: Vec<_> = LevelFigures::of(&pairs)
            .iter()
            .map(|figures| {
                [figures.first, figures.within_three, figures.within_five]
                    .map(|rate| (rate.hits, rate.of))
            })
            .collect();
        assert_eq!(
            found,
            [[(1, 3), (2, 3), (2, 3)], [(0, 2), (2, 2), (2, 2)], [(0, 1), (1, 1), (1, 1)]]
        );
    }
}
