//! The standard library for the wasm target.

use std::path::PathBuf;

use crate::error::XtaskError;
use crate::process;
use crate::tree::Tree;

/// Name of the target.
pub(crate) const TARGET: &str = "wasm32-unknown-unknown";

/// Adds the target to the pinned toolchain if it is not there; rustup does not fetch the targets named in
/// `rust-toolchain.toml` when its automatic installation is switched off.
pub(crate) fn ensure(tree: &Tree) -> Result<(), XtaskError> {
    let sysroot = process::output(
        "finding the Rust toolchain",
        process::command("rustc", tree.root()).args(["--print", "sysroot"]),
    )?;
    let library = PathBuf::from(sysroot.trim_end()).join("lib/rustlib").join(TARGET);
    if library.exists() {
        return Ok(());
    }
    process::run_quietly(
        "adding the wasm target",
        process::command("rustup", tree.root()).args(["target", "add", TARGET]),
    )
}
