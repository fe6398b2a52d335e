//! `cargo xtask browsers`: the whole journey in old and new browsers, with WebAssembly and without.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::process::Command;

use clap::Args;

use crate::build;
use crate::error::XtaskError;
use crate::process;
use crate::server::{Headers, Profile};
use crate::tools::{browser, npm};
use crate::tree::Tree;

const STEP: &str = "testing the browsers";

/// Which browsers to test, and what to keep.
#[derive(Debug, Args)]
pub(crate) struct Options {
    /// Only this browser, such as chromium-64, chromium, firefox or webkit; may be given several times
    #[arg(long, value_name = "BROWSER")]
    only: Vec<String>,
    /// Leave this browser out; one that cannot run and is not left out is a failure
    #[arg(long, value_name = "BROWSER")]
    without: Vec<String>,
    /// Only this run, such as standard or embed-frame; may be given several times
    #[arg(long, value_name = "RUN")]
    run: Vec<String>,
    /// Keep pictures of the first screen and of the results in this folder
    #[arg(long, value_name = "FOLDER")]
    pictures: Option<PathBuf>,
}

impl Options {
    fn wants(&self, name: &str) -> bool {
        let is_named = |list: &[String]| list.iter().any(|one| one == name);
        !is_named(&self.without) && (self.only.is_empty() || is_named(&self.only))
    }
}

/// Builds, installs what is missing, and prints one line for each browser and each way of serving the page to it.
pub(crate) fn run(tree: &Tree, options: &Options) -> Result<(), XtaskError> {
    build::run(tree)?;
    npm::ensure(tree, npm::OLD_BROWSERS)?;
    ensure(tree, |name| options.wants(name))?;
    let mut command = command(tree, &options.without)?;
    for name in &options.only {
        command.args(["--only", name]);
    }
    for name in &options.run {
        command.args(["--run", name]);
    }
    if let Some(folder) = &options.pictures {
        command.arg("--pictures").arg(folder);
    }
    process::run(STEP, &mut command)
}

/// What takes part in each run of the tests besides the system's Chromium, and can be left out there.
pub(crate) const SHORT: [&str; 3] = ["chromium-64", "firefox", "webkit"];

/// Installs what the browsers in [`SHORT`] and the system's Chromium need, where `wants` does not leave them out.
pub(crate) fn ensure(tree: &Tree, wants: impl Fn(&str) -> bool) -> Result<(), XtaskError> {
    // The bundler and the parser of the tests' own data.
    npm::ensure(tree, npm::PAGE)?;
    npm::ensure(tree, npm::BROWSERS)?;
    browser::ensure(tree)?;
    if wants("firefox") {
        browser::ensure_firefox(tree)?;
    }
    if wants("webkit") {
        browser::ensure_webkit(tree)?;
    }
    Ok(())
}

/// The short form of the test, for each run of the tests; the site has to be built.
pub(crate) fn short(tree: &Tree, without: &[String]) -> Result<Command, XtaskError> {
    ensure(tree, |name| !without.iter().any(|one| one == name))?;
    let mut command = command(tree, without)?;
    command.arg("--short");
    Ok(command)
}

fn command(tree: &Tree, without: &[String]) -> Result<Command, XtaskError> {
    let headers = Headers::of(Profile::Standard)?;
    let at = |url| {
        let sent: BTreeMap<_, _> = headers
            .at(url, true)
            .iter()
            .map(|header| (header.name.to_string(), header.value.clone()))
            .collect();
        serde_json::to_string(&sent).map_err(|error| XtaskError::step(STEP, error))
    };
    let mut command = process::command("node", tree.root());
    command.arg(tree.root().join(npm::BROWSERS).join("run.mjs"));
    for name in without {
        command.args(["--without", name]);
    }
    command
        .env("SITE", tree.site())
        .env("HEADERS", at("/")?)
        .env("EMBED_HEADERS", at("/embed/0/index.html")?)
        .env("CHROMIUM", browser::ensure(tree)?);
    Ok(command)
}
