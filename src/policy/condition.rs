//! Conditions over facts, and their truth in Kleene's three-valued logic.
//!
//! Kleene's `all`, `any` and `not` never settle wrongly, but leave some settled conditions open
//! (`a or not a`); [`super::completion`] decides those.

use std::collections::BTreeSet;

use super::{
    catalogue::FactPlace,
    date::Date,
    fact::{Facts, Value},
};

/// What is known of a condition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Truth {
    True,
    False,
    Unknown,
}

/// A condition; leaves and named conditions are places in the tables of their pack.
#[derive(Clone, Debug)]
pub(super) enum Condition {
    Always,
    All(Vec<Condition>),
    Any(Vec<Condition>),
    Not(Box<Condition>),
    Leaf(usize),
    /// A leaf on a fact that follows from others where it is not stated.
    Derived {
        leaf: usize,
        is: bool,
        definition: Box<Condition>,
    },
    Named(usize),
}

/// One question put to one fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Leaf {
    pub(super) fact: FactPlace,
    pub(super) test: Test,
}

/// What a leaf asks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Test {
    Is(bool),
    /// The choice is among these places.
    OneOf(u64),
    /// The set holds at least one of these places.
    AnyOf(u64),
    Empty(bool),
    /// Some code equals or lies below one of these.
    Under(Vec<String>),
    /// How `as_of` lies to the date after a period.
    Today {
        order: Order,
        months: i32,
        days: i32,
    },
}

/// How today lies to a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Order {
    Before,
    OnOrBefore,
    OnOrAfter,
    After,
}

impl From<bool> for Truth {
    fn from(truth: bool) -> Truth {
        if truth { Truth::True } else { Truth::False }
    }
}

impl std::ops::Not for Truth {
    type Output = Truth;

    fn not(self) -> Truth {
        match self {
            Truth::True => Truth::False,
            Truth::False => Truth::True,
            Truth::Unknown => Truth::Unknown,
        }
    }
}

impl Truth {
    pub(super) fn all(truths: impl IntoIterator<Item = Truth>) -> Truth {
        let mut result = Truth::True;
        for truth in truths {
            match truth {
                Truth::False => return Truth::False,
                Truth::Unknown => result = Truth::Unknown,
                Truth::True => {}
            }
        }
        result
    }

    pub(super) fn any(truths: impl IntoIterator<Item = Truth>) -> Truth {
        !Truth::all(truths.into_iter().map(|truth| !truth))
    }

    pub(super) fn name(self) -> &'static str {
        match self {
            Truth::True => "true",
            Truth::False => "false",
            Truth::Unknown => "unknown",
        }
    }
}

/// The parts of some conditions with every named one written out; counting ends at `most`.
pub(super) fn nodes<'a>(
    conditions: impl IntoIterator<Item = &'a Condition>,
    named: &'a [Condition],
    most: usize,
) -> usize {
    let mut open: Vec<&Condition> = conditions.into_iter().collect();
    let mut nodes = 0;
    while let Some(condition) = open.pop() {
        nodes += 1;
        match condition {
            Condition::Always | Condition::Leaf(_) => {}
            Condition::All(of) | Condition::Any(of) => open.extend(of),
            Condition::Not(of) | Condition::Derived { definition: of, .. } => open.push(of),
            Condition::Named(place) => open.extend(named.get(*place)),
        }
        if nodes >= most {
            break;
        }
    }
    nodes
}

impl Condition {
    /// The places of the leaves that it reads, those of the named conditions that it uses included.
    pub(super) fn leaves(&self, named: &[Condition]) -> BTreeSet<usize> {
        let (mut leaves, mut seen) = (BTreeSet::new(), BTreeSet::new());
        let mut open = vec![self];
        while let Some(condition) = open.pop() {
            match condition {
                Condition::All(of) | Condition::Any(of) => open.extend(of),
                Condition::Not(of) => open.push(of),
                Condition::Leaf(leaf) => _ = leaves.insert(*leaf),
                Condition::Derived { leaf, definition, .. } => {
                    leaves.insert(*leaf);
                    open.push(definition);
                }
                Condition::Named(place) if seen.insert(*place) => {
                    open.extend(named.get(*place));
                }
                // Nothing is read, or not for the first time.
                Condition::Always | Condition::Named(_) => {}
            }
        }
        leaves
    }
}

impl Leaf {
    pub(super) fn truth(&self, facts: &Facts, as_of: Date) -> Truth {
        facts.value(self.fact).map_or(Truth::Unknown, |value| self.test.holds(value, as_of).into())
    }
}

impl Test {
    /// Whether the test holds for a value. A value of another type than the test's never meets it; reading a pack refuses such tests.
    pub(super) fn holds(&self, value: &Value, as_of: Date) -> bool {
        match (self, value) {
            (Test::Is(wanted), Value::Bool(value)) => wanted == value,
            (Test::OneOf(places), Value::Choice(place)) => places >> place & 1 == 1,
            (Test::AnyOf(places), Value::Set(held)) => places & held != 0,
            (Test::Empty(wanted), Value::Set(held)) => *wanted == (*held == 0),
            (Test::Empty(wanted), Value::Codes(codes)) => *wanted == codes.is_empty(),
            (Test::Under(roots), Value::Codes(codes)) => {
                codes.iter().any(|code| is_under(code, roots))
            }
            (Test::Today { order, months, days }, Value::Date(date)) => {
                order.holds(as_of, date.plus(*months, *days))
            }
            _ => false,
        }
    }

    /// What decides at which day a test of a date changes its answer: the period, and whether the day itself belongs to
    /// the earlier side.
    pub(super) fn boundary(&self) -> Option<(i32, i32, bool)> {
        match self {
            Test::Today { order, months, days } => {
                Some((*months, *days, matches!(order, Order::OnOrBefore | Order::After)))
            }
            _ => None,
        }
    }
}

/// Whether a code is one of `roots` or lies below one: `1.2.4` lies below `1.2` and `1`, and not below `1.2.40`.
pub(super) fn is_under(code: &str, roots: &[String]) -> bool {
    roots.iter().any(|root| {
        code.strip_prefix(root.as_str())
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
    })
}

impl Order {
    fn holds(self, today: Date, day: Date) -> bool {
        match self {
            Order::Before => today < day,
            Order::OnOrBefore => today <= day,
            Order::OnOrAfter => today >= day,
            Order::After => today > day,
        }
    }
}

/// The truths of a pack's leaves, and its named conditions: all that a condition needs to be evaluated.
#[derive(Clone, Copy)]
pub(super) struct Evaluation<'a> {
    pub(super) named: &'a [Condition],
    pub(super) leaves: &'a [Truth],
}

impl Evaluation<'_> {
    pub(super) fn leaf(&self, leaf: usize) -> Truth {
        self.leaves.get(leaf).copied().unwrap_or(Truth::Unknown)
    }

    pub(super) fn truth(&self, condition: &Condition) -> Truth {
        match condition {
            Condition::Always => Truth::True,
            Condition::All(of) => Truth::all(of.iter().map(|condition| self.truth(condition))),
            Condition::Any(of) => Truth::any(of.iter().map(|condition| self.truth(condition))),
            Condition::Not(of) => !self.truth(of),
            Condition::Leaf(leaf) => self.leaf(*leaf),
            Condition::Derived { leaf, is, definition } => match self.leaf(*leaf) {
                Truth::Unknown if *is => self.truth(definition),
                Truth::Unknown => !self.truth(definition),
                stated => stated,
            },
            Condition::Named(place) => {
                self.named.get(*place).map_or(Truth::Unknown, |condition| self.truth(condition))
            }
        }
    }
}
