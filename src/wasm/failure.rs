//! What JavaScript catches.

use js_sys::{Error, Reflect};
use wasm_bindgen::JsValue;

use crate::{
    classify::ClassifyError,
    policy::{fact::FactError, pack::set::PackSetError},
};

/// An `Error` of the name `PolicyCheckerError`, with a code for programs and the place at fault.
pub(super) fn fail(code: &str, path: Option<&str>, message: &str) -> JsValue {
    let error = Error::new(message);
    error.set_name("PolicyCheckerError");
    // Setting a property of a fresh object cannot fail.
    let _ = Reflect::set(&error, &"code".into(), &code.into());
    let _ = Reflect::set(&error, &"path".into(), &path.map_or(JsValue::NULL, JsValue::from));
    error.into()
}

pub(super) fn of_classification(error: &ClassifyError) -> JsValue {
    fail(error.code(), Some(error.path()), &error.to_string())
}

pub(super) fn of_facts(errors: &[FactError]) -> JsValue {
    let message = errors.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ");
    fail("bad-facts", errors.first().map(|error| error.path.as_str()), &message)
}

/// The error of packs that came as the argument `name`, with all findings in its property `findings`.
pub(super) fn of_packs(error: &PackSetError, name: &str) -> JsValue {
    let PackSetError::Pack { pack, findings } = error else {
        return fail("internal", None, &error.to_string());
    };
    let inner = findings.first().map_or("", |finding| finding.path.as_str());
    let path = match name {
        "packs" => format!("packs[{pack}].{inner}"),
        _ => inner.to_owned(),
    };
    let message = findings.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ");
    let failure = fail("bad-pack", Some(&path), &message);
    if let Ok(findings) = serde_wasm_bindgen::to_value(findings) {
        let _ = Reflect::set(&failure, &"findings".into(), &findings);
    }
    failure
}
