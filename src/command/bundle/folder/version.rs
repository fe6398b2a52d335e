//! One version on the disk.

use std::{
    collections::BTreeSet,
    fs::{self, File},
    io,
    path::{Path, PathBuf},
};

use super::{
    super::{
        counter::Counter,
        digest::Digest,
        durable,
        header::Header,
        manifest::{Entry, Manifest},
        verified::{UnpackError, Verified},
    },
    FolderError, Name, State,
};

/// A folder that holds, or will hold, one version.
#[derive(Debug)]
pub(in super::super) struct Version {
    path: PathBuf,
    name: Name,
}

/// A version is not what was signed.
#[derive(Debug, thiserror::Error)]
#[error("{}: {reason}", .path.display())]
pub(in super::super) struct Damage {
    path: PathBuf,
    reason: String,
}

impl Version {
    pub(super) fn new(path: PathBuf, name: Name) -> Version {
        Version { path, name }
    }

    pub(in super::super) fn path(&self) -> &Path {
        &self.path
    }

    pub(in super::super) fn name(&self) -> Name {
        self.name
    }

    pub(in super::super) fn counter(&self) -> Counter {
        self.name.counter()
    }

    pub(super) fn exists(&self) -> bool {
        self.path.is_dir()
    }

    fn site(&self) -> PathBuf {
        self.path.join("site")
    }

    fn signed(&self) -> PathBuf {
        self.path.join("signed")
    }

    fn state_file(&self) -> PathBuf {
        self.path.join("state.json")
    }

    pub(super) fn state(&self) -> Result<State, FolderError> {
        let state = State::read(&self.state_file())?;
        if state.counter < self.counter() || state.previous == Some(self.counter()) {
            return Err(FolderError::State {
                path: self.state_file(),
                reason: "its numbers contradict each other".to_owned(),
            });
        }
        Ok(state)
    }

    /// Changes what is remembered once this version runs. It must not run yet.
    pub(in super::super) fn set_state(&self, state: &State) -> Result<(), FolderError> {
        let file = self.state_file();
        durable::replace(&file, &state.to_bytes()).map_err(FolderError::at(&file))
    }

    /// Writes a bundle to a folder that is not there yet.
    pub(super) fn write(&self, bundle: &mut Verified, state: &State) -> Result<(), UnpackError> {
        fs::create_dir(&self.path).map_err(UnpackError::Writing)?;
        bundle.unpack(&self.site())?;
        durable::create(&self.signed(), &bundle.header().to_bytes())
            .and_then(|()| durable::create(&self.state_file(), &state.to_bytes()))
            .and_then(|()| durable::sync_folder(&self.path))
            .map_err(UnpackError::Writing)
    }

    /// Reads everything again that was just written.
    pub(super) fn check_written(&self, state: &State) -> Result<(), FolderError> {
        self.check()?;
        if self.state()? == *state {
            Ok(())
        } else {
            Err(self.damage(&self.state_file(), "was not written as it should be").into())
        }
    }

    /// Reads all files again: they are those of the manifest, and no others.
    pub(in super::super) fn check(&self) -> Result<Manifest, Damage> {
        let manifest = self.manifest()?;
        let site = self.site();
        for entry in &manifest.files {
            self.check_file(entry, &entry.path.below(&site))?;
        }
        let known: BTreeSet<PathBuf> =
            manifest.files.iter().map(|entry| entry.path.below(&site)).collect();
        let found = files_below(&site).map_err(|error| self.damage(&site, &error.to_string()))?;
        match found.into_iter().find(|path| !known.contains(path)) {
            None => Ok(manifest),
            Some(foreign) => Err(self.damage(&foreign, "was not in the bundle")),
        }
    }

    /// The manifest that was installed, still as it was signed.
    pub(in super::super) fn manifest(&self) -> Result<Manifest, Damage> {
        self.signed_parts().map(|(_, manifest)| manifest)
    }

    /// What stood before the files in the bundle, still as it was signed.
    pub(super) fn header(&self) -> Result<Header, Damage> {
        self.signed_parts().map(|(header, _)| header)
    }

    fn signed_parts(&self) -> Result<(Header, Manifest), Damage> {
        let file = self.signed();
        let damage = |reason: &str| self.damage(&file, reason);
        let mut open = File::open(&file).map_err(|error| damage(&error.to_string()))?;
        let header = Header::read(&mut open).map_err(|refusal| damage(&refusal.to_string()))?;
        let manifest = header.own_manifest().map_err(|refusal| damage(&refusal.to_string()))?;
        if manifest.counter == self.counter() {
            Ok((header, manifest))
        } else {
            Err(damage("belongs to another version"))
        }
    }

    fn check_file(&self, entry: &Entry, path: &Path) -> Result<(), Damage> {
        let damage = |reason: &str| self.damage(path, reason);
        let found = fs::symlink_metadata(path).map_err(|error| damage(&error.to_string()))?;
        if !found.is_file() {
            return Err(damage("is no longer a file"));
        }
        let (size, sha256) = File::open(path)
            .and_then(|mut open| Digest::of_rest(&mut open))
            .map_err(|error| damage(&error.to_string()))?;
        if (size, sha256) == (entry.size, entry.sha256) {
            Ok(())
        } else {
            Err(damage("is not what was signed"))
        }
    }

    fn damage(&self, path: &Path, reason: &str) -> Damage {
        let inside = path.strip_prefix(&self.path).unwrap_or(path);
        Damage { path: self.path.clone(), reason: format!("{:?} {reason}", inside.display()) }
    }
}

/// Everything below `folder` that is no folder.
fn files_below(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder)? {
            let entry = entry?;
            if entry.file_type()?.is_dir() {
                folders.push(entry.path());
            } else {
                files.push(entry.path());
            }
        }
    }
    Ok(files)
}
