//! What stands before the files of a bundle: the format, the manifest, and the signature over both.

use std::io::{self, Read};

use super::{
    key::{PublicKey, SIGNATURE, SecretKey},
    manifest::Manifest,
    refusal::Refusal,
};

pub(super) const MAGIC_WORDS: &str = "policy-checker bundle 1";
pub(super) const LARGEST_MANIFEST: u32 = 1024 * 1024;

/// It is signed, too, and so keeps this signature apart from any other that the key may make.
const MAGIC: &[u8; 24] = b"policy-checker bundle 1\n";
const ANY_FORMAT: &[u8] = b"policy-checker bundle ";
const LENGTH: usize = 4;

/// The first bytes of a bundle, not yet checked.
#[derive(PartialEq, Eq)]
pub(super) struct Header {
    /// All that comes before the signature.
    signed: Vec<u8>,
    signature: [u8; SIGNATURE],
}

impl Header {
    /// Reads no more than the format allows.
    pub(super) fn read(from: &mut impl Read) -> Result<Header, Refusal> {
        let mut magic = [0; MAGIC.len()];
        if let Err(refusal) = fill(from, &mut magic) {
            return Err(match refusal {
                Refusal::Truncated => Refusal::NoBundle,
                other => other,
            });
        }
        if magic != *MAGIC {
            let other = magic.starts_with(ANY_FORMAT) && magic.ends_with(b"\n");
            return Err(if other { Refusal::OtherFormat } else { Refusal::NoBundle });
        }
        let mut length = [0; LENGTH];
        fill(from, &mut length)?;
        let size = u32::from_be_bytes(length);
        if !(1..=LARGEST_MANIFEST).contains(&size) {
            return Err(Refusal::ManifestSize(size));
        }
        let mut signed = [magic.as_slice(), &length].concat();
        let read = from.take(u64::from(size)).read_to_end(&mut signed);
        if read.map_err(Refusal::Unreadable)? as u64 != u64::from(size) {
            return Err(Refusal::Truncated);
        }
        let mut signature = [0; SIGNATURE];
        fill(from, &mut signature)?;
        Ok(Header { signed, signature })
    }

    pub(super) fn signed_by(key: &SecretKey, manifest: &Manifest) -> Result<Header, Refusal> {
        let manifest = manifest.to_bytes();
        let size = u32::try_from(manifest.len()).unwrap_or(u32::MAX);
        if !(1..=LARGEST_MANIFEST).contains(&size) {
            return Err(Refusal::ManifestSize(size));
        }
        let signed = [MAGIC.as_slice(), &size.to_be_bytes(), &manifest].concat();
        let signature = key.sign(&signed);
        Ok(Header { signed, signature })
    }

    /// The manifest, if the owner of `trusted` signed it. Nothing in it is looked at before, but to say who else did.
    pub(super) fn manifest(&self, trusted: &PublicKey) -> Result<Manifest, Refusal> {
        if !trusted.signed(&self.signed, &self.signature) {
            return Err(match self.own_manifest() {
                Ok(own) => Refusal::UnknownKey { signer: own.key, trusted: *trusted },
                Err(_) => Refusal::Altered,
            });
        }
        let manifest = Manifest::from_bytes(self.manifest_bytes())?;
        if manifest.key == *trusted {
            Ok(manifest)
        } else {
            Err(Refusal::Manifest("key: it is not the one that signed".to_owned()))
        }
    }

    /// The manifest, if the key that it names signed it. That says that it is unchanged, not that it can be trusted.
    pub(super) fn own_manifest(&self) -> Result<Manifest, Refusal> {
        let manifest = Manifest::from_bytes(self.manifest_bytes())?;
        let key = manifest.key;
        if key.signed(&self.signed, &self.signature) { Ok(manifest) } else { Err(Refusal::Altered) }
    }

    fn manifest_bytes(&self) -> &[u8] {
        self.signed.get(MAGIC.len() + LENGTH..).unwrap_or_default()
    }

    pub(super) fn to_bytes(&self) -> Vec<u8> {
        [self.signed.as_slice(), &self.signature].concat()
    }

    pub(super) fn len(&self) -> u64 {
        (self.signed.len() + SIGNATURE) as u64
    }
}

fn fill(from: &mut impl Read, bytes: &mut [u8]) -> Result<(), Refusal> {
    from.read_exact(bytes).map_err(|error| match error.kind() {
        io::ErrorKind::UnexpectedEof => Refusal::Truncated,
        _ => Refusal::Unreadable(error),
    })
}
