//! Businesses drawn at random from the catalogue of facts, and the questions that they are asked.
#![allow(dead_code, reason = "each program that draws uses a part")]

pub mod certificate;
pub mod complete;
pub mod journey;

use std::collections::BTreeMap;

use policy_checker::policy::{
    Catalogue, PackSet, RawValue,
    catalogue::{Domain, Fact, FactKind},
};
use proptest::{collection::vec, prelude::*, sample::Index};

/// Days around the deadlines of the packs, as seen from [`AS_OF`].
const DAYS: [&str; 9] = [
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

/// The day of every assessment.
pub const AS_OF: &str = "2026-11-21";

/// Values of a fact that together reach every answer a rule can give: all of a closed type, days around deadlines.
pub fn values(fact: &Fact) -> Vec<RawValue> {
    let ids: Vec<String> = fact.values.iter().map(|value| value.id.clone()).collect();
    match (fact.kind, fact.domain) {
        (FactKind::Bool, _) => vec![RawValue::Bool(true), RawValue::Bool(false)],
        (FactKind::Enum, _) => ids.into_iter().map(RawValue::Text).collect(),
        (FactKind::Date, _) => DAYS.map(|day| RawValue::Text(day.to_owned())).to_vec(),
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

/// The facts that a person is asked, beside the region; a derived one stands in place of what it follows from.
pub fn asked(catalogue: &'static Catalogue) -> Vec<&'static Fact> {
    catalogue.facts().iter().filter(|fact| !fact.derived && fact.id != "region").collect()
}

/// What may be known of a business: some of the facts.
pub fn facts() -> impl Strategy<Value = BTreeMap<String, RawValue>> {
    let asked = asked(Catalogue::bundled().unwrap());
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

/// The regions of the packs, and the one that has none.
pub fn region() -> impl Strategy<Value = String> {
    let packs = PackSet::bundled().unwrap();
    let mut regions: Vec<String> = packs.regions().map(|chosen| chosen.region.id).collect();
    regions.push("other".to_owned());
    proptest::sample::select(regions)
}
