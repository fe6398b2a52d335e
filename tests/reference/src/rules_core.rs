//! What the rules core says, in the words of this crate.

use std::collections::{BTreeMap, BTreeSet};

use policy_checker::policy::{
    Date, PackSet, RawFacts, RawValue, assess, date::DateError, fact::FactError,
    pack::set::PackSetError,
};
use serde_json::Value as Json;
use thiserror::Error;

use crate::{bundled::BundledPack, condition::Value, verdict::Verdict};

/// Facts or a day that the core refuses, or an answer with two verdicts on one measure.
#[derive(Debug, Error)]
pub enum CoreError {
    /// The facts do not fit the catalogue.
    #[error("{0:?}")]
    Facts(Vec<FactError>),
    /// The day is none.
    #[error("{0}")]
    Day(#[from] DateError),
    /// The core says two things of one measure of one document.
    #[error("two verdicts on `{0}`")]
    Twice(String),
}

/// The core's verdict on each measure of a document.
pub fn verdicts(
    packs: &PackSet,
    document: &str,
    facts: RawFacts,
    as_of: jiff::civil::Date,
) -> Result<BTreeMap<String, Verdict>, CoreError> {
    let facts = packs.read_facts(facts).map_err(CoreError::Facts)?;
    let as_of: Date = as_of.to_string().parse()?;
    let mut verdicts = BTreeMap::new();
    for entry in assess(packs, &facts, as_of).measures {
        if entry.document != document {
            continue;
        }
        let missing: BTreeSet<String> = entry.missing.iter().map(|&id| id.to_owned()).collect();
        if missing.len() < entry.missing.len()
            || verdicts
                .insert(entry.id.to_owned(), Verdict { status: entry.status, missing })
                .is_some()
        {
            return Err(CoreError::Twice(entry.id.to_owned()));
        }
    }
    Ok(verdicts)
}

/// Values as facts arrive.
#[must_use]
pub fn raw(values: &BTreeMap<String, Value>) -> RawFacts {
    RawFacts(values.iter().map(|(id, value)| (id.clone(), RawValue::from(value))).collect())
}

impl From<&Value> for RawValue {
    fn from(value: &Value) -> RawValue {
        match value {
            Value::Bool(value) => RawValue::Bool(*value),
            Value::Choice(id) => RawValue::Text(id.clone()),
            Value::Set(ids) => RawValue::List(ids.iter().cloned().collect()),
            Value::Day(day) => RawValue::Text(day.to_string()),
        }
    }
}

/// The core with one pack and nothing beside it: the national laws, which are always in force, are replaced by packs
/// without rules.
pub fn alone(pack: &Json, bundled: &[BundledPack]) -> Result<PackSet, PackSetError> {
    let national = bundled.iter().filter(|other| {
        let document = &other.file.document;
        document.region.is_none() && pack["document"]["id"] != document.id.as_str()
    });
    let emptied = national.map(|other| other.without_rules().to_string());
    let texts: Vec<String> = emptied.chain([pack.to_string()]).collect();
    PackSet::bundled()?.with(texts.iter().map(String::as_str))
}
