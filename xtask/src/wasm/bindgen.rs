//! The JavaScript glue and its types, made by the library behind the `wasm-bindgen` command.

use std::path::Path;

use wasm_bindgen_cli_support::Bindgen;

use crate::error::XtaskError;

/// Writes `<name>.js`, `<name>.d.ts`, `<name>_bg.wasm` and `<name>_bg.wasm.d.ts` to `folder`.
pub(super) fn generate(module: &[u8], name: &str, folder: &Path) -> Result<(), XtaskError> {
    let report = |error| XtaskError::step("generating the JavaScript glue", format!("{error:#}"));
    Bindgen::new()
        .input_bytes(name, module.to_vec())
        .web(true)
        .map_err(report)?
        .typescript(true)
        .remove_name_section(true)
        .remove_producers_section(true)
        // So that `init()` without an argument finds the module beside the glue, as the command's output does.
        .omit_default_module_path(false)
        .generate(folder)
        .map_err(report)
}
