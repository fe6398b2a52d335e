//! Packs as tests read them.

use std::{collections::BTreeMap, fs, path::Path};

use policy_checker::policy::{
    PackSet,
    pack::{Finding, checking, set::PackSetError, toml},
};
use serde_json::Value;

/// The set with this pack, or what is wrong in reading it.
pub fn read(toml_text: &str) -> Result<PackSet, Vec<Finding>> {
    let json = toml::to_json(toml_text).map_err(|finding| vec![finding])?;
    match PackSet::bundled().unwrap().with([json.as_str()]) {
        Ok(packs) => Ok(packs),
        Err(PackSetError::Pack { findings, .. }) => Err(findings),
        Err(error) => panic!("{error}"),
    }
}

/// What is found in a pack.
pub fn findings(toml_text: &str, source: &str) -> Vec<Finding> {
    match read(toml_text) {
        Ok(packs) => checking::check(packs.added().next().unwrap(), Some(source), &packs),
        Err(findings) => findings,
    }
}

/// What is found in a pack of a file, whose text lies in `../sources`.
pub fn findings_in(file: &Path) -> Vec<Finding> {
    let text = fs::read_to_string(file).unwrap();
    findings(&text, &source(file, &text))
}

/// The text of a pack's document.
pub fn source(file: &Path, pack: &str) -> String {
    let table: BTreeMap<String, Value> = ::toml::from_str(pack).unwrap();
    let source = table["document"]["source"].as_str().unwrap();
    fs::read_to_string(file.with_file_name("../sources").join(source)).unwrap()
}

/// The packs of the project.
pub fn files() -> Vec<std::path::PathBuf> {
    let mut files: Vec<_> =
        fs::read_dir("data/packs").unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    assert!(!files.is_empty());
    files
}

/// The scenario that a finding proposes, ready to be pasted; none if it proposes none.
pub fn proposed(finding: &Finding, name: &str) -> Option<String> {
    let (_, lines) = finding.message.split_once("add one such as ")?;
    let lines: Vec<&str> = lines.split("`, `").map(|line| line.trim_matches('`')).collect();
    Some(format!("\n[[scenarios]]\nname = \"{name}\"\n{}\n", lines.join("\n")))
}
