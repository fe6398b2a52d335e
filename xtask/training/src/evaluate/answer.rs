//! What the classifier says of a text, reduced to what is measured.

use policy_checker::classify::{Classification, ClassifyError, MAX_LIMIT, Verdict, classify};

use crate::ranking::Ranking;
use crate::statistics::Stated;
use training::labelled::{Label, NONE, cut};

/// The classifier's answer to one text.
#[derive(Debug)]
pub(crate) struct Answer {
    /// Codes in order.
    pub(crate) ranking: Ranking,
    /// Probability of none.
    pub(crate) none: f64,
    /// What it says of the text as a whole.
    pub(crate) verdict: Verdict,
    /// The best category, or none where that is more probable or nothing is found.
    pub(crate) best: String,
    /// The probability of the best answer.
    pub(crate) probability: f64,
    /// The words that speak for the best answer.
    pub(crate) words: Vec<String>,
}

impl Answer {
    /// Classifies `text`.
    pub(crate) fn to(text: &str) -> Result<Self, ClassifyError> {
        Ok(Self::from(classify(text, MAX_LIMIT)?))
    }

    /// Whether the best answer is right.
    pub(crate) fn is_right(&self, label: &Label) -> bool {
        label.accepts(&self.best)
    }

    /// Whether the verdict is right, and inside the nine the first category, too.
    pub(crate) fn verdict_is_right(&self, label: &Label) -> bool {
        if label.is_outside() {
            self.said_none()
        } else {
            !self.said_none()
                && self.ranking.first(1).is_some_and(|code| label.at(1).contains(code))
        }
    }

    /// Whether the verdict leaves the text without a category.
    pub(crate) fn said_none(&self) -> bool {
        matches!(self.verdict, Verdict::None | Verdict::MoreText)
    }

    /// The probability of none, and whether it is so.
    pub(crate) fn stated_none(&self, label: &Label) -> Stated {
        Stated { probability: self.none, came_true: label.is_outside() }
    }

    /// The probability of the best answer, and whether it is so.
    pub(crate) fn stated_best(&self, label: &Label) -> Stated {
        Stated { probability: self.probability, came_true: self.is_right(label) }
    }
}

impl From<Classification> for Answer {
    fn from(found: Classification) -> Self {
        let codes = |shares: &[policy_checker::classify::LevelShare]| -> Vec<String> {
            shares.iter().map(|share| share.code.to_owned()).collect()
        };
        let classes = found.candidates.iter().filter(|candidate| candidate.level == 3);
        let ranking = Ranking::new([
            codes(&found.level1),
            codes(&found.level2),
            classes.map(|candidate| candidate.code.to_owned()).collect(),
        ]);
        let category = found.level1.first().filter(|first| first.probability > found.none);
        let (best, probability) = match category {
            Some(first) => (first.code, first.probability),
            None => (NONE, found.none),
        };
        let words = words(&found, best);
        let (best, none, verdict) = (best.to_owned(), found.none, found.verdict);
        Self { ranking, none, verdict, best, probability, words }
    }
}

/// The evidence of the first candidate within the best category; for none, what is excluded and the nearest industry.
fn words(found: &Classification, best: &str) -> Vec<String> {
    if best != NONE {
        let candidate =
            found.candidates.iter().find(|candidate| cut(candidate.code, 1) == Some(best));
        let evidence = candidate.iter().flat_map(|candidate| &candidate.evidence);
        return evidence.map(|evidence| evidence.text.clone()).collect();
    }
    let excluded =
        found.excluded.iter().map(|term| format!("{} (excluded by {})", term.text, term.by));
    let nearest = found.nearest.iter().map(|near| format!("nearest {} {}", near.code, near.name));
    let note = found.note.iter().map(|note| note.en.to_owned());
    excluded.chain(nearest).chain(note).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use training::labelled::LabelledText;

    fn answer_to(text: &str) -> Answer {
        Answer::to(text).unwrap()
    }

    #[test]
    fn the_best_answer_names_a_category_and_the_words_for_it() {
        let found = answer_to("集成电路晶圆制造");
        let inside = LabelledText::read("", "1.2.4;9").unwrap().label;
        let outside = LabelledText::read("", "none").unwrap().label;
        assert_eq!(found.best, "1");
        assert!(found.words.iter().any(|word| word.contains("集成电路")), "{:?}", found.words);
        assert!(found.is_right(&inside) && found.verdict_is_right(&inside));
        assert!(!found.is_right(&outside) && !found.verdict_is_right(&outside));
    }

    #[test]
    fn the_best_answer_may_be_none() {
        for text in ["销售日用百货", "我们"] {
            let found = answer_to(text);
            assert_eq!(found.best, NONE, "{text}");
            assert!(
                found.said_none() && found.is_right(&LabelledText::read("", "none").unwrap().label)
            );
        }
    }
}
