//! `cargo xtask test`: everything that has to hold before a change is taken.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use clap::{Args, ValueEnum};

use crate::error::XtaskError;
use crate::process;
use crate::server::{Profile, Server};
use crate::summary::Tally;
use crate::tools::wasm_target::{self, TARGET};
use crate::tools::{browser, npm};
use crate::tree::Tree;
use crate::{bench, browsers, build, check, train};

/// Which tests to run.
#[derive(Debug, Args)]
pub(crate) struct Options {
    /// Only these tests, without the checks
    #[arg(long, value_enum)]
    only: Option<Kind>,
    /// Leave this browser out of those that take the short journey; one that cannot run and is not left out is a failure
    #[arg(long, value_name = "BROWSER", value_parser = browsers::SHORT)]
    without: Vec<String>,
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
    /// A short journey and the core's answers in the oldest Chromium and today's three engines; CASES says how many are drawn
    Browsers,
}

/// What a step has to say besides that it passed.
#[derive(Default)]
struct Report {
    /// The tests that it ran, if it is a test run.
    tally: Option<Tally>,
    /// With what.
    with: Option<String>,
}

impl From<Tally> for Report {
    fn from(tally: Tally) -> Report {
        Report { tally: Some(tally), with: None }
    }
}

type Step = fn(&Tree, &Options) -> Result<Report, XtaskError>;

const CHECKS: [(&str, Step); 2] = [
    ("formatting", |tree, _| check::formatting(tree).map(|()| Report::default())),
    ("lints", |tree, _| check::lints(tree).map(|()| Report::default())),
];
const NATIVE: (&str, Step) = ("native tests", |tree, _| native(tree).map(Report::from));
const MODEL: (&str, Step) = ("model", |tree, _| train::check(tree).map(|()| Report::default()));
const WASM: (&str, Step) = ("wasm tests", |tree, _| wasm(tree).map(Report::from));
const BUILD: (&str, Step) = ("build", |tree, _| build::run(tree).map(|()| Report::default()));
const AFTER_BUILD: [(&str, Step); 2] = [
    ("types", |tree, _| check::types(tree).map(|()| Report::default())),
    ("sizes", |tree, _| bench::check_sizes(tree).map(|()| Report::default())),
];
const BUILDS: (&str, Step) = ("builds", |tree, _| builds(tree).map(Report::from));
const PACKAGE: (&str, Step) = ("package", |tree, _| package(tree).map(Report::from));
const PAGE: (&str, Step) = ("page tests", |tree, _| in_node(tree).map(Report::from));
const BROWSER: (&str, Step) = ("browser tests", |tree, _| in_browser(tree).map(Report::from));
const BROWSERS: (&str, Step) = ("browsers", in_browsers);

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
        Some(Kind::Browsers) => steps.extend([BUILD, BROWSERS]),
        None => {
            // Before hours of work, not after it: what cannot be installed is said at once.
            wasm_target::ensure(tree)?;
            browsers::ensure(tree, |name| !options.without.iter().any(|one| one == name))?;
            npm::PACKAGE.iter().try_for_each(|folder| npm::ensure(tree, folder))?;
            steps.extend(CHECKS);
            steps.extend([NATIVE, MODEL, WASM, BUILD]);
            steps.extend(AFTER_BUILD);
            steps.extend([BUILDS, PACKAGE, PAGE, BROWSER, BROWSERS]);
        }
    }

    let mut lines = Vec::new();
    let mut failed = Vec::new();
    let mut total = Tally::default();
    for (name, step) in &steps {
        println!("\n=== {name} ===");
        let begin = Instant::now();
        let verdict = match step(tree, options) {
            Ok(Report { tally, with }) => {
                total += tally.unwrap_or_default();
                let tests = tally.map(|tally| format!(", {tally}")).unwrap_or_default();
                let with = with.map(|with| format!(" ({with})")).unwrap_or_default();
                format!("ok{tests}{with}")
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
    npm::PACKAGE.iter().try_for_each(|folder| npm::ensure(tree, folder))?;
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

/// The journey and the core in browsers old and new; says in which.
fn in_browsers(tree: &Tree, options: &Options) -> Result<Report, XtaskError> {
    const LINE: &str = "in ";
    let mut with = None;
    let mut command = browsers::short(tree, &options.without)?;
    let tally = counted_and_seen("browsers", &mut command, |line| {
        with = line.strip_prefix(LINE).map(str::to_owned).or_else(|| with.take());
    })?;
    Ok(Report { tally: Some(tally), with })
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
fn counted(step: &str, command: &mut Command) -> Result<Tally, XtaskError> {
    counted_and_seen(step, command, |_| ())
}

/// The same, and shows each line to `see`.
fn counted_and_seen(
    step: &str,
    command: &mut Command,
    mut see: impl FnMut(&str),
) -> Result<Tally, XtaskError> {
    let mut tally = Tally::default();
    process::watch(step, command, |line| {
        tally.see(line);
        see(line);
    })?;
    match tally.objection() {
        None => Ok(tally),
        Some(reason) => Err(XtaskError::step(step, format!("{reason} ({tally})"))),
    }
}
