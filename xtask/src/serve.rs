//! `cargo xtask serve`: the site on this machine, under the headers that a real server should send.

use std::io::Write;

use clap::Args;

use crate::build;
use crate::error::XtaskError;
use crate::server::{Profile, Server};
use crate::tree::Tree;

/// How to serve.
#[derive(Debug, Args)]
pub(crate) struct Options {
    /// Port on 127.0.0.1; 0 takes a free one
    #[arg(long, default_value_t = 8080)]
    port: u16,
    /// What the page is allowed
    #[arg(long, value_enum, default_value_t)]
    profile: Profile,
    /// Serve what an earlier build left
    #[arg(long)]
    no_build: bool,
}

/// Serves until the process is ended; prints the address once requests are answered.
pub(crate) fn run(tree: &Tree, options: &Options) -> Result<(), XtaskError> {
    // A busy port is said at once, not after the build.
    let listener = Server::bind(options.port)?;
    if !options.no_build {
        build::run(tree)?;
    }
    let site = tree.site();
    if !site.join("index.html").is_file() {
        return Err(XtaskError::step(
            "serving the site",
            format!("{} has no page; run `cargo xtask build`", site.display()),
        ));
    }
    let server = Server::start(listener, site, options.profile)?;
    let mut screen = std::io::stdout();
    writeln!(screen, "{}", server.url())
        .and_then(|()| screen.flush())
        .map_err(|error| XtaskError::step("printing the address", error))?;
    server.wait();
    Ok(())
}
