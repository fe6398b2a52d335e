//! The texts on which the classifier was surest of what is wrong.

use policy_checker::classify::Verdict;
use serde::Serialize;

use crate::answer::Answer;
use training::labelled::LabelledText;

/// A text whose best answer is wrong.
#[derive(Debug, Serialize)]
pub(crate) struct Miss {
    /// The probability of the wrong answer.
    pub(crate) probability: f64,
    /// The best category, or none.
    pub(crate) answer: String,
    /// What would have been right.
    pub(crate) label: String,
    /// The verdict.
    pub(crate) verdict: Verdict,
    /// The probability of none.
    pub(crate) none: f64,
    /// The words that speak for the answer.
    pub(crate) words: Vec<String>,
    /// The text.
    pub(crate) text: String,
}

impl Miss {
    /// The worst misses first, at most so many; texts with equal probabilities in their order.
    pub(crate) fn worst(texts: &[(&LabelledText, &Answer)], most: usize) -> Vec<Self> {
        let mut misses: Vec<Self> = texts
            .iter()
            .filter(|(text, answer)| !answer.is_right(&text.label))
            .map(|(text, answer)| Self {
                probability: answer.probability,
                answer: answer.best.clone(),
                label: text.label.to_string(),
                verdict: answer.verdict,
                none: answer.none,
                words: answer.words.clone(),
                text: text.text.clone(),
            })
            .collect();
        misses.sort_by(|a, b| b.probability.total_cmp(&a.probability));
        misses.truncate(most);
        misses
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_surest_wrong_answer_comes_first_and_right_ones_are_none() {
        let texts = [("集成电路晶圆制造", "1"), ("我们", "3"), ("集成电路晶圆制造", "none")]
            .map(|(text, label)| LabelledText::read(text, label).unwrap());
        let answers = texts.each_ref().map(|text| Answer::to(&text.text).unwrap());
        let pairs: Vec<_> = texts.iter().zip(&answers).collect();
        let found = |most| -> Vec<(String, String)> {
            let misses = Miss::worst(&pairs, most).into_iter();
            misses.map(|miss| (miss.label, miss.answer)).collect()
        };
        let worst = ("none".to_owned(), "1".to_owned());
        assert_eq!(found(9), [worst.clone(), ("3".to_owned(), "none".to_owned())]);
        assert_eq!(found(1), [worst]);
    }
}
