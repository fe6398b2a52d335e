//! `cargo xtask servers`: the site on real web servers, each with the configuration that the documents give for it.

use std::process::Command;

use crate::build;
use crate::error::XtaskError;
use crate::process;
use crate::tools::apt::{self, answers};
use crate::tools::browser;
use crate::tree::Tree;

const STEP: &str = "finding the web servers";

/// Package and program of each server that runs on this system.
const SERVERS: [(&str, &str, &str); 3] =
    [("nginx-light", "nginx", "-v"), ("apache2", "apache2", "-v"), ("caddy", "caddy", "version")];

/// Compares every header, and goes through the whole check in a browser under each server and profile.
pub(crate) fn run(tree: &Tree) -> Result<(), XtaskError> {
    build::run(tree)?;
    let missing: Vec<&str> = SERVERS
        .iter()
        .filter(|(_, program, version)| answers(Command::new(program).arg(version)).is_none())
        .map(|(package, ..)| *package)
        .collect();
    if !missing.is_empty() {
        apt::install(tree, STEP, &missing, "install nginx, Apache and Caddy")?;
    }
    let chromium = browser::ensure(tree)?;
    process::run(
        "testing the web servers",
        process::command("node", tree.root())
            .args(["--test", "--test-reporter=spec"])
            .arg(tree.root().join("tests").join("servers").join("servers.test.mjs"))
            .env("CHROMIUM", chromium)
            .env("SITE", tree.site()),
    )
}
