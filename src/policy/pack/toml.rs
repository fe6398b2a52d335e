//! Packs as people write them: TOML, of which JSON is the other spelling.

use super::Finding;

/// The JSON of a pack in TOML.
///
/// # Errors
/// The place at which the text is no TOML.
pub fn to_json(text: &str) -> Result<String, Finding> {
    let table: toml::Table = toml::from_str(text).map_err(|error| {
        let before = error.span().and_then(|span| text.get(..span.start)).unwrap_or_default();
        let line = before.matches('\n').count() + 1;
        Finding { path: format!("line {line}"), message: error.message().replace('\n', ", ") }
    })?;
    serde_json::to_string(&table)
        .map_err(|error| Finding { path: "(pack)".to_owned(), message: error.to_string() })
}
