//! The two classifications: look-up by code, browsing as a tree, and finding as one types.
//!
//! *Emerging* classes are those of the Classification of Strategic Emerging Industries (2018): nine categories, 40
//! sub-categories, 186 of the 189 classes, and the material rows below 3.x. *Industries* are those of GB/T 4754-2017 as
//! amended in 2019. Links tie the two together; a starred link means that only the listed products of the industry
//! belong to the emerging class. What is derived or missing is told by [`Basis`] and by the notes of [`browse`].

mod browse;
mod find;
mod table;

pub use browse::{Child, LinkView, Node, Note, Parent, browse};
pub use find::{Found, FoundKind, MAX_FOUND, MAX_QUERY, MatchedBy, find};
pub use table::{Basis, Class, ClassId, Industry, IndustryId, Link, Taxonomy};

/// Why a look-up failed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum TaxonomyError {
    /// Neither classification has the code.
    #[error("{code}: no class has this code")]
    UnknownCode {
        /// The code as given, cut to 40 characters.
        code: String,
    },
}

impl TaxonomyError {
    pub(crate) fn unknown(code: &str) -> Self {
        Self::UnknownCode { code: code.chars().take(40).collect() }
    }
}
