//! What is measured with: the texts of the test cases and the facts of the packs' own scenarios.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::error::XtaskError;
use crate::fingerprint::files_below;
use crate::tree::Tree;

const STEP: &str = "gathering what to measure with";

/// Writes `{"texts": [...], "assessments": [{"facts": {...}, "asOf": "..."}]}` and gives the file's path.
pub(super) fn write(tree: &Tree) -> Result<PathBuf, XtaskError> {
    let mut texts = Vec::new();
    for case in tables(&tree.root().join("tests").join("cases"))? {
        collect_texts(&case, &mut texts);
    }
    let mut assessments = Vec::new();
    for pack in tables(&tree.root().join("data").join("packs"))? {
        let scenarios = pack.get("scenarios").and_then(Value::as_array);
        for scenario in scenarios.into_iter().flatten() {
            if let (Some(facts), Some(date)) = (scenario.get("facts"), scenario.get("as-of")) {
                assessments.push(json!({ "facts": facts, "asOf": date }));
            }
        }
    }
    if texts.is_empty() || assessments.is_empty() {
        return Err(XtaskError::step(
            STEP,
            format!(
                "{} texts in tests/cases and {} scenarios in data/packs; there must be some of both",
                texts.len(),
                assessments.len()
            ),
        ));
    }
    let inputs = json!({ "texts": texts, "assessments": assessments });
    let path = tree.scratch().join("bench-inputs.json");
    fs::write(&path, inputs.to_string()).map_err(XtaskError::file("write", &path))?;
    Ok(path)
}

/// Every TOML file below `folder`.
fn tables(folder: &Path) -> Result<Vec<Value>, XtaskError> {
    files_below(folder)?
        .iter()
        .filter(|file| file.extension().is_some_and(|ending| ending == "toml"))
        .map(|file| {
            let text = fs::read_to_string(file).map_err(XtaskError::file("read", file))?;
            toml::from_str(&text).map_err(|error| {
                XtaskError::step(STEP, format!("{}: {}", file.display(), error.message()))
            })
        })
        .collect()
}

/// All strings under a key `text`, however the cases are nested.
fn collect_texts(value: &Value, texts: &mut Vec<String>) {
    match value {
        Value::Object(fields) => {
            for (key, value) in fields {
                match value {
                    Value::String(text) if key == "text" => texts.push(text.clone()),
                    other => collect_texts(other, texts),
                }
            }
        }
        Value::Array(items) => items.iter().for_each(|item| collect_texts(item, texts)),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_found_at_any_depth() {
        let mut texts = Vec::new();
        let cases = json!({ "cases": [{ "text": "一", "id": "x" }, { "more": { "text": "二" } }], "text": 3 });
        collect_texts(&cases, &mut texts);
        texts.sort();
        assert_eq!(texts, ["一", "二"]);
    }
}
