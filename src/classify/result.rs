//! What a classification gives back, as it is written to JSON.

use serde::{Serialize, Serializer};

use super::detail::Detail;
use super::{Verdict, is_empty};
use crate::taxonomy::Note;

/// The result of a classification.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Classification {
    /// Classes of the nine categories, most probable first.
    pub candidates: Vec<Candidate>,
    /// Categories, most probable first.
    pub level1: Vec<LevelShare>,
    /// Sub-categories, most probable first, at most ten.
    pub level2: Vec<LevelShare>,
    /// Probability that the business is in none of the nine.
    #[serde(serialize_with = "rounded")]
    pub none: f64,
    /// What follows from it.
    pub verdict: Verdict,
    /// The deepest class that is as sure as the verdict `in` has to be; none where even the category is open.
    pub settled: Option<Settled>,
    /// The lines of business of a text that has several, from left to right.
    #[serde(skip_serializing_if = "is_empty")]
    pub lines: Vec<Line>,
    /// Terms that the text itself takes out.
    pub excluded: Vec<ExcludedTerm>,
    /// The industry outside the nine categories that the text resembles most.
    pub nearest: Option<Nearest>,
    /// What a reader should know of this result.
    pub note: Option<Note>,
    /// What one more detail would help most, where the class is open.
    pub detail: Option<Detail>,
}

/// A class that is sure.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Settled {
    /// Its code.
    #[serde(serialize_with = "fixed")]
    pub code: &'static str,
    /// Its name.
    #[serde(serialize_with = "fixed")]
    pub name: &'static str,
    /// 1 category, 2 sub-category, 3 class.
    pub level: u8,
    /// Probability that the business belongs to it.
    #[serde(serialize_with = "rounded")]
    pub probability: f64,
}

/// A line of business that a text names beside others.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Line {
    /// First character.
    pub start: usize,
    /// One past the last.
    pub end: usize,
    /// The words as written.
    pub text: String,
    /// What it speaks of.
    pub kind: LineKind,
    /// The likeliest sub-category of a line of the business's own, where that is likelier than none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub class: Option<LevelShare>,
}

/// What a line of a text speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum LineKind {
    /// What the business makes or does.
    Own,
    /// Customers, uses of its products, praise.
    Aside,
    /// A service around goods that others make.
    Around,
    /// What it only buys and sells.
    Trade,
}

/// A class that the business may belong to.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Candidate {
    /// Its code, or that of the class above it for a row without a code.
    #[serde(serialize_with = "fixed")]
    pub code: &'static str,
    /// The name that goes with the code.
    #[serde(serialize_with = "fixed")]
    pub name: &'static str,
    /// The level that goes with the code, 2 or 3.
    pub level: u8,
    /// Codes of the classes above, highest first.
    #[serde(serialize_with = "all_fixed")]
    pub parents: Vec<&'static str>,
    /// Name of the row without a code of its own that matched.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub row: Option<&'static str>,
    /// Probability that the business belongs to it.
    #[serde(serialize_with = "rounded")]
    pub probability: f64,
    /// The words that say so, in the order of the text.
    pub evidence: Vec<Evidence>,
    /// For a class reached by an industry's code: the products that alone belong to it.
    #[serde(skip_serializing_if = "is_empty")]
    pub products: Vec<&'static str>,
}

/// Words of the text that speak for a class.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Evidence {
    /// First character.
    pub start: usize,
    /// One past the last.
    pub end: usize,
    /// The words as written.
    pub text: String,
    /// How they were found.
    pub kind: EvidenceKind,
    /// The folded term, or the word or pair of characters that the model knows.
    pub term: String,
}

/// How evidence was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum EvidenceKind {
    /// The name of the class.
    Name,
    /// A listed product or service.
    Product,
    /// An everyday word, abbreviation or English word.
    Synonym,
    /// Characters that are typical of the sub-category.
    Ngram,
}

/// Probability of a category or sub-category.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct LevelShare {
    /// Its code.
    #[serde(serialize_with = "fixed")]
    pub code: &'static str,
    /// Its name.
    #[serde(serialize_with = "fixed")]
    pub name: &'static str,
    /// Probability that the business belongs to it.
    #[serde(serialize_with = "rounded")]
    pub probability: f64,
}

/// Words that the text takes out of its own statement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ExcludedTerm {
    /// First character.
    pub start: usize,
    /// One past the last.
    pub end: usize,
    /// The words as written.
    pub text: String,
    /// The words that exclude them.
    pub by: String,
}

/// An industry outside the nine categories.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Nearest {
    /// Its GB/T 4754-2017 code.
    #[serde(serialize_with = "fixed")]
    pub code: &'static str,
    /// Its name.
    #[serde(serialize_with = "fixed")]
    pub name: &'static str,
}

impl Classification {
    /// The same result with spans in UTF-16 code units of `text`, the text that was classified.
    #[must_use]
    pub fn into_utf16(mut self, text: &str) -> Self {
        let mut places = Vec::with_capacity(text.len() + 1);
        let mut at = 0;
        for char in text.chars() {
            places.push(at);
            at += char.len_utf16();
        }
        places.push(at);
        let place = |scalar: usize| places.get(scalar).copied().unwrap_or(at);
        for evidence in self.candidates.iter_mut().flat_map(|candidate| &mut candidate.evidence) {
            (evidence.start, evidence.end) = (place(evidence.start), place(evidence.end));
        }
        for term in &mut self.excluded {
            (term.start, term.end) = (place(term.start), place(term.end));
        }
        for line in &mut self.lines {
            (line.start, line.end) = (place(line.start), place(line.end));
        }
        self
    }
}

/// Four decimals say all that a probability can; longer tails would only differ without meaning.
#[allow(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde gives a reference; lint of 64-bit targets only"
)]
fn rounded<S: Serializer>(probability: &f64, to: S) -> Result<S::Ok, S::Error> {
    to.serialize_f64((probability * 10_000.0).round() / 10_000.0)
}

/// A text of the tables, given as if it were the name of a variant: those are handed to JavaScript once and kept there.
#[allow(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde gives a reference; lint of 64-bit targets only"
)]
fn fixed<S: Serializer>(text: &&'static str, to: S) -> Result<S::Ok, S::Error> {
    to.serialize_unit_variant("", 0, text)
}

fn all_fixed<S: Serializer>(texts: &[&'static str], to: S) -> Result<S::Ok, S::Error> {
    struct Fixed(&'static str);
    impl Serialize for Fixed {
        fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
            fixed(&self.0, to)
        }
    }
    to.collect_seq(texts.iter().map(|text| Fixed(text)))
}
