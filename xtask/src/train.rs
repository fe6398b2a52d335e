//! `cargo xtask train`: the classifier's model from the tables in `data/`.

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

/// Trains in release: unoptimised it would take minutes.
pub(crate) fn run(tree: &Tree, options: &Options) -> Result<(), XtaskError> {
    let mut command = process::command("cargo", tree.root());
    command.args(["run", "--quiet", "--locked", "--release"]);
    command.args(["--package", "training", "--bin", "train", "--"]);
    if options.check {
        command.arg("--check");
    }
    process::run("training", &mut command)
}

/// Fails if the model in `data/model` is not what the tables give.
pub(crate) fn check(tree: &Tree) -> Result<(), XtaskError> {
    run(tree, &Options { check: true })
}
