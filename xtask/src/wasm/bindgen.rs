//! The JavaScript glue and its types, made by the library behind the `wasm-bindgen` command.

use std::fmt::Display;
use std::path::Path;

use wasm_bindgen_cli_support::Bindgen;

use crate::error::XtaskError;

/// Writes `<name>.js`, `<name>.d.ts`, `<name>_bg.wasm` and `<name>_bg.wasm.d.ts` to `folder`: glue that fetches and starts
/// the module by itself.
pub(super) fn generate(module: &[u8], name: &str, folder: &Path) -> Result<(), XtaskError> {
    let mut bindgen = settings(module, name);
    // So that `init()` without an argument finds the module beside the glue, as the command's output does.
    bindgen.web(true).map_err(report)?.typescript(true).omit_default_module_path(false);
    bindgen.generate(folder).map_err(report)
}

/// Writes `<name>_bg.js` to `folder`, among other files: glue that takes whatever instance it is given, again and again.
pub(super) fn generate_bare(module: &[u8], name: &str, folder: &Path) -> Result<(), XtaskError> {
    let mut bindgen = settings(module, name);
    bindgen.bundler(true).map_err(report)?.typescript(false);
    bindgen.generate(folder).map_err(report)
}

fn settings(module: &[u8], name: &str) -> Bindgen {
    let mut bindgen = Bindgen::new();
    bindgen
        .input_bytes(name, module.to_vec())
        .remove_name_section(true)
        .remove_producers_section(true);
    bindgen
}

fn report(error: impl Display) -> XtaskError {
    XtaskError::step("generating the JavaScript glue", format!("{error:#}"))
}
