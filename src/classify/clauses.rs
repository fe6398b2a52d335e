//! Splits a folded text into clauses and tells of each what kind of activity it speaks of.
//!
//! "X sold" is not "X made": a clause that only trades says nothing of the nine categories. A clause that tells where
//! products are used, or how the company stands, counts for less.

use std::ops::Range;

use super::words::{Kind, Marks};

/// A stretch between two breaks, in folded characters, and what it speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Clause {
    /// First character.
    pub start: usize,
    /// One past the last.
    pub end: usize,
    /// How far its words count.
    pub weight: Weight,
}

/// How far the words of a clause count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    /// What the business makes or does.
    Full,
    /// Where its products are used, or praise.
    Aside,
    /// What it only buys and sells.
    Trade,
}

impl Weight {
    /// How much a word counts, against one of a full clause. Trade counts in full where there is nothing else.
    #[must_use]
    pub fn factor(self) -> f64 {
        match self {
            Self::Full | Self::Trade => 1.0,
            Self::Aside => 0.3,
        }
    }
}

#[derive(Clone, Copy, Default)]
struct Verbs {
    makes: bool,
    trades: bool,
    aside: bool,
}

impl Verbs {
    fn of(marks: &Marks, start: usize, end: usize) -> Self {
        let mut verbs = Self::default();
        for word in marks.words_within(start, end) {
            match word.kind {
                Kind::Make => verbs.makes = true,
                Kind::Trade => verbs.trades = true,
                Kind::Application => verbs.aside = true,
                _ => {}
            }
        }
        verbs
    }
}

/// The clauses of a folded text whose words have been marked.
#[must_use]
pub fn split(chars: &[char], marks: &Marks) -> Vec<Clause> {
    let mut clauses = Vec::new();
    let mut carried = None;
    let mut start = 0;
    while start < chars.len() {
        let end = next_break(chars, start, is_statement_break);
        carried = statement(chars, marks, start..end, carried, &mut clauses);
        start = end + 1;
    }
    clauses
}

fn next_break(chars: &[char], start: usize, is_break: fn(&[char], usize) -> bool) -> usize {
    (start..chars.len()).find(|at| is_break(chars, *at)).unwrap_or(chars.len())
}

fn is_statement_break(chars: &[char], at: usize) -> bool {
    match chars.get(at) {
        Some(';' | '\n' | '!' | '?') => true,
        // A full stop between digits or letters is part of a number or a name.
        Some('.') => !at
            .checked_add(1)
            .and_then(|next| chars.get(next))
            .is_some_and(char::is_ascii_alphanumeric),
        _ => false,
    }
}

fn is_clause_break(chars: &[char], at: usize) -> bool {
    matches!(chars.get(at), Some(',' | ':'))
}

/// Adds the clauses of a statement. `carried` is what a heading of an earlier statement says; a statement without a verb
/// of its own goes on under it, and gives back the heading that holds after it.
fn statement(
    chars: &[char],
    marks: &Marks,
    of: Range<usize>,
    carried: Option<Verbs>,
    clauses: &mut Vec<Clause>,
) -> Option<Verbs> {
    let whole = Verbs::of(marks, of.start, of.end);
    let mut carried = carried.filter(|_| !whole.makes && !whole.trades);
    let mut at = of.start;
    while at < of.end {
        let stop = next_break(chars, at, is_clause_break).min(of.end);
        let own = Verbs::of(marks, at, stop);
        let named = own.makes || own.trades;
        // "Sales: A, B" and "A, B and C wholesale": a list takes its verb from the heading before it, else from its
        // statement.
        let verbs = if named { own } else { carried.unwrap_or(whole) };
        if named && chars.get(stop) == Some(&':') {
            carried = Some(own);
        }
        let weight = if own.aside && !own.makes {
            Weight::Aside
        } else if verbs.trades && !verbs.makes {
            Weight::Trade
        } else {
            Weight::Full
        };
        clauses.push(Clause { start: at, end: stop, weight });
        at = stop + 1;
    }
    carried
}
