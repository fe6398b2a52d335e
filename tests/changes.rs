//! What would turn a verdict: every change told is real, smallest, and honest about whose hands it is in.

mod businesses;

use std::collections::BTreeMap;

use businesses::{facts, region, values};
use policy_checker::policy::{
    Date, PackSet, RawFacts, RawValue, assess,
    change::{Change, Changes, changes},
    pack::format::Status,
};
use proptest::prelude::*;
use serde_json::{Value, json};

type Known = BTreeMap<String, RawValue>;

fn as_of() -> Date {
    "2026-11-21".parse().unwrap()
}

fn read(packs: &PackSet, region: &str, known: &Known) -> policy_checker::policy::Facts {
    let mut raw = vec![("region".to_owned(), RawValue::Text(region.to_owned()))];
    raw.extend(known.iter().map(|(id, value)| (id.clone(), value.clone())));
    packs.read_facts(RawFacts(raw)).unwrap()
}

/// Status and missing facts of one measure of one document.
fn verdict(
    packs: &PackSet,
    region: &str,
    known: &Known,
    of: (&str, &str),
) -> (Status, Vec<String>) {
    let facts = read(packs, region, known);
    let assessment = assess(packs, &facts, as_of());
    let found = assessment.measures.iter().find(|entry| (entry.id, entry.document) == of).unwrap();
    (found.status, found.missing.iter().map(|id| (*id).to_owned()).collect())
}

fn changed(known: &Known, change: &Change, left_out: Option<usize>) -> Known {
    let mut all = known.clone();
    for (place, fact) in change.facts.iter().enumerate() {
        if left_out != Some(place) {
            all.insert(fact.fact.to_owned(), fact.to[0].clone());
        }
    }
    all
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn every_change_turns_the_verdict_as_told_and_no_part_of_it_does(region in region(), known in facts()) {
        let packs = PackSet::bundled().unwrap();
        let read = read(&packs, &region, &known);
        for Changes { measure, document, status, can, cannot } in changes(&packs, &read, as_of()) {
            let of = (measure, document);
            prop_assert_eq!(verdict(&packs, &region, &known, of).0, status);
            prop_assert!(can.iter().all(|change| change.facts.iter().all(|fact| fact.how.is_some())));
            prop_assert!(cannot.iter().all(|change| change.facts.iter().any(|fact| fact.how.is_none())));
            for change in can.iter().chain(&cannot).take(4) {
                prop_assert_ne!(change.status, status);
                let (found, mut missing) = verdict(&packs, &region, &changed(&known, change, None), of);
                let mut told: Vec<String> = change.missing.iter().map(|id| (*id).to_owned()).collect();
                told.sort();
                missing.sort();
                prop_assert_eq!((found, missing), (change.status, told));
                for place in 0..change.facts.len() {
                    let part = changed(&known, change, Some(place));
                    prop_assert_eq!(verdict(&packs, &region, &part, of).0, status, "a part of {:?} is enough", change);
                }
            }
        }
    }

    #[test]
    fn where_no_single_change_is_told_none_turns_the_verdict(region in region(), known in facts()) {
        let packs = PackSet::bundled().unwrap();
        let read = read(&packs, &region, &known);
        let stubborn: Vec<(&str, &str, Status)> = changes(&packs, &read, as_of())
            .into_iter()
            .filter(|of| of.can.iter().chain(&of.cannot).all(|change| change.facts.len() > 1))
            .map(|of| (of.measure, of.document, of.status))
            .collect();
        for id in known.keys() {
            let catalogue = packs.catalogue();
            let fact = catalogue.fact(catalogue.fact_place(id).unwrap()).unwrap();
            for value in values(fact) {
                let mut other = known.clone();
                other.insert(id.clone(), value);
                let facts = self::read(&packs, &region, &other);
                let assessment = assess(&packs, &facts, as_of());
                for (measure, document, status) in &stubborn {
                    let entry = assessment.measures.iter().find(|entry| entry.id == *measure && entry.document == *document);
                    prop_assert_eq!(entry.unwrap().status, *status, "{} of {} by {}", measure, document, id);
                }
            }
        }
    }
}

/// The changes of one measure, as `fact=value -> status`, several facts joined by `+`.
fn told(facts: &Value, document: &str, measure: &str) -> (Vec<String>, Vec<String>) {
    let packs = PackSet::bundled().unwrap();
    let facts = packs.read_facts(RawFacts::from_json(&facts.to_string()).unwrap()).unwrap();
    let all = changes(&packs, &facts, as_of());
    let found = all.iter().find(|of| (of.measure, of.document) == (measure, document)).unwrap();
    let words = |change: &Change| {
        let facts = change.facts.iter().map(|fact| {
            format!("{}={}", fact.fact, serde_json::to_string(&fact.to).unwrap().replace('"', ""))
        });
        format!("{} -> {}", facts.collect::<Vec<_>>().join(" + "), change.status.id())
    };
    (found.can.iter().map(words).collect(), found.cannot.iter().map(words).collect())
}

#[test]
fn what_the_business_can_do_is_kept_apart_from_what_it_cannot() {
    for (facts, document, measure, can, cannot) in [
        // A red line cannot be untouched; the period that has run out could only have begun later.
        (
            json!({"region": "jiangbei", "industries": ["1.2.4"], "red-lines": ["public-safety"]}),
            "jiangbei",
            "red-line-enforcement",
            vec![],
            vec!["industries=[[]] -> does-not-apply", "red-lines=[[]] -> does-not-apply"],
        ),
        (
            json!({"region": "other", "violation": "minor", "corrected-in-time": false, "harm": "none"}),
            "penalty-law",
            "minor-violation-no-penalty",
            vec!["corrected-in-time=[true] -> applies"],
            vec![],
        ),
        (
            json!({"region": "other", "violation": "ordinary", "mitigation": ["lured"]}),
            "penalty-law",
            "mitigated-penalty",
            vec![],
            vec!["violation=[none] -> does-not-apply", "mitigation=[[]] -> does-not-apply"],
        ),
        (
            json!({"region": "other", "violation": "ordinary", "mitigation": []}),
            "penalty-law",
            "mitigated-penalty",
            vec![
                "mitigation=[[harm-reduced]] -> applies",
                "mitigation=[[confessed]] -> applies",
                "mitigation=[[meritorious]] -> applies",
            ],
            vec!["mitigation=[[coerced]] -> applies", "mitigation=[[lured]] -> applies"],
        ),
        // Within two years the act is not time-barred; it was on the last day of the second year before today.
        (
            json!({"region": "other", "violation": "ordinary", "violation-on": "2025-03-01", "life-health-or-financial": false}),
            "penalty-law",
            "limitation-period",
            vec![],
            vec!["violation-on=[2024-11-20] -> applies"],
        ),
        // Before it expires a certificate can be renewed, and after that it cannot.
        (
            json!({"region": "shuocheng", "inspection-body": true, "accreditation-expires-on": "2026-11-20"}),
            "shuocheng",
            "accreditation-renewal-reminder",
            vec![],
            vec!["accreditation-expires-on=[2026-11-21] -> applies"],
        ),
    ] {
        assert_eq!(
            told(&facts, document, measure),
            (
                can.into_iter().map(str::to_owned).collect(),
                cannot.into_iter().map(str::to_owned).collect()
            ),
            "{measure} of {document} for {facts}"
        );
    }
}
