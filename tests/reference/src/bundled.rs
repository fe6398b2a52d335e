//! The packs of `data/packs`, read without the core.

use std::{collections::BTreeSet, fs, io, path::Path};

use policy_checker::policy::{
    Catalogue,
    catalogue::CatalogueError,
    pack::format::{PackFile, RuleFile},
};
use serde_json::{Value as Json, json};
use thiserror::Error;

use crate::reading::{ReadingError, Reference};

/// A pack of `data/packs`.
#[derive(Debug)]
pub struct BundledPack {
    /// As its author wrote it.
    pub file: PackFile,
    /// Written out.
    pub reference: Reference,
    json: Json,
}

/// A pack of `data/packs` that cannot be read.
#[derive(Debug, Error)]
pub enum BundledError {
    /// The folder or a file cannot be read.
    #[error(transparent)]
    File(#[from] io::Error),
    /// A file is no TOML.
    #[error(transparent)]
    Toml(#[from] toml::de::Error),
    /// A file is no pack.
    #[error("{}", .0.join("; "))]
    Pack(Vec<String>),
    /// A pack names what is not there.
    #[error(transparent)]
    Reading(#[from] ReadingError),
    /// The catalogue cannot be used.
    #[error(transparent)]
    Catalogue(#[from] CatalogueError),
}

/// All packs of `data/packs`, by file name.
pub fn packs() -> Result<Vec<BundledPack>, BundledError> {
    let catalogue = Catalogue::bundled()?;
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data/packs");
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder)? {
        paths.push(entry?.path());
    }
    paths.sort();
    let read = |path| {
        let json: Json = toml::from_str(&fs::read_to_string(path)?)?;
        let file = PackFile::from_json(&json.to_string()).map_err(|findings| {
            BundledError::Pack(findings.iter().map(ToString::to_string).collect())
        })?;
        let reference = Reference::read(&file, catalogue)?;
        Ok(BundledPack { file, reference, json })
    };
    paths.into_iter().map(read).collect()
}

impl BundledPack {
    /// The pack with no rule but that of a measure and those that defeat it: all that its verdict can rest on. The core
    /// always decides whole packs, and this spares it the rest.
    #[must_use]
    pub fn only(&self, measure: &str) -> Json {
        let rules = || self.file.rules.iter();
        let defeats = |other: &str| {
            rules().any(|rule| {
                rule.measure == measure && rule.defeated_by.iter().any(|id| id == other)
            })
        };
        self.with_rules(|other| other == measure || defeats(other))
    }

    /// The pack without any rule.
    #[must_use]
    pub fn without_rules(&self) -> Json {
        self.with_rules(|_| false)
    }

    fn with_rules(&self, wanted: impl Fn(&str) -> bool) -> Json {
        let kept = self.file.rules.iter().zip(self.json["rules"].as_array().into_iter().flatten());
        let (files, rules): (Vec<&RuleFile>, Vec<&Json>) =
            kept.filter(|(file, _)| wanted(&file.measure)).unzip();
        // The core wants every clause cited, or a reason why it is not.
        let of_cases = files.iter().flat_map(|rule| &rule.cases).flat_map(|case| &case.clauses);
        let citations = files.iter().flat_map(|rule| &rule.clauses).chain(of_cases);
        let cited: BTreeSet<&str> = citations.map(|citation| citation.r#ref.as_str()).collect();
        let clauses: Vec<Json> = cited.into_iter().map(|clause| json!({ "ref": clause })).collect();
        let mut pack = self.json.clone();
        pack["rules"] = json!(rules);
        pack["clauses"] = json!(clauses);
        pack["scenarios"] = json!([]);
        pack
    }
}
