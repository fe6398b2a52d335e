//! The command `policy-checker`: the core on a terminal, and in scripts as JSON.

mod command;

use std::process::ExitCode;

fn main() -> ExitCode {
    command::run()
}
