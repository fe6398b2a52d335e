//! A bundle of which everything was checked.

use std::{
    fs::{self, File},
    io::{self, BufReader, Read, Seek, SeekFrom},
    path::Path,
};

use super::{
    counter::Counter,
    digest::{CopyError, Digest},
    durable,
    header::Header,
    key::PublicKey,
    manifest::{Entry, Manifest},
    refusal::Refusal,
};

/// What a bundle is held against.
pub(super) struct Trust {
    /// The key that has to sign.
    pub(super) key: PublicKey,
    /// The counter that has to be passed.
    pub(super) installed: Option<Counter>,
    /// What stood before the files of the version that runs, if that is damaged: the same bundle may be installed again.
    pub(super) damaged: Option<Header>,
}

/// A bundle whose signature, counter, length and files are right.
pub(super) struct Verified {
    pub(super) manifest: Manifest,
    /// Whether it is the one that runs, damaged.
    pub(super) again: bool,
    header: Header,
    file: BufReader<File>,
}

/// Why the files of a bundle were not written.
#[derive(Debug)]
pub(super) enum UnpackError {
    /// The bundle is no longer what was checked.
    Refused(Refusal),
    Writing(io::Error),
}

impl Trust {
    fn newer_manifest(&self, header: &Header) -> Result<Manifest, Refusal> {
        let manifest = header.manifest(&self.key)?;
        match self.installed.filter(|installed| *installed >= manifest.counter) {
            Some(installed) => Err(Refusal::Old { bundle: manifest.counter, installed }),
            None => Ok(manifest),
        }
    }
}

impl Verified {
    /// Checks everything, and writes nothing.
    pub(super) fn open(file: &Path, trust: &Trust) -> Result<Verified, Refusal> {
        // A pipe would be waited for, and could not be read twice.
        if !fs::metadata(file).map_err(Refusal::Unreadable)?.is_file() {
            return Err(Refusal::Unreadable(io::Error::other("it is not a plain file")));
        }
        let open = File::open(file).map_err(Refusal::Unreadable)?;
        let length = open.metadata().map_err(Refusal::Unreadable)?.len();
        let mut file = BufReader::new(open);
        let header = Header::read(&mut file)?;
        let again = trust.damaged.as_ref() == Some(&header);
        let manifest =
            if again { header.own_manifest()? } else { trust.newer_manifest(&header)? };
        let told = manifest.size().and_then(|size| size.checked_add(header.len()));
        let told = told.ok_or(Refusal::TooMuch)?;
        if length < told {
            return Err(Refusal::Truncated);
        }
        if length > told {
            return Err(Refusal::Trailing(length - told));
        }
        for entry in &manifest.files {
            let found = Digest::of_rest(&mut file.by_ref().take(entry.size))
                .map_err(Refusal::Unreadable)?;
            entry.accept(found)?;
        }
        Ok(Verified { manifest, again, header, file })
    }

    /// The bytes before the files, which say what the files have to be.
    pub(super) fn header(&self) -> &Header {
        &self.header
    }

    /// Writes the files into a folder that holds nothing yet, and everything to the disk.
    pub(super) fn unpack(&mut self, site: &Path) -> Result<(), UnpackError> {
        let unreadable = |error| UnpackError::Refused(Refusal::Unreadable(error));
        self.file.seek(SeekFrom::Start(self.header.len())).map_err(unreadable)?;
        fs::create_dir(site).map_err(UnpackError::Writing)?;
        let mut folders = vec![site.to_owned()];
        for entry in &self.manifest.files {
            let path = entry.path.below(site);
            for folder in entry.path.folders().map(|folder| site.join(folder)) {
                if !folders.contains(&folder) {
                    fs::create_dir(&folder).map_err(UnpackError::Writing)?;
                    folders.push(folder);
                }
            }
            let mut written = File::create_new(&path).map_err(UnpackError::Writing)?;
            let found = Digest::of_copy(&mut self.file.by_ref().take(entry.size), &mut written)
                .map_err(|error| match error {
                    CopyError::Reading(error) => unreadable(error),
                    CopyError::Writing(error) => UnpackError::Writing(error),
                })?;
            // The stick may have been changed, or pulled out, since it was checked.
            entry.accept(found).map_err(UnpackError::Refused)?;
            written.sync_all().map_err(UnpackError::Writing)?;
        }
        folders
            .iter()
            .try_for_each(|folder| durable::sync_folder(folder))
            .map_err(UnpackError::Writing)
    }
}

impl Entry {
    /// Takes bytes of this length and digest for the file, or says that they are not.
    fn accept(&self, (length, digest): (u64, Digest)) -> Result<(), Refusal> {
        if length < self.size {
            Err(Refusal::Truncated)
        } else if digest == self.sha256 {
            Ok(())
        } else {
            Err(Refusal::File(self.path.to_string()))
        }
    }
}
