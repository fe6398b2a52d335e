//! Ed25519 keys: their texts and the file of a secret one.

use std::{
    fmt,
    fs::{self, OpenOptions},
    io::{self, Write},
    path::{Path, PathBuf},
    str::FromStr,
};

use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};

use super::{digest::Digest, durable, hex};

/// The length of a signature in bytes.
pub(super) const SIGNATURE: usize = 64;

const KEY: usize = 32;
const CHECKSUM: usize = 4;

/// A key that signatures are checked with: 64 hexadecimal digits, and 8 more that tell a slip of the pen. A wrong next key
/// would shut a machine out of all further updates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct PublicKey([u8; KEY]);

#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub(super) enum NoKey {
    #[error(
        "a public key is {} lower-case hexadecimal digits; copy it whole from what `bundle key` printed",
        2 * (KEY + CHECKSUM)
    )]
    Form,
    #[error("a digit of this public key is wrong: its last eight do not fit; copy it again")]
    Checksum,
    #[error("this public key is none that a signature can rest on; make one with `bundle key`")]
    Weak,
}

impl PublicKey {
    /// Whether the owner of the key signed `message`. Strict: one signature has one form, and keys of small order sign
    /// nothing.
    pub(super) fn signed(&self, message: &[u8], signature: &[u8; SIGNATURE]) -> bool {
        let signature = Signature::from_bytes(signature);
        VerifyingKey::from_bytes(&self.0)
            .is_ok_and(|key| key.verify_strict(message, &signature).is_ok())
    }
}

fn checksum(key: &[u8; KEY]) -> [u8; CHECKSUM] {
    Digest::of(&[b"policy-checker public key 1\n", key.as_slice()].concat()).first_bytes()
}

impl FromStr for PublicKey {
    type Err = NoKey;

    fn from_str(text: &str) -> Result<PublicKey, NoKey> {
        let (key, sum) = text.split_at_checked(2 * KEY).ok_or(NoKey::Form)?;
        let key = hex::decode::<KEY>(key).ok_or(NoKey::Form)?;
        if hex::decode(sum).ok_or(NoKey::Form)? != checksum(&key) {
            return Err(NoKey::Checksum);
        }
        let strong = VerifyingKey::from_bytes(&key).is_ok_and(|key| !key.is_weak());
        if strong { Ok(PublicKey(key)) } else { Err(NoKey::Weak) }
    }
}

impl fmt::Display for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&hex::encode(&self.0))?;
        f.write_str(&hex::encode(&checksum(&self.0)))
    }
}

/// A key that signs.
pub(super) struct SecretKey(SigningKey);

#[derive(Debug, thiserror::Error)]
pub(super) enum SecretKeyError {
    #[error("{}: {reason}", .file.display())]
    File { file: PathBuf, reason: io::Error },
    #[error("{}: the file is there already; a key is never overwritten: name another file", .0.display())]
    Exists(PathBuf),
    #[error("{}: this is no secret key as `bundle key` writes it; use that file unchanged", .0.display())]
    Form(PathBuf),
    #[error("the system gives no random numbers ({0}); try again later")]
    Random(getrandom::Error),
}

const FIRST_LINE: &str = "policy-checker secret key 1";

impl SecretKey {
    /// Makes a key and writes it to a new file that only its owner can read.
    pub(super) fn create(file: &Path) -> Result<SecretKey, SecretKeyError> {
        let failed = |reason| SecretKeyError::File { file: file.to_owned(), reason };
        let mut seed = [0; KEY];
        getrandom::fill(&mut seed).map_err(SecretKeyError::Random)?;
        let key = SecretKey(SigningKey::from_bytes(&seed));
        let text =
            format!("{FIRST_LINE}\nsecret {}\npublic {}\n", hex::encode(&seed), key.public());
        let mut open = owner_only().write(true).create_new(true).open(file).map_err(|reason| {
            if reason.kind() == io::ErrorKind::AlreadyExists {
                SecretKeyError::Exists(file.to_owned())
            } else {
                failed(reason)
            }
        })?;
        let written = open.write_all(text.as_bytes()).and_then(|()| open.sync_all());
        if let Err(reason) = written.and_then(|()| durable::sync_parent(file)) {
            // Half a key is none, and would stand in the way of the next attempt.
            let _ = fs::remove_file(file);
            return Err(failed(reason));
        }
        Ok(key)
    }

    pub(super) fn read(file: &Path) -> Result<SecretKey, SecretKeyError> {
        let no_key = || SecretKeyError::Form(file.to_owned());
        let text = fs::read_to_string(file).map_err(|reason| match reason.kind() {
            io::ErrorKind::InvalidData => no_key(),
            _ => SecretKeyError::File { file: file.to_owned(), reason },
        })?;
        let mut lines = text.lines();
        let (Some(FIRST_LINE), Some(secret), Some(public), None) =
            (lines.next(), lines.next(), lines.next(), lines.next())
        else {
            return Err(no_key());
        };
        let seed = secret.strip_prefix("secret ").and_then(hex::decode).ok_or_else(no_key)?;
        let key = SecretKey(SigningKey::from_bytes(&seed));
        let fits = public.strip_prefix("public ") == Some(&key.public().to_string());
        if fits { Ok(key) } else { Err(no_key()) }
    }

    pub(super) fn public(&self) -> PublicKey {
        PublicKey(self.0.verifying_key().to_bytes())
    }

    pub(super) fn sign(&self, message: &[u8]) -> [u8; SIGNATURE] {
        self.0.sign(message).to_bytes()
    }
}

#[cfg(unix)]
fn owner_only() -> OpenOptions {
    use std::os::unix::fs::OpenOptionsExt;
    let mut options = OpenOptions::new();
    options.mode(0o600);
    options
}

/// Elsewhere the file has the rights of its folder.
#[cfg(not(unix))]
fn owner_only() -> OpenOptions {
    OpenOptions::new()
}
