//! Finds which strategic emerging industries a short text speaks of, and shows the words that say so.
//!
//! The way of a text: [`normalise`] folds it, [`words`] and [`exclusions`] mark what does not count, [`lexicon`] finds
//! terms, [`clauses`] splits it and tells what each clause speaks of by `activity`; [`reading`] is all this together.
//! [`features`] are its n-grams; [`model`] scores them, the terms and the likest `units`; [`calibrate`] makes
//! probabilities of the scores and [`explain`] looks up the evidence. Nothing depends on time, place or chance: the same
//! text gives the same result in every build.

mod activity;
pub mod calibrate;
pub mod clauses;
mod detail;
pub mod exclusions;
pub mod explain;
pub mod features;
pub mod groups;
mod index;
mod levels;
pub mod lexicon;
mod linked;
pub mod model;
pub mod normalise;
mod postings;
mod ranking;
pub mod reading;
mod result;
mod squash;
mod tables;
pub(crate) mod terms;
pub mod tokens;
pub mod training;
mod units;
mod weights;
pub mod words;

use serde::Serialize;

pub use calibrate::Verdict;
pub use detail::{Asks, Detail, DetailOption};
pub use result::{
    Candidate, Classification, Evidence, EvidenceKind, ExcludedTerm, LevelShare, Line, LineKind,
    Nearest, Settled,
};
pub use tables::prepare;

use crate::taxonomy::{Link, Taxonomy};
use reading::Reading;

/// Longest text that is read, in bytes of UTF-8.
pub const MAX_TEXT: usize = 64 * 1024;
/// Most candidates that can be asked for.
pub const MAX_LIMIT: usize = 50;
/// Candidates that are given when nobody says how many.
pub const DEFAULT_LIMIT: usize = 5;

/// Why a classification failed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ClassifyError {
    /// The text is longer than [`MAX_TEXT`].
    #[error("text: {length} bytes, at most {MAX_TEXT} are read")]
    TextTooLong {
        /// Its length in bytes.
        length: usize,
    },
    /// The limit is zero or above [`MAX_LIMIT`].
    #[error("limit: {limit} is not between 1 and {MAX_LIMIT}")]
    LimitOutOfRange {
        /// The limit as given.
        limit: usize,
    },
    /// GB/T 4754-2017 has no such class.
    #[error("code: {code} is no class of GB/T 4754-2017")]
    UnknownCode {
        /// The code as given, cut to 40 characters.
        code: String,
    },
}

impl ClassifyError {
    /// The kind of the error as a word that programs can compare.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::TextTooLong { .. } => "text-too-long",
            Self::LimitOutOfRange { .. } => "limit-out-of-range",
            Self::UnknownCode { .. } => "unknown-code",
        }
    }

    /// Which argument is at fault.
    #[must_use]
    pub fn path(&self) -> &'static str {
        match self {
            Self::TextTooLong { .. } => "text",
            Self::LimitOutOfRange { .. } => "limit",
            Self::UnknownCode { .. } => "code",
        }
    }
}

/// Classifies a text; spans count Unicode scalar values.
///
/// # Errors
///
/// When the text is longer than [`MAX_TEXT`], or `limit` is not between 1 and [`MAX_LIMIT`]. An empty text is no error:
/// its verdict is [`Verdict::MoreText`].
pub fn classify(text: &str, limit: usize) -> Result<Classification, ClassifyError> {
    if text.len() > MAX_TEXT {
        return Err(ClassifyError::TextTooLong { length: text.len() });
    }
    check_limit(limit)?;
    let reading = Reading::new(text);
    let scores = model::score(&reading);
    Ok(explain::classification(text, &reading, &scores, limit))
}

/// Gives the emerging classes that a GB/T 4754-2017 class belongs to, wholly or in part.
///
/// The verdict is [`Verdict::In`] where the whole industry belongs to a class, [`Verdict::Weak`] where only listed
/// products do, [`Verdict::None`] where no class is linked to it. Divisions and groups collect what lies below them.
///
/// # Errors
///
/// When the code is unknown, or `limit` is not between 1 and [`MAX_LIMIT`].
pub fn classify_code(code: &str, limit: usize) -> Result<Classification, ClassifyError> {
    check_limit(limit)?;
    let taxonomy = Taxonomy::bundled();
    let industry = taxonomy
        .industry(code)
        .ok_or_else(|| ClassifyError::UnknownCode { code: code.chars().take(40).collect() })?;
    let mut below = vec![industry];
    let mut at = 0;
    while let Some(upper) = below.get(at).copied() {
        below.extend(taxonomy.industries().iter().filter(|other| other.parent == Some(upper.id)));
        at += 1;
    }
    let leaves = below.iter().filter(|leaf| leaf.level == 4).count();
    let links: Vec<&Link> =
        below.iter().flat_map(|leaf| taxonomy.links_of_industry(leaf.id)).collect();
    Ok(linked::of_links(&links, industry, leaves, limit))
}

fn check_limit(limit: usize) -> Result<(), ClassifyError> {
    if (1..=MAX_LIMIT).contains(&limit) {
        Ok(())
    } else {
        Err(ClassifyError::LimitOutOfRange { limit })
    }
}

/// Whether a value is left out of the result when it says nothing.
fn is_empty<T: Serialize>(list: &[T]) -> bool {
    list.is_empty()
}
