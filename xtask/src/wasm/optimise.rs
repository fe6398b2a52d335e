//! Lowering and shrinking with binaryen's `wasm-opt`.

use std::path::Path;

use crate::error::XtaskError;
use crate::process;
use crate::tree::Tree;

/// First the block copies and sign extensions that the prebuilt standard library brings are replaced by older
/// instructions with the same results; then the module is shrunk and held to the first version.
///
/// Never `--llvm-nontrapping-fptoint-lowering` here: it follows C, not Rust, and changes results of casts.
const PASSES: [&[&str]; 2] = [
    &[
        "--enable-bulk-memory",
        "--enable-mutable-globals",
        "--enable-sign-ext",
        "--disable-nontrapping-float-to-int",
        "--llvm-memory-copy-fill-lowering",
        "--signext-lowering",
    ],
    &["--mvp-features", "--enable-mutable-globals", "-Oz"],
];

/// Rewrites the module at `path` in place.
///
/// Only the version of the npm lock file is used, by its path: one that happens to be installed on the machine may
/// exit 0 and write a module that throws.
pub(super) fn lower_and_shrink(tree: &Tree, path: &Path) -> Result<(), XtaskError> {
    for pass in PASSES {
        process::run_quietly(
            "optimising the wasm module",
            process::command("node", tree.root())
                .arg(tree.npm("binaryen/bin/wasm-opt"))
                .args(pass)
                .arg(path)
                .arg("--output")
                .arg(path),
        )?;
    }
    Ok(())
}
