//! Names the place in a JSON text at which reading it failed, as `rules[3].when.all[1]`.
//!
//! A wrapper around every visitor (as the crate `serde_path_to_error` has it) would say the same and add a quarter to
//! what the page loads; the parser's line and column suffice.

/// The place that an error of `serde_json` points at; empty for the whole text.
pub(crate) fn of_error(text: &str, error: &serde_json::Error) -> String {
    let before_line = text
        .split_inclusive('\n')
        .take(error.line().saturating_sub(1))
        .map(str::len)
        .sum::<usize>();
    at(text.as_bytes(), before_line.saturating_add(error.column()))
}

/// The message of an error without the line and column, which the path replaces.
pub(crate) fn message(error: &serde_json::Error) -> String {
    let message = error.to_string();
    message.rsplit_once(" at line ").map_or(message.clone(), |(reason, _)| reason.to_owned())
}

/// One level of nesting.
enum Level {
    Object { key: String, expects_key: bool },
    Array { index: usize },
}

/// The path of the value that stands just before `offset`. Reads as much of the text as is JSON.
fn at(text: &[u8], offset: usize) -> String {
    let text = text.get(..offset.min(text.len())).unwrap_or_default();
    let mut levels: Vec<Level> = Vec::new();
    let mut rest = text;
    while let Some((byte, tail)) = rest.split_first() {
        rest = tail;
        match byte {
            b'{' => levels.push(Level::Object { key: String::new(), expects_key: true }),
            b'[' => levels.push(Level::Array { index: 0 }),
            b'}' | b']' if !rest.is_empty() => _ = levels.pop(),
            // What an object lacks is told at its end, and no longer of its last key.
            b'}' => {
                if let Some(Level::Object { key, .. }) = levels.last_mut() {
                    key.clear();
                }
            }
            b',' => match levels.last_mut() {
                Some(Level::Object { expects_key, .. }) if !rest.is_empty() => *expects_key = true,
                Some(Level::Array { index }) if !rest.is_empty() => *index += 1,
                _ => {}
            },
            b'"' => {
                let length = string_length(rest);
                if let Some(Level::Object { key, expects_key: expects_key @ true }) =
                    levels.last_mut()
                {
                    *expects_key = false;
                    *key = String::from_utf8_lossy(rest.get(..length).unwrap_or(rest))
                        .chars()
                        .take(64)
                        .collect();
                }
                rest = rest.get(length + 1..).unwrap_or_default();
            }
            _ => {}
        }
    }
    let mut path = String::new();
    for level in levels {
        match level {
            Level::Array { index } => path.extend(["[", &index.to_string(), "]"]),
            Level::Object { key, .. } if key.is_empty() => {}
            Level::Object { key, .. } => {
                if !path.is_empty() {
                    path.push('.');
                }
                path.push_str(&key);
            }
        }
    }
    path
}

/// Bytes up to the closing quotation mark.
fn string_length(text: &[u8]) -> usize {
    let mut escaped = false;
    let end = text.iter().position(|byte| match byte {
        _ if escaped => {
            escaped = false;
            false
        }
        b'\\' => {
            escaped = true;
            false
        }
        byte => *byte == b'"',
    });
    end.unwrap_or(text.len())
}

#[cfg(test)]
mod tests {
    use super::{message, of_error};
    use crate::policy::pack::format::PackFile;

    #[test]
    fn the_place_of_an_error_is_named() {
        for (json, path) in [
            (r#"{"document":1}"#, "document"),
            (r#"{"rules":[{"measure":"a \" b"},{"firmness":"x"}]}"#, "rules[0]"),
            (r#"{"rules":[{"measure":"a \" b","firmness":"x"}]}"#, "rules[0].firmness"),
            ("{\"clauses\": [{\"ref\": \"中\"},\n {\"reff\": \"二\"}]}", "clauses[1].reff"),
            (r#"{"clauses":[{"ref":"a \" b"},{"ref":1}]}"#, "clauses[1].ref"),
            (r#"{"clauses":[{"ref":"a"},{}]}"#, "clauses[1]"),
            (r#"{"clauses":[{"ref":"a""#, "clauses[0].ref"),
            (r#"{"clauses":[{"ref":"a"}"#, "clauses[0]"),
            ("", ""),
        ] {
            let error = serde_json::from_str::<PackFile>(json).unwrap_err();
            assert_eq!(of_error(json, &error), path, "{json}: {error}");
            assert!(!message(&error).contains("line"), "{error}");
        }
    }
}
