//! The name of the folder of a version.

use std::{fmt, str::FromStr};

use super::super::counter::{Counter, NoCounter};

/// Its counter; and a mark on every second copy of one bundle, so that a whole copy can be written beside a damaged one that runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) struct Name {
    counter: Counter,
    marked: bool,
}

const MARK: &str = ".again";

impl Name {
    pub(in super::super) fn of(counter: Counter) -> Name {
        Name { counter, marked: false }
    }

    /// The name for another copy of the same bundle.
    pub(in super::super) fn beside(self) -> Name {
        Name { marked: !self.marked, ..self }
    }

    pub(super) fn counter(self) -> Counter {
        self.counter
    }
}

impl FromStr for Name {
    type Err = NoCounter;

    fn from_str(text: &str) -> Result<Name, NoCounter> {
        let number = text.strip_suffix(MARK);
        let counter = number.unwrap_or(text).parse()?;
        Ok(Name { counter, marked: number.is_some() })
    }
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.counter, if self.marked { MARK } else { "" })
    }
}
