//! `cargo xtask eval`: how often the classifier is right on labelled texts, and how often search libraries are.

use std::fs;
use std::path::{PathBuf, absolute};

use clap::Args;

use crate::build;
use crate::error::XtaskError;
use crate::process;
use crate::tools::npm;
use crate::train;
use crate::tree::Tree;

/// Misses that are printed when nobody says how many.
const MISSES: usize = 20;

/// What to measure on.
#[derive(Debug, Args)]
pub(crate) struct Options {
    /// Tab-separated tables with the columns text and `sei_codes` (accepted codes joined by ;, or none)
    files: Vec<String>,
    /// How many of the worst misses to print for each file; all of them if no number follows [default: 20]
    #[arg(long, value_name = "N", num_args = 0..=1, default_missing_value = "all")]
    errors: Option<String>,
    /// Print the figures as JSON
    #[arg(long)]
    json: bool,
    /// Leave out the search libraries
    #[arg(long)]
    no_peers: bool,
}

/// Prints the figures of each file.
pub(crate) fn run(tree: &Tree, options: &Options) -> Result<(), XtaskError> {
    let (files, misses) = files_and_misses(&options.files, options.errors.as_deref());
    if files.is_empty() {
        return Err(XtaskError::step(
            "measuring the classifier",
            "no file is named; name at least one table of labelled texts",
        ));
    }
    let files = files
        .into_iter()
        // The program runs in the root of the tree, which need not be the folder that the path is meant for.
        .map(|file| absolute(&file).map_err(XtaskError::file("find", &file)))
        .collect::<Result<Vec<_>, _>>()?;
    let mut command = train::program(tree, "evaluate");
    command.args(["report", "--errors", &misses.to_string()]);
    if options.json {
        command.arg("--json");
    }
    if !options.no_peers {
        command.arg("--peers").arg(ask_peers(tree, &files)?);
    }
    process::run("measuring the classifier", command.args(["--"]).args(&files))
}

/// Lets the search libraries answer all texts, and ours beside them; gives the file that holds what they found.
fn ask_peers(tree: &Tree, files: &[PathBuf]) -> Result<PathBuf, XtaskError> {
    const STEP: &str = "measuring the search libraries";
    build::package(tree)?;
    npm::ensure(tree, npm::SEARCH)?;
    let folder = tree.scratch().join("search");
    fs::create_dir_all(&folder).map_err(XtaskError::file("create", &folder))?;
    let write = |name: &str, json: String| {
        let file = folder.join(name);
        fs::write(&file, json).map_err(XtaskError::file("write", &file)).map(|()| file)
    };
    let mut export = train::program(tree, "evaluate");
    let inputs =
        write("inputs.json", process::output(STEP, export.args(["export", "--"]).args(files))?)?;
    let programs = tree.root().join(npm::SEARCH);
    process::output(
        "checking how texts are split for the search libraries",
        process::command("node", tree.root()).arg(programs.join("bigrams.test.mjs")),
    )?;
    let mut measure = process::command("node", tree.root());
    write(
        "found.json",
        process::output(STEP, measure.arg(programs.join("measure.mjs")).arg(inputs))?,
    )
}

/// The files, and how many misses to print. What follows `--errors` without being a number is a file.
fn files_and_misses(files: &[String], errors: Option<&str>) -> (Vec<PathBuf>, usize) {
    let named = files.iter().map(PathBuf::from);
    match errors {
        None => (named.collect(), MISSES),
        Some("all") => (named.collect(), usize::MAX),
        Some(text) => match text.parse() {
            Ok(misses) => (named.collect(), misses),
            Err(_) => (std::iter::once(PathBuf::from(text)).chain(named).collect(), usize::MAX),
        },
    }
}

#[cfg(test)]
mod tests {
    use clap::Parser;

    use super::*;

    #[derive(Parser)]
    struct Line {
        #[command(flatten)]
        options: Options,
    }

    #[test]
    fn errors_takes_a_number_or_stands_alone() {
        for (line, files, misses) in [
            ("a b", &["a", "b"][..], MISSES),
            ("a --errors", &["a"], usize::MAX),
            ("a --errors 5", &["a"], 5),
            ("--errors 5 a", &["a"], 5),
            ("--errors a b", &["a", "b"], usize::MAX),
        ] {
            let words = std::iter::once("eval").chain(line.split(' '));
            let Options { files: named, errors, .. } = Line::parse_from(words).options;
            let found = files_and_misses(&named, errors.as_deref());
            assert_eq!(found, (files.iter().map(PathBuf::from).collect(), misses), "{line}");
        }
    }
}
