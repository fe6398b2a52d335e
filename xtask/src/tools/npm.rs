//! The npm packages of a folder with a `package-lock.json`.

use std::fs;
use std::path::Path;
use std::time::SystemTime;

use crate::error::XtaskError;
use crate::process;
use crate::tree::Tree;

/// The page, its bundler and its tests' tools.
pub(crate) const PAGE: &str = "www";
/// The rule engines that ours is measured against.
pub(crate) const ENGINES: &str = "tests/bench/engines";
/// The search libraries that the classifier is measured against.
pub(crate) const SEARCH: &str = "tests/bench/search";
/// The oldest browser, and what drives all of them.
pub(crate) const BROWSERS: &str = "tests/browsers";
/// What the npm package is made with and judged by, and the examples of it that are bundled.
pub(crate) const PACKAGE: [&str; 5] =
    [PAGE, "tests/package", "docs/examples/react", "docs/examples/vite", "docs/examples/vue"];
/// The other old browsers.
pub(crate) const OLD_BROWSERS: &str = "tests/browsers/old";
/// Lighthouse, which measures the page.
pub(crate) const LIGHTHOUSE: &str = "tests/bench/lighthouse";

/// Installs exactly what the lock file of `folder` names if that was not done since the lock file last changed.
pub(crate) fn ensure(tree: &Tree, folder: &str) -> Result<(), XtaskError> {
    let place = tree.root().join(folder);
    let lock = place.join("package-lock.json");
    let wanted = modified(&lock).map_err(XtaskError::file("read", &lock))?;
    // npm writes this file last.
    let done = modified(&place.join("node_modules").join(".package-lock.json"));
    if done.is_ok_and(|done| done >= wanted) {
        return Ok(());
    }
    // None of the packages needs its install script, and scripts of packages are the usual way of an attack.
    process::run_quietly(
        &format!("installing the npm packages of {folder}/package-lock.json"),
        process::command("npm", &place).args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]),
    )
}

fn modified(path: &Path) -> std::io::Result<SystemTime> {
    fs::metadata(path)?.modified()
}
