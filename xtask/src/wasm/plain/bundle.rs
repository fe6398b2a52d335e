//! Putting glue, code and data together into one script.

use std::fs;
use std::path::Path;

use crate::error::XtaskError;
use crate::process;
use crate::tree::Tree;

/// What is bundled, and the program that bundles.
pub(super) const SOURCES: [(&str, &str); 3] = [
    ("entry.js", include_str!("entry.js")),
    ("classic.js", include_str!("classic.js")),
    ("bundle.mjs", include_str!("bundle.mjs")),
];

/// Writes the module `plain` and the script `classic` from what lies in `scratch`.
pub(super) fn write(
    tree: &Tree,
    scratch: &Path,
    plain: &Path,
    classic: &Path,
) -> Result<(), XtaskError> {
    for (name, content) in SOURCES {
        let path = scratch.join(name);
        fs::write(&path, content).map_err(XtaskError::file("write", &path))?;
    }
    process::run_quietly(
        "bundling the JavaScript build",
        process::command("node", tree.root()).arg(scratch.join("bundle.mjs")).args([
            tree.npm("esbuild/lib/main.js").as_path(),
            plain,
            classic,
        ]),
    )
}
