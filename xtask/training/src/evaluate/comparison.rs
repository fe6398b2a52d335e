//! Ours and a search library on the same texts.

use serde::Serialize;

use crate::answer::Answer;
use crate::peers::PeerAnswer;
use crate::ranking::Ranking;
use crate::statistics::{Difference, PairedRates};
use training::labelled::LabelledText;

/// What ours has right that a library has not, and the other way round. A difference is ours less theirs.
#[derive(Debug, Serialize)]
pub(crate) struct Comparison {
    /// The first category, of texts inside.
    pub(crate) category_first: PairedRates,
    /// The first sub-category, of texts inside whose label goes so deep.
    pub(crate) sub_category_first: PairedRates,
    /// The best answer, a category or none, of all texts.
    pub(crate) whole_task: PairedRates,
    /// The area under the curve, outside against inside: of none for ours, of the lead for theirs.
    pub(crate) area: Option<Difference>,
}

impl Comparison {
    /// Compares the answers to these texts.
    pub(crate) fn of(texts: &[(&LabelledText, &Answer, &PeerAnswer)]) -> Self {
        let first = |level| {
            PairedRates::of(texts.iter().filter_map(|(text, ours, theirs)| {
                let is_first = |ranking: &Ranking| ranking.is_within(1, level, &text.label);
                is_first(&ours.ranking).zip(is_first(&theirs.ranking))
            }))
        };
        let whole_task = texts.iter().map(|(text, ours, theirs)| {
            (ours.is_right(&text.label), text.label.accepts(&theirs.best))
        });
        let scores = |outside: bool| -> Vec<(f64, f64)> {
            let side = texts.iter().filter(|(text, ..)| text.label.is_outside() == outside);
            side.map(|(_, ours, theirs)| (ours.none, -theirs.lead)).collect()
        };
        Self {
            category_first: first(1),
            sub_category_first: first(2),
            whole_task: PairedRates::of(whole_task),
            area: Difference::of_areas(&scores(true), &scores(false)),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::peers::Peer;

    use super::*;

    #[test]
    fn the_same_texts_are_held_against_each_other() {
        let texts = [
            ("集成电路晶圆制造", "1.2"),
            ("集成电路晶圆制造", "2"),
            ("销售日用百货", "none"),
            ("销售日用百货", "none"),
            ("我们", "none"),
        ]
        .map(|(text, label)| LabelledText::read(text, label).unwrap());
        let ours = texts.each_ref().map(|text| Answer::to(&text.text).unwrap());
        let peer = Peer::answering(
            r#"[
                {"classes": [["1.3", 3.0]], "industry": 1.0},
                {"classes": [["2.1", 3.0]], "industry": 4.0},
                {"classes": [["5", 2.0]], "industry": 3.0},
                {"classes": [["5", 3.0]], "industry": 3.0},
                {"classes": [], "industry": 0.0}
            ]"#,
        );
        let theirs: Vec<_> = peer.answers().collect();
        let same: Vec<_> = texts
            .iter()
            .zip(&ours)
            .zip(&theirs)
            .map(|((text, ours), theirs)| (text, ours, theirs))
            .collect();
        let found = Comparison::of(&same);
        let counts =
            |rates: PairedRates| [rates.both, rates.only_ours, rates.only_theirs, rates.neither];
        assert_eq!(counts(found.category_first), [1, 0, 1, 0]);
        // The label of the second text does not go so deep.
        assert_eq!(found.sub_category_first.texts(), 1);
        // Theirs says none of the second text, and a category of the fourth, where the two are even.
        assert_eq!(counts(found.whole_task), [3, 1, 0, 1]);
        // Ours parts all; with theirs two texts outside come before the second one inside.
        let area = found.area.unwrap();
        assert!((area.value - 2.0 / 6.0).abs() < 1e-12, "{area:?}");
    }
}
