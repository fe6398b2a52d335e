//! What the loader makes of a pack.

use std::fs;

use policy_checker::policy::{
    Catalogue, Pack, PackSet,
    pack::{Finding, checking, set::PackSetError, toml},
};
use serde_json::Value;

pub fn catalogue() -> &'static Catalogue {
    Catalogue::bundled().unwrap()
}

/// How far a pack comes.
#[derive(Debug, PartialEq, Eq)]
pub enum Fate {
    /// It cannot be read.
    Unread(Vec<Finding>),
    /// It can be read, but its scenarios do not come out.
    Unsound(Vec<Finding>),
    /// It passes all but the comparison with its source text.
    Sound,
}

pub fn fate(pack: &Value) -> Fate {
    let json = pack.to_string();
    let read = match Pack::from_json(&json, catalogue()) {
        Ok(read) => read,
        Err(findings) => return Fate::Unread(findings),
    };
    let packs = match PackSet::bundled().unwrap().with([json.as_str()]) {
        Ok(packs) => packs,
        Err(PackSetError::Pack { findings, .. }) => return Fate::Unread(findings),
        Err(error) => panic!("{error}"),
    };
    let findings = checking::check(&read, None, &packs);
    if findings.is_empty() { Fate::Sound } else { Fate::Unsound(findings) }
}

/// A pack of a file, as the loader sees it and as an editor does: days of TOML are texts to both.
pub fn pack_of(file: &str) -> Value {
    let json = toml::to_json(&fs::read_to_string(file).unwrap()).unwrap();
    serde_json::from_str(&json).unwrap()
}

/// The packs of the project with their names, and those made up for tests that can be read.
pub fn packs() -> Vec<(String, Value)> {
    let mut files: Vec<String> = fs::read_dir("data/packs")
        .unwrap()
        .map(|entry| entry.unwrap().path().to_str().unwrap().to_owned())
        .collect();
    files.sort();
    assert!(!files.is_empty());
    files.push("tests/cases/packs/example-district.toml".to_owned());
    files.push(EVERY_KEY.to_owned());
    files.into_iter().map(|file| (file.clone(), pack_of(&file))).collect()
}

pub const EVERY_KEY: &str = "tests/cases/schema/every-key.toml";
