//! Why a verdict is what it is: the condition tree with each leaf's fact, value and truth.

use serde::{Serialize, Serializer, ser::SerializeMap};

use crate::bilingual::Bilingual;

use super::{
    catalogue::{Catalogue, Fact},
    condition::{Condition, Evaluation, Leaf, Order, Test},
    fact::{Facts, ShownValue},
    pack::Pack,
};

/// A node of the condition tree.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TraceNode<'a> {
    /// What the node is.
    #[serde(flatten)]
    pub kind: TraceKind<'a>,
    /// What is known of it: `true`, `false` or `unknown`.
    pub truth: &'static str,
}

/// What a node of the condition tree is.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
pub enum TraceKind<'a> {
    /// Holds for everyone.
    Always {
        /// `true`.
        always: bool,
    },
    /// Every one holds.
    All {
        /// The parts.
        all: Vec<TraceNode<'a>>,
    },
    /// At least one holds.
    Any {
        /// The parts.
        any: Vec<TraceNode<'a>>,
    },
    /// It does not hold.
    Not {
        /// The part.
        not: Box<TraceNode<'a>>,
    },
    /// One question to one fact.
    Leaf {
        /// The fact.
        fact: &'a str,
        /// What is asked.
        test: ShownTest<'a>,
        /// Its value, if it is known.
        value: Option<ShownValue<'a>>,
        /// How the fact follows from others, where it does and was not stated.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        because: Vec<TraceNode<'a>>,
    },
    /// A condition with a name.
    Named {
        /// Its id in the pack.
        r#use: &'a str,
        /// What it says, in words.
        label: &'a Bilingual,
        /// The condition.
        of: Box<TraceNode<'a>>,
    },
    /// What takes the measure away, if it holds.
    Defeat {
        /// The rule that does.
        defeat: Defeater<'a>,
        /// Its condition.
        of: Box<TraceNode<'a>>,
    },
}

/// A rule that takes another away.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Defeater<'a> {
    /// Its measure.
    pub measure: &'a str,
    /// Its document.
    pub document: &'a str,
}

/// A leaf's question, with ids in place of places; written as the pack writes it.
#[derive(Clone, Debug, PartialEq)]
pub enum ShownTest<'a> {
    /// bool, enum: `is`.
    Is(ShownValue<'a>),
    /// `one-of`, `any-of` or `under`.
    Among(&'static str, Vec<&'a str>),
    /// set: `empty`.
    Empty(bool),
    /// date: `today`, with the months and days added before.
    Today(&'static str, i32, i32),
}

impl Serialize for ShownTest<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        match self {
            ShownTest::Is(value) => map.serialize_entry("is", value)?,
            ShownTest::Among(key, values) => map.serialize_entry(key, values)?,
            ShownTest::Empty(empty) => map.serialize_entry("empty", empty)?,
            ShownTest::Today(order, months, days) => {
                map.serialize_entry("today", order)?;
                if *months != 0 {
                    map.serialize_entry("plus-months", months)?;
                }
                if *days != 0 {
                    map.serialize_entry("plus-days", days)?;
                }
            }
        }
        map.end()
    }
}

/// Draws conditions of one pack.
#[derive(Clone, Copy)]
pub(super) struct Tracer<'a, 'e> {
    pub(super) pack: &'a Pack,
    pub(super) facts: &'a Facts,
    pub(super) catalogue: &'a Catalogue,
    pub(super) evaluation: Evaluation<'e>,
}

impl<'a> Tracer<'a, '_> {
    pub(super) fn node(&self, condition: &Condition) -> TraceNode<'a> {
        let kind = match condition {
            Condition::Always => TraceKind::Always { always: true },
            Condition::All(of) => {
                TraceKind::All { all: of.iter().map(|condition| self.node(condition)).collect() }
            }
            Condition::Any(of) => {
                TraceKind::Any { any: of.iter().map(|condition| self.node(condition)).collect() }
            }
            Condition::Not(of) => TraceKind::Not { not: Box::new(self.node(of)) },
            Condition::Leaf(leaf) => self.leaf(*leaf, Vec::new()),
            Condition::Derived { leaf, definition, .. } => {
                let stated =
                    self.pack.leaves.get(*leaf).and_then(|leaf| self.facts.value(leaf.fact));
                self.leaf(
                    *leaf,
                    if stated.is_some() { Vec::new() } else { vec![self.node(definition)] },
                )
            }
            Condition::Named(place) => {
                match (self.pack.named.get(*place), self.pack.conditions.get(*place)) {
                    (Some(named), Some(of)) => TraceKind::Named {
                        r#use: &named.id,
                        label: &named.label,
                        of: Box::new(self.node(of)),
                    },
                    _ => TraceKind::Always { always: true },
                }
            }
        };
        TraceNode { kind, truth: self.evaluation.truth(condition).name() }
    }

    fn leaf(&self, place: usize, because: Vec<TraceNode<'a>>) -> TraceKind<'a> {
        let found = self
            .pack
            .leaves
            .get(place)
            .and_then(|leaf| Some((leaf, self.catalogue.fact(leaf.fact)?)));
        let Some((leaf, fact)) = found else {
            return TraceKind::Always { always: true };
        };
        TraceKind::Leaf {
            fact: &fact.id,
            test: leaf.shown(fact),
            value: self.facts.value(leaf.fact).map(|value| value.shown(fact)),
            because,
        }
    }
}

impl Leaf {
    fn shown<'a>(&'a self, fact: &'a Fact) -> ShownTest<'a> {
        let ids = |places: u64| {
            let held = fact.values.iter().enumerate().filter(|(place, _)| places >> place & 1 == 1);
            held.map(|(_, value)| value.id.as_str()).collect::<Vec<&str>>()
        };
        match &self.test {
            Test::Is(is) => ShownTest::Is(ShownValue::Bool(*is)),
            Test::OneOf(places) => match <[&str; 1]>::try_from(ids(*places)) {
                Ok([only]) => ShownTest::Is(ShownValue::Text(only)),
                Err(several) => ShownTest::Among("one-of", several),
            },
            Test::AnyOf(places) => ShownTest::Among("any-of", ids(*places)),
            Test::Empty(empty) => ShownTest::Empty(*empty),
            Test::Under(codes) => {
                ShownTest::Among("under", codes.iter().map(String::as_str).collect())
            }
            Test::Today { order, months, days } => {
                let order = match order {
                    Order::Before => "before",
                    Order::OnOrBefore => "on-or-before",
                    Order::OnOrAfter => "on-or-after",
                    Order::After => "after",
                };
                ShownTest::Today(order, *months, *days)
            }
        }
    }
}
