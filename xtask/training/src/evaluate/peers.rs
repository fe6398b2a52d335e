//! What search libraries make of the same texts.

use std::fs;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::ranking::{Joining, Ranking};
use training::labelled::NONE;

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
    /// Where its scores come from.
    pub(crate) scores: Scores,
    joining: Joining,
    /// Microseconds of processor time to rank the classes for a text.
    pub(crate) rank_micros: f64,
    /// The same for the whole task, the industries outside included.
    pub(crate) whole_micros: f64,
    answers: Vec<Found>,
}

/// Where a library's scores come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Scores {
    /// The library gives them.
    Own,
    /// The library gives an order alone, and they are made of it.
    StandIn,
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

/// A library's answer to one text, reduced to what is measured.
#[derive(Debug)]
pub(crate) struct PeerAnswer {
    /// Codes in order.
    pub(crate) ranking: Ranking,
    /// The first category, or none where the best industry outside beats the best class or no class is found.
    pub(crate) best: String,
    /// The best score of a class.
    pub(crate) best_score: f64,
    /// The best class against the best industry outside, between -1 and 1.
    pub(crate) lead: f64,
}

impl PeerAnswer {
    fn new(found: &Found, joining: Joining) -> Self {
        let ranking = Ranking::of_scores(&found.classes, joining);
        let category = ranking.first(1).filter(|_| found.industry <= found.best());
        let best = category.unwrap_or(NONE).to_owned();
        Self { ranking, best, best_score: found.best(), lead: found.lead() }
    }
}

impl Peer {
    /// Its answers to all texts of all files, in their order.
    pub(crate) fn answers(&self) -> impl Iterator<Item = PeerAnswer> {
        self.answers.iter().map(|found| PeerAnswer::new(found, self.joining))
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

#[cfg(test)]
impl Peer {
    /// A library that adds the scores of classes, with these answers.
    pub(crate) fn answering(answers: &str) -> Self {
        let json = format!(
            r#"{{"name": "x", "version": "1", "tuning": "", "scores": "own", "joining": "sum", "rank_micros": 1, "whole_micros": 2, "answers": {answers}}}"#
        );
        serde_json::from_str(&json).unwrap()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_library_says_none_where_an_industry_outside_beats_its_best_class() {
        for (answer, best) in [
            (r#"{"classes": [["1.2", 3.0], ["2", 1.0]], "industry": 2.0}"#, "1"),
            (r#"{"classes": [["1.2", 3.0]], "industry": 3.0}"#, "1"),
            (r#"{"classes": [["1.2", 3.0]], "industry": 4.0}"#, NONE),
            // The best class counts, and not what lies above it together.
            (r#"{"classes": [["1.2", 3.0], ["2.1", 2.0], ["2.2", 2.0]], "industry": 2.5}"#, "2"),
            (r#"{"classes": [["1.2", 3.0], ["1.1", 3.0]], "industry": 4.0}"#, NONE),
            (r#"{"classes": [], "industry": 1.0}"#, NONE),
            (r#"{"classes": [], "industry": 0.0}"#, NONE),
        ] {
            let found: Vec<String> =
                Peer::answering(&format!("[{answer}]")).answers().map(|one| one.best).collect();
            assert_eq!(found, [best], "{answer}");
        }
    }
}
