//! The report on some files of labelled texts.

use policy_checker::classify::ClassifyError;
use serde::Serialize;

use crate::answer::Answer;
use crate::figures::Figures;
use crate::misses::Miss;
use crate::peer_figures::PeerFigures;
use crate::peers::Peers;
use training::labelled::{LabelledFile, LabelledText};

/// A value of a column with fewer texts has no figures of its own.
const FEWEST: usize = 5;

/// Everything that is measured.
#[derive(Debug, Serialize)]
pub(crate) struct Report {
    /// The files in the order in which they were named.
    pub(crate) files: Vec<FileReport>,
    /// How long each answer takes; the one part that is not the same in every run.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) times: Option<Times>,
}

/// What is measured on one file.
#[derive(Debug, Serialize)]
pub(crate) struct FileReport {
    /// The file as it was named.
    pub(crate) file: String,
    /// Texts that accept both none and a class, and are left out.
    pub(crate) left_out: usize,
    /// All its texts together.
    pub(crate) figures: Figures,
    /// The texts parted by where labels come from.
    pub(crate) groups: Vec<Group>,
    /// Search libraries on the same texts.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) peers: Vec<PeerFigures>,
    /// The worst misses.
    pub(crate) misses: Vec<Miss>,
}

/// The texts that share a value of a column.
#[derive(Debug, Serialize)]
pub(crate) struct Group {
    /// The column.
    pub(crate) column: &'static str,
    /// The value; none for all values of hardly any texts together.
    pub(crate) value: Option<String>,
    /// Their figures.
    pub(crate) figures: Figures,
}

/// Processor time for a text, in one process.
#[derive(Debug, Serialize)]
pub(crate) struct Times {
    /// Ours, as wasm.
    pub(crate) ours_micros: f64,
    /// The libraries.
    pub(crate) peers: Vec<PeerTime>,
}

/// Processor time of a library.
#[derive(Debug, Serialize)]
pub(crate) struct PeerTime {
    /// Name of its package.
    pub(crate) name: String,
    /// How it is set.
    pub(crate) tuning: String,
    /// Microseconds for a text to rank the classes alone.
    pub(crate) rank_micros: f64,
    /// Microseconds for the whole task, which ours does, too: the industries outside as well.
    pub(crate) whole_micros: f64,
    /// The whole task in times of ours.
    pub(crate) times_ours: f64,
}

impl Report {
    /// Measures on `files`, with at most so many misses each.
    pub(crate) fn of(
        files: &[LabelledFile],
        peers: Option<&Peers>,
        misses: usize,
    ) -> Result<Self, ClassifyError> {
        let mut start = 0;
        let mut reports = Vec::new();
        for file in files {
            reports.push(FileReport::of(file, peers, start, misses)?);
            start += file.texts.len();
        }
        Ok(Self { files: reports, times: peers.map(Times::of) })
    }
}

impl FileReport {
    fn of(
        file: &LabelledFile,
        peers: Option<&Peers>,
        start: usize,
        misses: usize,
    ) -> Result<Self, ClassifyError> {
        let answers = file
            .texts
            .iter()
            .map(|text| Answer::to(&text.text))
            .collect::<Result<Vec<_>, ClassifyError>>()?;
        let texts: Vec<_> = file.texts.iter().zip(&answers).collect();
        let peers = peers.iter().flat_map(|peers| &peers.peers);
        Ok(Self {
            file: file.path.display().to_string(),
            left_out: file.left_out,
            figures: Figures::of(&texts),
            groups: groups(&file.grouping, &texts),
            peers: peers.map(|peer| PeerFigures::of(peer, start, &texts)).collect(),
            misses: Miss::worst(&texts, misses),
        })
    }
}

/// The figures of each value of each column, the most frequent first.
fn groups(columns: &[&'static str], texts: &[(&LabelledText, &Answer)]) -> Vec<Group> {
    let mut groups = Vec::new();
    for (place, column) in columns.iter().enumerate() {
        let mut values: Vec<(&str, Vec<(&LabelledText, &Answer)>)> = Vec::new();
        for (text, answer) in texts {
            let value = text.groups.get(place).map_or("", String::as_str);
            match values.iter_mut().find(|(known, _)| *known == value) {
                Some((_, members)) => members.push((text, answer)),
                None => values.push((value, vec![(text, answer)])),
            }
        }
        values.sort_by(|a, b| b.1.len().cmp(&a.1.len()).then(a.0.cmp(b.0)));
        let few = values.partition_point(|(_, members)| members.len() >= FEWEST);
        let rest: Vec<_> =
            values.split_off(few).into_iter().flat_map(|(_, members)| members).collect();
        let named = values.into_iter().map(|(value, members)| (Some(value.to_owned()), members));
        let rest = (!rest.is_empty()).then_some((None, rest));
        groups.extend(named.chain(rest).map(|(value, members)| Group {
            column,
            value,
            figures: Figures::of(&members),
        }));
    }
    groups
}

impl Times {
    fn of(peers: &Peers) -> Self {
        let time = |peer: &crate::peers::Peer| PeerTime {
            name: peer.name.clone(),
            tuning: peer.tuning.clone(),
            rank_micros: peer.rank_micros,
            whole_micros: peer.whole_micros,
            times_ours: peer.whole_micros / peers.ours,
        };
        Self { ours_micros: peers.ours, peers: peers.peers.iter().map(time).collect() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_of_hardly_any_texts_are_measured_together() {
        let mut texts: Vec<LabelledText> = Vec::new();
        for (value, count) in [("rare", 1), ("often", 7), ("few", 4), ("some", 5)] {
            texts.extend((0..count).map(|_| {
                let mut text = LabelledText::read("集成电路", "1").unwrap();
                text.groups = vec![value.to_owned()];
                text
            }));
        }
        let answers: Vec<Answer> =
            texts.iter().map(|text| Answer::to(&text.text).unwrap()).collect();
        let pairs: Vec<_> = texts.iter().zip(&answers).collect();
        let found: Vec<(Option<String>, usize)> = groups(&["source"], &pairs)
            .into_iter()
            .map(|group| (group.value, group.figures.texts))
            .collect();
        assert_eq!(found, [(Some("often".to_owned()), 7), (Some("some".to_owned()), 5), (None, 5)]);
    }
}
