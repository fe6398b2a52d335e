//! Translating the code with binaryen's `wasm2js`.

use std::fs;
use std::path::Path;

use super::adapt::adapt;
use crate::error::XtaskError;
use crate::process;
use crate::tree::Tree;

const STEP: &str = "translating the module to JavaScript";

/// Gives a script that exports `instantiate(imports)`: the exports of a new instance of `module`.
pub(super) fn translate(tree: &Tree, module: &[u8], scratch: &Path) -> Result<String, XtaskError> {
    let input = scratch.join("code.wasm");
    let output = scratch.join("translated.js");
    fs::write(&input, module).map_err(XtaskError::file("write", &input))?;
    process::run_quietly(
        STEP,
        process::command("node", tree.root())
            .arg(tree.npm("binaryen/bin/wasm2js"))
            // The form for emscripten makes instances on demand, the other one a single one as it loads.
            .args(["--mvp-features", "--enable-mutable-globals", "-Oz", "--emscripten"])
            .arg(&input)
            .arg("--output")
            .arg(&output),
    )?;
    let code = fs::read_to_string(&output).map_err(XtaskError::file("read", &output))?;
    if !code.starts_with("function instantiate(") {
        return Err(XtaskError::step(STEP, "wasm2js wrote no function `instantiate`"));
    }
    Ok(format!("{}\nexport {{ instantiate }};\n", with_reserve(&code)?))
}

/// Memory grows by a page or few at a time, and each time moves as a whole. With as much again in reserve it seldom moves.
const RESERVE: [(&str, &str); 2] = [
    (
        "function __wasm_memory_size() {\n  return buffer.byteLength >> 16;",
        "var pages = buffer.byteLength >> 16;\n function __wasm_memory_size() {\n  return pages;",
    ),
    (
        "var newBuffer = new ArrayBuffer(newPages << 16);",
        "pages = newPages;\n   if (newPages * 65536 <= buffer.byteLength) return oldPages;\n   \
         var newBuffer = new ArrayBuffer(Math.max(newPages * 65536, buffer.byteLength * 2));",
    ),
];

fn with_reserve(code: &str) -> Result<String, XtaskError> {
    adapt(STEP, code, RESERVE, "binaryen")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_without_the_known_memory_functions_is_refused() {
        let known = RESERVE.map(|(moving, _)| moving).join("\n");
        assert!(with_reserve(&known).is_ok_and(|code| code.contains("byteLength * 2")));
        assert!(with_reserve("").is_err());
        assert!(with_reserve(&format!("{known}{known}")).is_err());
    }
}
