//! Packs as people write them: TOML, of which JSON is the other spelling.

use serde_json::Value;
use toml::{Table, Value as Toml};

use super::{Finding, MOST_BYTES};

/// The JSON of a pack in TOML. Dates may be written with or without quotation marks.
///
/// # Errors
/// The place at which the text is no TOML.
pub fn to_json(text: &str) -> Result<String, Finding> {
    if text.len() > MOST_BYTES {
        let message = format!("the pack has {} bytes; at most {MOST_BYTES} are read", text.len());
        return Err(Finding { path: "(pack)".to_owned(), message });
    }
    let table: Table = toml::from_str(text).map_err(|error| {
        let before = error.span().and_then(|span| text.get(..span.start)).unwrap_or_default();
        let line = before.matches('\n').count() + 1;
        Finding::of(format!("line {line}"), error.message().replace('\n', ", "))
    })?;
    Ok(object(table).to_string())
}

fn object(table: Table) -> Value {
    Value::Object(table.into_iter().map(|(key, value)| (key, json(value))).collect())
}

fn json(value: Toml) -> Value {
    match value {
        Toml::String(text) => text.into(),
        Toml::Integer(number) => number.into(),
        Toml::Float(number) => number.into(),
        Toml::Boolean(truth) => truth.into(),
        Toml::Datetime(date) => date.to_string().into(),
        Toml::Array(list) => list.into_iter().map(json).collect(),
        Toml::Table(table) => object(table),
    }
}
