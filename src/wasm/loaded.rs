//! The packs that the page has loaded: the only thing that lasts from one call to the next.

use std::cell::RefCell;

use wasm_bindgen::JsValue;

use super::{
    argument::{is_absent, read_packs},
    failure::of_packs,
};
use crate::policy::PackSet;

thread_local! {
    static LOADED: RefCell<Option<PackSet>> = const { RefCell::new(None) };
}

/// The bundled packs and the loaded ones. A copy, which is cheap: reading arguments may call back into this module.
pub(super) fn packs() -> Result<PackSet, JsValue> {
    let loaded = LOADED.with_borrow(Clone::clone);
    loaded.map_or_else(PackSet::bundled, Ok).map_err(|error| of_packs(&error, "packs"))
}

/// The same, and for one call those of `packs`, a list of the texts of their JSON.
pub(super) fn with(packs: &JsValue) -> Result<PackSet, JsValue> {
    let loaded = self::packs()?;
    if is_absent(packs) {
        return Ok(loaded);
    }
    let texts = read_packs(packs)?;
    loaded.with(texts.iter().map(String::as_str)).map_err(|error| of_packs(&error, "packs"))
}

/// Keeps these for later calls; `None` for the bundled ones alone.
pub(super) fn keep(packs: Option<PackSet>) {
    LOADED.with_borrow_mut(|loaded| *loaded = packs);
}
