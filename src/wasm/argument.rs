//! Reads what JavaScript passes, whatever it is.
//!
//! Objects are never walked from here: a getter or a proxy may throw, and nesting may be deeper than the stack.
//! `JSON.stringify` meets such things first, and what it throws is caught.

use js_sys::{JSON, JsString, Map, Reflect, Set};
use wasm_bindgen::{JsCast, JsValue};

use super::failure::{fail, of_facts};
use crate::{
    json::{self, Errors, FromJson, Place},
    policy::{Date, RawFacts, pack},
};

/// UTF-16 units of text that are read; a longer text is refused before it is copied.
pub(super) const MOST_UNITS: u32 = 64 * 1024;
/// The same for packs.
pub(super) const MOST_PACK_UNITS: u32 = 2 * 1024 * 1024;
/// The same for the JSON of facts and options.
const MOST_OBJECT_UNITS: u32 = 1024 * 1024;
/// Packs that one call may bring.
const MOST_PACKS: u32 = 64;

pub(super) fn is_absent(value: &JsValue) -> bool {
    value.is_undefined() || value.is_null()
}

pub(super) fn read_text(value: &JsValue, name: &str, most_units: u32) -> Result<String, JsValue> {
    let Some(text) = value.dyn_ref::<JsString>() else {
        return Err(fail("wrong-type", Some(name), "a string is wanted"));
    };
    if text.length() > most_units {
        let message =
            format!("{} characters are too many; at most {most_units} are read", text.length());
        return Err(fail("text-too-long", Some(name), &message));
    }
    // Copying would silently put U+FFFD in the place of a lone surrogate.
    if !text.is_valid_utf16() {
        return Err(lone_surrogate(name));
    }
    Ok(String::from(text))
}

fn lone_surrogate(name: &str) -> JsValue {
    fail("lone-surrogate", Some(name), "the text holds half of a surrogate pair")
}

pub(super) fn read_limit(options: &JsValue) -> Result<usize, JsValue> {
    struct Options {
        limit: Option<i32>,
    }
    impl FromJson for Options {
        fn read(place: &Place, errors: &mut Errors) -> Options {
            place.object(errors, |options| Options { limit: options.optional("limit") })
        }
    }
    let unset = crate::classify::DEFAULT_LIMIT;
    if is_absent(options) {
        return Ok(unset);
    }
    let json = read_object(options, "options")?;
    let options: Options = json::read(&json, 1).map_err(|errors| {
        let (path, message) = errors.into_iter().next().unwrap_or_default();
        let path = if path.is_empty() { "options".to_owned() } else { format!("options.{path}") };
        fail("bad-options", Some(&path), &message)
    })?;
    // What is no count at all is out of range, as zero is.
    Ok(options.limit.map_or(unset, |limit| usize::try_from(limit).unwrap_or(0)))
}

pub(super) fn read_facts(value: &JsValue) -> Result<RawFacts, JsValue> {
    RawFacts::from_json(&read_object(value, "facts")?).map_err(|errors| of_facts(&errors))
}

pub(super) fn read_date(value: &JsValue) -> Result<Date, JsValue> {
    let parsed = read_text(value, "asOf", MOST_UNITS)?.parse::<Date>();
    parsed.map_err(|error| fail("bad-date", Some("asOf"), &error.to_string()))
}

/// The JSON of a plain object.
fn read_object(value: &JsValue, name: &str) -> Result<String, JsValue> {
    let wrong = || fail("wrong-type", Some(name), "a plain object is wanted");
    // JSON has no words for a Map or a Set and would give an empty object.
    if !value.is_object() || value.is_instance_of::<Map>() || value.is_instance_of::<Set>() {
        return Err(wrong());
    }
    let json = JSON::stringify(value).map_err(|thrown| {
        let reason = thrown
            .dyn_ref::<js_sys::Error>()
            .map_or_else(String::new, |error| String::from(error.message()));
        fail("unreadable", Some(name), &format!("the object cannot be read: {reason}"))
    })?;
    let json: JsValue = json.into();
    if !json.is_string() {
        return Err(wrong());
    }
    let json = read_text(&json, name, MOST_OBJECT_UNITS)?;
    if has_escaped_half(&json) {
        return Err(lone_surrogate(name));
    }
    if json.starts_with('{') { Ok(json) } else { Err(wrong()) }
}

/// Whether the browser wrote half of a surrogate pair as an escape; browsers before Chromium 72 leave it as it is. No other escape
/// of `JSON.stringify` begins with `\ud`.
fn has_escaped_half(json: &str) -> bool {
    let mut bytes = json.bytes();
    while bytes.any(|byte| byte == b'\\') {
        if bytes.next() == Some(b'u') && bytes.next() == Some(b'd') {
            return true;
        }
    }
    false
}

pub(super) fn read_packs(value: &JsValue) -> Result<Vec<String>, JsValue> {
    let wrong = || {
        fail("wrong-type", Some("packs"), "a list of packs is wanted, each the text of its JSON")
    };
    let length = Reflect::get(value, &"length".into())
        .ok()
        .and_then(|length| length.as_f64())
        .filter(|_| value.is_object());
    let length = length.filter(|length| *length >= 0.0).ok_or_else(wrong)?;
    if length > f64::from(MOST_PACKS) {
        return Err(fail(
            "too-many-packs",
            Some("packs"),
            &format!("at most {MOST_PACKS} packs are read"),
        ));
    }
    let texts = (0..MOST_PACKS).take_while(|index| f64::from(*index) < length).map(|index| {
        let pack = Reflect::get_u32(value, index).map_err(|_| wrong())?;
        read_text(&pack, &format!("packs[{index}]"), MOST_PACK_UNITS)
    });
    texts.collect()
}

const _: () = assert!(
    pack::MOST_BYTES == MOST_PACK_UNITS as usize,
    "packs are refused at the same size everywhere"
);
