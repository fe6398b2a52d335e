//! What can be wrong with the folder of an installation.

use std::{
    io,
    path::{Path, PathBuf},
};

use super::version::Damage;
use crate::command::Failure;

#[derive(Debug, thiserror::Error)]
pub(in super::super) enum FolderError {
    #[error("{}: nothing is installed here; `bundle install` installs", .0.display())]
    NothingInstalled(PathBuf),
    #[error("{}: another command is changing this folder; wait until it is done", .0.display())]
    Locked(PathBuf),
    #[error("{}: {reason}{}", .path.display(), way_out(.reason))]
    System { path: PathBuf, reason: io::Error },
    #[error("{}: this is not what `bundle install` writes; name another folder, or move this away", .0.display())]
    Foreign(PathBuf),
    #[error("{}: the state is damaged ({reason}); move the folder away and install anew with --key", .path.display())]
    State { path: PathBuf, reason: String },
    #[error(transparent)]
    Damaged(#[from] Damage),
}

impl FolderError {
    /// Says where the system refused.
    pub(super) fn at(path: &Path) -> impl Fn(io::Error) -> FolderError + use<'_> {
        |reason| FolderError::System { path: path.to_owned(), reason }
    }
}

fn way_out(reason: &io::Error) -> &'static str {
    match reason.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => "; make room and try again",
        io::ErrorKind::PermissionDenied => "; run the command as the owner of the folder",
        io::ErrorKind::ReadOnlyFilesystem => {
            "; the disk is mounted read-only: mount it for writing"
        }
        io::ErrorKind::Unsupported => {
            "; this file system lacks what is needed: name a folder on another"
        }
        _ => "",
    }
}

impl From<FolderError> for Failure {
    fn from(error: FolderError) -> Failure {
        Failure::input(error.to_string())
    }
}
