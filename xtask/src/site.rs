//! The static site: the page's bundle, the wasm module, and a compressed form of each file.

use std::fs;
use std::path::Path;

use crate::compress;
use crate::error::XtaskError;
use crate::fingerprint::{Fingerprint, Stamp, files_below};
use crate::process;
use crate::tree::Tree;

/// Builds the site in its folder; `pkg/` must be there. Does nothing if neither page nor package changed.
pub(crate) fn build(tree: &Tree) -> Result<(), XtaskError> {
    const STEP: &str = "building the site";
    let site = tree.site();

    let mut inputs = Fingerprint::default();
    inputs.add("recipe", include_bytes!("site.rs"));
    inputs.add_files(&files_below(&tree.www())?)?;
    inputs.add_files(&files_below(&tree.pkg())?)?;
    // The page holds the full texts of the documents.
    inputs.add_files(&files_below(&tree.root().join("data").join("packs"))?)?;
    inputs.add_files(&files_below(&tree.root().join("data").join("sources"))?)?;
    inputs.add_files(&[tree.root().join("data").join("checked.toml")])?;
    let stamp = Stamp::new(&tree.scratch(), "site", inputs);
    if stamp.is_current(&files_below(&site)?) {
        return Ok(());
    }

    // Files of an earlier build that are no longer part of the page must not be served.
    if site.exists() {
        fs::remove_dir_all(&site).map_err(XtaskError::file("remove", &site))?;
    }
    fs::create_dir_all(&site).map_err(XtaskError::file("create", &site))?;
    process::run_quietly(
        STEP,
        process::command("node", tree.root()).arg(tree.www().join("build.mjs")).arg(&site),
    )?;
    compress::write_all_variants(&files_below(&site)?)?;
    stamp.record(&files_below(&site)?)
}

/// Prints what lies in the built site, in bytes as it is and as it is served.
pub(crate) fn print_sizes(tree: &Tree) -> Result<(), XtaskError> {
    let size = |file: &Path| -> Result<u64, XtaskError> {
        Ok(fs::metadata(file).map_err(XtaskError::file("read", file))?.len())
    };
    println!("{:<28} {:>10} {:>10}", "bytes in the site", "raw", "brotli");
    for file in files_below(&tree.site())? {
        let packed = compress::variant(&file, "br");
        if packed.exists() {
            let name = file.strip_prefix(tree.site()).unwrap_or(&file).display().to_string();
            println!("{name:<28} {:>10} {:>10}", size(&file)?, size(&packed)?);
        }
    }
    Ok(())
}
