//! `bundle`: signed updates of the site for machines without a network.
//!
//! [`header`] and [`manifest`] are the format, [`verified`] reads it strictly, [`folder`] is the installation; the rest is
//! one file a sub-command.

mod counter;
mod digest;
mod durable;
mod folder;
mod header;
mod hex;
mod install;
mod key;
mod make_key;
mod manifest;
mod refusal;
mod rollback;
mod sign;
mod site_path;
mod status;
mod summary;
mod verified;
mod verify;

use std::io::Write;

use super::Failure;

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, clap::Subcommand)]
enum Action {
    /// Make a key pair: the secret key into a new file, the public key onto standard output
    Key(make_key::Arguments),
    /// Put a site into one signed file
    Sign(sign::Arguments),
    /// Say whether bundles are whole and signed with a key
    Verify(verify::Arguments),
    /// Install a bundle, and keep the version that ran before
    Install(install::Arguments),
    /// Say which version runs, whether it is unchanged, and what is accepted next
    Status(status::Arguments),
    /// Run the version before again; older bundles stay refused
    Rollback(rollback::Arguments),
}

pub(super) fn run(arguments: &Arguments, out: &mut impl Write) -> Result<(), Failure> {
    match &arguments.action {
        Action::Key(arguments) => make_key::run(arguments, out),
        Action::Sign(arguments) => sign::run(arguments, out),
        Action::Verify(arguments) => verify::run(arguments, out),
        Action::Install(arguments) => install::run(arguments, out),
        Action::Status(arguments) => status::run(arguments, out),
        Action::Rollback(arguments) => rollback::run(arguments, out),
    }
}
