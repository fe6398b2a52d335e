//! Which answers stand where which labels do.

use policy_checker::taxonomy::Taxonomy;
use serde::Serialize;

use crate::answer::Answer;
use training::labelled::{LabelledText, NONE};

/// How often each answer was the best for each label. Of several labels that are right, the one that was answered counts,
/// else the first.
#[derive(Debug, Serialize)]
pub(crate) struct Confusion {
    /// Codes of the categories, and none, in the order of rows and columns.
    pub(crate) codes: Vec<&'static str>,
    /// A row for each label, a column for each answer.
    pub(crate) counts: Vec<Vec<usize>>,
}

impl Confusion {
    /// Counts answers.
    pub(crate) fn of(texts: &[(&LabelledText, &Answer)]) -> Self {
        let taxonomy = Taxonomy::bundled();
        let categories = taxonomy.emerging_codes().filter(|code| !code.contains('.'));
        let codes: Vec<&'static str> = categories.chain([NONE]).collect();
        let mut counts = vec![vec![0; codes.len()]; codes.len()];
        for (text, answer) in texts {
            let accepted = text.label.at(1);
            let label = if answer.is_right(&text.label) {
                answer.best.as_str()
            } else {
                accepted.first().copied().unwrap_or(NONE)
            };
            let place = |wanted: &str| codes.iter().position(|code| *code == wanted);
            if let (Some(row), Some(column)) = (place(label), place(&answer.best))
                && let Some(count) = counts.get_mut(row).and_then(|row| row.get_mut(column))
            {
                *count += 1;
            }
        }
        Self { codes, counts }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_right_answer_stands_on_the_diagonal_and_a_wrong_one_in_the_row_of_the_first_label() {
        let texts = [
            ("集成电路晶圆制造", "9;1"),
            ("集成电路晶圆制造", "9;7"),
            ("集成电路晶圆制造", "none"),
            ("销售日用百货", "4"),
            ("销售日用百货", "none"),
        ]
        .map(|(text, label)| LabelledText::read(text, label).unwrap());
        let answers = texts.each_ref().map(|text| Answer::to(&text.text).unwrap());
        let pairs: Vec<_> = texts.iter().zip(&answers).collect();
        let Confusion { codes, counts } = Confusion::of(&pairs);
        let mut found = Vec::new();
        for (label, row) in codes.iter().zip(&counts) {
            for (answer, count) in codes.iter().zip(row).filter(|(_, count)| **count > 0) {
                found.push((*label, *answer, *count));
            }
        }
        assert_eq!(codes.len(), 10);
        assert_eq!(
            found,
            [("1", "1", 1), ("4", NONE, 1), ("7", "1", 1), (NONE, "1", 1), (NONE, NONE, 1)]
        );
    }
}
