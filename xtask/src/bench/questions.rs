//! How many questions a business is asked until nothing is open.

use crate::error::XtaskError;
use crate::process;
use crate::tree::Tree;

/// Counts and prints.
pub(super) fn print(tree: &Tree) -> Result<(), XtaskError> {
    println!();
    process::run(
        "counting questions",
        process::command("cargo", tree.root())
            .args(["bench", "--quiet", "--locked", "--package", &tree.package().name])
            .args(["--no-default-features", "--bench", "questions"]),
    )
}
