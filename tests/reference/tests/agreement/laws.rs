//! Laws of verdicts, on packs drawn at random.

use std::collections::BTreeSet;

use policy_checker::policy::{Date, RawFacts, assess, pack::format::Status};
use proptest::{prelude::*, sample::Index};
use serde_json::{Value as Json, json};

use crate::generator::{Case, case};

/// The same pack with every list turned, but that of the named conditions: one may use those before it.
fn turned(json: &Json, by: Index) -> Json {
    match json {
        Json::Array(list) => {
            let mut list: Vec<Json> = list.iter().rev().map(|part| turned(part, by)).collect();
            if !list.is_empty() {
                let places = by.index(list.len());
                list.rotate_left(places);
            }
            Json::Array(list)
        }
        Json::Object(entries) => {
            let turn = |(key, value): (&String, &Json)| {
                let value = match value {
                    Json::Array(named) if key == "conditions" => {
                        named.iter().map(|part| turned(part, by)).collect()
                    }
                    value => turned(value, by),
                };
                (key.clone(), value)
            };
            Json::Object(entries.iter().map(turn).collect())
        }
        other => other.clone(),
    }
}

fn without_defeats(pack: &Json) -> Json {
    let mut pack = pack.clone();
    for rule in pack["rules"].as_array_mut().into_iter().flatten() {
        rule["defeated-by"] = json!([]);
    }
    pack
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn no_order_matters(case in case(), by in any::<Index>()) {
        let mut facts = case.facts.clone();
        facts.reverse();
        let other = Case { pack: turned(&case.pack, by), facts, as_of: case.as_of };
        prop_assert_eq!(case.core()?, other.core()?, "turned: {:?}", other);
    }

    /// What is stated of four-new stands in place of what follows from other facts, so it is known before and after.
    #[test]
    fn more_knowledge_never_reopens_or_turns_a_verdict(case in case(), forgotten in any::<[bool; 8]>()) {
        let after = case.core()?;
        let kept = case.facts.iter().zip(forgotten).filter(|((fact, _), forgotten)| !forgotten || fact == "four-new");
        let less = Case { facts: kept.map(|(fact, _)| fact.clone()).collect(), ..case.clone() };
        for (measure, before) in less.core()? {
            let after = &after[&measure];
            if before.status == Status::Depends {
                prop_assert!(after.missing.is_subset(&before.missing), "{}: before {:?}, after {:?}", measure, before, after);
            } else {
                prop_assert_eq!(&before, after, "{}", measure);
            }
        }
    }

    #[test]
    fn an_open_verdict_names_what_is_missing_and_no_other_does(case in case()) {
        for (measure, verdict) in case.core()? {
            prop_assert_eq!(verdict.status == Status::Depends, !verdict.missing.is_empty(), "{}", measure);
            prop_assert!(case.facts.iter().all(|(fact, _)| !verdict.missing.contains(fact)), "{}", measure);
        }
    }

    #[test]
    fn each_measure_has_one_verdict_and_defeat_only_takes_away_what_would_apply(case in case()) {
        let packs = case.packs()?;
        let facts = packs.read_facts(RawFacts(case.facts.clone())).unwrap();
        let as_of: Date = case.as_of.to_string().parse().unwrap();
        let undefeated = Case { pack: without_defeats(&case.pack), ..case.clone() }.core()?;
        let mut rules: BTreeSet<&str> = BTreeSet::new();
        for rule in case.pack["rules"].as_array().unwrap() {
            rules.extend(rule["measure"].as_str());
        }
        for entry in assess(&packs, &facts, as_of).measures {
            prop_assert!(rules.remove(entry.id), "{} has two verdicts, or no rule", entry.id);
            prop_assert_eq!(entry.status == Status::Defeated, entry.defeated_by.is_some(), "{}", entry.id);
            let without = undefeated[entry.id].status;
            match entry.status {
                Status::Applies | Status::Defeated => prop_assert_eq!(without, Status::Applies, "{}", entry.id),
                Status::DoesNotApply => prop_assert_eq!(without, Status::DoesNotApply, "{}", entry.id),
                Status::Depends => prop_assert_ne!(without, Status::DoesNotApply, "{}", entry.id),
            }
        }
        prop_assert!(rules.is_empty(), "no verdict on {:?}", rules);
    }
}
