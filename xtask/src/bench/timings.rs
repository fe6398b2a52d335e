//! How long answers take: natively, and in Node as WebAssembly and as plain JavaScript.

use std::path::Path;

use serde::Deserialize;

use super::inputs;
use crate::error::XtaskError;
use crate::process;
use crate::tree::Tree;

/// What each measuring program prints, as one JSON object.
#[derive(Debug, Deserialize)]
struct Timings {
    /// Median over the texts, in microseconds.
    classify: f64,
    /// Median over the scenarios, in microseconds.
    assess: f64,
    /// From nothing to the first answer, in milliseconds; in Node of processor time, since its compiler has threads.
    start: f64,
}

/// Measures and prints.
pub(super) fn print(tree: &Tree) -> Result<(), XtaskError> {
    let inputs = inputs::write(tree)?;
    let native = native(tree, &inputs)?;
    let wasm = in_node(tree, &inputs, "wasm")?;
    let plain = in_node(tree, &inputs, "plain")?;
    println!();
    println!(
        "{:<28} {:>10} {:>10} {:>10} {:>10} {:>10}",
        "time", "native", "wasm", "to native", "JavaScript", "to wasm"
    );
    for (name, native, wasm, plain) in [
        ("classify, median, µs", native.classify, wasm.classify, plain.classify),
        ("assess, median, µs", native.assess, wasm.assess, plain.assess),
        ("first answer, ms", native.start, wasm.start, plain.start),
    ] {
        println!(
            "{name:<28} {native:>10.1} {wasm:>10.1} {:>10.1} {plain:>10.1} {:>10.1}",
            wasm / native,
            plain / wasm
        );
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

fn in_node(tree: &Tree, inputs: &Path, build: &str) -> Result<Timings, XtaskError> {
    const STEP: &str = "measuring in Node";
    let json = process::output(
        STEP,
        process::command("node", tree.root())
            .arg(tree.root().join("tests").join("bench").join("package.mjs"))
            .args([inputs, Path::new(build)]),
    )?;
    read(STEP, &json)
}

fn read(step: &str, json: &str) -> Result<Timings, XtaskError> {
    serde_json::from_str(json).map_err(|error| XtaskError::step(step, error))
}
