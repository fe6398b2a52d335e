//! Regions held against each other: what is compared, in which order, and that nothing is lost.

mod businesses;

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    process::{Command, Output},
};

use policy_checker::policy::{
    Date, PackSet, RawFacts, RawValue,
    compare::{InEveryRegion, compare},
    pack::toml::to_json,
};
use proptest::prelude::*;
use serde_json::{Value, json};

use businesses::{AS_OF, facts};

const EXAMPLE: &str = "tests/cases/packs/example-district.toml";

/// Aspects in the order of what matters, each with the field of an entry that shows it.
const ASPECTS: [(&str, &str); 5] = [
    ("status", "status"),
    ("missing", "missing"),
    ("firmness", "firmness"),
    ("params", "params"),
    ("dates", "dates"),
];

/// The pack of the example district as another document of another region.
fn example(document: &str, region: &str) -> Value {
    let mut pack: Value =
        serde_json::from_str(&to_json(&fs::read_to_string(EXAMPLE).unwrap()).unwrap()).unwrap();
    pack["document"]["id"] = document.into();
    pack["document"]["region"]["id"] = region.into();
    pack["scenarios"] = json!([]);
    pack
}

fn compared(added: &[Value], known: impl IntoIterator<Item = (String, RawValue)>) -> Value {
    compared_on(AS_OF, added, known)
}

fn compared_on(
    as_of: &str,
    added: &[Value],
    known: impl IntoIterator<Item = (String, RawValue)>,
) -> Value {
    let texts: Vec<String> = added.iter().map(ToString::to_string).collect();
    let packs = PackSet::bundled().unwrap().with(texts.iter().map(String::as_str)).unwrap();
    let facts = packs.read_facts(RawFacts(known.into_iter().collect())).unwrap();
    let business = InEveryRegion::new(&facts, &packs);
    let as_of: Date = as_of.parse().unwrap();
    serde_json::to_value(compare(&packs, &business, as_of)).unwrap()
}

fn list(value: &Value) -> &[Value] {
    value.as_array().unwrap()
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap()
}

/// The regional measures, those that differ first.
fn measures(comparison: &Value) -> impl Iterator<Item = &Value> {
    list(&comparison["differences"]).iter().chain(list(&comparison["same"]))
}

/// The entries of the assessments whose document is regional (or national), by measure and region.
fn assessed(comparison: &Value, regional: bool) -> BTreeMap<(String, String), Value> {
    let mut found = BTreeMap::new();
    for assessment in list(&comparison["regions"]) {
        for entry in list(&assessment["measures"]) {
            let documents = list(&assessment["documents"]);
            let document = documents.iter().find(|one| one["id"] == entry["document"]).unwrap();
            if document["region"].is_null() != regional {
                let key = (text(&entry["id"]).to_owned(), text(&assessment["region"]).to_owned());
                found.insert(key, entry.clone());
            }
        }
    }
    found
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn each_measure_stands_once_for_each_region_with_a_document(known in facts()) {
        let comparison = compared(&[], known);
        let regional = assessed(&comparison, true);
        let alone: BTreeSet<&str> = list(&comparison["national_only"]).iter().map(text).collect();
        let regions: Vec<&str> = list(&comparison["regions"])
            .iter()
            .map(|one| text(&one["region"]))
            .filter(|region| !alone.contains(region))
            .collect();
        let chosen = PackSet::bundled().unwrap().regions().count();
        // And all other regions, which stand for themselves.
        prop_assert_eq!(regions.len() + alone.len(), chosen + 1);
        let mut met = BTreeSet::new();
        for measure in measures(&comparison) {
            prop_assert!(met.insert(text(&measure["measure"])), "{} stands twice", measure["measure"]);
            let shown: Vec<&str> = list(&measure["regions"]).iter().map(|entry| text(&entry["region"])).collect();
            prop_assert_eq!(&shown, &regions);
            for entry in list(&measure["regions"]) {
                let key = (text(&measure["measure"]).to_owned(), text(&entry["region"]).to_owned());
                let Some(whole) = regional.get(&key) else {
                    prop_assert_eq!(entry, &json!({"region": key.1, "document": null, "silent": true}));
                    continue;
                };
                prop_assert_eq!(&entry["silent"], &json!(false));
                for field in ["document", "status", "firmness", "missing", "defeated_by", "params", "dates", "clauses", "text"] {
                    prop_assert_eq!(&entry[field], &whole[field], "{} of {:?}", field, key);
                }
            }
        }
        let expected: BTreeSet<&str> = regional.keys().map(|(measure, _)| measure.as_str()).collect();
        prop_assert_eq!(met, expected);
    }

    #[test]
    fn what_differs_is_what_the_entries_show(known in facts()) {
        let comparison = compared(&[], known);
        for measure in measures(&comparison) {
            let entries = list(&measure["regions"]);
            let speaking: Vec<&Value> = entries.iter().filter(|entry| entry["silent"] == false).collect();
            let mut expected: Vec<&str> = ASPECTS
                .iter()
                .filter(|(_, field)| speaking.iter().any(|entry| entry[field] != speaking[0][field]))
                .map(|(aspect, _)| *aspect)
                .collect();
            if speaking.len() < entries.len() {
                expected.insert(usize::from(expected.first() == Some(&"status")), "silent");
            }
            prop_assert_eq!(&measure["differs"], &json!(expected), "{}", measure["measure"]);
        }
        prop_assert!(list(&comparison["same"]).iter().all(|measure| list(&measure["differs"]).is_empty()));
        prop_assert!(list(&comparison["differences"]).iter().all(|measure| !list(&measure["differs"]).is_empty()));
    }

    #[test]
    fn differences_of_the_verdict_come_first_and_within_a_kind_what_can_help_most(known in facts()) {
        let comparison = compared(&[], known);
        let order = ["status", "silent", "missing", "firmness", "params", "dates"];
        let statuses = ["applies", "depends", "defeated", "does-not-apply"];
        let place = |among: &[&str], value: &Value| among.iter().position(|one| value == one);
        let ranks: Vec<_> = list(&comparison["differences"])
            .iter()
            .map(|measure| {
                let entries = list(&measure["regions"]).iter();
                let best = entries.filter_map(|entry| place(&statuses, &entry["status"])).min();
                (place(&order, &measure["differs"][0]), best)
            })
            .collect();
        prop_assert!(ranks.is_sorted(), "{:?}", ranks);
    }

    #[test]
    fn the_national_laws_say_the_same_in_every_region(known in facts()) {
        let comparison = compared(&[], known);
        let mut listed = 0;
        for entry in list(&comparison["national"]) {
            for assessment in list(&comparison["regions"]) {
                let found: Vec<&Value> = list(&assessment["measures"])
                    .iter()
                    .filter(|one| one["id"] == entry["measure"] && one["document"] == entry["document"])
                    .collect();
                prop_assert_eq!(found.len(), 1);
                for field in ["status", "firmness", "missing", "params", "dates", "clauses"] {
                    prop_assert_eq!(&entry[field], &found[0][field], "{}", entry["measure"]);
                }
                listed += 1;
            }
        }
        let packs = PackSet::bundled().unwrap();
        let rules: usize = packs
            .packs()
            .filter(|pack| pack.document().region.is_none())
            .map(policy_checker::policy::Pack::rule_count)
            .sum();
        prop_assert_eq!(listed, rules * list(&comparison["regions"]).len());
    }

    #[test]
    fn neither_the_order_of_packs_nor_where_the_business_is_now_matters(known in facts()) {
        let packs = ["north", "south", "aside"].map(|name| example(name, name));
        let mut backward = packs.clone();
        backward.reverse();
        let here = compared(&packs, known.clone());
        let mut moved = known;
        moved.insert("region".to_owned(), RawValue::Text("south".to_owned()));
        prop_assert_eq!(here, compared(&backward, moved));
    }

    #[test]
    fn a_document_that_says_the_same_makes_no_difference(known in facts()) {
        let packs = ["north", "south"].map(|name| example(name, name));
        let texts = packs.map(|pack| pack.to_string());
        let packs = PackSet::bundled().unwrap().with(texts.iter().map(String::as_str)).unwrap();
        let facts = packs.read_facts(RawFacts(known.into_iter().collect())).unwrap();
        let business = InEveryRegion::new(&facts, &packs);
        let comparison = serde_json::to_value(compare(&packs, &business, AS_OF.parse().unwrap())).unwrap();
        for measure in measures(&comparison) {
            let of = |region: &str| {
                let mut entry = list(&measure["regions"]).iter().find(|entry| entry["region"] == region).unwrap().clone();
                for own in ["region", "document"] {
                    entry.as_object_mut().unwrap().remove(own);
                }
                entry
            };
            let without_own = |mut entry: Value| {
                if let Some(by) = entry.get_mut("defeated_by").and_then(Value::as_object_mut) {
                    by.remove("document");
                }
                entry
            };
            prop_assert_eq!(without_own(of("north")), without_own(of("south")));
        }
    }
}

#[test]
fn two_documents_of_one_region_each_have_their_entry_whatever_their_order() {
    let packs = [example("first", "town"), example("second", "town")];
    let known = || [("industries".to_owned(), RawValue::List(vec!["1.2.4".to_owned()]))];
    let one = compared(&packs, known());
    let two = compared(&[packs[1].clone(), packs[0].clone()], known());
    for part in ["differences", "same", "national", "national_only"] {
        assert_eq!(one[part], two[part], "{part}");
    }
    let measure = measures(&one).find(|measure| measure["measure"] == "inclusive-period").unwrap();
    let documents: Vec<&Value> = list(&measure["regions"])
        .iter()
        .filter(|entry| entry["region"] == "town")
        .map(|entry| &entry["document"])
        .collect();
    assert_eq!(documents, ["first", "second"]);
}

#[test]
fn a_region_whose_document_is_not_yet_in_force_is_not_compared() {
    let before = compared_on("2021-12-29", &[], []);
    assert!(list(&before["national_only"]).contains(&json!("jiangbei")));
    assert!(measures(&before).all(|measure| {
        list(&measure["regions"]).iter().all(|entry| entry["region"] != "jiangbei")
    }));
    let from = compared_on("2021-12-30", &[], []);
    assert!(!list(&from["national_only"]).contains(&json!("jiangbei")));
    assert!(measures(&from).any(|measure| {
        list(&measure["regions"]).iter().any(|entry| entry["region"] == "jiangbei")
    }));
}

#[test]
fn documents_that_agree_in_all_that_is_shown_make_no_difference() {
    // On this day nothing has begun but the draft, which has no day of issue, and copies of it in two more towns.
    let draft = fs::read_to_string("data/packs/ningbo.toml").unwrap();
    let draft: Value = serde_json::from_str(&to_json(&draft).unwrap()).unwrap();
    let copies = ["north", "south"].map(|town| {
        let mut copy = draft.clone();
        copy["document"]["id"] = town.into();
        copy["document"]["region"]["id"] = town.into();
        copy["scenarios"] = json!([]);
        copy
    });
    let alike = compared_on("1990-01-01", &copies, []);
    assert_eq!(alike["differences"], json!([]));
    let rules = list(&draft["rules"]);
    assert_eq!(list(&alike["same"]).len(), rules.len());
    assert!(list(&alike["same"]).iter().all(|measure| list(&measure["regions"]).len() == 3));

    // One word about firmness in one of them is a difference in just that.
    let [north, mut south] = copies.clone();
    let measure = south["rules"][0]["measure"].clone();
    assert_eq!(south["rules"][0]["firmness"], "must");
    south["rules"][0]["firmness"] = "may".into();
    let apart = compared_on("1990-01-01", &[north, south], []);
    assert_eq!(list(&apart["same"]).len(), rules.len() - 1);
    assert_eq!(list(&apart["differences"]).len(), 1);
    assert_eq!(apart["differences"][0]["measure"], measure);
    assert_eq!(apart["differences"][0]["differs"], json!(["firmness"]));

    // So is a second document of a town that says it in another word, wherever the town stands in the list.
    for town in ["ningbo", "north", "south"] {
        let mut second = copies[0].clone();
        second["document"]["id"] = "second".into();
        second["document"]["region"]["id"] = town.into();
        second["rules"][0]["firmness"] = "may".into();
        let apart = compared_on("1990-01-01", &[copies.as_slice(), &[second]].concat(), []);
        assert_eq!(list(&apart["differences"]).len(), 1);
        assert_eq!(apart["differences"][0]["differs"], json!(["firmness"]));
    }
}

fn run(arguments: &[&str]) -> Output {
    let facts = "tests/cases/facts/founder-in-jiangbei.json";
    let command = ["compare", "--facts", facts, "--as-of", AS_OF];
    Command::new(env!("CARGO_BIN_EXE_policy-checker"))
        .args(command.iter().chain(arguments))
        .output()
        .unwrap()
}

fn stdout(output: &Output) -> &str {
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    std::str::from_utf8(&output.stdout).unwrap()
}

#[test]
fn a_district_that_is_added_joins_the_comparison() {
    let without: Value = serde_json::from_str(stdout(&run(&["--json"]))).unwrap();
    let with: Value = serde_json::from_str(stdout(&run(&["--pack", EXAMPLE, "--json"]))).unwrap();
    for measure in list(&with["differences"]) {
        let of_district: Vec<&Value> = list(&measure["regions"])
            .iter()
            .filter(|entry| entry["region"] == "example-district")
            .collect();
        assert_eq!(of_district.len(), 1, "{}", measure["measure"]);
        let speaks = ["inclusive-period", "red-line-enforcement"];
        let silent = !speaks.contains(&text(&measure["measure"]));
        assert_eq!(of_district[0]["silent"], silent, "{}", measure["measure"]);
    }
    assert_eq!(measures(&with).count(), measures(&without).count());
    assert_eq!(list(&with["regions"]).len(), list(&without["regions"]).len() + 1);
}

#[test]
fn the_text_shows_a_line_for_each_region_and_no_quotes() {
    let json: Value = serde_json::from_str(stdout(&run(&["--json"]))).unwrap();
    let short = run(&["--lang", "en"]);
    let all = run(&["--lang", "en", "--all"]);
    let chinese = run(&[]);
    for output in [&short, &all, &chinese] {
        let shown = stdout(output);
        for measure in list(&json["differences"]) {
            assert!(shown.contains(&format!("[{}]", text(&measure["measure"]))), "{measure}");
            for entry in list(&measure["regions"]).iter().filter(|entry| entry["silent"] == false) {
                for clause in list(&entry["clauses"]) {
                    assert!(shown.contains(text(&clause["ref"])));
                    assert!(!shown.contains(text(&clause["quote"])), "{clause}");
                }
            }
        }
    }
    assert!(stdout(&all).starts_with(stdout(&short).rsplit_once("\n\n").unwrap().0));
    for entry in list(&json["national"]).iter().chain(list(&json["same"])) {
        assert!(stdout(&all).contains(&format!("[{}]", text(&entry["measure"]))), "{entry}");
    }
    assert!(stdout(&short).contains("the document says nothing of it"));
    assert!(stdout(&short).contains("draft, not in force"));
    assert!(stdout(&chinese).contains("文件没有提到"));
}
