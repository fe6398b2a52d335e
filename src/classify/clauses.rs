//! Splits a folded text into clauses and tells of each what kind of activity it speaks of.
//!
//! "X sold" is not "X made": a clause that only trades says nothing of the nine categories, nor does one that speaks of
//! a service around goods that others make. A clause that tells where products are used, or how the company stands,
//! counts for less.

use std::ops::Range;

use super::activity::{Activities, ActivityTable, Role};
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
    /// What the business does there.
    pub activities: Activities,
}

/// How far the words of a clause count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    /// What the business makes or does.
    Full,
    /// Where its products are used, or praise.
    Aside,
    /// Whom something is offered.
    Customer,
    /// A service around goods that others make.
    Around,
    /// What it only buys and sells.
    Trade,
}

impl Weight {
    /// Whether the clause speaks of what the business does itself.
    #[must_use]
    pub fn is_own(self) -> bool {
        matches!(self, Self::Full | Self::Aside | Self::Customer)
    }

    /// How much a word counts, against one of a full clause. Trade and services around count in full where there is
    /// nothing else.
    #[must_use]
    pub fn factor(self) -> f64 {
        match self {
            Self::Full | Self::Around | Self::Trade => 1.0,
            Self::Aside => 0.3,
            Self::Customer => 0.1,
        }
    }
}

#[derive(Clone, Copy, Default)]
struct Verbs {
    /// What it does itself.
    own: Activities,
    /// Words that say nothing by themselves.
    plain: Activities,
    /// Services around goods.
    around: Activities,
    /// Buying and selling.
    trade: Activities,
    /// It tells where products are used, or praises.
    aside: bool,
    /// It tells what the business did once, or will do.
    elsewhen: bool,
    /// It is a sentence and no mere list.
    sentence: bool,
}

impl Verbs {
    fn of(marks: &Marks, start: usize, end: usize) -> Self {
        let mut verbs = Self::default();
        for word in marks.words_within(start, end) {
            match word.kind {
                Kind::Activity(row) => {
                    let (activities, role) = ActivityTable::bundled().row(row);
                    let of = match role {
                        Role::Own => &mut verbs.own,
                        Role::Plain => &mut verbs.plain,
                        Role::Trade => &mut verbs.trade,
                        Role::Around | Role::About => &mut verbs.around,
                    };
                    *of = *of | activities;
                }
                Kind::Application => verbs.aside = true,
                Kind::Elsewhen => verbs.elsewhen = true,
                Kind::Sentence => verbs.sentence = true,
                _ => {}
            }
        }
        verbs
    }

    fn makes(&self) -> bool {
        !self.own.is_empty()
    }

    /// Whether it only buys and sells.
    fn only_trades(&self) -> bool {
        !self.trade.is_empty() && !self.makes()
    }

    fn is_named(&self) -> bool {
        self.makes() || !self.trade.is_empty()
    }

    /// What the business does; who makes goods also sells and mends them, which says nothing more.
    fn activities(&self) -> Activities {
        let own = self.own | self.plain;
        if self.makes() { own } else { own | self.around | self.trade }
    }
}

/// The clauses of a folded text whose words have been marked; `lists` tells whether the classes that a stretch names list
/// one of these services themselves.
#[must_use]
pub fn split(
    chars: &[char],
    marks: &Marks,
    lists: &dyn Fn(Range<usize>, Activities) -> bool,
) -> Vec<Clause> {
    let mut clauses = Vec::new();
    let mut carried = None;
    let mut start = 0;
    while start < chars.len() {
        let end = next_break(chars, start, is_statement_break);
        carried = statement(chars, marks, start..end, carried, lists, &mut clauses);
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
    lists: &dyn Fn(Range<usize>, Activities) -> bool,
    clauses: &mut Vec<Clause>,
) -> Option<Verbs> {
    let whole = Verbs::of(marks, of.start, of.end);
    let mut carried = carried.filter(|_| !whole.is_named());
    let mut at = of.start;
    while at < of.end {
        let stop = next_break(chars, at, is_clause_break).min(of.end);
        let mut about = at..stop;
        if let Some(customer) = customer(marks, at..stop) {
            if at < customer.start {
                let before = at..customer.start;
                clauses
                    .push(clause(chars, marks, before.clone(), before, (carried, whole), lists).0);
            }
            at = customer.end;
            about = customer.start..stop;
            clauses.push(Clause {
                start: customer.start,
                end: customer.end,
                weight: Weight::Customer,
                activities: Activities::default(),
            });
        }
        let (clause, own) = clause(chars, marks, at..stop, about, (carried, whole), lists);
        let heads = own.is_named() || is_around(chars, marks, at..stop);
        if heads && chars.get(stop) == Some(&':') {
            carried = Some(own);
        }
        clauses.push(clause);
        at = stop + 1;
    }
    carried
}

/// A clause with its weight, and its own verbs; `about` is where it names goods or customers. Above it stand what a heading
/// says and what its statement says.
fn clause(
    chars: &[char],
    marks: &Marks,
    of: Range<usize>,
    about: Range<usize>,
    (carried, whole): (Option<Verbs>, Verbs),
    lists: &dyn Fn(Range<usize>, Activities) -> bool,
) -> (Clause, Verbs) {
    let own = Verbs::of(marks, of.start, of.end);
    // "Sales: A, B" and "A, B and C wholesale": a list takes its verb from the heading before it, else from its
    // statement.
    let verbs = match carried {
        _ if own.is_named() => own,
        Some(carried) => carried,
        None if own.sentence => own,
        None => whole,
    };
    let serves = !verbs.makes()
        && !verbs.around.is_empty()
        && (carried.is_some() || is_around(chars, marks, of.clone()))
        && !lists(about, verbs.around);
    let weight = match () {
        () if own.elsewhen || (own.aside && !own.makes()) => Weight::Aside,
        () if verbs.only_trades() => Weight::Trade,
        () if serves => Weight::Around,
        () => Weight::Full,
    };
    (Clause { start: of.start, end: of.end, weight, activities: verbs.activities() }, own)
}

/// Where a clause tells whom something is offered, as in "gives growers tools": from the word that leads to the customer up
/// to the word that leads to the goods.
fn customer(marks: &Marks, of: Range<usize>) -> Option<Range<usize>> {
    let leads =
        |kind: Kind| marks.words_within(of.start, of.end).filter(move |word| word.kind == kind);
    let offers: Vec<usize> = leads(Kind::Offer).map(|word| word.start).collect();
    leads(Kind::Customer).take_while(|_| !offers.is_empty()).find_map(|customer| {
        let offer = offers.partition_point(|start| *start <= customer.end);
        Some(customer.start..*offers.get(offer)?)
    })
}

/// Whether every listed item of a clause is a service around goods.
fn is_around(chars: &[char], marks: &Marks, of: Range<usize>) -> bool {
    let mut at = of.start;
    while at < of.end {
        let stop = next_break(chars, at, |chars, at| chars.get(at) == Some(&'、')).min(of.end);
        if Verbs::of(marks, at, stop).around.is_empty() {
            return false;
        }
        at = stop + 1;
    }
    of.start < of.end
}
