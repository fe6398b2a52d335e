//! What the clauses say of real businesses, each with the clause it rests on: `cases/expectations.jsonl`, one a line.
//!
//! `business` names a row of `cases/businesses.json` whose facts are all known (`stranger`: none is); `facts` changes it, and `null` makes a
//! fact unknown. The status `none` means that the document says nothing of the measure, so that there is no entry for it.

use std::collections::BTreeMap;

use policy_checker::policy::{PackSet, RawFacts, assess};
use serde::Deserialize;
use serde_json::{Map, Value};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Expectation {
    region: String,
    business: String,
    facts: Map<String, Value>,
    as_of: String,
    measure: String,
    document: String,
    status: String,
    why: String,
}

type Businesses = BTreeMap<String, Map<String, Value>>;

impl Expectation {
    fn known(&self, businesses: &Businesses) -> Value {
        let mut known = businesses[&self.business].clone();
        known.extend(self.facts.clone());
        known.insert("region".to_owned(), self.region.clone().into());
        known.into_iter().filter(|(_, value)| !value.is_null()).collect()
    }

    fn found(&self, packs: &PackSet, businesses: &Businesses) -> String {
        let raw = RawFacts::from_json(&self.known(businesses).to_string()).unwrap();
        let facts = packs.read_facts(raw).unwrap();
        let assessment = assess(packs, &facts, self.as_of.parse().unwrap());
        let entries: Vec<&str> = (assessment.measures.iter())
            .filter(|entry| entry.id == self.measure && entry.document == self.document)
            .map(|entry| entry.status.id())
            .collect();
        if entries.is_empty() { "none".to_owned() } else { entries.join(" and ") }
    }
}

#[test]
fn every_clause_decides_as_it_reads() {
    let businesses: Businesses =
        serde_json::from_str(include_str!("cases/businesses.json")).unwrap();
    let packs = PackSet::bundled().unwrap();
    let mut wrong = Vec::new();
    let mut read = 0;
    for (number, line) in (1..).zip(include_str!("cases/expectations.jsonl").lines()) {
        let expectation: Expectation =
            serde_json::from_str(line).unwrap_or_else(|error| panic!("line {number}: {error}"));
        let Expectation { measure, document, .. } = &expectation;
        assert!(
            packs.catalogue().measure_place(measure).is_some() && packs.pack(document).is_some(),
            "line {number}: no measure {measure} or no document {document}"
        );
        let found = expectation.found(&packs, &businesses);
        if found != expectation.status {
            let Expectation { region, measure, document, status, why, .. } = expectation;
            wrong.push(format!(
                "line {number}: {measure} of {document} in {region}: expected {status}, found {found} ({why})"
            ));
        }
        read += 1;
    }
    assert!(read > 0);
    assert!(wrong.is_empty(), "{} of {read} differ:\n{}", wrong.len(), wrong.join("\n"));
}
