//! The project's one entry point for building, serving, testing and measuring: `cargo xtask <command>`.
//!
//! Every tool comes from a lock file: the wasm glue generator is a crate of the workspace's `Cargo.lock`, the wasm
//! optimiser, the bundler and the browser driver are packages of `www/package-lock.json`. What is missing (the wasm
//! target, the npm packages, a browser) is installed on the way.

mod bench;
mod browsers;
mod build;
mod check;
mod compress;
mod error;
mod eval;
mod fingerprint;
mod lighthouse;
mod package;
mod process;
mod serve;
mod server;
mod servers;
mod site;
mod summary;
mod test;
mod tools;
mod train;
mod tree;
mod wasm;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::error::XtaskError;
use crate::tree::Tree;

/// Builds, serves, tests and measures the project.
#[derive(Debug, Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask", version, about)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Builds the npm package in pkg/ and the static site in target/site
    Build,
    /// Builds, then serves the site on this machine
    Serve(serve::Options),
    /// Runs every check and test: native, wasm in Node, and the real page in a browser
    Test(test::Options),
    /// Takes the whole journey in old and new browsers, with WebAssembly and without
    Browsers(browsers::Options),
    /// Checks formatting, lints and TypeScript types
    Check,
    /// Prints what the page loads in bytes, and how long its answers take
    Bench(bench::Options),
    /// Prints what Lighthouse says of the page, on a phone
    Lighthouse,
    /// Serves the site with nginx, Apache and Caddy as docs/deploy configures them, and tests it under each
    Servers,
    /// Trains the classifier's model from the tables in data/
    Train(train::Options),
    /// Measures the classifier on labelled texts
    Eval(eval::Options),
}

fn run(command: &Command) -> Result<(), XtaskError> {
    let tree = Tree::locate()?;
    match command {
        Command::Build => build::run_and_tell(&tree),
        Command::Serve(options) => serve::run(&tree, options),
        Command::Test(options) => test::run(&tree, options),
        Command::Browsers(options) => browsers::run(&tree, options),
        Command::Check => check::run(&tree),
        Command::Bench(options) => bench::run(&tree, options),
        Command::Lighthouse => lighthouse::run(&tree),
        Command::Servers => servers::run(&tree),
        Command::Train(options) => train::run(&tree, options),
        Command::Eval(options) => eval::run(&tree, options),
    }
}

fn main() -> ExitCode {
    match run(&Cli::parse().command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}
