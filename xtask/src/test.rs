//! `cargo xtask test`: everything that has to hold before a change is taken.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use clap::{Args, ValueEnum};

use crate::error::XtaskError;
use crate::process;
use crate::server::{Profile, Server};
use crate::summary::Tally;
use crate::tools::wasm_target::{self, TARGET};
use crate::tools::{browser, npm};
use crate::tree::Tree;
use crate::{bench, build, check, train};

/// Which tests to run.
#[derive(Debug, Args)]
pub(crate) struct Options {
    /// Only these tests, without the checks
    #[arg(long, value_enum)]
    only: Option<Kind>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Kind {
    /// Rust tests on this machine
    Native,
    /// Rust tests of the wasm target in Node
    Wasm,
    /// The same calls through the WebAssembly, the JavaScript and the native build; CASES says how many
    Builds,
    /// The npm package: packed, installed, judged, and its examples run
    Package,
    /// The page: its parts in Node, and the whole in a browser
    Browser,
}

/// A step gives the tests that it ran, or nothing if it is no test run.
type Step = fn(&Tree) -> Result<Option<Tally>, XtaskError>;

const CHECKS: [(&str, Step); 2] = [
    ("formatting", |tree| check::formatting(tree).map(|()| None)),
    ("lints", |tree| check::lints(tree).map(|()| None)),
];
const NATIVE: (&str, Step) = ("native tests", |tree| native(tree).map(Some));
const MODEL: (&str, Step) = ("model", |tree| train::check(tree).map(|()| None));
const WASM: (&str, Step) = ("wasm tests", |tree| wasm(tree).map(Some));
const BUILD: (&str, Step) = ("build", |tree| build::run(tree).map(|()| None));
const AFTER_BUILD: [(&str, Step); 2] = [
    ("types", |tree| check::types(tree).map(|()| None)),
    ("sizes", |tree| bench::check_sizes(tree).map(|()| None)),
];
const BUILDS: (&str, Step) = ("builds", |tree| builds(tree).map(Some));
const PACKAGE: (&str, Step) = ("package", |tree| package(tree).map(Some));
const PAGE: (&str, Step) = ("page tests", |tree| in_node(tree).map(Some));
const BROWSER: (&str, Step) = ("browser tests", |tree| in_browser(tree).map(Some));

/// Folders of tests of the page's parts.
const PAGE_TESTS: [&str; 2] = ["pictures", "share"];

/// Installs what is missing, runs all steps even after one failed, and closes with one line for each.
pub(crate) fn run(tree: &Tree, options: &Options) -> Result<(), XtaskError> {
    let mut steps = Vec::new();
    match options.only {
        Some(Kind::Native) => steps.extend([NATIVE, MODEL]),
        Some(Kind::Wasm) => steps.push(WASM),
        Some(Kind::Builds) => steps.extend([BUILD, BUILDS]),
        Some(Kind::Package) => steps.extend([BUILD, PACKAGE]),
        Some(Kind::Browser) => steps.extend([BUILD, PAGE, BROWSER]),
        None => {
            // Before hours of work, not after it: what cannot be installed is said at once.
            wasm_target::ensure(tree)?;
            npm::ensure(tree, npm::PAGE)?;
            browser::ensure(tree)?;
            steps.extend(CHECKS);
            steps.extend([NATIVE, MODEL, WASM, BUILD]);
            steps.extend(AFTER_BUILD);
            steps.extend([BUILDS, PACKAGE, PAGE, BROWSER]);
        }
    }

    let mut lines = Vec::new();
    let mut failed = Vec::new();
    let mut total = Tally::default();
    for (name, step) in &steps {
        println!("\n=== {name} ===");
        let begin = Instant::now();
        let verdict = match step(tree) {
            Ok(None) => "ok".to_owned(),
            Ok(Some(tally)) => {
                total += tally;
                format!("ok, {tally}")
            }
            Err(error) => {
                eprintln!("error: {error}");
                failed.push(*name);
                "FAILED".to_owned()
            }
        };
        lines.push(format!("{name:<14} {:>6.1} s  {verdict}", begin.elapsed().as_secs_f64()));
    }

    println!("\n=== summary ===\n{}", lines.join("\n"));
    if failed.is_empty() {
        println!("all {} steps passed: {total}", steps.len());
        return Ok(());
    }
    Err(XtaskError::step(
        "testing",
        format!("{} of {} steps failed: {}", failed.len(), steps.len(), failed.join(", ")),
    ))
}

fn native(tree: &Tree) -> Result<Tally, XtaskError> {
    let mut command = process::command("cargo", tree.root());
    counted("native tests", command.args(["test", "--locked", "--workspace", "--no-fail-fast"]))
}

fn wasm(tree: &Tree) -> Result<Tally, XtaskError> {
    wasm_target::ensure(tree)?;
    let mut command = process::command("cargo", tree.root());
    counted(
        "wasm tests",
        command.args(["test", "--locked", "--package", &tree.package().name]).args([
            "--target",
            TARGET,
            "--test",
            "wasm",
            "--no-default-features",
        ]),
    )
}

/// Holds the builds against each other, call by call.
fn builds(tree: &Tree) -> Result<Tally, XtaskError> {
    npm::ensure(tree, npm::PAGE)?;
    let name = &tree.package().name;
    process::run_quietly(
        "building the command",
        process::command("cargo", tree.root()).args([
            "build",
            "--locked",
            "--release",
            "--package",
            name,
            "--bin",
            name,
        ]),
    )?;
    let mut command = process::command("node", tree.root());
    command.args(["--test", "--test-reporter=spec"]);
    command.args(node_tests(&tree.root().join("tests").join("builds"))?);
    counted("builds", command.env("COMMAND", tree.release().join(name)))
}

/// The npm package as people get it, and the examples that they are given.
fn package(tree: &Tree) -> Result<Tally, XtaskError> {
    for folder in [npm::PAGE, npm::PACKAGE].into_iter().chain(npm::EXAMPLES) {
        npm::ensure(tree, folder)?;
    }
    let chromium = browser::ensure(tree)?;
    let mut command = process::command("node", tree.root());
    command.args(["--test", "--test-reporter=spec"]);
    command.args(node_tests(&tree.root().join("tests").join("package"))?);
    counted("package", command.env("CHROMIUM", chromium))
}

/// What of the page needs no browser, with the built core.
fn in_node(tree: &Tree) -> Result<Tally, XtaskError> {
    npm::ensure(tree, npm::PAGE)?;
    let mut command = process::command("node", tree.root());
    command.args(["--test", "--test-reporter=spec"]);
    for folder in PAGE_TESTS {
        command.args(node_tests(&tree.root().join("tests").join(folder))?);
    }
    counted("page tests", &mut command)
}

fn in_browser(tree: &Tree) -> Result<Tally, XtaskError> {
    let chromium = browser::ensure(tree)?;
    let files = node_tests(&tree.root().join("tests").join("e2e"))?;
    let server = Server::start(Server::bind(0)?, tree.site(), Profile::Standard)?;
    let mut command = process::command("node", tree.root());
    counted(
        "browser tests",
        command
            .args(["--test", "--test-reporter=spec"])
            .args(files)
            .env("SITE_URL", server.url())
            .env("CHROMIUM", chromium),
    )
}

/// The test files of `folder`, in order of name.
fn node_tests(folder: &Path) -> Result<Vec<PathBuf>, XtaskError> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).map_err(XtaskError::file("read", folder))? {
        let path = entry.map_err(XtaskError::file("read", folder))?.path();
        if path.to_string_lossy().ends_with(".test.mjs") {
            files.push(path);
        }
    }
    if files.is_empty() {
        // Node would look for tests everywhere below the current folder.
        return Err(XtaskError::step(
            "listing tests",
            format!("no *.test.mjs in {}", folder.display()),
        ));
    }
    files.sort();
    Ok(files)
}

/// Runs a test program and judges what it counted, too: success without a test is none.
fn counted(step: &str, command: &mut std::process::Command) -> Result<Tally, XtaskError> {
    let mut tally = Tally::default();
    process::watch(step, command, |line| tally.see(line))?;
    match tally.objection() {
        None => Ok(tally),
        Some(reason) => Err(XtaskError::step(step, format!("{reason} ({tally})"))),
    }
}
