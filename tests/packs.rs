//! Every pack of `data/packs` fits the catalogues, quotes its document verbatim and passes its own scenarios.

use std::{fs, path::Path};

use policy_checker::policy::{
    PackSet,
    pack::{Finding, checking, toml},
};

fn findings(file: &Path) -> Vec<Finding> {
    let json = match toml::to_json(&fs::read_to_string(file).unwrap()) {
        Ok(json) => json,
        Err(finding) => return vec![finding],
    };
    let packs = match PackSet::bundled().unwrap().with([json.as_str()]) {
        Ok(packs) => packs,
        Err(policy_checker::policy::pack::set::PackSetError::Pack { findings, .. }) => {
            return findings;
        }
        Err(error) => panic!("{error}"),
    };
    let id = file.file_stem().unwrap().to_str().unwrap();
    let pack =
        packs.pack(id).unwrap_or_else(|| panic!("{id}: the document's id is not the file's name"));
    let source = file.with_file_name("../sources").join(&pack.document().source);
    checking::check(pack, Some(&fs::read_to_string(source).unwrap()), &packs)
}

#[test]
fn every_pack_is_sound() {
    let mut files: Vec<_> =
        fs::read_dir("data/packs").unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    assert!(!files.is_empty());
    for file in files {
        let findings: Vec<String> = findings(&file).iter().map(ToString::to_string).collect();
        assert!(findings.is_empty(), "{}:\n{}", file.display(), findings.join("\n"));
    }
}
