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
pub struct TraceNode {
    /// What the node is.
    #[serde(flatten)]
    pub kind: TraceKind,
    /// What is known of it: `true`, `false` or `unknown`.
    pub truth: &'static str,
}

/// What a node of the condition tree is.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
pub enum TraceKind {
    /// Holds for everyone.
    Always {
        /// `true`.
        always: bool,
    },
    /// Every one holds.
    All {
        /// The parts.
        all: Vec<TraceNode>,
    },
    /// At least one holds.
    Any {
        /// The parts.
        any: Vec<TraceNode>,
    },
    /// It does not hold.
    Not {
        /// The part.
        not: Box<TraceNode>,
    },
    /// One question to one fact.
    Leaf {
        /// The fact.
        fact: String,
        /// What is asked.
        test: ShownTest,
        /// Its value, if it is known.
        value: Option<ShownValue>,
        /// How the fact follows from others, where it does and was not stated.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        because: Vec<TraceNode>,
    },
    /// A condition with a name.
    Named {
        /// Its id in the pack.
        r#use: String,
        /// What it says, in words.
        label: Bilingual,
        /// The condition.
        of: Box<TraceNode>,
    },
    /// What takes the measure away, if it holds.
    Defeat {
        /// The rule that does.
        defeat: Defeater,
        /// Its condition.
        of: Box<TraceNode>,
    },
}

/// A rule that takes another away.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Defeater {
    /// Its measure.
    pub measure: String,
    /// Its document.
    pub document: String,
}

/// A leaf's question, with ids in place of places; written as the pack writes it.
#[derive(Clone, Debug, PartialEq)]
pub enum ShownTest {
    /// bool, enum: `is`.
    Is(ShownValue),
    /// `one-of`, `any-of` or `under`.
    Among(&'static str, Vec<String>),
    /// set: `empty`.
    Empty(bool),
    /// date: `today`, with the months and days added before.
    Today(&'static str, i32, i32),
}

impl Serialize for ShownTest {
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
pub(super) struct Tracer<'a> {
    pub(super) pack: &'a Pack,
    pub(super) facts: &'a Facts,
    pub(super) catalogue: &'a Catalogue,
    pub(super) evaluation: Evaluation<'a>,
}

impl Tracer<'_> {
    pub(super) fn node(&self, condition: &Condition) -> TraceNode {
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
                        r#use: named.id.clone(),
                        label: named.label.clone(),
                        of: Box::new(self.node(of)),
                    },
                    _ => TraceKind::Always { always: true },
                }
            }
        };
        TraceNode { kind, truth: self.evaluation.truth(condition).name() }
    }

    fn leaf(&self, place: usize, because: Vec<TraceNode>) -> TraceKind {
        let found = self
            .pack
            .leaves
            .get(place)
            .and_then(|leaf| Some((leaf, self.catalogue.fact(leaf.fact)?)));
        let Some((leaf, fact)) = found else {
            return TraceKind::Always { always: true };
        };
        TraceKind::Leaf {
            fact: fact.id.clone(),
            test: leaf.shown(fact),
            value: self.facts.value(leaf.fact).map(|value| value.shown(fact)),
            because,
        }
    }
}

impl Leaf {
    fn shown(&self, fact: &Fact) -> ShownTest {
        let ids = |places: u64| {
            let held = fact.values.iter().enumerate().filter(|(place, _)| places >> place & 1 == 1);
            held.map(|(_, value)| value.id.clone()).collect::<Vec<_>>()
        };
        match &self.test {
            Test::Is(is) => ShownTest::Is(ShownValue::Bool(*is)),
            Test::OneOf(places) => match <[String; 1]>::try_from(ids(*places)) {
                Ok([only]) => ShownTest::Is(ShownValue::Text(only)),
                Err(several) => ShownTest::Among("one-of", several),
            },
            Test::AnyOf(places) => ShownTest::Among("any-of", ids(*places)),
            Test::Empty(empty) => ShownTest::Empty(*empty),
            Test::Under(codes) => ShownTest::Among("under", codes.clone()),
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
