//! Facts as they arrive, before they are held against the catalogue.

use std::{borrow::Cow, fmt};

use serde::{
    Deserialize, Deserializer, Serialize,
    de::{MapAccess, SeqAccess, Visitor},
};

use super::{fact::FactError, json_path};

/// Facts as they arrive: ids and values, not yet held against the catalogue.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RawFacts(pub Vec<(String, RawValue)>);

/// A value as it arrives.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum RawValue {
    /// `true` or `false`.
    Bool(bool),
    /// A date or a value of an enum.
    Text(String),
    /// The values of a set.
    List(Vec<String>),
}

impl RawFacts {
    /// Reads an object of facts.
    pub fn from_json(json: &str) -> Result<RawFacts, FactError> {
        serde_json::from_str(json).map_err(|error| {
            let path = json_path::of_error(json, &error);
            let path = if path.is_empty() { "(facts)".to_owned() } else { path };
            FactError { path, reason: error.to_string() }
        })
    }
}

impl<'de> Deserialize<'de> for RawFacts {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<RawFacts, D::Error> {
        deserializer.deserialize_map(FactsVisitor)
    }
}

struct FactsVisitor;

impl<'de> Visitor<'de> for FactsVisitor {
    type Value = RawFacts;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object of facts")
    }

    // A list of pairs, not a map: a fact stated twice has to be seen, not overwritten.
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<RawFacts, A::Error> {
        let mut facts = Vec::new();
        while let Some(entry) = map.next_entry()? {
            facts.push(entry);
        }
        Ok(RawFacts(facts))
    }
}

impl<'de> Deserialize<'de> for RawValue {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<RawValue, D::Error> {
        deserializer.deserialize_any(ValueVisitor)
    }
}

struct ValueVisitor;

impl<'de> Visitor<'de> for ValueVisitor {
    type Value = RawValue;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("true, false, a text or a list of texts (leave a fact out if it is not known)")
    }

    fn visit_bool<E>(self, value: bool) -> Result<RawValue, E> {
        Ok(RawValue::Bool(value))
    }

    fn visit_str<E>(self, value: &str) -> Result<RawValue, E> {
        Ok(RawValue::Text(value.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<RawValue, A::Error> {
        let mut values = Vec::new();
        while let Some(value) = seq.next_element::<Cow<'de, str>>()? {
            values.push(value.into_owned());
        }
        Ok(RawValue::List(values))
    }
}
