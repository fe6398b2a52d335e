//! A text as the model sees it: folded, split into clauses, with what does not count hidden.

use std::ops::Range;

use super::activity::{Activities, ActivityTable, Role};
use super::clauses::{self, Clause, Weight};
use super::exclusions::{self, Excluded};
use super::groups::Groups;
use super::lexicon::{Hit, Lexicon};
use super::normalise::{Normalised, is_han, is_word};
use super::terms::Target;
use super::tokens::{Symbol, symbols};
use super::words::{Kind, Marks, Word};

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
        let hide = |hidden: &mut [Hidden], start: usize, end: usize, why: Hidden| {
            for slot in hidden.iter_mut().take(end).skip(start) {
                *slot = why;
            }
        };
        for word in marks.of(Kind::Stop) {
            hide(&mut hidden, word.start, word.end, Hidden::Stop);
        }
        for word in marks.of(Kind::Boilerplate) {
            hide(&mut hidden, word.start, word.end, Hidden::Boilerplate);
        }
        for word in marks.of(Kind::StockItem) {
            if begins_item(&text.chars, &hidden, word.start) {
                hide(&mut hidden, word.start, word.end, Hidden::Boilerplate);
            }
        }
        let excluded = exclusions::find(&text.chars, &marks);
        for stretch in &excluded {
            hide(
                &mut hidden,
                stretch.by_start.min(stretch.start),
                stretch.end.max(stretch.by_end),
                Hidden::Excluded,
            );
        }
        let is_void =
            |at: usize| matches!(hidden.get(at), Some(Hidden::Boilerplate | Hidden::Excluded));
        let hits = Lexicon::bundled().hits(&text.chars, |term| counts(&hidden, term));
        let heads = heads(&text.chars, &marks, &hidden);
        // A verb inside the name of a service, as in patent agency, is not what the business does with goods.
        let names_service = |start: usize, end: usize| {
            let place = hits.partition_point(|hit| hit.end <= start);
            hits.get(place).is_some_and(|hit| {
                hit.start < start.max(1)
                    && end <= hit.end
                    && hit.targets.iter().any(|(target, _)| matches!(target, Target::Class(_)))
            })
        };
        let table = ActivityTable::bundled();
        // A verb that a term goes on after, as in integrated circuit, is part of a thing's name.
        let names_thing = |start: usize, end: usize| {
            let place = hits.partition_point(|hit| hit.end <= end);
            hits.get(place).is_some_and(|hit| hit.start <= start)
        };
        // Nor is a verb that ends a subject, as in training in chip design.
        let ends_subject = |start: usize, end: usize| {
            let place = hits.partition_point(|hit| hit.end < end);
            let next = end + usize::from(text.chars.get(end) == Some(&' '));
            hits.get(place).is_some_and(|hit| hit.start < start && hit.end == end)
                && marks
                    .words_within(next, text.chars.len())
                    .take_while(|word| word.start == next)
                    .any(|word| {
                        matches!(word.kind, Kind::Activity(row) if table.row(row).1 == Role::About)
                            && heads.get(word.end) == Some(&true)
                    })
        };
        let idle: Vec<Word> = marks.of(Kind::Idle).collect();
        let is_idle = |start: usize, end: usize| {
            // Words of one kind do not overlap.
            let place = idle.partition_point(|word| word.end < end);
            idle.get(place).is_some_and(|word| word.start <= start && end <= word.end)
        };
        let verbs = marks.without(|word| {
            is_void(word.start)
                || match word.kind {
                    Kind::Activity(_) if is_idle(word.start, word.end) => true,
                    Kind::Activity(row) => match table.row(row).1 {
                        Role::Trade => names_service(word.start, word.end),
                        Role::Own => {
                            names_thing(word.start, word.end)
                                || ends_subject(word.start, word.end)
                                || names_goods(&text.chars, &marks, &hidden, &heads, word)
                        }
                        Role::Around | Role::About => {
                            names_service(word.start, word.end)
                                || heads.get(word.end) != Some(&true)
                        }
                        Role::Plain => false,
                    },
                    _ => false,
                }
        });
        let lists = |of: Range<usize>, activities: Activities| {
            let from = hits.partition_point(|hit| hit.start < of.start);
            let mut classes = hits
                .iter()
                .skip(from)
                .take_while(|hit| hit.end <= of.end)
                .flat_map(|hit| hit.targets)
                .filter(|(target, _)| matches!(target, Target::Class(_)))
                .peekable();
            // Where no class is named the characters decide.
            classes.peek().is_none()
                || classes.any(|(target, _)| {
                    Groups::bundled().of(*target).any(|group| table.does(group, activities))
                })
        };
        let clauses = clauses::split(&text.chars, &verbs, &lists);
        let mut reading = Self { text, clauses, hits, excluded, hidden };
        reading.heed_customers();
        reading
    }

    /// Where nothing is told of what a customer is offered, the customer says what there is to say.
    fn heed_customers(&mut self) {
        let mut offered = 0;
        for at in (0..self.clauses.len()).rev() {
            let Some(clause) = self.clauses.get(at).copied() else { continue };
            let is_customer = clause.weight == Weight::Customer;
            if is_customer
                && offered == 0
                && let Some(clause) = self.clauses.get_mut(at)
            {
                clause.weight = Weight::Aside;
            }
            offered = self.symbols(clause).len();
        }
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

/// Whether no informative character joins what begins at `start` to what stands before it.
fn begins_item(chars: &[char], hidden: &[Hidden], start: usize) -> bool {
    let before = start.checked_sub(1);
    before.is_none_or(|before| {
        hidden.get(before).is_some_and(|why| *why != Hidden::No)
            || !chars.get(before).copied().is_some_and(|char| is_han(char) || is_word(char))
    })
}

/// For each place whether what ends there is the head of its item: nothing informative follows but other activities and
/// words such as shop or centre.
fn heads(chars: &[char], marks: &Marks, hidden: &[Hidden]) -> Vec<bool> {
    let mut ends: Vec<usize> = vec![0; chars.len()];
    for word in marks.words_within(0, chars.len()) {
        if let Kind::Activity(_) | Kind::Ending = word.kind
            && let Some(end) = ends.get_mut(word.start)
        {
            *end = word.end.max(*end);
        }
    }
    let mut heads = vec![true; chars.len() + 1];
    for (at, char) in chars.iter().enumerate().rev() {
        let is_hidden = hidden.get(at).is_some_and(|why| *why != Hidden::No);
        let next = match ends.get(at) {
            Some(end) if *end > at => heads.get(*end),
            _ if is_hidden || *char == ' ' => heads.get(at + 1),
            _ => None,
        };
        let is_head = next.copied().unwrap_or(!is_han(*char) && !is_word(*char));
        if let Some(head) = heads.get_mut(at) {
            *head = is_head;
        }
    }
    heads
}

/// Whether a verb is only part of the name of goods that the item sells or serves, as in the sale of test kits: the goods go
/// on after it, and a word for trade or for a service around goods is the head of the item. A common verb that begins an
/// item is what the business does.
fn names_goods(
    chars: &[char],
    marks: &Marks,
    hidden: &[Hidden],
    heads: &[bool],
    verb: &Word,
) -> bool {
    let counts = |at: usize| hidden.get(at) == Some(&Hidden::No);
    if !counts(verb.start) && begins_item(chars, hidden, verb.start) {
        return false;
    }
    let is_within = |at: usize| {
        chars.get(at).is_some_and(|char| {
            *char == ' '
                || ((is_han(*char) || is_word(*char))
                    && (counts(at) || !is_joint(*char) || chars.get(at + 1) == Some(&'其')))
        })
    };
    let end = (verb.end..chars.len()).find(|at| !is_within(*at)).unwrap_or(chars.len());
    let table = ActivityTable::bundled();
    let mut goods = verb.end;
    for word in marks.words_within(verb.end, end) {
        let Kind::Activity(row) = word.kind else { continue };
        let is_head = table.row(row).1.is_of_others() && heads.get(word.end) == Some(&true);
        let names = |at: usize| {
            (counts(at) && chars.get(at) != Some(&' '))
                || GOODS.iter().any(|goods| chars.get(at..at + 2) == Some(goods))
        };
        if is_head && (goods..word.start).any(names) {
            return true;
        }
        if word.start <= goods {
            goods = goods.max(word.end);
        }
    }
    false
}

/// Function words that stand for goods where a verb goes before them and trade follows.
const GOODS: [[char; 2]; 2] = [['产', '品'], ['服', '务']];

/// Whether a function word that begins so joins two items.
fn is_joint(char: char) -> bool {
    matches!(char, '和' | '与' | '及' | '以' | '或' | '并')
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
