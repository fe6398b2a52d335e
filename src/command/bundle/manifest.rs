//! What a bundle says of itself, as JSON with one spelling: the bytes that are signed.

use std::str::FromStr;

use policy_checker::policy::Date;
use serde::{Deserialize, Serialize};

use super::{
    counter::Counter,
    digest::Digest,
    key::PublicKey,
    refusal::Refusal,
    site_path::{self, SitePath},
};

pub(super) const MOST_FILES: usize = 2_000;
pub(super) const LARGEST_SITE: u64 = 200 * 1024 * 1024;

const FORMAT: u32 = 1;
const PRODUCT: &str = "policy-checker";
/// Without it the machine shows nothing; most likely another folder was signed.
const START_PAGE: &str = "index.html";
const LONGEST_RELEASE: usize = 64;

/// The version of the site as people name it: letters, digits, `.`, `-`, `+` and `_`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Release(String);

#[derive(Debug, thiserror::Error)]
#[error("a release has from 1 to {LONGEST_RELEASE} letters, digits, `.`, `-`, `+` or `_`")]
pub(super) struct NoRelease;

impl FromStr for Release {
    type Err = NoRelease;

    fn from_str(text: &str) -> Result<Release, NoRelease> {
        let allowed = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '+' | '_');
        let fits = (1..=LONGEST_RELEASE).contains(&text.len()) && text.chars().all(allowed);
        if fits { Ok(Release(text.to_owned())) } else { Err(NoRelease) }
    }
}

impl Release {
    pub(super) fn as_str(&self) -> &str {
        &self.0
    }
}

/// One file of the site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Entry {
    pub(super) path: SitePath,
    pub(super) size: u64,
    pub(super) sha256: Digest,
}

/// What is signed. The files are in order of their paths, and lie in this order behind the header.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Manifest {
    pub(super) release: Release,
    pub(super) counter: Counter,
    pub(super) created: Date,
    pub(super) expires: Option<Date>,
    /// The key that signs.
    pub(super) key: PublicKey,
    /// The key that signs from the next bundle on.
    pub(super) next_key: Option<PublicKey>,
    pub(super) files: Vec<Entry>,
}

/// The same as it is written; its fields stand in the order of the format.
#[derive(Deserialize, Serialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct Written {
    format: u32,
    product: String,
    release: String,
    counter: u64,
    created: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    expires: Option<String>,
    key: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    next_key: Option<String>,
    files: Vec<WrittenEntry>,
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct WrittenEntry {
    path: String,
    size: u64,
    sha256: String,
}

impl Manifest {
    /// Reads the one spelling of a manifest that keeps all rules.
    pub(super) fn from_bytes(bytes: &[u8]) -> Result<Manifest, Refusal> {
        let written: Written = serde_json::from_slice(bytes).map_err(|error| {
            // The words of the error may hold words of the manifest.
            Refusal::Manifest(error.to_string().escape_debug().take(200).collect())
        })?;
        let manifest = written.checked()?;
        if manifest.to_bytes() == bytes {
            Ok(manifest)
        } else {
            Err(Refusal::Manifest("it is not in the one spelling of the format".to_owned()))
        }
    }

    /// The bytes to sign.
    pub(super) fn to_bytes(&self) -> Vec<u8> {
        let written = Written {
            format: FORMAT,
            product: PRODUCT.to_owned(),
            release: self.release.0.clone(),
            counter: self.counter.get(),
            created: self.created.to_string(),
            expires: self.expires.map(|date| date.to_string()),
            key: self.key.to_string(),
            next_key: self.next_key.map(|key| key.to_string()),
            files: self
                .files
                .iter()
                .map(|file| WrittenEntry {
                    path: file.path.to_string(),
                    size: file.size,
                    sha256: file.sha256.to_string(),
                })
                .collect(),
        };
        serde_json::to_vec(&written).unwrap_or_default()
    }

    /// Holds the files against the rules that concern all of them together.
    pub(super) fn check_files(&self) -> Result<(), Refusal> {
        let total = self.size().filter(|total| *total <= LARGEST_SITE);
        if self.files.len() > MOST_FILES || total.is_none() {
            return Err(Refusal::TooMuch);
        }
        if let Some((path, fault)) =
            site_path::first_clash(self.files.iter().map(|file| &file.path))
        {
            return Err(Refusal::Path { path: path.to_string(), fault });
        }
        if !self.files.is_sorted_by(|one, next| one.path < next.path) {
            return Err(Refusal::Manifest("its files are not in order".to_owned()));
        }
        if !self.files.iter().any(|file| file.path.as_str() == START_PAGE) {
            return Err(Refusal::Manifest(format!("there is no {START_PAGE}")));
        }
        Ok(())
    }

    /// The bytes of all files together, if they can be counted.
    pub(super) fn size(&self) -> Option<u64> {
        self.files.iter().try_fold(0_u64, |total, file| total.checked_add(file.size))
    }

    /// Whether `today` is after the last day. A clock may be wrong: this warns and decides nothing.
    pub(super) fn expired(&self, today: Date) -> bool {
        self.expires.is_some_and(|last| last < today)
    }
}

impl Written {
    fn checked(self) -> Result<Manifest, Refusal> {
        if self.format != FORMAT {
            return Err(Refusal::Manifest(format!("its format is {}, not {FORMAT}", self.format)));
        }
        if self.product != PRODUCT {
            return Err(Refusal::Manifest(format!("its product is not {PRODUCT}")));
        }
        if self.files.len() > MOST_FILES {
            return Err(Refusal::TooMuch);
        }
        let files = self.files.into_iter().map(WrittenEntry::checked).collect::<Result<_, _>>()?;
        let manifest = Manifest {
            release: field("release", &self.release)?,
            counter: Counter::new(self.counter)
                .map_err(|error| Refusal::Manifest(format!("counter: {error}")))?,
            created: field("created", &self.created)?,
            expires: self.expires.map(|date| field("expires", &date)).transpose()?,
            key: field("key", &self.key)?,
            next_key: self.next_key.map(|key| field("next-key", &key)).transpose()?,
            files,
        };
        if manifest.next_key == Some(manifest.key) {
            return Err(Refusal::Manifest("next-key: it is the key that signs".to_owned()));
        }
        manifest.check_files()?;
        Ok(manifest)
    }
}

impl WrittenEntry {
    fn checked(self) -> Result<Entry, Refusal> {
        let path = match SitePath::new(&self.path) {
            Ok(path) => path,
            Err(fault) => {
                return Err(Refusal::Path { path: self.path.chars().take(200).collect(), fault });
            }
        };
        Ok(Entry { path, size: self.size, sha256: field("sha256", &self.sha256)? })
    }
}

fn field<T: FromStr<Err: std::fmt::Display>>(name: &str, text: &str) -> Result<T, Refusal> {
    text.parse().map_err(|error| {
        let reason = format!("{name}: {error}");
        Refusal::Manifest(reason.escape_debug().collect())
    })
}
