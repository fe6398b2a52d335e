//! `cargo xtask browsers`: the whole journey in old and new browsers, with WebAssembly and without.

use std::collections::BTreeMap;
use std::path::PathBuf;

use clap::Args;

use crate::build;
use crate::error::XtaskError;
use crate::process;
use crate::server::{Headers, Profile};
use crate::tools::{browser, npm};
use crate::tree::Tree;

/// Which browsers to test, and what to keep.
#[derive(Debug, Args)]
pub(crate) struct Options {
    /// Only this browser, such as chromium-64, chromium, firefox or webkit; may be given several times
    #[arg(long, value_name = "BROWSER")]
    only: Vec<String>,
    /// Leave this browser out; one that cannot run and is not left out is a failure
    #[arg(long, value_name = "BROWSER")]
    without: Vec<String>,
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
    const STEP: &str = "testing the browsers";
    build::run(tree)?;
    npm::ensure(tree, npm::BROWSERS)?;
    let chromium = browser::ensure(tree)?;
    if options.wants("firefox") {
        browser::ensure_firefox(tree)?;
    }
    if options.wants("webkit") {
        browser::ensure_webkit(tree)?;
    }

    let headers: BTreeMap<_, _> = Headers::of(Profile::Standard)?
        .at("/", true)
        .into_iter()
        .map(|header| (header.field.to_string(), header.value.to_string()))
        .collect();
    let headers = serde_json::to_string(&headers).map_err(|error| XtaskError::step(STEP, error))?;
    let mut command = process::command("node", tree.root());
    command.arg(tree.root().join(npm::BROWSERS).join("run.mjs"));
    for (flag, names) in [("--only", &options.only), ("--without", &options.without)] {
        for name in names {
            command.args([flag, name]);
        }
    }
    if let Some(folder) = &options.pictures {
        command.arg("--pictures").arg(folder);
    }
    command.env("SITE", tree.site()).env("HEADERS", headers).env("CHROMIUM", chromium);
    process::run(STEP, &mut command)
}
