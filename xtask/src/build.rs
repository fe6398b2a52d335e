//! `cargo xtask build`: from the Rust sources and the page's sources to `pkg/` and the static site.

use crate::error::XtaskError;
use crate::tools::{npm, wasm_target};
use crate::tree::Tree;
use crate::{package, site, wasm};

/// Builds the npm package and the site; steps whose inputs did not change are skipped.
pub(crate) fn run(tree: &Tree) -> Result<(), XtaskError> {
    let _lock = tree.lock()?;
    package_files(tree)?;
    site::build(tree)
}

/// Builds, and prints the sizes of both forms of the core and of the page's files.
pub(crate) fn run_and_tell(tree: &Tree) -> Result<(), XtaskError> {
    run(tree)?;
    site::print_sizes(tree)
}

/// Builds the npm package in `pkg/` alone.
pub(crate) fn package(tree: &Tree) -> Result<(), XtaskError> {
    let _lock = tree.lock()?;
    package_files(tree)
}

fn package_files(tree: &Tree) -> Result<(), XtaskError> {
    wasm_target::ensure(tree)?;
    npm::ensure(tree, npm::PAGE)?;
    wasm::build(tree)?;
    package::write_messages(tree)?;
    package::write_manifest(tree)
}
