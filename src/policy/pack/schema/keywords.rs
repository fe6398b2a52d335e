//! Combinations of JSON Schema keywords that say what the format's own notions mean.

use serde_json::{Map, Value, json};

use crate::policy::pack::reading::{LONGEST_ID, LONGEST_TEXT};

/// Some character is no white space, as Rust counts it; the classes of regular expressions differ between editors.
const NOT_BLANK: &str =
    "[^\\t-\\r \\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]";

/// Markup, or characters that hide or turn what follows.
pub(super) const NOT_PLAIN: &str = "<[A-Za-z/!?]|[\\u0000-\\u0009\\u000b-\\u001f\\u007f-\\u009f\\u00ad\\u061c\\u180e\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u206f\\ufeff\\ufff9-\\ufffb]";

/// What stands in addresses and results.
const KEBAB_CASE: &str = "^[a-z][a-z0-9-]*$";

/// The shape, for editors that pass over `format`, which adds the calendar.
const ISO_DATE: &str = "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$";

/// A description in both languages.
pub(super) fn both(zh: &str, en: &str) -> String {
    format!("{zh}\n\n{en}")
}

/// A text that is not blank. The reader counts bytes, a schema characters, so the reader's limit may be reached before.
pub(super) fn text(zh: &str, en: &str) -> Value {
    json!({
        "description": both(
            &format!("{zh}不超过 {LONGEST_TEXT} 字节（一个汉字 3 字节）。"),
            &format!("{en} At most {LONGEST_TEXT} bytes."),
        ),
        "type": "string",
        // Told by this rather than by the pattern, which is hard to read.
        "minLength": 1,
        "maxLength": LONGEST_TEXT,
        "pattern": NOT_BLANK,
        "not": { "type": "string", "pattern": NOT_PLAIN },
    })
}

/// A text that may be empty.
pub(super) fn plain(zh: &str, en: &str) -> Value {
    json!({
        "description": both(zh, en),
        "type": "string",
        "maxLength": LONGEST_TEXT,
        "not": { "type": "string", "pattern": NOT_PLAIN },
    })
}

/// An id that the pack itself gives.
pub(super) fn own_id(zh: &str, en: &str) -> Value {
    json!({
        "description": both(
            &format!("{zh}不超过 {LONGEST_ID} 字节（一个汉字 3 字节）。"),
            &format!("{en} At most {LONGEST_ID} bytes."),
        ),
        "type": "string",
        "maxLength": LONGEST_ID,
        "not": { "type": "string", "pattern": NOT_PLAIN },
    })
}

/// An id that stands in addresses and results.
pub(super) fn public_id(zh: &str, en: &str) -> Value {
    json!({
        "description": both(
            &format!("{zh}小写字母、数字和连字符，以字母开头，不超过 {LONGEST_ID} 个。"),
            &format!("{en} Small letters, digits and hyphens, beginning with a letter, at most {LONGEST_ID}."),
        ),
        "type": "string",
        "maxLength": LONGEST_ID,
        "pattern": KEBAB_CASE,
    })
}

/// What names of figures are.
pub(super) fn name_of_figure() -> Value {
    json!({ "maxLength": LONGEST_ID, "pattern": KEBAB_CASE })
}

/// A text in Chinese and English.
pub(super) fn bilingual(zh: &str, en: &str) -> Value {
    json!({
        "description": both(zh, en),
        "type": "object",
        "additionalProperties": false,
        "required": ["zh", "en"],
        "properties": {
            "zh": { "$ref": "#/$defs/text", "description": "中文 · Chinese" },
            "en": { "$ref": "#/$defs/text", "description": "英文 · English" },
        },
    })
}

/// A day, `YYYY-MM-DD`; in TOML with or without quotation marks.
pub(super) fn date(zh: &str, en: &str) -> Value {
    json!({
        "description": both(zh, en),
        "type": "string",
        "format": "date",
        "pattern": ISO_DATE,
        // The calendar of `format` has a year 0; that of the reader has none.
        "not": { "type": "string", "pattern": "^0000" },
    })
}

/// A condition in a place that must hold one.
pub(super) fn condition(zh: &str, en: &str) -> Value {
    with(optional_condition(zh, en), "type", "object".into())
}

/// A condition in a place that may stay empty; the definition itself lets `null` pass.
pub(super) fn optional_condition(zh: &str, en: &str) -> Value {
    json!({ "description": both(zh, en), "$ref": "#/$defs/condition" })
}

/// One of some ids, with what each means.
///
/// A list of `const` would say the same by the standard, but the error would not name the ids, and editors of TOML would
/// show what all of them mean at once. Editors disagree on where they read meanings, so these stand in two places; the
/// first shows them beside each id of a list, so it has the first line alone.
pub(super) fn one_of<'a>(meanings: impl IntoIterator<Item = (&'a str, String)>) -> Value {
    let (ids, meanings): (Vec<&str>, Vec<String>) = meanings.into_iter().unzip();
    let names: Vec<Option<&str>> = meanings.iter().map(|meaning| meaning.lines().next()).collect();
    json!({
        "type": "string",
        "enum": ids,
        "enumDescriptions": names,
        "x-taplo": { "docs": { "enumValues": meanings } },
    })
}

/// `schema`, or `null`, which the reader takes for a key that is left out.
pub(super) fn optional(schema: Value) -> Value {
    let Value::Object(mut schema) = schema else { return schema };
    if let Some(kind) = schema.get_mut("type") {
        *kind = json!([kind.take(), "null"]);
    }
    if let Some(Value::Array(values)) = schema.get_mut("enum") {
        values.push(Value::Null);
    }
    Value::Object(schema)
}

/// Objects in which `key` has a value.
pub(super) fn stated(key: &str) -> Value {
    json!({
        "type": "object",
        "required": [key],
        "properties": { key: { "not": { "type": "null" } } },
    })
}

/// Objects in which the list `key` has an element.
pub(super) fn nonempty(key: &str) -> Value {
    json!({ "required": [key], "properties": { key: { "minItems": 1 } } })
}

/// Properties that say of each key that it has no value.
pub(super) fn absent<'a>(keys: impl IntoIterator<Item = &'a str>) -> Map<String, Value> {
    keys.into_iter().map(|key| (key.to_owned(), json!({ "type": "null" }))).collect()
}

/// `schema` with one more keyword.
pub(super) fn with(mut schema: Value, keyword: &str, value: Value) -> Value {
    if let Some(schema) = schema.as_object_mut() {
        schema.insert(keyword.to_owned(), value);
    }
    schema
}
