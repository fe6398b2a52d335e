//! The same module as plain JavaScript, for browsers and policies that let no WebAssembly run.
//!
//! binaryen's `wasm2js` translates the code. The data goes beside it as text, which packs better than base64.

mod adapt;
mod bundle;
mod code;
mod copies;
mod data;
mod glue;

use std::fs;
use std::path::Path;

use crate::error::XtaskError;
use crate::fingerprint::{Fingerprint, Stamp};
use crate::tree::Tree;

/// Writes `<name>_bg.js`, `<name>_plain.js` with its types and `<name>_plain_classic.js` to `pkg/`, unless the finished module `wasm` and
/// the bare glue in the file `glue` are those of the last time.
pub(super) fn build(tree: &Tree, wasm: &[u8], glue: &Path) -> Result<(), XtaskError> {
    let glue = fs::read_to_string(glue).map_err(XtaskError::file("read", glue))?;
    let module = tree.module();
    let packaged = ["bg.js", "plain.js", "plain_classic.js", "plain.d.ts"]
        .map(|form| tree.pkg().join(format!("{module}_{form}")));
    let [bare, plain, classic, types] = &packaged;

    let mut inputs = Fingerprint::default();
    inputs.add("module", wasm);
    inputs.add("glue", glue.as_bytes());
    inputs.add("recipe", include_bytes!("mod.rs"));
    inputs.add("adapt", include_bytes!("adapt.rs"));
    inputs.add("bundle", include_bytes!("bundle.rs"));
    inputs.add("code", include_bytes!("code.rs"));
    inputs.add("copies", include_bytes!("copies.rs"));
    inputs.add("data", include_bytes!("data.rs"));
    inputs.add("glue recipe", include_bytes!("glue.rs"));
    for source in bundle::SOURCES {
        inputs.add("source", source.1.as_bytes());
    }
    inputs.add_files(&["binaryen", "esbuild"].map(|name| tree.npm(name).join("package.json")))?;
    let stamp = Stamp::new(&tree.scratch(), "plain", inputs);
    if stamp.is_current(&packaged) {
        return Ok(());
    }

    let glue = glue::for_any_memory(&glue)?;
    let data = data::Data::of(wasm)?;
    let scratch = tree.scratch().join("plain");
    fs::create_dir_all(&scratch).map_err(XtaskError::file("create", &scratch))?;
    let code = code::translate(tree, &copies::as_calls(&data.rest)?, &scratch)?;
    for (name, content) in [("glue.js", &glue), ("code.js", &code), ("data.js", &data.script())] {
        let path = scratch.join(name);
        fs::write(&path, content).map_err(XtaskError::file("write", &path))?;
    }
    bundle::write(tree, &scratch, plain, classic)?;
    let same = format!(
        "export * from \"./{module}.js\";\nexport {{ default }} from \"./{module}.js\";\n\
         /** Starts with a new instance: whatever was loaded into the one before is forgotten. */\n\
         export function __wbg_reset_state(): void;\n\
         /** What a further instance exports, which has nothing to do with the one that the functions here work on. */\n\
         export function __wbg_instantiate(imports: WebAssembly.Imports): WebAssembly.Exports;\n"
    );
    for (path, content) in [(bare, &glue), (types, &same)] {
        fs::write(path, content).map_err(XtaskError::file("write", path))?;
    }
    stamp.record(&packaged)
}
