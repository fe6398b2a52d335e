//! `pack check` says that a rule never or always applies exactly when no or every business meets it: random conditions are
//! held against every combination of facts, one by one.

use policy_checker::policy::{Date, RawFacts, assess, pack::format::Status};
use proptest::prelude::*;
use serde_json::{Value, json};

use super::support::{findings, proposed, read};

const AS_OF: &str = "2026-11-21";

/// Values that between them give every answer to the questions below.
fn values() -> Vec<(&'static str, Vec<Value>)> {
    vec![
        ("written-promise", vec![json!(true), json!(false)]),
        ("risk", vec![json!("low"), json!("medium"), json!("high")]),
        (
            "key-fields",
            vec![
                json!([]),
                json!(["food"]),
                json!(["drug"]),
                json!(["food", "drug"]),
                json!(["vaccine"]),
            ],
        ),
        (
            "established-on",
            vec![
                json!("2026-11-20"),
                json!("2025-11-21"),
                json!("2025-11-20"),
                json!("2024-11-20"),
            ],
        ),
        ("four-new", vec![Value::Null, json!(true), json!(false)]),
        ("industries", vec![json!([]), json!(["1.2.4"])]),
    ]
}

fn question() -> impl Strategy<Value = Value> {
    prop_oneof![
        any::<bool>().prop_map(|is| json!({"fact": "written-promise", "is": is})),
        any::<bool>().prop_map(|is| json!({"fact": "four-new", "is": is})),
        any::<bool>().prop_map(|empty| json!({"fact": "industries", "empty": empty})),
        any::<bool>().prop_map(|empty| json!({"fact": "key-fields", "empty": empty})),
        prop::sample::subsequence(vec!["low", "medium", "high"], 1..=3)
            .prop_map(|values| json!({"fact": "risk", "one-of": values})),
        prop::sample::subsequence(vec!["food", "drug"], 1..=2)
            .prop_map(|values| json!({"fact": "key-fields", "any-of": values})),
        (prop::sample::select(vec![12, 24]), any::<bool>()).prop_map(|(months, after)| {
            let today = if after { "after" } else { "on-or-before" };
            json!({"fact": "established-on", "plus-months": months, "today": today})
        }),
    ]
}

fn condition() -> impl Strategy<Value = Value> {
    question().prop_recursive(4, 12, 3, |part| {
        prop_oneof![
            prop::collection::vec(part.clone(), 1..4).prop_map(|of| json!({"all": of})),
            prop::collection::vec(part.clone(), 1..4).prop_map(|of| json!({"any": of})),
            part.prop_map(|of| json!({"not": of})),
        ]
    })
}

fn pack(when: &Value) -> String {
    let text = json!({"zh": "一", "en": "one"});
    let pack = json!({
        "document": {
            "id": "made-up", "region": {"id": "made-up", "name": text}, "title": "t", "number": "", "issuer": "i",
            "status": "in-force", "source": "none.txt", "covers": text, "note": text,
        },
        "clauses": [{"ref": "一"}],
        "rules": [{
            "measure": "sandbox", "firmness": "may", "says": text, "when": when,
            "clauses": [{"ref": "一", "quote": "对企业可以给予甲"}],
        }],
    });
    toml::to_string(&pack).unwrap()
}

/// Whether the rule applies, for every combination of values.
fn outcomes(pack: &str) -> Vec<bool> {
    let packs = read(pack).unwrap();
    let as_of: Date = AS_OF.parse().unwrap();
    let mut combinations = vec![json!({"region": "made-up"})];
    for (fact, values) in values() {
        let with = |facts: &Value| -> Vec<Value> {
            values
                .iter()
                .map(|value| {
                    let mut facts = facts.clone();
                    if !value.is_null() {
                        facts[fact] = value.clone();
                    }
                    facts
                })
                .collect()
        };
        combinations = combinations.iter().flat_map(with).collect();
    }
    combinations
        .iter()
        .map(|facts| {
            let facts = packs.read_facts(RawFacts::from_json(&facts.to_string()).unwrap()).unwrap();
            let assessment = assess(&packs, &facts, as_of);
            let entry =
                assessment.measures.iter().find(|entry| entry.document == "made-up").unwrap();
            entry.status == Status::Applies
        })
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn never_and_always_are_exact(when in condition()) {
        let pack = pack(&when);
        let outcomes = outcomes(&pack);
        let found = findings(&pack, "一、对企业可以给予甲。");
        let says = |words: &str| found.iter().any(|f| f.path == "rules[0].when" && f.message.contains(words));
        prop_assert_eq!(says("can never apply"), outcomes.iter().all(|applies| !applies), "{:?}", found);
        prop_assert_eq!(says("always true"), outcomes.iter().all(|applies| *applies), "{:?}", found);
        // What is proposed comes out as it says.
        let proposals: Vec<String> =
            found.iter().enumerate().filter_map(|(nth, f)| proposed(f, &nth.to_string())).collect();
        let after = findings(&format!("{pack}{}", proposals.concat()), "一、对企业可以给予甲。");
        let wrong = |f: &&policy_checker::policy::pack::Finding| {
            f.path.starts_with("scenarios") || f.message.starts_with("no scenario")
        };
        prop_assert_eq!(after.iter().find(wrong), None);
    }
}
