//! The browsers of the tests and a font for Chinese text.

use std::path::PathBuf;
use std::process::{Command, Stdio};

use crate::error::XtaskError;
use crate::process;
use crate::tree::Tree;

const STEP: &str = "finding the browsers of the tests";

/// Names under which Linux distributions install Chromium or its nearest relative.
const NAMES: [&str; 4] = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];

/// The browser to test with: the one named by `CHROMIUM`, else one on the path, else Debian's, which is installed.
pub(crate) fn ensure(tree: &Tree) -> Result<PathBuf, XtaskError> {
    if let Some(named) = std::env::var_os("CHROMIUM") {
        let named = PathBuf::from(named);
        if runs(&named) {
            return Ok(named);
        }
        return Err(XtaskError::step(
            STEP,
            format!("CHROMIUM names {}, which does not run", named.display()),
        ));
    }
    let found = find();
    let mut packages = Vec::new();
    if found.is_none() {
        packages.push("chromium");
    }
    if !has_chinese_font() {
        packages.extend(["fontconfig", "fonts-noto-cjk"]);
    }
    if packages.is_empty()
        && let Some(found) = found
    {
        return Ok(found);
    }
    install(tree, &packages)?;
    find().ok_or_else(|| {
        XtaskError::step(
            STEP,
            "the installed package gives no browser that runs; set CHROMIUM to the path of one",
        )
    })
}

/// Firefox for the browser matrix: one on the path, else Debian's, which is installed.
pub(crate) fn ensure_firefox(tree: &Tree) -> Result<(), XtaskError> {
    if ["firefox-esr", "firefox"].iter().any(|name| !on_path(name).is_empty()) {
        return Ok(());
    }
    install(tree, &["firefox-esr"])
}

/// The driver of the third engine of the browser matrix, and a display for its browser, which knows no other way.
pub(crate) fn ensure_webkit(tree: &Tree) -> Result<(), XtaskError> {
    let wanted =
        [("WebKitWebDriver", "webkit2gtk-driver"), ("xvfb-run", "xvfb"), ("xauth", "xauth")];
    let missing: Vec<_> = wanted
        .into_iter()
        .filter_map(|(program, package)| on_path(program).is_empty().then_some(package))
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    install(tree, &missing)
}

/// Every file of that name on the path, in its order.
fn on_path(program: &str) -> Vec<PathBuf> {
    let folders = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&folders)
        .map(|folder| folder.join(program))
        .filter(|path| path.is_file())
        .collect()
}

fn find() -> Option<PathBuf> {
    NAMES.iter().flat_map(|name| on_path(name)).find(|path| runs(path))
}

fn runs(browser: &std::path::Path) -> bool {
    answers(Command::new(browser).arg("--version")).is_some()
}

fn has_chinese_font() -> bool {
    answers(Command::new("fc-list").args([":lang=zh-cn", "family"]))
        .is_some_and(|fonts| !fonts.trim().is_empty())
}

/// What the command writes, if it can be run and succeeds.
fn answers(command: &mut Command) -> Option<String> {
    let output = command.stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

fn install(tree: &Tree, packages: &[&str]) -> Result<(), XtaskError> {
    if answers(Command::new("apt-get").arg("--version")).is_none() {
        return Err(XtaskError::step(
            STEP,
            format!(
                "{} missing and there is no apt-get; install what they hold (Chromium may be named by CHROMIUM, and \
                 `cargo xtask browsers --without NAME` leaves a browser out)",
                packages.join(" and ")
            ),
        ));
    }
    let is_root = answers(Command::new("id").arg("-u")).is_some_and(|id| id.trim() == "0");
    let apt = |arguments: &[&str]| {
        let mut command = if is_root {
            process::command("apt-get", tree.root())
        } else {
            let mut command = process::command("sudo", tree.root());
            command.arg("apt-get");
            command
        };
        command.args(arguments).env("DEBIAN_FRONTEND", "noninteractive");
        process::run_quietly("installing with apt-get", &mut command)
    };
    apt(&["update", "-q"])?;
    let mut arguments = vec!["install", "-q", "-y", "--no-install-recommends"];
    arguments.extend(packages);
    apt(&arguments)
}
