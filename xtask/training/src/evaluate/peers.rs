//! What search libraries make of the same texts.

use std::fs;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::labelled::LabelledText;
use crate::ranking::{Joining, LevelFigures, Ranking};
use crate::statistics::Area;

/// Why what the libraries found cannot be used.
#[derive(Debug, thiserror::Error)]
pub(crate) enum PeersError {
    /// The file cannot be read.
    #[error("{}: {reason}", file.display())]
    Read { file: PathBuf, reason: std::io::Error },
    /// The file is not what the measuring program prints.
    #[error("{}: {reason}; write it anew with `cargo xtask eval`", file.display())]
    Json { file: PathBuf, reason: serde_json::Error },
    /// The file was made for other texts.
    #[error(
        "{}: {name} has {found} answers to {texts} texts; write the file anew with `cargo xtask eval`",
        file.display()
    )]
    OtherTexts { file: PathBuf, name: String, found: usize, texts: usize },
}

/// What the measuring program prints.
#[derive(Debug, Deserialize)]
pub(crate) struct Peers {
    /// Microseconds of processor time that ours takes for a text.
    pub(crate) ours: f64,
    /// The libraries.
    pub(crate) peers: Vec<Peer>,
}

/// A library and its answers to all texts of all files, in their order.
#[derive(Debug, Deserialize)]
pub(crate) struct Peer {
    /// Name of its package.
    pub(crate) name: String,
    /// Version of its package.
    pub(crate) version: String,
    /// How it is set.
    pub(crate) tuning: String,
    joining: Joining,
    /// Microseconds of processor time for a text.
    pub(crate) micros: f64,
    answers: Vec<Found>,
}

/// What a library finds for a text.
#[derive(Debug, Deserialize)]
struct Found {
    /// Codes with their scores, the best first.
    classes: Vec<(String, f64)>,
    /// The best score of an industry outside the nine categories.
    industry: f64,
}

impl Found {
    fn best(&self) -> f64 {
        self.classes.first().map_or(0.0, |(_, score)| *score)
    }

    /// The best class against the best industry, between -1 and 1.
    fn lead(&self) -> f64 {
        let (inside, outside) = (self.best(), self.industry);
        if inside + outside > 0.0 { (inside - outside) / (inside + outside) } else { 0.0 }
    }
}

impl Peers {
    /// Reads the file at `path`, made for so many texts.
    pub(crate) fn read(path: &Path, texts: usize) -> Result<Self, PeersError> {
        let file = || path.to_owned();
        let json =
            fs::read_to_string(path).map_err(|reason| PeersError::Read { file: file(), reason })?;
        let peers: Self = serde_json::from_str(&json)
            .map_err(|reason| PeersError::Json { file: file(), reason })?;
        match peers.peers.iter().find(|peer| peer.answers.len() != texts) {
            None => Ok(peers),
            Some(peer) => Err(PeersError::OtherTexts {
                file: file(),
                name: peer.name.clone(),
                found: peer.answers.len(),
                texts,
            }),
        }
    }
}

/// The figures of a library on one file.
#[derive(Debug, Serialize)]
pub(crate) struct PeerFigures {
    /// Name of its package.
    pub(crate) name: String,
    /// Version of its package.
    pub(crate) version: String,
    /// How near to the front the right answer is.
    pub(crate) levels: Vec<LevelFigures>,
    /// Area under the curve, outside against inside, by the best score of a class alone.
    pub(crate) area_of_best_score: Option<Area>,
    /// The same by the lead of the best class over the best industry outside.
    pub(crate) area_of_lead: Option<Area>,
}

impl PeerFigures {
    /// The figures of a library on texts whose answers begin at `start`.
    pub(crate) fn of(peer: &Peer, start: usize, texts: &[LabelledText]) -> Self {
        let found: Vec<(&LabelledText, &Found)> =
            texts.iter().zip(peer.answers.iter().skip(start)).collect();
        let rankings: Vec<Ranking> = found
            .iter()
            .map(|(_, found)| Ranking::of_scores(&found.classes, peer.joining))
            .collect();
        let ranked: Vec<_> = texts.iter().zip(&rankings).collect();
        let area = |score: fn(&Found) -> f64| {
            let side = |outside: bool| -> Vec<f64> {
                let side = found.iter().filter(|(text, _)| text.label.is_outside() == outside);
                side.map(|(_, found)| -score(found)).collect()
            };
            Area::of(&side(true), &side(false))
        };
        Self {
            name: peer.name.clone(),
            version: peer.version.clone(),
            levels: LevelFigures::of(&ranked),
            area_of_best_score: area(Found::best),
            area_of_lead: area(Found::lead),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_belong_to_texts_by_their_order_over_all_files() {
        let peer: Peer = serde_json::from_str(
            r#"{"name": "x", "version": "1", "tuning": "", "joining": "sum", "micros": 1, "answers": [
                {"classes": [["9", 9.0]], "industry": 0.0},
                {"classes": [["1.2", 3.0], ["2", 2.0], ["2.1", 2.0]], "industry": 1.0},
                {"classes": [["3", 4.0]], "industry": 6.0},
                {"classes": [], "industry": 0.0}
            ]}"#,
        )
        .unwrap();
        let texts = ["2.1", "none", "none"].map(|label| LabelledText::new("", label));
        let figures = PeerFigures::of(&peer, 1, &texts);
        let first: Vec<_> =
            figures.levels.iter().map(|level| (level.first.hits, level.first.of)).collect();
        assert_eq!(first, [(1, 1), (0, 1), (0, 0)]);
        // By the best score 4 and 0 stand against 3; by the lead both are less.
        let value = |area: Option<Area>| area.unwrap().value;
        assert!((value(figures.area_of_best_score) - 0.5).abs() < 1e-12);
        assert!((value(figures.area_of_lead) - 1.0).abs() < 1e-12);
    }
}
