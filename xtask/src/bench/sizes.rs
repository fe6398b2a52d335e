//! Bytes of everything the page loads.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use crate::compress;
use crate::error::XtaskError;
use crate::fingerprint::files_below;
use crate::package;
use crate::tree::Tree;

/// The most that a file may have which the first view does not wait for, and files of one kind together without those,
/// in bytes after brotli. A file counts for the first that names it or its ending.
const BUDGETS: [(&str, &str, usize); 8] = [
    ("configurator.js", "the page that writes the code to embed the check", 25_000),
    ("configurator.css", "styles of the page that writes the code to embed the check", 2_000),
    ("later.js", "JavaScript that the first view does not wait for", 60_000),
    ("documents.js", "full texts of the documents, which nothing waits for", 50_000),
    ("plain.js", "the core as plain JavaScript, where no WebAssembly runs", 366_000),
    ("wasm", "wasm module (the classifier, rules and packs)", 338_000),
    ("js", "JavaScript of the first view", 40_000),
    ("css", "CSS", 10_000),
];

struct Size {
    name: String,
    raw: usize,
    gzip: usize,
    brotli: usize,
}

/// Prints the table and gives one sentence for each budget that is exceeded.
pub(super) fn print(tree: &Tree) -> Result<Vec<String>, XtaskError> {
    let sizes =
        loaded(&tree.site())?.iter().map(|file| measure(file)).collect::<Result<Vec<_>, _>>()?;

    println!("{:<28} {:>10} {:>10} {:>10}", "bytes the page loads", "raw", "gzip -9", "brotli 11");
    for Size { name, raw, gzip, brotli } in &sizes {
        println!("{name:<28} {raw:>10} {gzip:>10} {brotli:>10}");
    }
    let sum = |of: fn(&Size) -> usize| sizes.iter().map(of).sum::<usize>();
    println!(
        "{:<28} {:>10} {:>10} {:>10}",
        "together",
        sum(|size| size.raw),
        sum(|size| size.gzip),
        sum(|size| size.brotli)
    );

    let mut over = Vec::new();
    for (at, (_, what, budget)) in BUDGETS.into_iter().enumerate() {
        let files = sizes.iter().filter(|size| budget_of(&size.name) == Some(at));
        let used: usize = files.map(|size| size.brotli).sum();
        println!("{what}: {used} of {budget} bytes after brotli ({} %)", used * 100 / budget);
        if used > budget {
            over.push(format!("{what}: {used} bytes after brotli, {budget} allowed"));
        }
    }
    Ok(over)
}

/// Prints the sizes of what the npm package gives to be loaded.
pub(super) fn print_package(tree: &Tree) -> Result<(), XtaskError> {
    println!();
    println!("{:<32} {:>10} {:>10} {:>10}", "bytes of the package", "raw", "gzip -9", "brotli 11");
    for name in package::loadable() {
        let Size { name, raw, gzip, brotli } = measure(&tree.pkg().join(name))?;
        println!("{name:<32} {raw:>10} {gzip:>10} {brotli:>10}");
    }
    println!();
    Ok(())
}

/// The place of the budget that a file counts for.
fn budget_of(name: &str) -> Option<usize> {
    let ending = Path::new(name).extension();
    BUDGETS.iter().position(|(of, ..)| *of == name || ending.is_some_and(|ending| ending == *of))
}

/// The page, and every file of the site that a loaded file names.
fn loaded(site: &Path) -> Result<Vec<PathBuf>, XtaskError> {
    let files = files_below(site)?;
    let start = site.join("index.html");
    let mut found = BTreeSet::from([start.clone()]);
    let mut queue = vec![start];
    while let Some(file) = queue.pop() {
        let bytes = fs::read(&file).map_err(XtaskError::file("read", &file))?;
        // Only text names files; a binary that happens not to be UTF-8 names none.
        let Ok(text) = String::from_utf8(bytes) else {
            continue;
        };
        for other in &files {
            let named = other
                .strip_prefix(site)
                .ok()
                .and_then(Path::to_str)
                .is_some_and(|name| text.contains(name));
            if named && found.insert(other.clone()) {
                queue.push(other.clone());
            }
        }
    }
    Ok(found.into_iter().collect())
}

fn measure(file: &Path) -> Result<Size, XtaskError> {
    let bytes = fs::read(file).map_err(XtaskError::file("read", file))?;
    Ok(Size {
        name: file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default(),
        raw: bytes.len(),
        gzip: compress::gzip(&bytes)?.len(),
        brotli: compress::brotli(&bytes)?.len(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_first_view_does_not_wait_for_has_a_budget_of_its_own() {
        let of = |name| budget_of(name).map(|at| BUDGETS[at].0);
        assert_eq!(of("app.js"), Some("js"));
        assert_eq!(of("later.js"), Some("later.js"));
        assert_eq!(of("documents.js"), Some("documents.js"));
        assert_eq!(of("index.html"), None);
    }

    #[test]
    fn only_files_that_the_page_leads_to_are_counted() -> Result<(), Box<dyn std::error::Error>> {
        let folder = tempfile::tempdir()?;
        let site = folder.path();
        fs::write(site.join("index.html"), "<script src=\"app.js\"></script>")?;
        fs::write(site.join("app.js"), "fetch(\"core.wasm\")")?;
        fs::write(site.join("core.wasm"), [0xff, 0xfe])?;
        fs::write(site.join("core.wasm.br"), "packed")?;
        fs::write(site.join("other.js"), "")?;
        let names: Vec<_> = loaded(site)?
            .iter()
            .filter_map(|file| file.file_name().map(|name| name.to_string_lossy().into_owned()))
            .collect();
        assert_eq!(names, ["app.js", "core.wasm", "index.html"]);
        Ok(())
    }
}
