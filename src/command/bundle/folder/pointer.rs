//! `current`: which version runs.
//!
//! A symbolic link where there are such, so that a web server can be given `current/site` once and for all; a file with
//! the same text elsewhere.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use super::{super::durable, FolderError, Name};

fn path(root: &Path) -> PathBuf {
    root.join("current")
}

/// The version that `current` names, or nothing if there is no `current`.
pub(super) fn read(root: &Path) -> Result<Option<Name>, FolderError> {
    let path = path(root);
    let target = match system::read(&path) {
        Ok(target) => target,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        // What the system says of a file that is no link.
        Err(error) if error.kind() == io::ErrorKind::InvalidInput => {
            return Err(FolderError::Foreign(path));
        }
        Err(error) => return Err(FolderError::at(&path)(error)),
    };
    let name = target.strip_prefix("versions/").and_then(|name| name.parse().ok());
    name.map(Some).ok_or(FolderError::Foreign(path))
}

/// Makes `current` name a version: before this the old one, after it the new one.
pub(super) fn write(root: &Path, version: Name) -> Result<(), FolderError> {
    let path = path(root);
    let unfinished = durable::unfinished(&path);
    remove_unfinished(root)?;
    system::write(&unfinished, &format!("versions/{version}"))
        .and_then(|()| fs::rename(&unfinished, &path))
        .and_then(|()| durable::sync_folder(root))
        .map_err(FolderError::at(&path))
}

/// Removes what a command left that was killed in between.
pub(super) fn remove_unfinished(root: &Path) -> Result<(), FolderError> {
    let unfinished = durable::unfinished(&path(root));
    durable::remove(&unfinished).map_err(FolderError::at(&unfinished))
}

#[cfg(unix)]
mod system {
    use std::{fs, io, os::unix::fs::symlink, path::Path};

    pub(super) fn read(path: &Path) -> io::Result<String> {
        Ok(fs::read_link(path)?.to_string_lossy().into_owned())
    }

    pub(super) fn write(path: &Path, target: &str) -> io::Result<()> {
        symlink(target, path)
    }
}

#[cfg(not(unix))]
mod system {
    use std::{fs, io, path::Path};

    use super::super::super::durable;

    pub(super) fn read(path: &Path) -> io::Result<String> {
        fs::read_to_string(path)
    }

    pub(super) fn write(path: &Path, target: &str) -> io::Result<()> {
        durable::create(path, target.as_bytes())
    }
}
