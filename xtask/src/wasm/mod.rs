//! From the Rust sources to a WebAssembly module that old browser kernels load, and its JavaScript glue.
//!
//! The compiler's default output needs Chromium 96. This recipe uses nothing beyond the first WebAssembly version:
//! the compiler is told to leave later instructions out, the few that the prebuilt standard library still brings are
//! lowered, and the result is validated. For browsers and policies that let no WebAssembly run, `plain` makes JavaScript of
//! the finished module.

mod bindgen;
mod cargo;
mod optimise;
mod plain;
mod section;
mod validate;

use std::fs;
use std::path::Path;

use crate::error::XtaskError;
use crate::fingerprint::{Fingerprint, Stamp};
use crate::tree::Tree;

/// Builds both forms into `pkg/`; skips all but cargo's own step if the compiler's output is the same as before.
pub(crate) fn build(tree: &Tree) -> Result<(), XtaskError> {
    let compiled = cargo::compile(tree)?;
    let raw = read(&compiled)?;

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
    let glue = scratch.join("glue");
    let bare = scratch.join("bare");
    let binary = format!("{module}_bg.wasm");
    let bare_glue = bare.join(format!("{module}_bg.js"));
    let made = [&packaged[..], std::slice::from_ref(&bare_glue)].concat();
    if !stamp.is_current(&made) {
        validate::without_saturating_casts(&raw)?;
        let stripped = section::without_custom(&raw, "target_features")?;
        bindgen::generate(&stripped, &module, &glue)?;
        bindgen::generate_bare(&stripped, &module, &bare)?;
        same(&glue.join(&binary), &bare.join(&binary))?;
        let lowered = glue.join(&binary);
        optimise::lower_and_shrink(tree, &lowered)?;
        validate::first_version(&read(&lowered)?)?;
        for (name, destination) in outputs.iter().zip(&packaged) {
            copy(&glue.join(name), destination)?;
        }
        stamp.record(&made)?;
    }
    plain::build(tree, &read(&pkg.join(&binary))?, &bare_glue)
}

/// Fails if the two kinds of glue do not belong to one and the same module.
fn same(one: &Path, other: &Path) -> Result<(), XtaskError> {
    if read(one)? == read(other)? {
        return Ok(());
    }
    let reason = format!("{} and {} differ", one.display(), other.display());
    Err(XtaskError::step("generating the JavaScript glue", reason))
}

fn read(file: &Path) -> Result<Vec<u8>, XtaskError> {
    fs::read(file).map_err(XtaskError::file("read", file))
}

fn copy(from: &Path, to: &Path) -> Result<(), XtaskError> {
    fs::copy(from, to).map(drop).map_err(XtaskError::file("copy", from))
}
