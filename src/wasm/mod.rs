//! The JavaScript interface: checks arguments, calls the core, hands back plain objects.
//!
//! Arguments come as `JsValue`s, because the glue would otherwise read any object as text. Nothing here decides anything.

mod argument;
mod failure;
mod loaded;

use serde::Serialize;
use wasm_bindgen::prelude::*;

use self::{
    argument::{
        MOST_PACK_UNITS, MOST_UNITS, is_absent, read_date, read_facts, read_limit, read_text,
    },
    failure::{fail, of_classification, of_facts, of_packs},
};
use crate::{
    classify,
    policy::{
        self, Date, Facts, PackSet,
        assess::AssessedDocument,
        compare::InEveryRegion,
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

/// Builds one of the tables that a first text would wait for; false once all are there.
#[wasm_bindgen(skip_typescript)]
#[must_use]
pub fn prepare() -> bool {
    classify::prepare()
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

/// Classes that part of a code, a name, a product or an everyday word may mean.
#[wasm_bindgen(skip_typescript)]
pub fn find(query: &JsValue, options: &JsValue) -> Result<JsValue, JsValue> {
    let query = read_text(query, "query", MOST_UNITS)?;
    give(&taxonomy::find(&query, read_limit(options)?))
}

/// A business on a day, and the packs to hold it against.
struct Business {
    packs: PackSet,
    facts: Facts,
    as_of: Date,
}

impl Business {
    fn read(facts: &JsValue, as_of: &JsValue, packs: &JsValue) -> Result<Business, JsValue> {
        let packs = loaded::with(packs)?;
        let as_of = read_date(as_of)?;
        let facts = packs.read_facts(read_facts(facts)?).map_err(|errors| of_facts(&errors))?;
        Ok(Business { packs, facts, as_of })
    }
}

/// The measures that would apply to a business on a day.
#[wasm_bindgen(skip_typescript)]
pub fn assess(facts: &JsValue, as_of: &JsValue, packs: &JsValue) -> Result<JsValue, JsValue> {
    let Business { packs, facts, as_of } = Business::read(facts, as_of, packs)?;
    give(&policy::assess(&packs, &facts, as_of))
}

/// What would turn each settled verdict.
#[wasm_bindgen(skip_typescript)]
pub fn changes(facts: &JsValue, as_of: &JsValue, packs: &JsValue) -> Result<JsValue, JsValue> {
    let Business { packs, facts, as_of } = Business::read(facts, as_of, packs)?;
    give(&policy::changes(&packs, &facts, as_of))
}

/// The same business in every region, difference by difference.
#[wasm_bindgen(skip_typescript)]
pub fn compare(facts: &JsValue, as_of: &JsValue, packs: &JsValue) -> Result<JsValue, JsValue> {
    let Business { packs, facts, as_of } = Business::read(facts, as_of, packs)?;
    give(&policy::compare(&packs, &InEveryRegion::new(&facts, &packs), as_of))
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
    let packs = loaded::with(packs)?;
    let documents = packs.packs().map(|pack| AssessedDocument::of(pack.document(), None));
    give(&Everything {
        facts: packs.catalogue().facts(),
        measures: packs.catalogue().measures(),
        documents: documents.collect(),
        regions: packs.regions().collect(),
    })
}

/// Adds a pack in JSON to those that every later call knows, and gives its document.
#[wasm_bindgen(js_name = loadPack, skip_typescript)]
pub fn load_pack(json: &JsValue) -> Result<JsValue, JsValue> {
    let json = read_text(json, "json", MOST_PACK_UNITS)?;
    let mut packs = loaded::packs()?;
    let pack = packs.load(&json).map_err(|error| of_packs(&error, "json"))?;
    let document = give(&AssessedDocument::of(pack.document(), None))?;
    loaded::keep(Some(packs));
    Ok(document)
}

/// Forgets all packs that were added.
#[wasm_bindgen(js_name = unloadPacks, skip_typescript)]
pub fn unload_packs() {
    loaded::keep(None);
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
    let bundled = PackSet::bundled().map_err(|error| of_packs(&error, "packs"))?;
    let findings = match bundled.with([json.as_str()]) {
        Ok(packs) => {
            packs.added().flat_map(|pack| pack::checking::check(pack, None, &packs)).collect()
        }
        Err(PackSetError::Pack { findings, .. }) => findings,
        Err(error) => return Err(of_packs(&error, "packs")),
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
