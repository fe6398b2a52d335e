//! `cargo xtask train`: the classifier's model from the tables in `data/`.

use std::process::Command;

use clap::Args;

use crate::error::XtaskError;
use crate::process;
use crate::tree::Tree;

/// How to train.
#[derive(Debug, Args)]
pub(crate) struct Options {
    /// Compare with data/model instead of writing it, and fail if it differs
    #[arg(long)]
    check: bool,
}

/// Trains in release: unoptimised it would take minutes. The second program is built with what the first one wrote.
pub(crate) fn run(tree: &Tree, options: &Options) -> Result<(), XtaskError> {
    for (name, what) in [("train", "training"), ("calibrate", "calibrating")] {
        let mut command = program(tree, name);
        if options.check {
            command.arg("--check");
        }
        process::run(what, &mut command)?;
    }
    Ok(())
}

/// A program of the package `training`, with its arguments still to be given.
pub(crate) fn program(tree: &Tree, name: &str) -> Command {
    let mut command = process::command("cargo", tree.root());
    command.args(["run", "--quiet", "--locked", "--release", "--package", "training"]);
    command.args(["--bin", name, "--"]);
    command
}

/// Fails if the model in `data/model` is not what the tables give.
pub(crate) fn check(tree: &Tree) -> Result<(), XtaskError> {
    run(tree, &Options { check: true })
}
