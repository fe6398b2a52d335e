//! Documents over time: which version of which counts on a day, and what a set of packs takes.
#![expect(clippy::needless_pass_by_value, reason = "JSON literals read better without borrowing")]

mod made;

use made::{day, pack, refused, rule};
use policy_checker::policy::{
    PackSet, RawFacts, assess,
    pack::set::{PackSetError, Validity},
};
use serde_json::{Value, json};

#[test]
fn a_document_counts_from_its_day_of_effect() {
    let packs = PackSet::bundled().unwrap();
    let facts = packs.read_facts(RawFacts::from_json(r#"{"region":"jiangbei"}"#).unwrap()).unwrap();
    let documents = |as_of: &str| {
        assess(&packs, &facts, day(as_of))
            .documents
            .iter()
            .filter(|document| document.validity == Some(Validity::Current))
            .map(|document| document.id.to_owned())
            .collect::<Vec<_>>()
    };
    assert!(documents("2019-12-31").is_empty());
    assert_eq!(documents("2021-07-14"), ["business-environment"]);
    assert_eq!(documents("2021-07-15"), ["business-environment", "penalty-law"]);
    assert_eq!(documents("2021-12-30"), ["jiangbei", "business-environment", "penalty-law"]);
}

/// A version of the document `test` with a rule for each of `measures`.
fn version(document: Value, measures: &[&str]) -> String {
    let rules: Vec<Value> =
        measures.iter().map(|id| rule(id, json!({"when": {"always": true}}))).collect();
    let mut version: Value = serde_json::from_str(&pack(&rules, json!({}))).unwrap();
    for (key, value) in document.as_object().unwrap() {
        version["document"][key] = value.clone();
    }
    version.to_string()
}

/// What is said of the document `test` on a day, and its measures.
fn seen(packs: &PackSet, as_of: &str) -> (String, Vec<String>) {
    let facts = packs.read_facts(RawFacts::from_json(r#"{"region":"test"}"#).unwrap()).unwrap();
    let assessment = serde_json::to_value(assess(packs, &facts, day(as_of))).unwrap();
    let of_test = |list: &str, own: &str, wanted: &str| -> Vec<String> {
        let entries = assessment[list].as_array().unwrap().iter();
        let entries = entries.filter(|entry| entry[own] == "test");
        entries.map(|entry| entry[wanted].as_str().unwrap().to_owned()).collect()
    };
    (of_test("documents", "id", "validity").join(","), of_test("measures", "document", "id"))
}

#[test]
fn the_day_chooses_the_version() {
    let old = version(json!({"issued": "2020-05-01", "effective": "2020-06-01"}), &["sandbox"]);
    let new =
        version(json!({"issued": "2024-02-29", "until": "2026-02-28"}), &["inclusive-period"]);
    for order in [[&old, &new], [&new, &old]] {
        let packs = PackSet::bundled().unwrap().with(order.map(String::as_str)).unwrap();
        for (as_of, validity, measures) in [
            ("2020-05-31", "not-yet", vec![]),
            ("2020-06-01", "current", vec!["sandbox"]),
            ("2024-02-28", "current", vec!["sandbox"]),
            ("2024-02-29", "current", vec!["inclusive-period"]),
            ("2026-02-28", "current", vec!["inclusive-period"]),
            ("2026-03-01", "no-longer", vec![]),
        ] {
            let measures = measures.into_iter().map(str::to_owned).collect();
            assert_eq!(seen(&packs, as_of), (validity.to_owned(), measures), "{as_of}");
        }
        assert_eq!(packs.regions().filter(|chosen| chosen.region.id == "test").count(), 1);
        // Before any has begun, the first to come is shown.
        let facts = packs.read_facts(RawFacts::from_json(r#"{"region":"test"}"#).unwrap()).unwrap();
        let before = assess(&packs, &facts, day("2019-01-01"));
        assert_eq!(before.documents[0].effective, Some(day("2020-06-01")));
    }
}

#[test]
fn a_document_that_names_no_day_always_counts() {
    let packs = PackSet::bundled().unwrap();
    let packs = packs.with([version(json!({}), &["sandbox"]).as_str()]).unwrap();
    assert_eq!(seen(&packs, "1990-01-01").0, "current");
}

#[test]
fn what_comes_at_run_time_does_not_displace_another_document() {
    let message = |texts: &[&str]| match PackSet::bundled().unwrap().with(texts.iter().copied()) {
        Err(PackSetError::Pack { pack, findings }) => format!("{pack} {}", findings[0]),
        other => panic!("{other:?}"),
    };
    let own = version(json!({"issued": "2020-05-01"}), &["sandbox"]);
    assert!(message(&[&own, &own]).starts_with("1 document.effective: "));
    let law = version(json!({"id": "penalty-law"}), &["sandbox"]);
    assert!(message(&[&own, &law]).starts_with("1 document.id: "));
    let ends_first = version(json!({"issued": "2020-05-01", "until": "2020-04-30"}), &["sandbox"]);
    assert!(message(&[&ends_first]).starts_with("0 document.until: "));
}

#[test]
fn the_pack_of_one_call_takes_the_place_of_the_same_version_before() {
    let mut packs = PackSet::bundled().unwrap();
    packs.load(&version(json!({"issued": "2020-05-01"}), &["sandbox"])).unwrap();
    let one = version(json!({"issued": "2020-05-01"}), &["inclusive-period"]);
    let two = version(json!({"issued": "2024-05-01"}), &["joint-response"]);
    let packs = packs.with([one.as_str(), two.as_str()]).unwrap();
    assert_eq!(seen(&packs, "2021-01-01").1, ["inclusive-period"]);
    assert_eq!(seen(&packs, "2026-11-21").1, ["joint-response"]);
}

#[test]
fn a_pack_that_is_loaded_again_takes_the_place_of_the_former() {
    let mut packs = PackSet::bundled().unwrap();
    packs.load(&version(json!({"issued": "2020-05-01"}), &["sandbox"])).unwrap();
    packs.load(&version(json!({"issued": "2020-05-01"}), &["inclusive-period"])).unwrap();
    assert_eq!(seen(&packs, "2026-11-21").1, ["inclusive-period"]);
    assert!(packs.load("{}").is_err());
    assert_eq!(seen(&packs, "2026-11-21").1, ["inclusive-period"]);

    let region = json!({"id": "jiangbei", "name": {"zh": "一", "en": "one"}});
    packs.load(&version(json!({"id": "jiangbei", "region": region}), &["sandbox"])).unwrap();
    assert_eq!(packs.pack("jiangbei").unwrap().rule_count(), 1);
    assert!(PackSet::bundled().unwrap().pack("jiangbei").unwrap().rule_count() > 1);
}

#[test]
fn markup_and_hidden_characters_are_refused_wherever_they_stand() {
    let evil = "<img src=x onerror=alert(1)>";
    let filed = json!({"fact": "filed", "is": true});
    let says = json!({"zh": "一", "en": evil});
    let with_rule = |more: Value| {
        let mut own = rule("sandbox", json!({"when": filed}));
        own.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        pack(&[own], json!({}))
    };
    for (path, text) in [
        ("document.title", version(json!({"title": evil}), &[])),
        ("document.issuer", version(json!({"issuer": "<!-- x"}), &[])),
        ("document.number", version(json!({"number": "</p>"}), &[])),
        ("document.note", version(json!({"note": says}), &[])),
        ("document.id", version(json!({"id": evil}), &[])),
        ("document.region.id", version(json!({"region": {"id": "../x", "name": says}}), &[])),
        ("document.region.name", version(json!({"region": {"id": "test", "name": says}}), &[])),
        ("rules[0].says", with_rule(json!({"says": says}))),
        ("rules[0].do", with_rule(json!({"do": says}))),
        (
            "rules[0].clauses[0].quote",
            with_rule(json!({"clauses": [{"ref": "一", "quote": evil}]})),
        ),
        (
            "rules[0].clauses[0].ref",
            with_rule(json!({"clauses": [{"ref": format!("一({evil})"), "quote": "quoted"}]})),
        ),
        ("rules[0].params.months", with_rule(json!({"params": {"months": [evil]}}))),
        ("rules[0].params.<b>", with_rule(json!({"params": {"<b>": 1}}))),
        ("rules[0].notes[0].says", with_rule(json!({"notes": [{"when": filed, "says": says}]}))),
        ("rules[0].cases[0].says", with_rule(json!({"cases": [{"when": filed, "says": says}]}))),
        ("rules[0].says", with_rule(json!({"says": {"zh": "\u{202E}一", "en": "one"}}))),
        ("rules[0].says", with_rule(json!({"says": {"zh": "一\u{0}", "en": "one"}}))),
        ("rules[0].says", with_rule(json!({"says": {"zh": "一\u{200B}", "en": "one"}}))),
        ("rules[0].says", with_rule(json!({"says": {"zh": "一\u{E0041}", "en": "one"}}))),
    ] {
        let findings = refused(&text);
        assert!(findings.iter().any(|finding| finding.path == path), "{path}: {findings:?}");
    }
    let harmless = with_rule(json!({"says": {"zh": "少于<3个月", "en": "a < b"}}));
    assert!(PackSet::bundled().unwrap().with([harmless.as_str()]).is_ok());
}
