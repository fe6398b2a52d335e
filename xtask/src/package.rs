//! The manifest of the npm package.

use std::fs;

use serde_json::json;

use crate::error::XtaskError;
use crate::tree::Tree;

/// Writes `pkg/package.json` from what the root `Cargo.toml` says.
pub(crate) fn write_manifest(tree: &Tree) -> Result<(), XtaskError> {
    let package = tree.package();
    let module = tree.module();
    let script = format!("{module}.js");
    let types = format!("{module}.d.ts");
    let binary = format!("{module}_bg.wasm");
    let plain = format!("{module}_plain.js");
    let plain_types = format!("{module}_plain.d.ts");
    let classic = format!("{module}_plain_classic.js");
    let manifest = json!({
        "name": package.name,
        "version": package.version,
        "description": package.description,
        "license": package.license,
        "type": "module",
        "main": script,
        "types": types,
        "sideEffects": false,
        "files": [script, types, binary, format!("{binary}.d.ts"), plain, plain_types, classic],
        "exports": {
            // Types are found by name beside the script.
            ".": format!("./{script}"),
            format!("./{binary}"): format!("./{binary}"),
            "./plain": format!("./{plain}"),
            "./plain/classic": format!("./{classic}"),
            "./package.json": "./package.json",
        },
    });
    let path = tree.pkg().join("package.json");
    fs::write(&path, format!("{manifest:#}\n")).map_err(XtaskError::file("write", &path))
}
