//! `cargo xtask lighthouse`: what Lighthouse says of the page as a phone sees it.

use crate::build;
use crate::error::XtaskError;
use crate::process;
use crate::server::{Profile, Server};
use crate::tools::{browser, npm};
use crate::tree::Tree;

/// Prints five runs and their medians. Fails where accessibility, best practices or the page's description are not whole;
/// speed is printed only, as it depends on the machine.
pub(crate) fn run(tree: &Tree) -> Result<(), XtaskError> {
    build::run(tree)?;
    npm::ensure(tree, npm::LIGHTHOUSE)?;
    let chromium = browser::ensure(tree)?;
    let server = Server::start(Server::bind(0)?, tree.site(), Profile::Standard)?;
    process::run(
        "measuring with Lighthouse",
        process::command("node", tree.root())
            .arg(tree.root().join(npm::LIGHTHOUSE).join("measure.mjs"))
            .env("SITE_URL", server.url())
            .env("CHROMIUM", chromium),
    )
}
