//! Every fact and every measure of the catalogue, in every place where one can stand.

use policy_checker::policy::catalogue::Fact;
use serde_json::{Value, json};

use crate::{
    changes::put,
    loader::{EVERY_KEY, Fate, catalogue, pack_of},
    verdicts::Editors,
};

/// Lists of words: the fact's own, all of them twice, with a stranger, none.
fn lists(fact: &Fact) -> Vec<Value> {
    let own: Vec<&str> = fact.values.iter().map(|value| value.id.as_str()).collect();
    let strange = [
        json!(["nobody"]),
        json!([]),
        json!([7]),
        json!(["1.2"]),
        json!(["1.2.999"]),
        json!("nobody"),
    ];
    let own =
        [json!(own), json!([&own[..], &own[..]].concat()), json!([&own[..], &["nobody"]].concat())];
    own.into_iter().chain(strange).collect()
}

/// Single words and truths: every value of the fact, and strangers.
fn singles(fact: &Fact) -> Vec<Value> {
    let own = fact.values.iter().map(|value| json!(value.id));
    own.chain([json!(true), json!("nobody"), json!(""), json!(7), json!([])]).collect()
}

#[test]
fn every_fact_takes_the_tests_of_its_type_with_its_values_and_no_others() {
    let (editors, pack) = (Editors::new(), pack_of(EVERY_KEY));
    for fact in catalogue().facts() {
        let mut read = 0;
        let mut ask = |test: &str, value: Value| {
            let question = json!({ "fact": fact.id, test: value });
            let asking = put(&pack, "/rules/1/when", question.clone());
            match editors.compare(&asking, "/rules/1/when") {
                Ok(verdict) => read += usize::from(!matches!(verdict.fate, Fate::Unread(_))),
                Err(error) => panic!("{question}: {error}"),
            }
        };
        for value in singles(fact) {
            ask("is", value);
        }
        for test in ["one-of", "any-of", "under"] {
            for value in lists(fact) {
                ask(test, value);
            }
        }
        for value in [json!(true), json!(false), json!("true")] {
            ask("empty", value);
        }
        for value in ["before", "on-or-before", "on-or-after", "after", "never"] {
            ask("today", json!(value));
        }
        ask("plus-days", json!(1));
        ask("when", json!(true));
        assert_eq!(read > 0, fact.id != "region", "{}", fact.id);
    }
}

#[test]
fn every_fact_of_a_scenario_takes_the_values_of_its_type_and_no_others() {
    let (editors, pack) = (Editors::new(), pack_of(EVERY_KEY));
    for fact in catalogue().facts() {
        let days = ["2024-02-29", "2023-02-29", "0000-01-01", "2024-13-01", "2024-1-1"];
        let values = singles(fact).into_iter().chain(lists(fact));
        for value in values.chain(days.map(|day| json!(day))) {
            let place = "/scenarios/1/facts";
            let known = put(&pack, place, json!({ fact.id.as_str(): value }));
            editors.compare(&known, place).unwrap_or_else(|error| panic!("{} {error}", fact.id));
        }
    }
}

#[test]
fn a_scenario_names_measures_their_statuses_and_the_facts_they_lack() {
    let (editors, pack) = (Editors::new(), pack_of(EVERY_KEY));
    let measures = catalogue().measures().iter().map(|measure| measure.id.as_str());
    for measure in measures.chain(["nobody"]) {
        for (place, value, refused) in [
            ("/scenarios/1/expect", json!("applies"), measure == "nobody"),
            ("/scenarios/1/expect", json!("nobody"), true),
            ("/scenarios/1/missing", json!([]), false),
            ("/scenarios/1/missing", json!(["red-lines"]), measure == "nobody"),
            ("/scenarios/1/missing", json!(["nobody"]), true),
            ("/scenarios/1/missing", json!(["region"]), true),
            ("/scenarios/1/missing", json!(["four-new"]), true),
            ("/scenarios/1/missing", json!("red-lines"), true),
        ] {
            let named = put(&pack, place, json!({ measure: value }));
            editors.compare(&named, place).unwrap_or_else(|error| panic!("{measure} {error}"));
            assert_eq!(editors.refuses(&named), refused, "{place} {measure} {value}");
        }
    }
}
