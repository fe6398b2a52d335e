//! The packs of the project.

use std::fs;

use policy_checker::policy::{PackSet, pack::checking};

use super::support::{files, findings, findings_in, proposed, read, source};

#[test]
fn every_pack_is_sound() {
    for file in files() {
        let findings: Vec<String> = findings_in(&file).iter().map(ToString::to_string).collect();
        assert!(findings.is_empty(), "{}:\n{}", file.display(), findings.join("\n"));
        let pack = read(&fs::read_to_string(&file).unwrap()).unwrap();
        let id = &pack.added().next().unwrap().document().id;
        let rest = file.file_stem().unwrap().to_str().unwrap().strip_prefix(id.as_str());
        assert!(
            rest.is_some_and(|version| version.is_empty() || version.starts_with('-')),
            "{}: a file is named by its document `{id}`, a further version `{id}-…`",
            file.display()
        );
        assert!(PackSet::bundled().unwrap().pack(id).is_some(), "{id}: the pack is bundled");
    }
}

#[test]
fn every_fact_and_value_of_the_catalogue_is_asked_for() {
    let findings = checking::unused_values(&PackSet::bundled().unwrap());
    let findings: Vec<String> = findings.iter().map(ToString::to_string).collect();
    assert!(findings.is_empty(), "{}", findings.join("\n"));
}

/// Each proposal names facts under which a measure does or does not apply; pasted in, all of them come out as they say.
#[test]
fn the_scenarios_that_are_proposed_are_true_and_enough() {
    for file in files() {
        let pack = fs::read_to_string(&file).unwrap();
        let source = source(&file, &pack);
        let (bare, _) = pack.split_once("[[scenarios]]").unwrap();
        let lacking = findings(bare, &source);
        assert!(!lacking.is_empty(), "{}", file.display());
        let proposals: Vec<String> = lacking
            .iter()
            .enumerate()
            .map(|(nth, finding)| {
                proposed(finding, &nth.to_string()).unwrap_or_else(|| panic!("{finding}"))
            })
            .collect();
        let left = findings(&format!("{bare}{}", proposals.concat()), &source);
        let left: Vec<String> = left.iter().map(ToString::to_string).collect();
        assert!(left.is_empty(), "{}:\n{}", file.display(), left.join("\n"));
    }
}
