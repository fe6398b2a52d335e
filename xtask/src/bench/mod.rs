//! `cargo xtask bench`: what the page and the package cost in bytes, its answers in time, a journey in waiting and in questions, and how the
//! rules core lies to other rule engines.

mod engines;
mod inputs;
mod questions;
mod sizes;
mod timings;
mod waiting;

use clap::Args;

use crate::build;
use crate::error::XtaskError;
use crate::tree::Tree;

/// What to measure.
#[derive(Debug, Args)]
pub(crate) struct Options {
    /// Fail if a size is over its budget
    #[arg(long)]
    check: bool,
}

/// Prints sizes, times and counts of questions. Times are never judged: they depend on the machine.
pub(crate) fn run(tree: &Tree, options: &Options) -> Result<(), XtaskError> {
    build::run(tree)?;
    let over = sizes::print(tree)?;
    sizes::print_package(tree)?;
    timings::print(tree)?;
    waiting::print(tree)?;
    engines::print(tree)?;
    questions::print(tree)?;
    if options.check { judge(&over) } else { Ok(()) }
}

/// Prints the sizes of the built site and fails if one is over its budget.
pub(crate) fn check_sizes(tree: &Tree) -> Result<(), XtaskError> {
    judge(&sizes::print(tree)?)
}

fn judge(over: &[String]) -> Result<(), XtaskError> {
    if over.is_empty() {
        return Ok(());
    }
    Err(XtaskError::step("checking the sizes", over.join("; ")))
}
