//! The npm package in `pkg/`, beside the core that `wasm` puts there.

mod contents;
mod manifest;

use std::fs;
use std::path::Path;

use self::contents::{BUNDLED, DECLARED, file_name};
use crate::error::XtaskError;
use crate::fingerprint::{Fingerprint, Stamp, files_below};
use crate::process;
use crate::tree::Tree;

/// Types that are written by hand.
const CLASSIC_TYPES: (&str, &str) = (
    "policy_checker_plain_classic.d.ts",
    "declare global {\n  \
     /** The functions of the core, once the script is loaded by `<script src>`. */\n  \
     const policyChecker: Omit<typeof import(\"./policy_checker.js\"), \"default\" | \"initSync\">;\n}\nexport {};\n",
);

/// Completes `pkg/`: scripts, types, licences, manifest. Fails if a file that is to be packed is not there.
pub(crate) fn build(tree: &Tree) -> Result<(), XtaskError> {
    scripts(tree)?;
    let pkg = tree.pkg();
    let (name, content) = CLASSIC_TYPES;
    write(&pkg.join(name), content)?;
    write_messages(&pkg)?;
    for licence in contents::LICENCES {
        copy(&tree.root().join(licence), &pkg.join(licence))?;
    }
    write(&pkg.join("package.json"), &manifest::of(tree.package())?)?;
    match contents::files().into_iter().find(|name| !pkg.join(name).is_file()) {
        None => Ok(()),
        Some(name) => Err(XtaskError::step(
            "completing the package",
            format!("xtask/src/package/contents.rs lists {name}, which nothing made"),
        )),
    }
}

/// What an error says to a person, by its code, in both languages.
const MESSAGES: &str = include_str!("../../../src/wasm/messages.json");

/// Writes the words for errors: apart from the core, which would carry them to everyone.
fn write_messages(pkg: &Path) -> Result<(), XtaskError> {
    let script = format!("export const messages = {};\n", MESSAGES.trim_end());
    let types = "import type { Bilingual, ErrorCode } from \"./policy_checker.js\";\n\n\
        /** What an error says to a person, by its code. */\n\
        export const messages: { readonly [code in ErrorCode]: Bilingual };\n";
    write(&pkg.join("policy_checker_messages.js"), &script)?;
    write(&pkg.join("policy_checker_messages.d.ts"), types)
}

/// The packed files that a program loads; the others are for people and tools.
pub(crate) fn loadable() -> impl Iterator<Item = &'static str> {
    contents::files().into_iter().filter(|name| {
        Path::new(name)
            .extension()
            .is_some_and(|ending| ["css", "js", "wasm"].iter().any(|known| ending == *known))
    })
}

/// Bundles what is written in TypeScript, and writes its types.
fn scripts(tree: &Tree) -> Result<(), XtaskError> {
    let pkg = tree.pkg();
    let types = DECLARED.iter().map(|place| file_name(place));
    let outputs: Vec<_> = BUNDLED.iter().copied().chain(types).map(|name| pkg.join(name)).collect();
    let bundler = tree.www().join("package.mjs");
    let sources = tree.www().join("src");
    let project = sources.join("checker").join("tsconfig.json");

    let mut inputs = Fingerprint::default();
    inputs.add("recipe", include_bytes!("mod.rs"));
    inputs.add("version", tree.package().version.as_bytes());
    inputs.add("contents", include_bytes!("contents.rs"));
    for folder in ["src", "styles", "embed", "full-text"] {
        inputs.add_files(&files_below(&tree.www().join(folder))?)?;
    }
    // The element shows the full texts of the documents.
    for folder in ["packs", "sources"] {
        inputs.add_files(&files_below(&tree.root().join("data").join(folder))?)?;
    }
    inputs.add_files(&[
        bundler.clone(),
        tree.www().join("defined.mjs"),
        tree.root().join("data").join("checked.toml"),
        pkg.join(format!("{}_plain.js", tree.module())),
        tree.www().join("tsconfig.json"),
        tree.root().join("src").join("wasm").join("types.d.ts"),
        pkg.join(format!("{}_bg.js", tree.module())),
        // The element takes no other bytes than these.
        pkg.join(format!("{}_bg.wasm", tree.module())),
        tree.npm("@custom-elements-manifest/analyzer/package.json"),
        tree.npm("esbuild/package.json"),
        tree.npm("typescript/package.json"),
    ])?;
    let stamp = Stamp::new(&tree.scratch(), "package", inputs);
    if stamp.is_current(&outputs) {
        return Ok(());
    }

    process::run_quietly(
        "bundling the package",
        process::command("node", tree.root()).arg(bundler).arg(&pkg).arg(&tree.package().version),
    )?;
    let declared = tree.scratch().join("types");
    process::run_quietly(
        "writing the types of the package",
        process::command("node", tree.root())
            .arg(tree.npm("typescript/bin/tsc"))
            .arg("--project")
            .arg(project)
            .arg("--outDir")
            .arg(&declared),
    )?;
    for place in DECLARED {
        copy(&declared.join(place), &pkg.join(file_name(place)))?;
    }
    stamp.record(&outputs)
}

fn write(path: &Path, content: &str) -> Result<(), XtaskError> {
    fs::write(path, content).map_err(XtaskError::file("write", path))
}

fn copy(from: &Path, to: &Path) -> Result<(), XtaskError> {
    fs::copy(from, to).map(drop).map_err(XtaskError::file("copy", from))
}
