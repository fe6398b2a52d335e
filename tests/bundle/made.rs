//! Bundles as the format describes them, or as it forbids them.

use std::collections::BTreeMap;

use ed25519_dalek::{Signer, SigningKey};
use sha2::{Digest, Sha256};

pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |digits, byte| digits + &format!("{byte:02x}"))
}

/// A key pair that a number stands for.
pub(crate) fn key(number: u8) -> SigningKey {
    SigningKey::from_bytes(&[number; 32])
}

/// The text of the public key.
pub(crate) fn public(key: &SigningKey) -> String {
    public_of(key.verifying_key().as_bytes())
}

pub(crate) fn public_of(bytes: &[u8]) -> String {
    let sum = Sha256::digest([b"policy-checker public key 1\n", bytes].concat());
    format!("{}{}", hex(bytes), hex(&sum[..4]))
}

/// The bytes of a bundle with any manifest and any files, signed.
pub(crate) fn sealed(manifest: &str, files: &[u8], key: &SigningKey) -> Vec<u8> {
    let length = u32::try_from(manifest.len()).unwrap().to_be_bytes();
    let signed = [b"policy-checker bundle 1\n", length.as_slice(), manifest.as_bytes()].concat();
    let signature = key.sign(&signed).to_bytes();
    [signed.as_slice(), &signature, files].concat()
}

/// What a bundle is made from.
#[derive(Clone)]
pub(crate) struct Draft {
    pub(crate) counter: u64,
    pub(crate) signer: u8,
    pub(crate) next: Option<u8>,
    pub(crate) expires: Option<&'static str>,
    pub(crate) files: Vec<(String, Vec<u8>)>,
}

impl Draft {
    /// A small site whose files tell the counter.
    pub(crate) fn new(counter: u64) -> Draft {
        let text = |name: &str| format!("{name} of version {counter}\n").into_bytes();
        let files = [
            ("app.js", text("script").repeat(12)),
            ("index.html", text("page")),
            ("parts/empty.txt", Vec::new()),
            ("parts/one.css", text("style")),
            ("parts/two.css", text("again")),
        ];
        let files = files.map(|(path, bytes)| (path.to_owned(), bytes)).to_vec();
        Draft { counter, signer: 1, next: None, expires: None, files }
    }

    pub(crate) fn site(&self) -> BTreeMap<String, Vec<u8>> {
        self.files.iter().cloned().collect()
    }

    pub(crate) fn entries(&self) -> Vec<String> {
        let entry = |(path, bytes): &(String, Vec<u8>)| {
            let path = serde_json::to_string(path).unwrap();
            let (size, sha256) = (bytes.len(), hex(&Sha256::digest(bytes)));
            format!(r#"{{"path":{path},"size":{size},"sha256":"{sha256}"}}"#)
        };
        self.files.iter().map(entry).collect()
    }

    pub(crate) fn manifest(&self) -> String {
        let Draft { counter, signer, .. } = self;
        let expires =
            self.expires.map(|date| format!(r#""expires":"{date}","#)).unwrap_or_default();
        let next = self.next.map(|next| format!(r#""next-key":"{}","#, public(&key(next))));
        format!(
            r#"{{"format":1,"product":"policy-checker","release":"0.{counter}.0","counter":{counter},"created":"2026-11-22",{expires}"key":"{}",{}"files":[{}]}}"#,
            public(&key(*signer)),
            next.unwrap_or_default(),
            self.entries().join(",")
        )
    }

    pub(crate) fn content(&self) -> Vec<u8> {
        self.files.iter().flat_map(|(_, bytes)| bytes.clone()).collect()
    }

    pub(crate) fn bytes(&self) -> Vec<u8> {
        sealed(&self.manifest(), &self.content(), &key(self.signer))
    }
}
