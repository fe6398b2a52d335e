//! A journey: the person answers question after question truthfully until none is open.

use std::collections::{BTreeMap, BTreeSet};

use policy_checker::policy::{
    Assessment, Date, PackSet, RawFacts, RawValue, assess, pack::format::Status,
};
use serde_json::Value;

use super::{AS_OF, asked, complete::Truth};

/// Where a business is asked.
pub struct Place<'a> {
    pub packs: &'a PackSet,
    pub region: &'a str,
}

/// What is decided, and what is still to be asked.
pub struct Standing {
    /// The verdict on each measure of each document, and what could still change it.
    pub verdicts: BTreeMap<(String, String), (Status, Vec<String>)>,
    pub questions: Vec<String>,
}

impl Place<'_> {
    /// What is decided if the person has told these facts.
    pub fn standing<'t>(&self, truth: &Truth, told: impl IntoIterator<Item = &'t str>) -> Standing {
        let told = told.into_iter().map(|fact| (fact.to_owned(), truth[fact].clone()));
        self.assess(told.collect(), |assessment| {
            let owned =
                |ids: &[&str]| ids.iter().map(|id| (*id).to_owned()).collect::<Vec<String>>();
            let verdicts = assessment.measures.iter().map(|entry| {
                let key = (entry.id.to_owned(), entry.document.to_owned());
                (key, (entry.status, owned(&entry.missing)))
            });
            Standing { verdicts: verdicts.collect(), questions: owned(&assessment.questions) }
        })
    }

    fn assess<T>(&self, mut told: Vec<(String, RawValue)>, see: impl Fn(&Assessment) -> T) -> T {
        let as_of: Date = AS_OF.parse().unwrap();
        told.push(("region".to_owned(), RawValue::Text(self.region.to_owned())));
        let facts = self.packs.read_facts(RawFacts(told)).unwrap();
        see(&assess(self.packs, &facts, as_of))
    }

    /// The facts that the documents in force here read at all: what a form would ask.
    pub fn form(&self) -> BTreeSet<String> {
        let standing =
            self.assess(Vec::new(), |assessment| serde_json::to_value(assessment).unwrap());
        let mut read = BTreeSet::new();
        for entry in standing["measures"].as_array().unwrap() {
            read_by(&entry["because"], &mut read);
        }
        let asked: BTreeSet<&str> =
            asked(self.packs.catalogue()).iter().map(|fact| fact.id.as_str()).collect();
        read.retain(|fact| asked.contains(fact.as_str()));
        read
    }

    /// The facts asked for, in order, each the one that `pick` chooses among the open questions.
    pub fn journey(
        &self,
        truth: &Truth,
        given: &[&str],
        mut pick: impl FnMut(&[String]) -> usize,
    ) -> Vec<String> {
        let mut told: BTreeSet<String> = given.iter().map(|fact| (*fact).to_owned()).collect();
        let mut asked = Vec::new();
        loop {
            let standing = self.standing(truth, told.iter().map(String::as_str));
            if standing.questions.is_empty() {
                return asked;
            }
            let question = standing.questions[pick(&standing.questions)].clone();
            assert!(told.insert(question.clone()), "{question} is asked twice");
            asked.push(question);
        }
    }
}

/// Gathers the facts of all leaves of a condition tree.
fn read_by(node: &Value, facts: &mut BTreeSet<String>) {
    match node {
        Value::Object(fields) => {
            facts.extend(fields.get("fact").and_then(Value::as_str).map(str::to_owned));
            fields.values().for_each(|part| read_by(part, facts));
        }
        Value::Array(parts) => parts.iter().for_each(|part| read_by(part, facts)),
        _ => {}
    }
}
