//! The browsers of the tests and a font for Chinese text.

use std::path::PathBuf;
use std::process::Command;

use crate::error::XtaskError;
use crate::tools::apt::{self, answers};
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
    apt::install(
        tree,
        STEP,
        &packages,
        "install Chromium and a font with Chinese characters, and set CHROMIUM to the path of the browser",
    )?;
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
    apt::install(
        tree,
        STEP,
        &["firefox-esr"],
        "install Firefox and put it on PATH, or leave it out with `--without firefox`",
    )
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
    apt::install(
        tree,
        STEP,
        &missing,
        "install WebKitGTK's MiniBrowser and WebKitWebDriver, xvfb-run and xauth, or leave WebKit out with `--without webkit`",
    )
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
