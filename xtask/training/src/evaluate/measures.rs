//! How answers compare with labels.

use std::fmt;

use policy_checker::classify::{Classification, Verdict};

/// One text's label and what the classifier said.
pub(crate) struct Answer {
    accepted: Vec<String>,
    level1: Vec<String>,
    level2: Option<String>,
    none: f64,
    best: f64,
    verdict: Verdict,
}

impl Answer {
    /// Compares the accepted codes, joined by `;`, with a result.
    pub(crate) fn new(codes: &str, found: &Classification) -> Self {
        Self {
            accepted: codes.split(';').filter(|code| *code != "none").map(str::to_owned).collect(),
            level1: found.level1.iter().map(|share| share.code.to_owned()).collect(),
            level2: found.level2.first().map(|share| share.code.to_owned()),
            none: found.none,
            best: found.level1.first().map_or(0.0, |share| share.probability),
            verdict: found.verdict,
        }
    }

    fn is_outside(&self) -> bool {
        self.accepted.is_empty()
    }

    fn said_none(&self) -> bool {
        matches!(self.verdict, Verdict::None | Verdict::MoreText)
    }

    fn first_is_right(&self, most: usize) -> bool {
        self.level1
            .iter()
            .take(most)
            .any(|code| self.accepted.iter().any(|label| category(label) == code))
    }

    /// Whether the verdict and, inside the nine, the first category are right.
    pub(crate) fn is_right(&self) -> bool {
        if self.is_outside() {
            self.said_none()
        } else {
            !self.said_none() && self.first_is_right(1)
        }
    }

    /// Whether the sub-category is right; none where the label does not go so deep.
    fn level2_is_right(&self) -> Option<bool> {
        let deep: Vec<String> = self
            .accepted
            .iter()
            .filter(|label| label.contains('.'))
            .map(|label| label.split('.').take(2).collect::<Vec<_>>().join("."))
            .collect();
        (!deep.is_empty()).then(|| self.level2.as_ref().is_some_and(|code| deep.contains(code)))
    }
}

impl fmt::Display for Answer {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let label = if self.is_outside() { "none".to_owned() } else { self.accepted.join(";") };
        let first = self.level1.first().map_or("-", String::as_str);
        write!(to, "wanted {label}, first {first}, none {:.2}, {:?}", self.none, self.verdict)
    }
}

fn category(code: &str) -> &str {
    code.split('.').next().unwrap_or(code)
}

/// Shares over a set of answers; a share of nothing is not a number.
pub(crate) struct Measures {
    rows: Vec<(&'static str, f64)>,
}

impl Measures {
    /// Measures some answers.
    pub(crate) fn of(answers: &[Answer]) -> Self {
        let inside = || answers.iter().filter(|answer| !answer.is_outside());
        let outside = || answers.iter().filter(|answer| answer.is_outside());
        let none_pairs = answers.iter().map(|answer| (answer.none, answer.is_outside()));
        let top_pairs = answers.iter().map(|answer| {
            if answer.best > answer.none {
                (answer.best, answer.first_is_right(1))
            } else {
                (answer.none, answer.is_outside())
            }
        });
        Self {
            rows: vec![
                ("texts", count(answers.len())),
                ("category first", share(inside().map(|answer| answer.first_is_right(1)))),
                ("category in first three", share(inside().map(|answer| answer.first_is_right(3)))),
                ("sub-category first", share(inside().filter_map(Answer::level2_is_right))),
                ("inside, not said none", share(inside().map(|answer| !answer.said_none()))),
                ("inside, verdict and category right", share(inside().map(Answer::is_right))),
                (
                    "none, precision",
                    share(
                        answers.iter().filter(|answer| answer.said_none()).map(Answer::is_outside),
                    ),
                ),
                ("none, recall", share(outside().map(Answer::said_none))),
                (
                    "outside, none or weak",
                    share(outside().map(|answer| answer.verdict != Verdict::In)),
                ),
                ("none, area under the curve", area(answers)),
                ("none, calibration error", calibration_error(none_pairs)),
                ("best answer, calibration error", calibration_error(top_pairs)),
                ("verdict and category right", share(answers.iter().map(Answer::is_right))),
            ],
        }
    }
}

impl fmt::Display for Measures {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (name, value) in &self.rows {
            writeln!(to, "  {name:<36} {value:.3}")?;
        }
        Ok(())
    }
}

fn count(number: usize) -> f64 {
    f64::from(u32::try_from(number).unwrap_or(u32::MAX))
}

fn share(hits: impl Iterator<Item = bool>) -> f64 {
    let (mut right, mut all) = (0, 0);
    for hit in hits {
        right += usize::from(hit);
        all += 1;
    }
    count(right) / count(all)
}

/// How often a text outside has a greater probability of none than a text inside.
fn area(answers: &[Answer]) -> f64 {
    let (mut above, mut pairs) = (0.0, 0.0);
    for outside in answers.iter().filter(|answer| answer.is_outside()) {
        for inside in answers.iter().filter(|answer| !answer.is_outside()) {
            pairs += 1.0;
            above += match outside.none.total_cmp(&inside.none) {
                std::cmp::Ordering::Greater => 1.0,
                std::cmp::Ordering::Equal => 0.5,
                std::cmp::Ordering::Less => 0.0,
            };
        }
    }
    above / pairs
}

/// Expected calibration error over ten bins of equal width.
fn calibration_error(pairs: impl Iterator<Item = (f64, bool)>) -> f64 {
    let mut bins = [(0.0, 0.0, 0.0); 10];
    let mut all = 0.0;
    for (probability, right) in pairs {
        let at = (1..10).take_while(|edge| probability * 10.0 >= f64::from(*edge)).count();
        if let Some(bin) = bins.get_mut(at) {
            bin.0 += probability;
            bin.1 += if right { 1.0 } else { 0.0 };
            bin.2 += 1.0;
            all += 1.0;
        }
    }
    bins.iter().filter(|bin| bin.2 > 0.0).map(|bin| f64::abs(bin.0 - bin.1)).sum::<f64>() / all
}
