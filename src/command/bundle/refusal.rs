//! Why a bundle is refused.

use std::io;

use super::{
    counter::Counter,
    header::{LARGEST_MANIFEST, MAGIC_WORDS},
    key::PublicKey,
    manifest::{LARGEST_SITE, MOST_FILES},
    site_path::PathFault,
};

#[derive(Debug, thiserror::Error)]
pub(super) enum Refusal {
    #[error("cannot be read: {0}; copy it again")]
    Unreadable(io::Error),
    #[error("does not begin with `{MAGIC_WORDS}`: give the file that `bundle sign` wrote")]
    NoBundle,
    #[error(
        "is a bundle of another format; get the policy-checker that belongs to it, or copy it again"
    )]
    OtherFormat,
    #[error(
        "says that its manifest has {0} bytes; from 1 to {LARGEST_MANIFEST} are possible: copy it again"
    )]
    ManifestSize(u32),
    #[error("ends too early: it was not copied whole; copy it again")]
    Truncated,
    #[error("has {0} bytes more than its manifest says: copy it again")]
    Trailing(u64),
    #[error(
        "was altered after it was signed, or damaged: its signature does not fit; copy it again"
    )]
    Altered,
    #[error(
        "is signed with the key {signer}, but {trusted} is trusted here; get it from the publisher, or install first \
        the bundle that names the new key"
    )]
    UnknownKey { signer: PublicKey, trusted: PublicKey },
    #[error("has a manifest that breaks the format: {0}; tell the publisher")]
    Manifest(String),
    #[error("lists {path:?}, which {fault}; tell the publisher")]
    Path { path: String, fault: PathFault },
    #[error("lists more than {MOST_FILES} files or {LARGEST_SITE} bytes; tell the publisher")]
    TooMuch,
    #[error(
        "has the counter {bundle}, and {installed} was installed already; take a bundle with a greater one"
    )]
    Old { bundle: Counter, installed: Counter },
    #[error("holds a file that is not the signed one: {0}; copy it again")]
    File(String),
}

impl Refusal {
    /// A word for programs; the documentation lists them.
    pub(super) fn code(&self) -> &'static str {
        match self {
            Refusal::Unreadable(_) => "unreadable",
            Refusal::NoBundle => "no-bundle",
            Refusal::OtherFormat => "other-format",
            Refusal::ManifestSize(_) => "manifest-size",
            Refusal::Truncated => "truncated",
            Refusal::Trailing(_) => "trailing-bytes",
            Refusal::Altered => "altered",
            Refusal::UnknownKey { .. } => "unknown-key",
            Refusal::Manifest(_) => "manifest",
            Refusal::Path { .. } => "path",
            Refusal::TooMuch => "too-much",
            Refusal::Old { .. } => "old",
            Refusal::File(_) => "file",
        }
    }
}
