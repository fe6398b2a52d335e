//! All figures of a set of texts.

use policy_checker::classify::Verdict;
use serde::Serialize;

use crate::answer::Answer;
use crate::confusion::Confusion;
use crate::ranking::LevelFigures;
use crate::statistics::{Area, Calibration, Rate, RecallAtPrecision, Stated};
use training::labelled::LabelledText;

/// How precise none has to be where its recall is measured.
const PRECISION: f64 = 0.95;

/// What is measured on a set of texts.
#[derive(Debug, Serialize)]
pub(crate) struct Figures {
    /// How many texts.
    pub(crate) texts: usize,
    /// How many of them are inside the nine categories.
    pub(crate) inside: usize,
    /// How many are outside.
    pub(crate) outside: usize,
    /// How near to the front the right answer is.
    pub(crate) levels: Vec<LevelFigures>,
    /// Whether inside and outside are told apart.
    pub(crate) in_or_out: InOrOut,
    /// Whether stated probabilities come true.
    pub(crate) calibration: CalibrationFigures,
    /// Which answers stand where which labels do.
    pub(crate) confusion: Confusion,
}

/// Whether inside and outside are told apart.
#[derive(Debug, Serialize)]
pub(crate) struct InOrOut {
    /// Area under the curve of the probability of none.
    pub(crate) area_of_none: Option<Area>,
    /// Recall of none where it is precise enough.
    pub(crate) recall_of_none: Option<RecallAtPrecision>,
    /// Outside texts among those with the verdict none or more-text.
    pub(crate) precision_of_verdict_none: Rate,
    /// Outside texts with the verdict in.
    pub(crate) outside_called_in: Rate,
    /// Inside texts with the verdict none or more-text.
    pub(crate) inside_called_none_or_more_text: Rate,
    /// Texts with the verdict weak.
    pub(crate) called_weak: Rate,
    /// Texts whose best answer, a category or none, is right.
    pub(crate) best_answer_right: Rate,
    /// Inside texts with the right verdict and category.
    pub(crate) inside_verdict_and_category_right: Rate,
    /// Texts with the right verdict and category.
    pub(crate) verdict_and_category_right: Rate,
}

/// Whether stated probabilities come true.
#[derive(Debug, Serialize)]
pub(crate) struct CalibrationFigures {
    /// Of the best category, or of none.
    pub(crate) best_answer: Option<Calibration>,
    /// Of none.
    pub(crate) none: Option<Calibration>,
}

impl Figures {
    /// The figures of these texts and their answers.
    pub(crate) fn of(texts: &[(&LabelledText, &Answer)]) -> Self {
        let outside = texts.iter().filter(|(text, _)| text.label.is_outside()).count();
        let rankings: Vec<_> =
            texts.iter().map(|(text, answer)| (*text, &answer.ranking)).collect();
        let best: Vec<Stated> =
            texts.iter().map(|(text, answer)| answer.stated_best(&text.label)).collect();
        let none: Vec<Stated> =
            texts.iter().map(|(text, answer)| answer.stated_none(&text.label)).collect();
        Self {
            texts: texts.len(),
            inside: texts.len() - outside,
            outside,
            levels: LevelFigures::of(&rankings),
            in_or_out: InOrOut::of(texts, &none),
            calibration: CalibrationFigures {
                best_answer: Calibration::of(&best),
                none: Calibration::of(&none),
            },
            confusion: Confusion::of(texts),
        }
    }
}

impl InOrOut {
    fn of(texts: &[(&LabelledText, &Answer)], none: &[Stated]) -> Self {
        let probabilities = |came_true: bool| -> Vec<f64> {
            let side = none.iter().filter(|one| one.came_true == came_true);
            side.map(|one| one.probability).collect()
        };
        let side = |outside: bool| {
            texts.iter().filter(move |(text, _)| text.label.is_outside() == outside)
        };
        let said_none = texts.iter().filter(|(_, answer)| answer.said_none());
        let right =
            |(text, answer): &(&LabelledText, &Answer)| answer.verdict_is_right(&text.label);
        Self {
            area_of_none: Area::of(&probabilities(true), &probabilities(false)),
            recall_of_none: RecallAtPrecision::of(none, PRECISION),
            precision_of_verdict_none: Rate::of(said_none.map(|(text, _)| text.label.is_outside())),
            outside_called_in: Rate::of(
                side(true).map(|(_, answer)| answer.verdict == Verdict::In),
            ),
            inside_called_none_or_more_text: Rate::of(
                side(false).map(|(_, answer)| answer.said_none()),
            ),
            called_weak: Rate::of(texts.iter().map(|(_, answer)| answer.verdict == Verdict::Weak)),
            best_answer_right: Rate::of(
                texts.iter().map(|(text, answer)| answer.is_right(&text.label)),
            ),
            inside_verdict_and_category_right: Rate::of(side(false).map(right)),
            verdict_and_category_right: Rate::of(texts.iter().map(right)),
        }
    }
}
