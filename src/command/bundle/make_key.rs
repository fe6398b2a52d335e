//! `bundle key`: makes a key pair.

use std::{io::Write, path::PathBuf};

use super::{super::Failure, key::SecretKey};

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// Where to write the secret key; a file that is there is never overwritten
    file: PathBuf,
}

pub(super) fn run(arguments: &Arguments, out: &mut impl Write) -> Result<(), Failure> {
    let key =
        SecretKey::create(&arguments.file).map_err(|error| Failure::input(error.to_string()))?;
    Ok(writeln!(out, "{}", key.public())?)
}
