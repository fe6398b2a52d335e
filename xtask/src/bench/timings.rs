//! How long answers take, natively and as WebAssembly in Node.

use std::path::Path;

use serde::Deserialize;

use super::inputs;
use crate::error::XtaskError;
use crate::process;
use crate::tree::Tree;

/// What each of the two measuring programs prints, as one JSON object.
#[derive(Debug, Deserialize)]
struct Timings {
    /// Median over the texts, in microseconds.
    classify: f64,
    /// Median over the scenarios, in microseconds.
    assess: f64,
    /// From nothing to the first answer, in milliseconds; for wasm of processor time, since its compiler has threads.
    start: f64,
}

/// Measures and prints.
pub(super) fn print(tree: &Tree) -> Result<(), XtaskError> {
    let inputs = inputs::write(tree)?;
    let native = native(tree, &inputs)?;
    let wasm = wasm(tree, &inputs)?;
    println!();
    println!("{:<28} {:>10} {:>10} {:>10}", "time", "native", "wasm", "ratio");
    for (name, native, wasm) in [
        ("classify, median, µs", native.classify, wasm.classify),
        ("assess, median, µs", native.assess, wasm.assess),
        ("first answer, ms", native.start, wasm.start),
    ] {
        println!("{name:<28} {native:>10.1} {wasm:>10.1} {:>10.1}", wasm / native);
    }
    Ok(())
}

fn native(tree: &Tree, inputs: &Path) -> Result<Timings, XtaskError> {
    const STEP: &str = "measuring natively";
    let json = process::output(
        STEP,
        process::command("cargo", tree.root())
            .args(["bench", "--locked", "--package", &tree.package().name])
            .args(["--no-default-features", "--bench", "core", "--"])
            .arg(inputs),
    )?;
    read(STEP, &json)
}

fn wasm(tree: &Tree, inputs: &Path) -> Result<Timings, XtaskError> {
    const STEP: &str = "measuring in Node";
    let json = process::output(
        STEP,
        process::command("node", tree.root())
            .arg(tree.root().join("tests").join("bench").join("wasm.mjs"))
            .arg(inputs),
    )?;
    read(STEP, &json)
}

fn read(step: &str, json: &str) -> Result<Timings, XtaskError> {
    serde_json::from_str(json).map_err(|error| XtaskError::step(step, error))
}
