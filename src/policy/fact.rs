//! What is known of one business. A fact is known or unknown; unknown is never `false`.

use serde::Serialize;
use thiserror::Error;

use super::{
    catalogue::{Catalogue, Domain, Fact, FactKind, FactPlace},
    date::Date,
    raw_fact::{RawFacts, RawValue},
    suggestion,
};
use crate::taxonomy::Taxonomy;

/// How many errors are told of one business; who mends these will see the rest.
const MOST_ERRORS: usize = 100;

/// The region for which only the national laws count.
pub const OTHER_REGION: &str = "other";

/// Facts that fit the catalogue.
#[derive(Clone, Debug)]
pub struct Facts {
    region: Option<String>,
    values: Vec<Option<Value>>,
}

/// A known value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Value {
    Bool(bool),
    /// The place among the fact's values.
    Choice(u8),
    /// The places among the fact's values, as bits.
    Set(u64),
    /// Codes of the nine industries.
    Codes(Vec<String>),
    Date(Date),
}

/// A fact that does not fit the catalogue.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{path}: {reason}")]
pub struct FactError {
    /// The fact, with the place in its list where there is one.
    pub path: String,
    /// What is wrong with it.
    pub reason: String,
}

impl Facts {
    /// Holds `raw` against the catalogue. `regions` are those for which a pack is loaded.
    ///
    /// # Errors
    /// The facts that do not fit, in the order in which they came; at most a hundred.
    pub fn read(
        raw: RawFacts,
        catalogue: &Catalogue,
        regions: &[&str],
    ) -> Result<Facts, Vec<FactError>> {
        let mut facts = Facts { region: None, values: vec![None; catalogue.facts().len()] };
        let mut errors = Vec::new();
        let mut seen = vec![false; catalogue.facts().len()];
        for (id, value) in raw.0 {
            if errors.len() >= MOST_ERRORS {
                break;
            }
            let known =
                catalogue.fact_place(&id).and_then(|place| Some((place, catalogue.fact(place)?)));
            let Some((place, fact)) = known else {
                let ids = catalogue.facts().iter().map(|fact| fact.id.as_str());
                errors.push(FactError {
                    path: suggestion::shown(&id),
                    reason: suggestion::unknown("fact", &id, ids),
                });
                continue;
            };
            if seen.get_mut(place.0).is_none_or(|seen| std::mem::replace(seen, true)) {
                errors.push(FactError { path: id, reason: "stated twice".to_owned() });
                continue;
            }
            let read = if fact.domain == Some(Domain::Regions) {
                read_region(fact, value, regions).map(|region| facts.region = Some(region))
            } else {
                read_value(fact, value).map(|value| {
                    if let Some(slot) = facts.values.get_mut(place.0) {
                        *slot = Some(value);
                    }
                })
            };
            errors.extend(read.err());
        }
        if errors.is_empty() { Ok(facts) } else { Err(errors) }
    }

    /// The region, if it is known.
    #[must_use]
    pub fn region(&self) -> Option<&str> {
        self.region.as_deref()
    }

    /// The same facts in another region.
    #[must_use]
    pub fn in_region(&self, region: &str) -> Facts {
        Facts { region: Some(region.to_owned()), values: self.values.clone() }
    }

    pub(super) fn value(&self, place: FactPlace) -> Option<&Value> {
        self.values.get(place.0).and_then(Option::as_ref)
    }
}

fn read_region(fact: &Fact, value: RawValue, regions: &[&str]) -> Result<String, FactError> {
    let RawValue::Text(region) = value else {
        return Err(wrong_type(fact, &value));
    };
    let known = [regions, &[OTHER_REGION]].concat();
    if known.contains(&region.as_str()) {
        return Ok(region);
    }
    let reason = format!(
        "{} (there are packs for: {})",
        suggestion::unknown("region", &region, known.iter().copied()),
        known.join(", ")
    );
    Err(FactError { path: fact.id.clone(), reason })
}

fn read_value(fact: &Fact, value: RawValue) -> Result<Value, FactError> {
    match (fact.kind, value) {
        (FactKind::Bool, RawValue::Bool(value)) => Ok(Value::Bool(value)),
        (FactKind::Enum, RawValue::Text(id)) => value_place(fact, &id, None).map(Value::Choice),
        (FactKind::Date, RawValue::Text(text)) => match text.parse() {
            Ok(date) => Ok(Value::Date(date)),
            Err(error) => Err(FactError { path: fact.id.clone(), reason: format!("{error}") }),
        },
        (FactKind::Set, RawValue::List(ids)) if fact.domain.is_some() => {
            read_codes(fact, ids).map(Value::Codes)
        }
        (FactKind::Set, RawValue::List(ids)) => {
            let mut bits = 0;
            for (index, id) in ids.iter().enumerate() {
                bits |= 1 << value_place(fact, id, Some(index))?;
            }
            Ok(Value::Set(bits))
        }
        (_, value) => Err(wrong_type(fact, &value)),
    }
}

/// Sorted and without repeats, so that the order in which codes came makes no difference to a result's bytes.
fn read_codes(fact: &Fact, mut codes: Vec<String>) -> Result<Vec<String>, FactError> {
    let taxonomy = Taxonomy::bundled();
    for (index, code) in codes.iter().enumerate() {
        if taxonomy.emerging(code).is_none() {
            let shown = suggestion::shown(code);
            return Err(FactError {
                path: format!("{}[{index}]", fact.id),
                reason: format!("`{shown}` is no code of the nine strategic emerging industries"),
            });
        }
    }
    codes.sort_unstable();
    codes.dedup();
    Ok(codes)
}

fn value_place(fact: &Fact, id: &str, index: Option<usize>) -> Result<u8, FactError> {
    let place = fact.values.iter().position(|value| value.id == id);
    place.and_then(|place| u8::try_from(place).ok()).ok_or_else(|| {
        let ids = fact.values.iter().map(|value| value.id.as_str());
        let choices = ids.clone().collect::<Vec<_>>().join(", ");
        FactError {
            path: index.map_or_else(|| fact.id.clone(), |index| format!("{}[{index}]", fact.id)),
            reason: format!("{} (one of: {choices})", suggestion::unknown("value", id, ids)),
        }
    })
}

fn wrong_type(fact: &Fact, value: &RawValue) -> FactError {
    let wanted = match fact.kind {
        FactKind::Bool => "true or false",
        FactKind::Enum => "one of its values, as text",
        FactKind::Set => "a list of texts, [] for none",
        FactKind::Date => "a date, YYYY-MM-DD",
    };
    let found = match value {
        RawValue::Bool(_) => "true or false",
        RawValue::Text(_) => "a text",
        RawValue::List(_) => "a list",
    };
    FactError {
        path: fact.id.clone(),
        reason: format!("{wanted} is wanted, not {found}; leave the fact out if it is not known"),
    }
}

impl Value {
    /// The value as the contract writes it.
    pub(super) fn shown<'a>(&'a self, fact: &'a Fact) -> ShownValue<'a> {
        let id = |place: usize| fact.values.get(place).map_or("", |value| &value.id);
        match self {
            Value::Bool(value) => ShownValue::Bool(*value),
            Value::Choice(place) => ShownValue::Text(id(usize::from(*place))),
            Value::Set(bits) => {
                let held = (0..fact.values.len()).filter(|place| bits >> place & 1 == 1);
                ShownValue::List(held.map(id).collect())
            }
            Value::Codes(codes) => ShownValue::List(codes.iter().map(String::as_str).collect()),
            Value::Date(date) => ShownValue::Date(*date),
        }
    }
}

/// A fact's value in a result.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum ShownValue<'a> {
    /// `true` or `false`.
    Bool(bool),
    /// A value of an enum.
    Text(&'a str),
    /// A date.
    Date(Date),
    /// The values of a set.
    List(Vec<&'a str>),
}

impl From<ShownValue<'_>> for RawValue {
    fn from(value: ShownValue<'_>) -> RawValue {
        match value {
            ShownValue::Bool(value) => RawValue::Bool(value),
            ShownValue::Text(text) => RawValue::Text(text.to_owned()),
            ShownValue::Date(date) => RawValue::Text(date.to_string()),
            ShownValue::List(list) => RawValue::List(list.into_iter().map(str::to_owned).collect()),
        }
    }
}
