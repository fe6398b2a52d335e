//! The rules core beside other rule engines: the same decision, in the same run.

use std::fs;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::compress;
use crate::error::XtaskError;
use crate::process;
use crate::tools::npm;
use crate::tree::Tree;

/// How often an engine is started; each time is a process of its own.
const STARTS: usize = 7;

/// What the engines are to decide, and where each one's form of it lies.
#[derive(Deserialize)]
struct Decision {
    facts: usize,
    rules: usize,
    /// Situations in which everything is known, and those in which some facts are not.
    complete: usize,
    partial: usize,
    /// Verdicts of the partial situations.
    open: usize,
    settled: usize,
    /// Ours first.
    engines: Vec<Engine>,
}

#[derive(Deserialize)]
struct Engine {
    name: String,
    version: String,
    folder: PathBuf,
    /// What a page loads to use it.
    files: Vec<PathBuf>,
}

/// What the measuring program prints of an engine that answered everything known rightly.
#[derive(Deserialize)]
struct Measurement {
    /// Processor time of a decision.
    micros: f64,
    readings: Vec<Reading>,
}

/// What an engine's answers to partial facts come to, taken in one of the ways in which they can be.
#[derive(Deserialize)]
struct Reading {
    name: String,
    /// Open verdicts: left open, called yes, called no.
    kept: usize,
    yes: usize,
    no: usize,
    /// Settled verdicts: left open, or the other way round.
    left: usize,
    wrong: usize,
}

struct Row<'a> {
    engine: &'a Engine,
    bytes: usize,
    /// Processor time to the first answer, in milliseconds.
    start: f64,
    measurement: Measurement,
}

/// Measures and prints; fails with the engine's name if one answers wrongly although everything is known.
pub(super) fn print(tree: &Tree) -> Result<(), XtaskError> {
    const STEP: &str = "preparing the comparison with other rule engines";
    npm::ensure(tree, npm::ENGINES)?;
    run(tree, "checking what the engines are held against", "truth.test.mjs", None)?;
    let folder = tree.scratch().join("engines");
    let decision: Decision = read(STEP, &run(tree, STEP, "prepare.mjs", Some(&folder))?)?;
    let starts = starts(tree, &decision.engines)?;
    let mut rows = Vec::new();
    for (engine, start) in decision.engines.iter().zip(starts) {
        let step = format!("holding {} against the truth", engine.name);
        let measurement = read(&step, &run(tree, &step, "measure.mjs", Some(&engine.folder))?)?;
        rows.push(Row { engine, bytes: bytes(&engine.files)?, start, measurement });
    }
    show(&decision, &rows);
    Ok(())
}

/// The median start of each engine, in milliseconds. The engines take turns, so that a busy moment hits them alike.
fn starts(tree: &Tree, engines: &[Engine]) -> Result<Vec<f64>, XtaskError> {
    let mut times = vec![Vec::new(); engines.len()];
    for _ in 0..STARTS {
        for (engine, times) in engines.iter().zip(&mut times) {
            let step = format!("starting {}", engine.name);
            let micros: f64 = read(&step, &run(tree, &step, "start.mjs", Some(&engine.folder))?)?;
            times.push(micros / 1e3);
        }
    }
    Ok(times.into_iter().map(median).collect())
}

/// The middle of `times`; zero of none.
fn median(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times.get(times.len() / 2).copied().unwrap_or_default()
}

fn bytes(files: &[PathBuf]) -> Result<usize, XtaskError> {
    files.iter().try_fold(0, |sum, file| {
        let bytes = fs::read(file).map_err(XtaskError::file("read", file))?;
        Ok(sum + compress::brotli(&bytes)?.len())
    })
}

fn run(
    tree: &Tree,
    step: &str,
    program: &str,
    argument: Option<&Path>,
) -> Result<String, XtaskError> {
    let program = tree.root().join(npm::ENGINES).join(program);
    process::output(step, process::command("node", tree.root()).arg(program).args(argument))
}

fn read<T: DeserializeOwned>(step: &str, json: &str) -> Result<T, XtaskError> {
    serde_json::from_str(json).map_err(|error| XtaskError::step(step, error))
}

fn show(decision: &Decision, rows: &[Row]) {
    let Decision { facts, rules, complete, partial, open, settled, .. } = decision;
    println!();
    println!("one decision of {rules} rules over {facts} facts, in each engine's own language");
    println!("all facts known: every engine gave every verdict of {complete} situations rightly");
    println!(
        "ten facts missing: of the verdicts of {partial} situations {open} are open, {settled} settled"
    );
    println!();
    for [name, bytes, start, micros, ratio, kept, yes, no, left, wrong] in [
        ["", "brotli", "start", "decision", "times", "open", "called", "called", "settled", ""],
        ["rule engine", "bytes", "CPU ms", "CPU µs", "ours", "kept", "yes", "no", "left", "wrong"],
    ] {
        println!(
            "{name:<33} {bytes:>9} {start:>8} {micros:>8} {ratio:>7} | {kept:>6} {yes:>6} {no:>6} | {left:>7} {wrong:>5} |"
        );
    }
    let ours = rows.first().map_or(f64::NAN, |row| row.measurement.micros);
    for Row { engine, bytes, start, measurement } in rows {
        let name = format!("{} {}", engine.name, engine.version);
        let micros = measurement.micros;
        let mut measured =
            format!("{name:<33} {bytes:>9} {start:>8.1} {micros:>8.1} {:>7.3}", micros / ours);
        for Reading { name, kept, yes, no, left, wrong } in &measurement.readings {
            println!("{measured:<69} | {kept:>6} {yes:>6} {no:>6} | {left:>7} {wrong:>5} | {name}");
            measured.clear();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_slow_start_does_not_move_the_median() {
        let quick = median(vec![3.0, 1.0, 2.0]);
        let disturbed = median(vec![3.0, 1.0, 2.0, 900.0, 2.0]);
        assert!((quick - 2.0).abs() < f64::EPSILON && (disturbed - 2.0).abs() < f64::EPSILON);
    }
}
