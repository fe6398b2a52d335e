//! Compiling the library for the wasm target.

use std::path::PathBuf;

use crate::error::XtaskError;
use crate::process;
use crate::tools::wasm_target::TARGET;
use crate::tree::Tree;

/// The first version of WebAssembly: Chromium before 96 does not know the instructions that came later. Left on, those for
/// blocks of memory would in the end be loops over single bytes.
const PROCESSOR: &str = "mvp";

/// What a function may cost to be copied into its callers. Of the size of the module most comes from such copies, of its
/// speed most comes from the small ones; the compiler's own line is 225.
const INLINING: &str = "-inline-threshold=40";

const PROFILE: &str = "wasm-release";

/// Compiles and gives the path of the module.
pub(crate) fn compile(tree: &Tree) -> Result<PathBuf, XtaskError> {
    const STEP: &str = "compiling the wasm module";
    let cargo_home = std::env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| std::env::home_dir().map(|home| home.join(".cargo")))
        .ok_or_else(|| XtaskError::step(STEP, "neither CARGO_HOME nor a home folder is set"))?;
    // Panic messages hold source paths; with neutral ones the module is the same byte for byte in every folder.
    let flags = [
        format!("-Ctarget-cpu={PROCESSOR}"),
        format!("-Cllvm-args={INLINING}"),
        format!(
            "--remap-path-prefix={}=/registry",
            cargo_home.join("registry").join("src").display()
        ),
        format!("--remap-path-prefix={}=.", tree.root().display()),
    ];
    process::run_quietly(
        STEP,
        process::command("cargo", tree.root())
            .args(["build", "--locked", "--package", &tree.package().name])
            .args(["--lib", "--no-default-features"])
            .args(["--target", TARGET, "--profile", PROFILE])
            .env("CARGO_ENCODED_RUSTFLAGS", flags.join("\u{1f}")),
    )?;
    Ok(tree.wasm_output(PROFILE).join(format!("{}.wasm", tree.module())))
}
