//! Faulty packs of `tests/cases/findings.toml`, and what is said of them.

use std::fs;

use policy_checker::policy::{Date, RawFacts, assess, pack::Finding};
use serde::Deserialize;

use super::support::{findings, proposed, read};

#[derive(Deserialize)]
struct Faults {
    document: String,
    text: String,
    clauses: String,
    cases: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct Case {
    name: String,
    text: Option<String>,
    clauses: Option<String>,
    pack: String,
    #[serde(default)]
    about_scenarios: bool,
    findings: Vec<Expected>,
}

#[derive(Deserialize)]
struct Expected {
    path: String,
    words: String,
}

impl Faults {
    fn read() -> Faults {
        toml::from_str(&fs::read_to_string("tests/cases/findings.toml").unwrap()).unwrap()
    }

    /// The pack of a case, and its text.
    fn pack<'a>(&'a self, case: &'a Case) -> (String, &'a str) {
        let clauses = case.clauses.as_ref().unwrap_or(&self.clauses);
        // A key without a table has to come first.
        let pack = if case.pack.starts_with("rules") {
            format!("{}\n{}\n{clauses}", case.pack, self.document)
        } else {
            format!("{}\n{clauses}\n{}", self.document, case.pack)
        };
        (pack, case.text.as_ref().unwrap_or(&self.text))
    }
}

#[test]
fn each_fault_is_told_with_its_path_and_reason_and_nothing_else_is() {
    let cases = Faults::read();
    for case in &cases.cases {
        let (pack, text) = cases.pack(case);
        let mut found = findings(&pack, text);
        if !case.about_scenarios {
            found.retain(|finding| !finding.message.starts_with("no scenario"));
        }
        let shown = || found.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n");
        for expected in &case.findings {
            let fits = |finding: &Finding| {
                finding.path == expected.path && finding.message.contains(&expected.words)
            };
            assert!(
                found.iter().any(fits),
                "{}: {}: {} is not in:\n{}",
                case.name,
                expected.path,
                expected.words,
                shown()
            );
        }
        // One finding may carry two expectations.
        let told = |finding: &&Finding| {
            case.findings.iter().any(|expected| {
                finding.path == expected.path && finding.message.contains(&expected.words)
            })
        };
        let others: Vec<String> =
            found.iter().filter(|finding| !told(finding)).map(ToString::to_string).collect();
        assert!(others.is_empty(), "{}: also found:\n{}", case.name, others.join("\n"));
    }
}

#[test]
fn proposed_scenarios_come_out_as_they_say() {
    let cases = Faults::read();
    let mut tried = 0;
    for case in &cases.cases {
        let (pack, text) = cases.pack(case);
        let before = findings(&pack, text);
        let proposals: Vec<String> = before
            .iter()
            .enumerate()
            .filter_map(|(nth, finding)| proposed(finding, &format!("proposed {nth}")))
            .collect();
        tried += proposals.len();
        let after = findings(&format!("{pack}\n{}", proposals.concat()), text);
        let left: Vec<String> = after
            .iter()
            .filter(|finding| !before.contains(finding) || proposed(finding, "").is_some())
            .map(ToString::to_string)
            .collect();
        assert!(left.is_empty(), "{}:\n{}", case.name, left.join("\n"));
    }
    assert!(tried > 40, "{tried}");
}

#[test]
fn both_rows_of_a_contradiction_hold_under_the_facts_it_names() {
    let cases = Faults::read();
    let mut tried = 0;
    for case in &cases.cases {
        let (pack, text) = cases.pack(case);
        for finding in findings(&pack, text) {
            let Some((_, told)) = finding.message.split_once("both hold when ") else { continue };
            let (facts, _) = told.split_once(" (").unwrap();
            let facts: toml::Table = toml::from_str(&facts.replace(", ", "\n")).unwrap();
            let mut facts = serde_json::to_value(facts).unwrap();
            facts["region"] = "made-up".into();
            let packs = read(&pack).unwrap();
            let facts = packs.read_facts(RawFacts::from_json(&facts.to_string()).unwrap()).unwrap();
            let as_of: Date = "2026-11-21".parse().unwrap();
            let assessment = assess(&packs, &facts, as_of);
            let entry =
                assessment.measures.iter().find(|entry| entry.document == "made-up").unwrap();
            let holding = entry.cases.iter().filter(|row| row.truth == "true").count();
            assert_eq!(holding, 2, "{finding}");
            tried += 1;
        }
    }
    assert_eq!(tried, 1);
}

/// Seventy conditions over twelve facts, none of which could be left out, and more scenarios than can be run at leisure.
#[test]
fn a_pack_made_to_be_slow_is_cut_short() {
    let facts = [
        "filed",
        "written-promise",
        "has-approval",
        "has-business-licence",
        "sells-online",
        "own-standard",
        "inspection-body",
        "financial-activity",
        "hazard-left",
        "key-enterprise",
        "health-or-safety",
        "social-need",
    ];
    let way = |way: usize| {
        let part = |(place, fact): (usize, &&str)| {
            format!("{{ fact = \"{fact}\", is = {} }}", ((way * 37) >> place) & 1 == 1)
        };
        let parts: Vec<String> = facts.iter().enumerate().map(part).collect();
        format!("{{ any = [{}] }}", parts.join(", "))
    };
    let ways: Vec<String> = (0..70).map(way).collect();
    let scenario = |nth: usize| {
        format!(
            r#"
[[scenarios]]
name = "{nth}"
as-of = "2026-11-21"
facts = {{ region = "made-up" }}
expect = {{ sandbox = "depends" }}
"#
        )
    };
    let scenarios: Vec<String> = (0..400).map(scenario).collect();
    let rule = format!(
        r#"
[[rules]]
measure = "sandbox"
firmness = "may"
clauses = [{{ ref = "一", quote = "对企业可以给予甲" }}]
says = {{ zh = "甲", en = "a" }}
when = {{ all = [{}] }}
"#,
        ways.join(", ")
    );
    let cases = Faults::read();
    let case = Case {
        name: String::new(),
        text: None,
        clauses: None,
        pack: format!("{rule}{}", scenarios.concat()),
        about_scenarios: true,
        findings: Vec::new(),
    };
    let (pack, text) = cases.pack(&case);
    let found = findings(&pack, text);
    assert!(found.len() < 5, "{}", found.len());
    assert!(found.iter().any(|finding| finding.path == "scenarios"), "{found:?}");
}
