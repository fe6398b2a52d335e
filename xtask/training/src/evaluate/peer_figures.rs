//! All figures of a search library on a set of texts.

use serde::Serialize;

use crate::answer::Answer;
use crate::comparison::Comparison;
use crate::peers::{Peer, PeerAnswer, Scores};
use crate::ranking::LevelFigures;
use crate::statistics::{Area, Rate};
use training::labelled::LabelledText;

/// The figures of a library on one file.
#[derive(Debug, Serialize)]
pub(crate) struct PeerFigures {
    /// Name of its package.
    pub(crate) name: String,
    /// Version of its package.
    pub(crate) version: String,
    /// Where its scores come from.
    pub(crate) scores: Scores,
    /// How near to the front the right answer is.
    pub(crate) levels: Vec<LevelFigures>,
    /// Area under the curve, outside against inside, by the best score of a class alone.
    pub(crate) area_of_best_score: Option<Area>,
    /// The same by the lead of the best class over the best industry outside.
    pub(crate) area_of_lead: Option<Area>,
    /// Texts, inside and outside, whose best answer, a category or none, is right.
    pub(crate) best_answer_right: Rate,
    /// Ours on the same texts, less the library.
    pub(crate) comparison: Comparison,
}

impl PeerFigures {
    /// The figures of a library on texts whose answers begin at `start`, beside our answers.
    pub(crate) fn of(peer: &Peer, start: usize, texts: &[(&LabelledText, &Answer)]) -> Self {
        let answers: Vec<PeerAnswer> = peer.answers().skip(start).take(texts.len()).collect();
        let same: Vec<(&LabelledText, &Answer, &PeerAnswer)> = texts
            .iter()
            .zip(&answers)
            .map(|((text, ours), theirs)| (*text, *ours, theirs))
            .collect();
        let ranked: Vec<_> =
            same.iter().map(|(text, _, theirs)| (*text, &theirs.ranking)).collect();
        let area = |score: fn(&PeerAnswer) -> f64| {
            let side = |outside: bool| -> Vec<f64> {
                let side = same.iter().filter(|(text, ..)| text.label.is_outside() == outside);
                side.map(|(_, _, theirs)| -score(theirs)).collect()
            };
            Area::of(&side(true), &side(false))
        };
        let right = same.iter().map(|(text, _, theirs)| text.label.accepts(&theirs.best));
        Self {
            name: peer.name.clone(),
            version: peer.version.clone(),
            scores: peer.scores,
            levels: LevelFigures::of(&ranked),
            area_of_best_score: area(|theirs| theirs.best_score),
            area_of_lead: area(|theirs| theirs.lead),
            best_answer_right: Rate::of(right),
            comparison: Comparison::of(&same),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_belong_to_texts_by_their_order_over_all_files() {
        let peer = Peer::answering(
            r#"[
                {"classes": [["9", 9.0]], "industry": 0.0},
                {"classes": [["1.2", 3.0], ["2", 2.0], ["2.1", 2.0]], "industry": 1.0},
                {"classes": [["3", 4.0]], "industry": 6.0},
                {"classes": [], "industry": 0.0},
                {"classes": [["4", 9.0]], "industry": 0.0}
            ]"#,
        );
        let texts = ["2.1", "none", "none"].map(|label| LabelledText::read("我们", label).unwrap());
        let ours = texts.each_ref().map(|text| Answer::to(&text.text).unwrap());
        let pairs: Vec<_> = texts.iter().zip(&ours).collect();
        let figures = PeerFigures::of(&peer, 1, &pairs);
        let first: Vec<_> =
            figures.levels.iter().map(|level| (level.first.hits, level.first.of)).collect();
        assert_eq!(first, [(1, 1), (0, 1), (0, 0)]);
        assert_eq!(figures.best_answer_right, Rate::new(3, 3));
        // By the best score 4 and 0 stand against 3; by the lead both are less.
        let value = |area: Option<Area>| area.unwrap().value;
        assert!((value(figures.area_of_best_score) - 0.5).abs() < 1e-12);
        assert!((value(figures.area_of_lead) - 1.0).abs() < 1e-12);
    }
}
