//! Trains the linear model of the classifier from the tables in `data/` and writes `data/model/`.
//!
//! Run it by `cargo xtask train`; `--check` compares instead of writing and fails when the stored weights differ. All arithmetic is the same on every platform, so that the same tables give the
//! same bytes.

mod corpus;
mod learner;
mod random;

use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use policy_checker::classify::training::{Groups, STEP};

use corpus::Corpus;
use learner::Model;

fn main() -> Result<(), Box<dyn Error>> {
    let root = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."));
    let check = std::env::args().any(|argument| argument == "--check");
    let corpus = Corpus::read(&root.join("data/taxonomy"))?;
    eprintln!("{} texts, {} features", corpus.samples.len(), corpus.names.len());
    let model = Model::train(&corpus);
    let folder = root.join("data/model");
    let files = [
        (folder.join("weights.tsv"), weights(&corpus, &model)),
        (folder.join("groups.tsv"), groups(&model)?),
    ];
    for (path, content) in &files {
        if check { compare(path, content)? } else { fs::write(path, content)? }
    }
    Ok(())
}

fn compare(path: &PathBuf, content: &str) -> Result<(), Box<dyn Error>> {
    if fs::read_to_string(path)? == content {
        return Ok(());
    }
    Err(format!("{}: differs from what training makes of the tables", path.display()).into())
}

fn steps(weight: f32) -> i32 {
    // Within ±127 by the clamp, so that the conversion is exact.
    #[expect(clippy::cast_possible_truncation, reason = "clamped to the range of a byte")]
    let rounded = (f64::from(weight) / STEP).round().clamp(-127.0, 127.0) as i32;
    rounded
}

fn weights(corpus: &Corpus, model: &Model) -> String {
    let mut lines = Vec::new();
    for (name, row) in corpus.names.iter().zip(model.rows()) {
        let cells: Vec<String> = (0..)
            .zip(row)
            .map(|(group, weight): (usize, &f32)| (group, steps(*weight)))
            .filter(|(_, steps)| *steps != 0)
            .map(|(group, steps)| format!("{group}:{steps}"))
            .collect();
        if !cells.is_empty() {
            lines.push(format!("{name}\t{}\n", cells.join(" ")));
        }
    }
    lines.sort();
    format!("feature\tweights\n{}", lines.concat())
}

fn groups(model: &Model) -> Result<String, Box<dyn Error>> {
    let mut text = String::from("group\tbias\n");
    for (group, bias) in model.biases.iter().enumerate() {
        writeln!(text, "{}\t{}", Groups::bundled().code(group), steps(*bias))?;
    }
    Ok(text)
}
