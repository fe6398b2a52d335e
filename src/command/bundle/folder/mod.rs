//! The folder of an installation: versions side by side, and one name that says which of them runs.
//!
//! ```text
//! lock                      held while a command changes the folder
//! current -> versions/7     the version that runs; changed in one step
//! versions/6/               the version before
//! versions/7/signed         what stood before the files in the bundle
//! versions/7/state.json     counter, trusted key, version before
//! versions/7/site/          the site
//! ```
//!
//! The state lies beside the site that it belongs to, so that one rename changes both. A version is whole before it has
//! its name, and has its name before it runs: a kill at any point leaves one that runs. A damaged version that runs is
//! replaced by another copy of it, `versions/7.again`; the next time the names change places.

mod error;
mod name;
mod pointer;
mod state;
mod version;

use std::{
    fs::{self, File, TryLockError},
    io,
    path::{Path, PathBuf},
};

pub(super) use self::{
    error::FolderError,
    name::Name,
    state::State,
    version::{Damage, Version},
};
use super::{
    durable,
    verified::{Trust, UnpackError, Verified},
};

/// A folder that is, or may become, an installation.
pub(super) struct Folder {
    root: PathBuf,
}

/// The same while no other command changes it.
pub(super) struct Locked<'a> {
    folder: &'a Folder,
    /// The system lets go of it when the process ends, however it ends.
    _lock: File,
}

/// The version that runs.
pub(super) struct Running {
    pub(super) version: Version,
    pub(super) state: State,
}

impl Folder {
    pub(super) fn new(root: &Path) -> Folder {
        Folder { root: root.to_owned() }
    }

    /// What runs, or nothing if nothing was installed yet.
    pub(super) fn running(&self) -> Result<Option<Running>, FolderError> {
        let Some(name) = pointer::read(&self.root)? else {
            return Ok(None);
        };
        let version = self.version(name);
        let state = version.state()?;
        Ok(Some(Running { version, state }))
    }

    /// What runs; that nothing does is an error.
    pub(super) fn installed(&self) -> Result<Running, FolderError> {
        self.running()?.ok_or_else(|| FolderError::NothingInstalled(self.root.clone()))
    }

    /// The version before the one that runs, if it is still there.
    pub(super) fn previous(&self, state: &State) -> Option<Version> {
        let name = Name::of(state.previous?);
        // Only of the version that runs there may be two for a while.
        [name, name.beside()].map(|name| self.version(name)).into_iter().find(Version::exists)
    }

    /// Makes the folder if it is not there, and keeps other commands out of it.
    pub(super) fn lock(&self) -> Result<Locked<'_>, FolderError> {
        if !self.root.is_dir() {
            durable::create_folders(&self.root).map_err(FolderError::at(&self.root))?;
        }
        let path = self.root.join("lock");
        let lock = File::options()
            .write(true)
            .create(true)
            .truncate(false)
            .open(&path)
            .map_err(FolderError::at(&path))?;
        match lock.try_lock() {
            Ok(()) => Ok(Locked { folder: self, _lock: lock }),
            Err(TryLockError::WouldBlock) => Err(FolderError::Locked(self.root.clone())),
            Err(TryLockError::Error(error)) => Err(FolderError::at(&path)(error)),
        }
    }

    fn versions(&self) -> PathBuf {
        self.root.join("versions")
    }

    fn version(&self, name: Name) -> Version {
        Version::new(self.versions().join(name.to_string()), name)
    }
}

impl Running {
    /// What the next bundle is held against.
    pub(super) fn trust(&self) -> Trust {
        let damaged = self.version.check().is_err().then(|| self.version.header().ok()).flatten();
        Trust { key: self.state.trusted, installed: Some(self.state.counter), damaged }
    }
}

impl Locked<'_> {
    /// Puts a version beside the others, whole and checked, without running it.
    pub(super) fn add(
        &self,
        bundle: &mut Verified,
        state: &State,
        name: Name,
    ) -> Result<Version, AddError> {
        let version = self.folder.version(name);
        let versions = self.folder.versions();
        let failed = |error| AddError::Folder(FolderError::at(version.path())(error));
        if !versions.exists() {
            fs::create_dir(&versions).map_err(failed)?;
            durable::sync_folder(&self.folder.root).map_err(failed)?;
        }
        let unfinished = Version::new(durable::unfinished(version.path()), name);
        let written = unfinished.write(bundle, state).map_err(|error| match error {
            UnpackError::Refused(refusal) => AddError::Bundle(refusal),
            UnpackError::Writing(error) => failed(error),
        });
        let added = written
            .and_then(|()| unfinished.check_written(state).map_err(AddError::Folder))
            .and_then(|()| fs::rename(unfinished.path(), version.path()).map_err(failed))
            .and_then(|()| durable::sync_folder(&versions).map_err(failed));
        if added.is_err() {
            // Room for the next attempt; if this fails, that one tells.
            let _ = durable::remove(unfinished.path());
        }
        added.map(|()| version)
    }

    /// Makes `version` the one that runs, from one moment to the next.
    pub(super) fn run(&self, version: &Version) -> Result<(), FolderError> {
        pointer::write(&self.folder.root, version.name())
    }

    /// Removes everything that is neither `kept` nor the start of a path to it: old versions, and what a command that was
    /// killed left.
    pub(super) fn remove_all_but(&self, kept: &[Name]) -> Result<(), FolderError> {
        pointer::remove_unfinished(&self.folder.root)?;
        let versions = self.folder.versions();
        let entries = match fs::read_dir(&versions) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
            entries => entries.map_err(FolderError::at(&versions))?,
        };
        let kept: Vec<String> = kept.iter().map(Name::to_string).collect();
        for entry in entries {
            let entry = entry.map_err(FolderError::at(&versions))?;
            if !kept.iter().any(|name| entry.file_name() == name.as_str()) {
                durable::remove(&entry.path()).map_err(FolderError::at(&entry.path()))?;
            }
        }
        durable::sync_folder(&versions).map_err(FolderError::at(&versions))
    }
}

/// Why a version was not added.
#[derive(Debug)]
pub(super) enum AddError {
    Bundle(super::refusal::Refusal),
    Folder(FolderError),
}
