//! The command `policy-checker`: the core on a terminal, and in scripts as JSON.

#![cfg_attr(
    not(test),
    deny(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        clippy::indexing_slicing,
        clippy::unreachable
    )
)]

mod command;

use std::process::ExitCode;

fn main() -> ExitCode {
    command::run()
}
