//! The JavaScript interface: checks arguments, calls the core, hands back plain objects.
//!
//! Arguments come as `JsValue`s, because the glue would otherwise read any object as text. Nothing here decides anything.

mod argument;
mod failure;

use serde::Serialize;
use wasm_bindgen::prelude::*;

use self::{
    argument::{
        MOST_PACK_UNITS, MOST_UNITS, is_absent, read_facts, read_limit, read_packs, read_text,
    },
    failure::{fail, of_classification, of_facts, of_packs},
};
use crate::{
    classify,
    policy::{
        self, Date, PackSet,
        assess::AssessedDocument,
        pack::{self, Finding, set::PackSetError},
    },
    taxonomy::{self, TaxonomyError},
};

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!("types.d.ts");

#[wasm_bindgen(start)]
fn start() {
    // A panic would be a defect of the core; its message must not be lost in a bare trap.
    std::panic::set_hook(Box::new(|panic| web_sys::console::error_1(&panic.to_string().into())));
}

/// Which industry a business belongs to, from what it does.
#[wasm_bindgen(js_name = classify, skip_typescript)]
pub fn classify_text(text: &JsValue, options: &JsValue) -> Result<JsValue, JsValue> {
    let text = read_text(text, "text", MOST_UNITS)?;
    let limit = read_limit(options)?;
    let classification =
        classify::classify(&text, limit).map_err(|error| of_classification(&error))?;
    give(&classification.into_utf16(&text))
}

/// Which industry a class of GB/T 4754-2017 belongs to.
#[wasm_bindgen(js_name = classifyCode, skip_typescript)]
pub fn classify_code(code: &JsValue, options: &JsValue) -> Result<JsValue, JsValue> {
    let code = read_text(code, "code", MOST_UNITS)?;
    let limit = read_limit(options)?;
    give(&classify::classify_code(&code, limit).map_err(|error| of_classification(&error))?)
}

/// A node of the taxonomy with what lies above and below it; without a code, the root.
#[wasm_bindgen(skip_typescript)]
pub fn browse(code: &JsValue) -> Result<JsValue, JsValue> {
    let code = if is_absent(code) { None } else { Some(read_text(code, "code", MOST_UNITS)?) };
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
    let facts = packs.read_facts(read_facts(facts)?).map_err(|errors| of_facts(&errors))?;
    give(&policy::assess(&packs, &facts, as_of))
}

/// Facts, measures, documents and regions.
#[wasm_bindgen(skip_typescript)]
pub fn catalogue(packs: &JsValue) -> Result<JsValue, JsValue> {
    #[derive(Serialize)]
    struct Everything<'a> {
        facts: &'a [policy::catalogue::Fact],
        measures: &'a [policy::catalogue::Measure],
        documents: Vec<AssessedDocument<'a>>,
        regions: Vec<pack::set::ChosenRegion>,
    }
    let packs = read_packs(packs)?;
    give(&Everything {
        facts: packs.catalogue().facts(),
        measures: packs.catalogue().measures(),
        documents: packs.packs().map(|pack| AssessedDocument::of(pack.document())).collect(),
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
    let json = read_text(json, "json", MOST_PACK_UNITS)?;
    let bundled = PackSet::bundled().map_err(|error| of_packs(&error))?;
    let findings = match bundled.with([json.as_str()]) {
        Ok(packs) => packs
            .added()
            .iter()
            .flat_map(|pack| pack::checking::check(pack, None, &packs))
            .collect(),
        Err(PackSetError::Pack { findings, .. }) => findings,
        Err(error) => return Err(of_packs(&error)),
    };
    give(&Checked { ok: findings.is_empty(), findings })
}

/// The version of the core.
#[wasm_bindgen(skip_typescript)]
#[must_use]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}

fn give<T: Serialize>(value: &T) -> Result<JsValue, JsValue> {
    value
        .serialize(&serde_wasm_bindgen::Serializer::json_compatible())
        .map_err(|error| fail("internal", None, &error.to_string()))
}
