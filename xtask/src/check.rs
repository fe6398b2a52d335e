//! `cargo xtask check`: what can be judged without running the project.

use crate::build;
use crate::error::XtaskError;
use crate::process;
use crate::tools::wasm_target::{self, TARGET};
use crate::tree::Tree;

/// Formatting, lints and types.
pub(crate) fn run(tree: &Tree) -> Result<(), XtaskError> {
    formatting(tree)?;
    lints(tree)?;
    build::package(tree)?;
    types(tree)
}

/// Rust formatting.
pub(crate) fn formatting(tree: &Tree) -> Result<(), XtaskError> {
    process::run(
        "checking the formatting (`cargo fmt --all` mends it)",
        process::command("cargo", tree.root()).args(["fmt", "--all", "--check"]),
    )
}

/// Clippy on all members, and on the parts that exist only for wasm.
pub(crate) fn lints(tree: &Tree) -> Result<(), XtaskError> {
    const STEP: &str = "linting";
    process::run(
        STEP,
        process::command("cargo", tree.root())
            .args(["clippy", "--locked", "--workspace", "--all-targets"])
            .args(["--", "--deny", "warnings"]),
    )?;
    wasm_target::ensure(tree)?;
    process::run(
        STEP,
        process::command("cargo", tree.root())
            .args(["clippy", "--locked", "--package", &tree.package().name])
            .args(["--lib", "--test", "wasm", "--no-default-features"])
            .args(["--target", TARGET, "--", "--deny", "warnings"]),
    )
}

/// TypeScript types of the page, against those of the built package.
pub(crate) fn types(tree: &Tree) -> Result<(), XtaskError> {
    process::run(
        "checking the TypeScript types",
        process::command("node", tree.root())
            .arg(tree.npm("typescript/bin/tsc"))
            .args(["--noEmit", "--project"])
            .arg(tree.www().join("tsconfig.json")),
    )
}
