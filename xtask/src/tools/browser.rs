//! The browser of the tests and a font for Chinese text.

use std::path::PathBuf;
use std::process::Command;

use crate::error::XtaskError;
use crate::tools::apt::{self, answers};
use crate::tree::Tree;

const STEP: &str = "finding Chromium for the browser tests";

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

fn find() -> Option<PathBuf> {
    let folders = std::env::var_os("PATH")?;
    NAMES
        .iter()
        .flat_map(|name| std::env::split_paths(&folders).map(move |folder| folder.join(name)))
        .find(|path| path.is_file() && runs(path))
}

fn runs(browser: &std::path::Path) -> bool {
    answers(Command::new(browser).arg("--version")).is_some()
}

fn has_chinese_font() -> bool {
    answers(Command::new("fc-list").args([":lang=zh-cn", "family"]))
        .is_some_and(|fonts| !fonts.trim().is_empty())
}
