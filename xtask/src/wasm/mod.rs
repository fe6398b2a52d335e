//! From the Rust sources to a WebAssembly module that old browser kernels load, and its JavaScript glue.
//!
//! The compiler's default output needs Chromium 96. This recipe uses nothing beyond the first WebAssembly version:
//! the compiler is told to leave later instructions out, the few that the prebuilt standard library still brings are
//! lowered, and the result is validated.

mod bindgen;
mod cargo;
mod optimise;
mod section;
mod validate;

use std::fs;
use std::path::Path;

use crate::error::XtaskError;
use crate::fingerprint::{Fingerprint, Stamp};
use crate::tree::Tree;

/// Builds module and glue into `pkg/`; skips all but cargo's own step if the compiler's output is the same as before.
pub(crate) fn build(tree: &Tree) -> Result<(), XtaskError> {
    let compiled = cargo::compile(tree)?;
    let raw = fs::read(&compiled).map_err(XtaskError::file("read", &compiled))?;

    let module = tree.module();
    let pkg = tree.pkg();
    let scratch = tree.scratch();
    fs::create_dir_all(&pkg).map_err(XtaskError::file("create", &pkg))?;
    let outputs = [
        format!("{module}.js"),
        format!("{module}.d.ts"),
        format!("{module}_bg.wasm"),
        format!("{module}_bg.wasm.d.ts"),
    ];

    let mut inputs = Fingerprint::default();
    inputs.add("module", &raw);
    inputs.add("bindgen", include_bytes!("bindgen.rs"));
    inputs.add("optimise", include_bytes!("optimise.rs"));
    inputs.add("section", include_bytes!("section.rs"));
    inputs.add_files(&[tree.root().join("Cargo.lock"), tree.npm("binaryen/package.json")])?;
    let stamp = Stamp::new(&scratch, "wasm", inputs);
    let packaged = outputs.each_ref().map(|name| pkg.join(name));
    if stamp.is_current(&packaged) {
        return Ok(());
    }

    validate::without_saturating_casts(&raw)?;
    let stripped = section::without_custom(&raw, "target_features")?;
    let glue = scratch.join("glue");
    bindgen::generate(&stripped, &module, &glue)?;
    let binary = glue.join(format!("{module}_bg.wasm"));
    optimise::lower_and_shrink(tree, &binary)?;
    let finished = fs::read(&binary).map_err(XtaskError::file("read", &binary))?;
    validate::first_version(&finished)?;

    for (name, destination) in outputs.iter().zip(&packaged) {
        copy(&glue.join(name), destination)?;
    }
    stamp.record(&packaged)
}

fn copy(from: &Path, to: &Path) -> Result<(), XtaskError> {
    fs::copy(from, to).map(drop).map_err(XtaskError::file("copy", from))
}
