//! Facts as they arrive, before they are held against the catalogue.

use serde::Serialize;

use super::fact::FactError;
use crate::json::{self, Errors, FromJson, Json, Place};

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

/// How many errors are told of the facts of one business.
const MOST_ERRORS: usize = 100;

impl RawFacts {
    /// Reads an object of facts.
    ///
    /// # Errors
    /// Everything that is no value of a fact.
    pub fn from_json(text: &str) -> Result<RawFacts, Vec<FactError>> {
        let error = |(path, reason): (String, String)| FactError {
            path: if path.is_empty() { "(facts)".to_owned() } else { path },
            reason,
        };
        json::read(text, MOST_ERRORS).map_err(|errors| errors.into_iter().map(error).collect())
    }
}

impl FromJson for RawFacts {
    fn read(place: &Place, errors: &mut Errors) -> RawFacts {
        if !matches!(place.value, Json::Object(_)) {
            place.mistaken(errors, "an object of facts");
        }
        // A list of pairs, not a map: a fact stated twice has to be seen, not overwritten.
        let read = |(id, field): (&str, Place)| (id.to_owned(), RawValue::read(&field, errors));
        RawFacts(place.fields().map(read).collect())
    }
}

impl FromJson for RawValue {
    fn read(place: &Place, errors: &mut Errors) -> RawValue {
        match place.value {
            Json::Bool(truth) => RawValue::Bool(*truth),
            Json::Text(text) => RawValue::Text(text.clone().into_owned()),
            Json::List(_) => RawValue::List(Vec::read(place, errors)),
            _ => {
                let wanted =
                    "true, false, a text or a list of texts (leave a fact out if it is not known)";
                place.mistaken(errors, wanted);
                RawValue::Bool(false)
            }
        }
    }
}
