//! `cargo xtask eval`: how often the classifier is right on labelled texts.

use std::path::{PathBuf, absolute};

use clap::Args;

use crate::error::XtaskError;
use crate::process;
use crate::train;
use crate::tree::Tree;

/// What to measure on.
#[derive(Debug, Args)]
pub(crate) struct Options {
    /// Tab-separated tables with the columns text and `sei_codes` (accepted codes joined by ;, or none)
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// Print every text that is classified wrongly
    #[arg(long)]
    errors: bool,
}

/// Prints the figures of each file.
pub(crate) fn run(tree: &Tree, options: &Options) -> Result<(), XtaskError> {
    let mut command = train::program(tree, "evaluate");
    if options.errors {
        command.arg("--errors");
    }
    for file in &options.files {
        // The program runs in the root of the tree, which need not be the folder that the path is meant for.
        command.arg(absolute(file).map_err(XtaskError::file("find", file))?);
    }
    process::run("measuring the classifier", &mut command)
}
