//! A text as the model sees it: folded, split into clauses, with what does not count hidden.

use std::ops::Range;

use super::clauses::{self, Clause, Weight};
use super::exclusions::{self, Excluded};
use super::lexicon::{Hit, Lexicon};
use super::normalise::Normalised;
use super::terms::Target;
use super::tokens::{Symbol, symbols};
use super::words::{Kind, Marks};

/// Why a folded character does not count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hidden {
    /// It counts.
    No,
    /// It belongs to a function word.
    Stop,
    /// It belongs to a stock phrase.
    Boilerplate,
    /// The text excludes it.
    Excluded,
}

/// A text made ready for the model.
#[derive(Debug)]
pub struct Reading {
    /// The folded text.
    pub text: Normalised,
    /// Its clauses from left to right.
    pub clauses: Vec<Clause>,
    /// The terms that it does not exclude, from left to right.
    pub hits: Vec<Hit<'static>>,
    /// What the text excludes.
    pub excluded: Vec<Excluded>,
    hidden: Vec<Hidden>,
}

impl Reading {
    /// Reads `text`.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let text = Normalised::new(text);
        let marks = Marks::new(&text.chars);
        let mut hidden = vec![Hidden::No; text.chars.len()];
        let mut hide = |start: usize, end: usize, why: Hidden| {
            for slot in hidden.iter_mut().take(end).skip(start) {
                *slot = why;
            }
        };
        for word in marks.of(Kind::Stop) {
            hide(word.start, word.end, Hidden::Stop);
        }
        for word in marks.of(Kind::Boilerplate) {
            hide(word.start, word.end, Hidden::Boilerplate);
        }
        let excluded = exclusions::find(&text.chars, &marks);
        for stretch in &excluded {
            hide(
                stretch.by_start.min(stretch.start),
                stretch.end.max(stretch.by_end),
                Hidden::Excluded,
            );
        }
        let is_void =
            |at: usize| matches!(hidden.get(at), Some(Hidden::Boilerplate | Hidden::Excluded));
        let hits = Lexicon::bundled().hits(&text.chars, |term| counts(&hidden, term));
        // A verb inside the name of a service, as in patent agency, is not what the business does with goods.
        let names_service = |start: usize, end: usize| {
            let place = hits.partition_point(|hit| hit.end <= start);
            hits.get(place).is_some_and(|hit| {
                hit.start < start.max(1)
                    && end <= hit.end
                    && hit.targets.iter().any(|(target, _)| matches!(target, Target::Class(_)))
            })
        };
        // A verb that a term goes on after, as in integrated circuit, is part of a thing's name.
        let names_thing = |start: usize, end: usize| {
            let place = hits.partition_point(|hit| hit.end <= end);
            hits.get(place).is_some_and(|hit| hit.start <= start)
        };
        let verbs = marks.without(|word| {
            is_void(word.start)
                || match word.kind {
                    Kind::Trade => names_service(word.start, word.end),
                    Kind::Make => names_thing(word.start, word.end),
                    _ => false,
                }
        });
        let clauses = clauses::split(&text.chars, &verbs);
        Self { text, clauses, hits, excluded, hidden }
    }

    /// Whether a folded character is no part of an informative symbol.
    #[must_use]
    pub fn is_hidden(&self, at: usize) -> bool {
        self.hidden.get(at).is_some_and(|why| *why != Hidden::No)
    }

    /// The informative symbols of a clause.
    #[must_use]
    pub fn symbols(&self, clause: Clause) -> Vec<Symbol> {
        symbols(&self.text.chars, clause.start, clause.end, &|at| self.is_hidden(at))
    }

    /// How far the clause at a folded character counts.
    #[must_use]
    pub fn weight_at(&self, at: usize) -> Weight {
        let place = self.clauses.partition_point(|clause| clause.end <= at);
        self.clauses.get(place).map_or(Weight::Full, |clause| clause.weight)
    }
}

/// Whether a term may stand at a stretch. One that ends with a stock phrase says more than the phrase, as the promotion of
/// biomass technology does; one that begins with a phrase, or stops halfway through one, is only a piece of it.
fn counts(hidden: &[Hidden], term: Range<usize>) -> bool {
    let is = |at: usize, why: Hidden| hidden.get(at) == Some(&why);
    let (start, end) = (term.start, term.end);
    let cuts_phrase =
        is(end, Hidden::Boilerplate) && end > start && is(end - 1, Hidden::Boilerplate);
    !is(start, Hidden::Boilerplate)
        && !cuts_phrase
        && !term.into_iter().any(|at| is(at, Hidden::Excluded))
}
