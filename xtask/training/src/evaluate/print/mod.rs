//! The report as text.

mod libraries;

use std::fmt::{self, Display, Formatter};

use crate::confusion::Confusion;
use crate::figures::{CalibrationFigures, Figures, InOrOut};
use crate::misses::Miss;
use crate::ranking::LevelFigures;
use crate::report::{FileReport, Group, PeerTime, Report, Times};
use crate::statistics::Calibration;

const LEVELS: [&str; 3] = ["category", "sub-category", "class"];
/// Texts and values longer than this are cut.
const WIDEST_TEXT: usize = 160;
const WIDEST_VALUE: usize = 110;

impl Display for Report {
    fn fmt(&self, to: &mut Formatter<'_>) -> fmt::Result {
        writeln!(to, "rates: share [Wilson 95 % interval] hits/texts")?;
        for file in &self.files {
            writeln!(to, "\n{file}")?;
        }
        self.times.iter().try_for_each(|times| write!(to, "\n{times}"))
    }
}

impl Display for FileReport {
    fn fmt(&self, to: &mut Formatter<'_>) -> fmt::Result {
        let Self { file, left_out, figures, groups, peers, misses } = self;
        writeln!(to, "=== {file} ===")?;
        if *left_out > 0 {
            writeln!(to, "left out, since both none and a class are accepted: {left_out} texts")?;
        }
        write!(to, "{figures}")?;
        if !groups.is_empty() {
            writeln!(
                to,
                "\nby column: texts (inside), category first, sub-category first, inside called none or more-text, \
                 outside called in"
            )?;
            groups.iter().try_for_each(|group| write!(to, "{group}"))?;
        }
        if !peers.is_empty() {
            libraries::write(to, peers, &figures.in_or_out.best_answer_right)?;
        }
        writeln!(to, "\nworst misses: {}", misses.len())?;
        misses.iter().try_for_each(|miss| write!(to, "{miss}"))
    }
}

impl Display for Figures {
    fn fmt(&self, to: &mut Formatter<'_>) -> fmt::Result {
        let Self { texts, inside, outside, levels, in_or_out, calibration, confusion } = self;
        writeln!(to, "{texts} texts, {inside} inside, {outside} outside\n\ninside")?;
        write_levels(to, levels)?;
        write!(to, "\nin or out\n{in_or_out}\n{calibration}\n{confusion}")
    }
}

fn write_levels(to: &mut Formatter<'_>, levels: &[LevelFigures]) -> fmt::Result {
    for (name, figures) in LEVELS.iter().zip(levels) {
        let LevelFigures { codes, first, within_three, within_five, .. } = figures;
        let name = format!("{name} ({codes})");
        writeln!(to, "  {name:<20} first {first}")?;
        writeln!(to, "  {:<20} of three {within_three}", "")?;
        writeln!(to, "  {:<20} of five {within_five}", "")?;
    }
    Ok(())
}

impl Display for InOrOut {
    fn fmt(&self, to: &mut Formatter<'_>) -> fmt::Result {
        let mut row = |name: &str, value: &dyn Display| writeln!(to, "  {name:<46} {value}");
        row("area under the curve of none", &or_dash(self.area_of_none.as_ref()))?;
        let recall = self.recall_of_none.as_ref();
        row("recall of none at 95 % precision", &or_dash(recall.map(|found| &found.recall)))?;
        if let Some(from) = recall.and_then(|found| found.from) {
            row("  that is, from this probability of none on", &format!("{from:.4}"))?;
        }
        row("verdict none or more-text: outside", &self.precision_of_verdict_none)?;
        row("outside called in", &self.outside_called_in)?;
        row("inside called none or more-text", &self.inside_called_none_or_more_text)?;
        row("called weak", &self.called_weak)?;
        row("all, best answer right", &self.best_answer_right)?;
        row("inside, verdict and category right", &self.inside_verdict_and_category_right)?;
        row("all, verdict and category right", &self.verdict_and_category_right)
    }
}

impl Display for CalibrationFigures {
    fn fmt(&self, to: &mut Formatter<'_>) -> fmt::Result {
        writeln!(to, "expected calibration error: ten bins of equal width, ten of equal number")?;
        for (name, error) in [("best answer", self.best_answer), ("none", self.none)] {
            match error {
                Some(Calibration { equal_width, adaptive }) => {
                    writeln!(to, "  {name:<20} {equal_width:.3} {adaptive:.3}")?;
                }
                None => writeln!(to, "  {name:<20} –")?,
            }
        }
        Ok(())
    }
}

impl Display for Confusion {
    fn fmt(&self, to: &mut Formatter<'_>) -> fmt::Result {
        writeln!(to, "confusion: a row for each label, a column for each best answer")?;
        write!(to, "  {:>5}", "")?;
        self.codes.iter().try_for_each(|code| write!(to, "{code:>5}"))?;
        for (code, row) in self.codes.iter().zip(&self.counts) {
            write!(to, "\n  {code:>5}")?;
            for count in row {
                let cell = if *count == 0 { "·".to_owned() } else { count.to_string() };
                write!(to, "{cell:>5}")?;
            }
        }
        writeln!(to)
    }
}

impl Display for Group {
    fn fmt(&self, to: &mut Formatter<'_>) -> fmt::Result {
        let Self { column, value, figures } = self;
        let value = value.as_deref().unwrap_or("(values of fewer than five texts)");
        let first = |level: usize| or_dash(figures.levels.get(level).map(|level| &level.first));
        let InOrOut { inside_called_none_or_more_text, outside_called_in, .. } = &figures.in_or_out;
        writeln!(
            to,
            "  {column} {}\n    {} ({}) | {} | {} | {inside_called_none_or_more_text} | {outside_called_in}",
            shortened(value, WIDEST_VALUE),
            figures.texts,
            figures.inside,
            first(0),
            first(1),
        )
    }
}

impl Display for Miss {
    fn fmt(&self, to: &mut Formatter<'_>) -> fmt::Result {
        let Self { probability, answer, label, verdict, none, words, text } = self;
        let text = shortened(text, WIDEST_TEXT);
        writeln!(
            to,
            "  {probability:.3} {answer} instead of {label} ({verdict:?}, none {none:.3})"
        )?;
        writeln!(to, "    {text}\n    by: {}", words.join(" · "))
    }
}

impl Display for Times {
    fn fmt(&self, to: &mut Formatter<'_>) -> fmt::Result {
        writeln!(to, "processor time for a text, in one process of Node")?;
        writeln!(to, "  {:<16} {:>7.1} µs", "ours, as wasm", self.ours_micros)?;
        for peer in &self.peers {
            let PeerTime { name, tuning, rank_micros, whole_micros, times_ours } = peer;
            writeln!(
                to,
                "  {name:<16} {whole_micros:>7.1} µs, {times_ours:.2} times ours; \
                 {rank_micros:.1} µs to rank the classes alone; {tuning}"
            )?;
        }
        Ok(())
    }
}

fn or_dash(value: Option<&impl Display>) -> String {
    value.map_or_else(|| "–".to_owned(), ToString::to_string)
}

fn shortened(text: &str, most: usize) -> String {
    let mut chars = text.chars();
    let start: String = chars.by_ref().take(most).collect();
    if chars.next().is_some() { start + "…" } else { start }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use training::labelled::{LabelledFile, LabelledText};

    use super::*;

    #[test]
    fn figures_misses_and_groups_are_printed_and_what_cannot_be_said_is_a_dash() {
        let mut texts = [("集成电路晶圆制造", "1.2"), ("销售日用百货", "4")]
            .map(|(text, label)| LabelledText::read(text, label).unwrap());
        for text in &mut texts {
            text.groups = vec!["a reader".to_owned()];
        }
        let file = LabelledFile {
            path: Path::new("texts.tsv").to_owned(),
            grouping: vec!["basis"],
            texts: texts.into(),
            left_out: 3,
        };
        let text = Report::of(&[file], None, 20).unwrap().to_string();
        for part in [
            "=== texts.tsv ===",
            "left out, since both none and a class are accepted: 3 texts",
            "2 texts, 2 inside, 0 outside",
            "category (9)         first 0.500 [0.095, 0.905] 1/2",
            "sub-category (40)    first 1.000 [0.207, 1.000] 1/1",
            "area under the curve of none                   –",
            "outside called in                              – 0/0",
            "basis (values of fewer than five texts)",
            "worst misses: 1",
            "none instead of 4 (None",
            "    销售日用百货",
        ] {
            assert!(text.contains(part), "{part:?} is not in\n{text}");
        }
        assert!(!text.contains("search libraries") && !text.contains("processor time"));
    }

    #[test]
    fn long_texts_are_cut_between_characters() {
        assert_eq!(shortened("集成电路", 4), "集成电路");
        assert_eq!(shortened("集成电路", 3), "集成电…");
    }
}
