//! How long a person waits in a browser on a slow machine, with each form of the core.

use serde::Deserialize;

use crate::error::XtaskError;
use crate::process;
use crate::server::{Profile, Server};
use crate::tools::browser;
use crate::tree::Tree;

/// What the measuring program prints.
#[derive(Debug, Deserialize)]
struct Waits {
    /// How many times slower than this machine.
    slower: u32,
    wasm: Form,
    js: Form,
}

#[derive(Debug, Deserialize)]
struct Form {
    /// From the press of a button until the next view is painted.
    wait: Times,
    /// What the page computes for that, whatever else the machine has to do.
    computed: Times,
}

/// Milliseconds.
#[derive(Debug, Deserialize)]
struct Times {
    /// From the text to the industries, median.
    first: f64,
    /// From an answer to the next view, median and 95th percentile.
    next: f64,
    slow: f64,
}

/// Measures and prints.
pub(super) fn print(tree: &Tree) -> Result<(), XtaskError> {
    const STEP: &str = "measuring waits in a browser";
    let chromium = browser::ensure(tree)?;
    let server = Server::start(Server::bind(0)?, tree.site(), Profile::Standard)?;
    let json = process::output(
        STEP,
        process::command("node", tree.root())
            .arg(tree.root().join("tests").join("bench").join("waiting.mjs"))
            .env("SITE_URL", server.url())
            .env("CHROMIUM", chromium),
    )?;
    let Waits { slower, wasm, js } =
        serde_json::from_str(&json).map_err(|error| XtaskError::step(STEP, error))?;
    println!();
    println!(
        "{:<58} {:>10} {:>10} {:>10}",
        format!("waiting in Chromium, processor {slower} times slower"),
        "wasm",
        "JavaScript",
        "to wasm"
    );
    for (what, wasm, js) in
        [("painted", wasm.wait, js.wait), ("computed", wasm.computed, js.computed)]
    {
        for (name, wasm, js) in [
            ("from the text to the industries, median", wasm.first, js.first),
            ("from an answer to the next view, median", wasm.next, js.next),
            ("from an answer to the next view, 95 of 100", wasm.slow, js.slow),
        ] {
            let name = format!("{name}, {what}, ms");
            println!("{name:<58} {wasm:>10.1} {js:>10.1} {:>10.1}", js / wasm);
        }
    }
    Ok(())
}
