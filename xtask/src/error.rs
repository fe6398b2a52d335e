//! What can go wrong: each message is one line that names what failed and, where it can be mended, how.

use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitStatus;

/// The failure of a command of this tool.
#[derive(Debug, thiserror::Error)]
pub(crate) enum XtaskError {
    /// A program is missing or may not be run.
    #[error("cannot start `{program}`: {source}; {help}")]
    Start {
        /// The program's name.
        program: String,
        /// The system's reason.
        source: io::Error,
        /// How to get it.
        help: String,
    },
    /// A program ran and reported failure; its own output says why.
    #[error("{step} failed ({status}): {command}")]
    Failed {
        /// What it was to do.
        step: String,
        /// How it ended.
        status: ExitStatus,
        /// The command line.
        command: String,
    },
    /// A file or folder could not be read, written or removed.
    #[error("cannot {action} {}: {source}", path.display())]
    File {
        /// `read`, `write`, …
        action: &'static str,
        /// The file or folder.
        path: PathBuf,
        /// The system's reason.
        source: io::Error,
    },
    /// Anything else: what was being done, why it stopped, and what to do about it.
    #[error("{step}: {reason}")]
    Step {
        /// What was being done.
        step: String,
        /// Why it stopped, and how to mend it.
        reason: String,
    },
}

impl XtaskError {
    /// A failure of `step` for `reason`.
    #[expect(clippy::needless_pass_by_value, reason = "errors come by value from `map_err`")]
    pub(crate) fn step(step: impl Into<String>, reason: impl ToString) -> Self {
        Self::Step { step: step.into(), reason: reason.to_string() }
    }

    /// For `map_err`: a failure to do `action` to the file or folder at `path`.
    pub(crate) fn file(action: &'static str, path: &Path) -> impl FnOnce(io::Error) -> Self {
        let path = path.to_owned();
        move |source| Self::File { action, path, source }
    }
}
