//! Facts and regions drawn at random from the catalogue.
#![allow(dead_code, reason = "each test file uses a part")]

use std::collections::BTreeMap;

use policy_checker::policy::{
    PackSet, RawValue,
    catalogue::{Domain, Fact, FactKind},
};
use proptest::{collection::vec, prelude::*, sample::Index};

/// Values of a fact that together reach every answer a rule can give: all of a closed type, days around deadlines.
pub fn values(fact: &Fact) -> Vec<RawValue> {
    let ids: Vec<String> = fact.values.iter().map(|value| value.id.clone()).collect();
    match (fact.kind, fact.domain) {
        (FactKind::Bool, _) => vec![RawValue::Bool(true), RawValue::Bool(false)],
        (FactKind::Enum, _) => ids.into_iter().map(RawValue::Text).collect(),
        (FactKind::Date, _) => {
            let days = [
                "2000-02-29",
                "2021-11-20",
                "2021-11-21",
                "2023-12-10",
                "2024-11-20",
                "2024-11-21",
                "2025-06-30",
                "2026-11-21",
                "2030-01-01",
            ];
            days.into_iter().map(|day| RawValue::Text(day.to_owned())).collect()
        }
        (FactKind::Set, Some(Domain::EmergingIndustries)) => {
            let sets: [&[&str]; 4] = [&[], &["1.2.4"], &["4.1"], &["7", "9.2.1"]];
            sets.into_iter()
                .map(|codes| RawValue::List(codes.iter().map(|code| (*code).to_owned()).collect()))
                .collect()
        }
        (FactKind::Set, _) => {
            let mut sets = vec![RawValue::List(Vec::new()), RawValue::List(ids.clone())];
            sets.extend(ids.into_iter().map(|id| RawValue::List(vec![id])));
            sets
        }
    }
}

/// What may be known: facts but the region and the derived one, which stands in place of what it follows from.
pub fn facts() -> impl Strategy<Value = BTreeMap<String, RawValue>> {
    let catalogue = PackSet::bundled().unwrap().catalogue();
    let asked: Vec<&'static Fact> =
        catalogue.facts().iter().filter(|fact| !fact.derived && fact.id != "region").collect();
    vec((any::<Index>(), any::<Index>()), 0..2 * asked.len()).prop_map(move |drawn| {
        drawn
            .into_iter()
            .map(|(fact, value)| {
                let fact = *fact.get(&asked);
                (fact.id.clone(), value.get(&values(fact)).clone())
            })
            .collect()
    })
}

pub fn region() -> impl Strategy<Value = String> {
    let mut regions: Vec<String> =
        PackSet::bundled().unwrap().regions().map(|chosen| chosen.region.id).collect();
    regions.push("other".to_owned());
    proptest::sample::select(regions)
}
