//! The JavaScript interface: checks arguments, calls the core, hands back plain objects.
//!
//! Arguments come as `JsValue`s, because the glue would otherwise read any object as text. Nothing here decides anything.

use js_sys::{Array, JsString, Object, Reflect};
use serde::{Deserialize, Serialize};
use wasm_bindgen::prelude::*;

use crate::{
    classify::{self, ClassifyError},
    policy::{
        self, Date, Pack, PackSet, RawFacts,
        assess::AssessedDocument,
        fact::FactError,
        pack::{self, Finding, set::PackSetError},
    },
    taxonomy::{self, TaxonomyError},
};

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!("wasm.d.ts");

/// UTF-16 units of text that are read; a longer text is refused before it is copied.
const MOST_UNITS: u32 = 64 * 1024;
/// Packs that one call may bring.
const MOST_PACKS: u32 = 64;
/// Keys that an object of facts may have.
const MOST_KEYS: u32 = 1_000;
/// How many candidates a classification has unless told.
const LIMIT: usize = 5;

#[wasm_bindgen(start)]
fn start() {
    // A panic would be a defect of the core; its message must not be lost in a bare trap.
    std::panic::set_hook(Box::new(|panic| {
        web_sys::console::error_1(&panic.to_string().into())
    }));
}

/// Which industry a business belongs to, from what it does.
#[wasm_bindgen(js_name = classify, skip_typescript)]
pub fn classify_text(text: &JsValue, options: &JsValue) -> Result<JsValue, JsValue> {
    let text = read_text(text, "text", MOST_UNITS)?;
    let limit = read_limit(options)?;
    let classification = classify::classify(&text, limit).map_err(of_classification)?;
    give(&classification.into_utf16(&text))
}

/// Which industry a class of GB/T 4754-2017 belongs to.
#[wasm_bindgen(js_name = classifyCode, skip_typescript)]
pub fn classify_code(code: &JsValue, options: &JsValue) -> Result<JsValue, JsValue> {
    let code = read_text(code, "code", MOST_UNITS)?;
    let limit = read_limit(options)?;
    give(&classify::classify_code(&code, limit).map_err(of_classification)?)
}

/// A node of the taxonomy with what lies above and below it; without a code, the root.
#[wasm_bindgen(skip_typescript)]
pub fn browse(code: &JsValue) -> Result<JsValue, JsValue> {
    let code = if is_absent(code) {
        None
    } else {
        Some(read_text(code, "code", MOST_UNITS)?)
    };
    let node = taxonomy::browse(code.as_deref());
    give(
        &node.map_err(|error: TaxonomyError| {
            fail("unknown-code", Some("code"), &error.to_string())
        })?,
    )
}

/// The measures that would apply to a business on a day.
#[wasm_bindgen(skip_typescript)]
pub fn assess(facts: &JsValue, as_of: &JsValue, packs: &JsValue) -> Result<JsValue, JsValue> {
    let packs = read_packs(packs)?;
    let as_of: Date = read_text(as_of, "asOf", MOST_UNITS)?.parse().map_err(
        |error: policy::date::DateError| fail("bad-date", Some("asOf"), &error.to_string()),
    )?;
    let facts = packs
        .read_facts(read_facts(facts)?)
        .map_err(|errors| of_facts(&errors))?;
    give(&policy::assess(&packs, &facts, as_of))
}

/// Facts, measures, documents and regions.
#[wasm_bindgen(skip_typescript)]
pub fn catalogue(packs: &JsValue) -> Result<JsValue, JsValue> {
    #[derive(Serialize)]
    struct Everything<'a> {
        facts: &'a [policy::catalogue::Fact],
        measures: &'a [policy::catalogue::Measure],
        documents: Vec<AssessedDocument>,
        regions: Vec<pack::set::ChosenRegion>,
    }
    let packs = read_packs(packs)?;
    give(&Everything {
        facts: packs.catalogue().facts(),
        measures: packs.catalogue().measures(),
        documents: packs
            .packs()
            .map(|pack| AssessedDocument::of(pack.document()))
            .collect(),
        regions: packs.regions().collect(),
    })
}

/// Whether a pack in JSON can be used, and what is wrong in it if not.
#[wasm_bindgen(js_name = checkPack, skip_typescript)]
pub fn check_pack(json: &JsValue) -> Result<JsValue, JsValue> {
    #[derive(Serialize)]
    struct Checked {
        ok: bool,
        findings: Vec<Finding>,
    }
    let json = read_text(
        json,
        "json",
        u32::try_from(pack::MOST_BYTES).unwrap_or(u32::MAX),
    )?;
    let bundled = PackSet::bundled().map_err(of_packs)?;
    let findings = match Pack::from_json(&json, bundled.catalogue()) {
        Ok(pack) => {
            let id = pack.document().id.clone();
            let packs = bundled.with([json.as_str()]).map_err(of_packs)?;
            packs
                .pack(&id)
                .map_or_else(Vec::new, |pack| pack::checking::check(pack, None, &packs))
        }
        Err(findings) => findings,
    };
    give(&Checked {
        ok: findings.is_empty(),
        findings,
    })
}

/// The version of the core.
#[wasm_bindgen(skip_typescript)]
#[must_use]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}

fn is_absent(value: &JsValue) -> bool {
    value.is_undefined() || value.is_null()
}

fn read_text(value: &JsValue, name: &str, most_units: u32) -> Result<String, JsValue> {
    let Some(text) = value.dyn_ref::<JsString>() else {
        return Err(fail("wrong-type", Some(name), "a string is wanted"));
    };
    if text.length() > most_units {
        let message = format!(
            "{} characters are too many; at most {most_units} are read",
            text.length()
        );
        return Err(fail("text-too-long", Some(name), &message));
    }
    // Copying would silently put U+FFFD in the place of a lone surrogate.
    if !text.is_valid_utf16() {
        return Err(fail(
            "lone-surrogate",
            Some(name),
            "the text holds half of a surrogate pair",
        ));
    }
    Ok(String::from(text))
}

fn read_limit(options: &JsValue) -> Result<usize, JsValue> {
    if is_absent(options) {
        return Ok(LIMIT);
    }
    let object = read_object(options, "options")?;
    for key in Object::keys(object) {
        if key.as_string().as_deref() != Some("limit") {
            let path = format!("options.{}", key.as_string().unwrap_or_default());
            return Err(fail(
                "unknown-option",
                Some(&path),
                "the only option is `limit`",
            ));
        }
    }
    let limit = Reflect::get(object, &"limit".into())?;
    if limit.is_undefined() {
        return Ok(LIMIT);
    }
    serde_wasm_bindgen::from_value::<usize>(limit)
        .map_err(|error| fail("wrong-type", Some("options.limit"), &error.to_string()))
}

fn read_object<'a>(value: &'a JsValue, name: &str) -> Result<&'a Object, JsValue> {
    // A list or a Map would be read as an object of facts.
    let plain =
        value.is_object() && !Array::is_array(value) && !value.is_instance_of::<js_sys::Map>();
    match value.dyn_ref::<Object>() {
        Some(object) if plain => Ok(object),
        _ => Err(fail("wrong-type", Some(name), "an object is wanted")),
    }
}

fn read_facts(value: &JsValue) -> Result<RawFacts, JsValue> {
    let object = read_object(value, "facts")?;
    let keys = Object::keys(object).length();
    if keys > MOST_KEYS {
        return Err(fail(
            "too-many-facts",
            Some("facts"),
            &format!("{keys} facts are too many; at most {MOST_KEYS} are read"),
        ));
    }
    let deserializer = serde_wasm_bindgen::Deserializer::from(value.clone());
    let mut track = serde_path_to_error::Track::new();
    RawFacts::deserialize(serde_path_to_error::Deserializer::new(
        deserializer,
        &mut track,
    ))
    .map_err(|error| {
        let path = track.path().to_string();
        fail(
            "bad-facts",
            Some(if path == "." { "facts" } else { &path }),
            &error.to_string(),
        )
    })
}

fn read_packs(value: &JsValue) -> Result<PackSet, JsValue> {
    let bundled = PackSet::bundled().map_err(of_packs)?;
    if is_absent(value) {
        return Ok(bundled);
    }
    let Some(packs) = value.dyn_ref::<Array>() else {
        return Err(fail(
            "wrong-type",
            Some("packs"),
            "a list of packs is wanted, each the text of its JSON",
        ));
    };
    if packs.length() > MOST_PACKS {
        return Err(fail(
            "too-many-packs",
            Some("packs"),
            &format!("at most {MOST_PACKS} packs are read"),
        ));
    }
    let most = u32::try_from(pack::MOST_BYTES).unwrap_or(u32::MAX);
    let texts = packs
        .iter()
        .enumerate()
        .map(|(index, pack)| read_text(&pack, &format!("packs[{index}]"), most));
    let texts: Vec<String> = texts.collect::<Result<_, _>>()?;
    bundled
        .with(texts.iter().map(String::as_str))
        .map_err(of_packs)
}

fn give<T: Serialize>(value: &T) -> Result<JsValue, JsValue> {
    value
        .serialize(&serde_wasm_bindgen::Serializer::json_compatible())
        .map_err(|error| fail("internal", None, &error.to_string()))
}

fn of_classification(error: ClassifyError) -> JsValue {
    fail(error.code(), Some(error.path()), &error.to_string())
}

fn of_facts(errors: &[FactError]) -> JsValue {
    let message = errors
        .iter()
        .map(ToString::to_string)
        .collect::<Vec<_>>()
        .join("; ");
    fail(
        "bad-facts",
        errors.first().map(|error| error.path.as_str()),
        &message,
    )
}

fn of_packs(error: PackSetError) -> JsValue {
    let path = match &error {
        PackSetError::Pack { pack, findings } => {
            format!(
                "packs[{pack}].{}",
                findings.first().map_or("", |finding| finding.path.as_str())
            )
        }
        _ => "packs".to_owned(),
    };
    fail("bad-pack", Some(&path), &error.to_string())
}

/// An `Error` of the name `PolicyCheckerError`, with a code for programs and the place at fault.
fn fail(code: &str, path: Option<&str>, message: &str) -> JsValue {
    let error = js_sys::Error::new(message);
    error.set_name("PolicyCheckerError");
    // Setting a property of a fresh object cannot fail.
    let _ = Reflect::set(&error, &"code".into(), &code.into());
    let _ = Reflect::set(
        &error,
        &"path".into(),
        &path.map_or(JsValue::NULL, JsValue::from),
    );
    error.into()
}
