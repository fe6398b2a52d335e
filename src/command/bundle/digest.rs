//! SHA-256 of files, taken while they are copied.

use std::{
    fmt,
    io::{self, Read, Write},
    str::FromStr,
};

use sha2::{Digest as _, Sha256};

use super::hex;

/// What is read at once.
const BLOCK: usize = 64 * 1024;

/// The SHA-256 of some bytes, written as 64 lower-case hexadecimal digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Digest([u8; 32]);

/// The text is not 64 lower-case hexadecimal digits.
#[derive(Debug, thiserror::Error)]
#[error("a SHA-256 is 64 lower-case hexadecimal digits")]
pub(super) struct NoDigest;

impl Digest {
    pub(super) fn of(bytes: &[u8]) -> Digest {
        Digest(Sha256::digest(bytes).into())
    }

    /// Copies all of `from`, and gives the number of bytes and their digest.
    pub(super) fn of_copy(
        from: &mut impl Read,
        into: &mut impl Write,
    ) -> Result<(u64, Digest), CopyError> {
        let mut sha = Sha256::new();
        let mut block = vec![0; BLOCK];
        let mut length = 0;
        loop {
            let read = match from.read(&mut block) {
                Ok(0) => return Ok((length, Digest(sha.finalize().into()))),
                Ok(read) => block.get(..read).unwrap_or_default(),
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => return Err(CopyError::Reading(error)),
            };
            sha.update(read);
            into.write_all(read).map_err(CopyError::Writing)?;
            length += read.len() as u64;
        }
    }

    /// The number of bytes that `from` still holds, and their digest.
    pub(super) fn of_rest(from: &mut impl Read) -> io::Result<(u64, Digest)> {
        Digest::of_copy(from, &mut io::sink()).map_err(|error| match error {
            CopyError::Reading(error) | CopyError::Writing(error) => error,
        })
    }

    pub(super) fn first_bytes(self) -> [u8; 4] {
        let Digest([a, b, c, d, ..]) = self;
        [a, b, c, d]
    }
}

/// Which side of a copy failed.
#[derive(Debug)]
pub(super) enum CopyError {
    Reading(io::Error),
    Writing(io::Error),
}

impl FromStr for Digest {
    type Err = NoDigest;

    fn from_str(text: &str) -> Result<Digest, NoDigest> {
        hex::decode(text).map(Digest).ok_or(NoDigest)
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&hex::encode(&self.0))
    }
}
