//! The npm packages of `www/package-lock.json`.

use std::fs;
use std::path::Path;
use std::time::SystemTime;

use crate::error::XtaskError;
use crate::process;
use crate::tree::Tree;

/// Installs exactly what the lock file names if that was not done since the lock file last changed.
pub(crate) fn ensure(tree: &Tree) -> Result<(), XtaskError> {
    let lock = tree.www().join("package-lock.json");
    let wanted = modified(&lock).map_err(XtaskError::file("read", &lock))?;
    // npm writes this file last.
    let done = modified(&tree.npm(".package-lock.json"));
    if done.is_ok_and(|done| done >= wanted) {
        return Ok(());
    }
    // None of the packages needs its install script, and scripts of packages are the usual way of an attack.
    process::run_quietly(
        "installing the npm packages of www/package-lock.json",
        process::command("npm", &tree.www()).args([
            "ci",
            "--ignore-scripts",
            "--no-audit",
            "--no-fund",
        ]),
    )
}

fn modified(path: &Path) -> std::io::Result<SystemTime> {
    fs::metadata(path)?.modified()
}
