//! What an installation remembers beside a version: from which counter on, and from whom, it takes the next.

use std::{fs, io, path::Path};

use serde::{Deserialize, Serialize};

use super::{
    super::{counter::Counter, key::PublicKey},
    FolderError,
};

const FORMAT: u32 = 1;

#[derive(Clone, Debug, PartialEq, Eq)]
pub(in super::super) struct State {
    /// The greatest counter installed so far; only a greater one is taken.
    pub(in super::super) counter: Counter,
    /// The key that has to sign the next bundle.
    pub(in super::super) trusted: PublicKey,
    /// The version that ran before, kept for the way back.
    pub(in super::super) previous: Option<Counter>,
}

#[derive(Deserialize, Serialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct Written {
    format: u32,
    counter: u64,
    trusted_key: String,
    previous: Option<u64>,
}

impl State {
    pub(super) fn to_bytes(&self) -> Vec<u8> {
        let written = Written {
            format: FORMAT,
            counter: self.counter.get(),
            trusted_key: self.trusted.to_string(),
            previous: self.previous.map(Counter::get),
        };
        serde_json::to_vec(&written).unwrap_or_default()
    }

    pub(super) fn read(path: &Path) -> Result<State, FolderError> {
        let damaged = |reason: String| FolderError::State { path: path.to_owned(), reason };
        let bytes = fs::read(path).map_err(|error| match error.kind() {
            io::ErrorKind::NotFound => damaged("it is missing".to_owned()),
            _ => FolderError::at(path)(error),
        })?;
        let written: Written =
            serde_json::from_slice(&bytes).map_err(|error| damaged(error.to_string()))?;
        if written.format != FORMAT {
            return Err(damaged(format!("its format is {}, not {FORMAT}", written.format)));
        }
        let counter = |number| Counter::new(number).map_err(|error| damaged(error.to_string()));
        Ok(State {
            counter: counter(written.counter)?,
            trusted: written.trusted_key.parse().map_err(|error| damaged(format!("{error}")))?,
            previous: written.previous.map(counter).transpose()?,
        })
    }
}
