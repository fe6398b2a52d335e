//! Knowing that nothing changed: SHA-256 over names and contents of inputs and outputs.

use std::fs;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use crate::error::XtaskError;

/// A growing digest of named byte strings.
#[derive(Debug, Default)]
pub(crate) struct Fingerprint(Sha256);

impl Fingerprint {
    /// Adds `bytes` under `name`; lengths are hashed too, so that no two lists give the same sequence.
    pub(crate) fn add(&mut self, name: &str, bytes: &[u8]) {
        for part in [name.as_bytes(), bytes] {
            self.0.update((part.len() as u64).to_le_bytes());
            self.0.update(part);
        }
    }

    /// Adds every file of `files` with its content.
    pub(crate) fn add_files(&mut self, files: &[PathBuf]) -> Result<(), XtaskError> {
        for file in files {
            let bytes = fs::read(file).map_err(XtaskError::file("read", file))?;
            self.add(&file.to_string_lossy(), &bytes);
        }
        Ok(())
    }

    /// The digest in hexadecimal digits.
    pub(crate) fn finish(self) -> String {
        self.0.finalize().iter().fold(String::with_capacity(64), |mut digits, byte| {
            for half in [byte >> 4, byte & 15] {
                digits.extend(char::from_digit(u32::from(half), 16));
            }
            digits
        })
    }
}

/// All files below `folder` in order of name, without folders called `node_modules`; none if there is no such folder.
pub(crate) fn files_below(folder: &Path) -> Result<Vec<PathBuf>, XtaskError> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        if !folder.exists() {
            continue;
        }
        for entry in fs::read_dir(&folder).map_err(XtaskError::file("read", &folder))? {
            let path = entry.map_err(XtaskError::file("read", &folder))?.path();
            if !path.is_dir() {
                found.push(path);
            } else if path.file_name().is_none_or(|name| name != "node_modules") {
                folders.push(path);
            }
        }
    }
    found.sort();
    Ok(found)
}

/// The record of one build step: which inputs made which outputs.
#[derive(Debug)]
pub(crate) struct Stamp {
    file: PathBuf,
    inputs: String,
}

impl Stamp {
    /// The record of step `name`, kept in `folder`, for the inputs with this digest.
    pub(crate) fn new(folder: &Path, name: &str, inputs: Fingerprint) -> Self {
        Self { file: folder.join(format!("{name}.stamp")), inputs: inputs.finish() }
    }

    /// Whether `outputs` are still what these inputs made.
    pub(crate) fn is_current(&self, outputs: &[PathBuf]) -> bool {
        let Ok(recorded) = fs::read_to_string(&self.file) else {
            return false;
        };
        self.content(outputs).is_ok_and(|now| now == recorded)
    }

    /// Records that these inputs made `outputs`.
    pub(crate) fn record(&self, outputs: &[PathBuf]) -> Result<(), XtaskError> {
        let content = self.content(outputs)?;
        fs::write(&self.file, content).map_err(XtaskError::file("write", &self.file))
    }

    fn content(&self, outputs: &[PathBuf]) -> Result<String, XtaskError> {
        let mut digest = Fingerprint::default();
        digest.add_files(outputs)?;
        Ok(format!("{} {}\n", self.inputs, digest.finish()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_digest_is_the_known_one() {
        // printf '\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0' | sha256sum
        let mut digest = Fingerprint::default();
        digest.add("", b"");
        assert_eq!(
            digest.finish(),
            "374708fff7719dd5979ec875d56cd2286f6d3cf7ec317a3b25632aab28ec37bb"
        );
    }

    #[test]
    fn moving_a_byte_between_name_and_content_changes_the_digest() {
        let mut one = Fingerprint::default();
        one.add("ab", b"c");
        let mut other = Fingerprint::default();
        other.add("a", b"bc");
        assert_ne!(one.finish(), other.finish());
    }

    #[test]
    fn a_stamp_holds_until_an_output_changes() -> Result<(), Box<dyn std::error::Error>> {
        let folder = tempfile::tempdir()?;
        let output = folder.path().join("output");
        fs::write(&output, "first")?;
        let outputs = [output.clone()];
        let stamp = Stamp::new(folder.path(), "step", Fingerprint::default());
        assert!(!stamp.is_current(&outputs));
        stamp.record(&outputs)?;
        assert!(stamp.is_current(&outputs));
        fs::write(&output, "second")?;
        assert!(!stamp.is_current(&outputs));
        Ok(())
    }
}
