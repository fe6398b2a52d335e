//! The manifest of the npm package, and its words for errors.

use std::fs;

use serde_json::json;

use crate::error::XtaskError;
use crate::tree::Tree;

/// What an error says to a person, by its code, in both languages.
const MESSAGES: &str = include_str!("../../src/wasm/messages.json");

/// Writes the words for errors: apart from the core, which would carry them to everyone.
pub(crate) fn write_messages(tree: &Tree) -> Result<(), XtaskError> {
    let module = tree.module();
    let types = format!(
        "import type {{ Bilingual, ErrorCode }} from \"./{module}.js\";\n\n/** What an error says to a person, by its code. */\nexport const messages: {{ readonly [code in ErrorCode]: Bilingual }};\n"
    );
    for (ending, text) in
        [("js", format!("export const messages = {};\n", MESSAGES.trim_end())), ("d.ts", types)]
    {
        let path = tree.pkg().join(format!("{module}_messages.{ending}"));
        fs::write(&path, text).map_err(XtaskError::file("write", &path))?;
    }
    Ok(())
}

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
    let messages = format!("{module}_messages.js");
    let message_types = format!("{module}_messages.d.ts");
    let manifest = json!({
        "name": package.name,
        "version": package.version,
        "description": package.description,
        "license": package.license,
        "type": "module",
        "main": script,
        "types": types,
        "sideEffects": false,
        "files": [script, types, binary, format!("{binary}.d.ts"), plain, plain_types, classic, messages, message_types],
        "exports": {
            // Types are found by name beside the script.
            ".": format!("./{script}"),
            format!("./{binary}"): format!("./{binary}"),
            "./plain": format!("./{plain}"),
            "./plain/classic": format!("./{classic}"),
            "./messages": format!("./{messages}"),
            "./package.json": "./package.json",
        },
    });
    let path = tree.pkg().join("package.json");
    fs::write(&path, format!("{manifest:#}\n")).map_err(XtaskError::file("write", &path))
}
