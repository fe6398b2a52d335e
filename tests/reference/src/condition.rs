//! Conditions on a business of which everything is known: each holds or does not.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use policy_checker::policy::pack::format::OrderFile;

use crate::calendar;

/// The value of a fact.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Value {
    /// Yes or no.
    Bool(bool),
    /// One of several values.
    Choice(String),
    /// Several values, or codes of industries.
    Set(BTreeSet<String>),
    /// A day.
    Day(Date),
}

/// The values of some facts, by id.
pub type World<'a> = BTreeMap<&'a str, &'a Value>;

/// A condition with every `use` written out.
#[derive(Clone, Debug)]
pub enum Condition {
    /// Holds for everyone.
    Always,
    /// Every one holds.
    All(Vec<Condition>),
    /// At least one holds.
    Any(Vec<Condition>),
    /// It does not hold.
    Not(Box<Condition>),
    /// The fact passes the test.
    Asks(String, Test),
    /// The business counts as four-new, or does not.
    FourNew(bool),
}

/// What is asked of a fact.
#[derive(Clone, Debug)]
pub enum Test {
    /// It is this.
    Is(bool),
    /// It is one of these.
    OneOf(Vec<String>),
    /// It holds one of these.
    AnyOf(Vec<String>),
    /// It holds nothing, or something.
    Empty(bool),
    /// One of its codes is one of these or lies below one.
    Under(Vec<String>),
    /// How today lies to the day so many months and days later.
    Today(OrderFile, i32, i32),
}

/// What a condition is evaluated on beside the facts.
#[derive(Clone, Copy, Debug)]
pub struct Setting {
    /// The day of the assessment.
    pub as_of: Date,
    /// Whether the document admits business outside the nine industries as four-new.
    pub off_directory: bool,
}

impl Condition {
    /// Whether it holds where the facts are these; a fact that is not among them passes no test.
    #[must_use]
    pub fn holds(&self, world: &World, setting: Setting) -> bool {
        match self {
            Condition::Always => true,
            Condition::All(of) => of.iter().all(|condition| condition.holds(world, setting)),
            Condition::Any(of) => of.iter().any(|condition| condition.holds(world, setting)),
            Condition::Not(of) => !of.holds(world, setting),
            Condition::Asks(fact, test) => {
                world.get(fact.as_str()).is_some_and(|value| test.passes(value, setting.as_of))
            }
            Condition::FourNew(is) => four_new(world, setting) == *is,
        }
    }

    /// Writes down what it asks of which fact.
    pub fn note_questions<'a>(&'a self, questions: &mut Vec<(&'a str, &'a Test)>) {
        match self {
            Condition::Always | Condition::FourNew(_) => {}
            Condition::All(of) | Condition::Any(of) => {
                for condition in of {
                    condition.note_questions(questions);
                }
            }
            Condition::Not(of) => of.note_questions(questions),
            Condition::Asks(fact, test) => questions.push((fact, test)),
        }
    }

    /// Whether it asks if the business counts as four-new.
    #[must_use]
    pub fn asks_four_new(&self) -> bool {
        match self {
            Condition::Always | Condition::Asks(..) => false,
            Condition::All(of) | Condition::Any(of) => of.iter().any(Condition::asks_four_new),
            Condition::Not(of) => of.asks_four_new(),
            Condition::FourNew(_) => true,
        }
    }
}

/// What was stated; otherwise business in one of the nine industries, and where the document admits it, whatever
/// the person calls new.
fn four_new(world: &World, setting: Setting) -> bool {
    let filled =
        |fact: &str| matches!(world.get(fact), Some(Value::Set(values)) if !values.is_empty());
    match world.get("four-new") {
        Some(stated) => **stated == Value::Bool(true),
        None => filled("industries") || (setting.off_directory && filled("self-described-new")),
    }
}

impl Test {
    /// Whether a value passes, today being `as_of`.
    #[must_use]
    pub fn passes(&self, value: &Value, as_of: Date) -> bool {
        match (self, value) {
            (Test::Is(wanted), Value::Bool(value)) => value == wanted,
            (Test::OneOf(wanted), Value::Choice(value)) => wanted.contains(value),
            (Test::AnyOf(wanted), Value::Set(held)) => wanted.iter().any(|id| held.contains(id)),
            (Test::Empty(wanted), Value::Set(held)) => held.is_empty() == *wanted,
            (Test::Under(roots), Value::Set(codes)) => {
                codes.iter().any(|code| roots.iter().any(|root| lies_under(code, root)))
            }
            (Test::Today(order, months, days), Value::Day(day)) => {
                let end = calendar::after(*day, *months, *days);
                match order {
                    OrderFile::Before => as_of < end,
                    OrderFile::OnOrBefore => as_of <= end,
                    OrderFile::OnOrAfter => as_of >= end,
                    OrderFile::After => as_of > end,
                }
            }
            _ => false,
        }
    }
}

/// Whether a code is `root` or begins with all its numbers: `1.2.4` with those of `1.2`, not with those of `1.20`.
#[must_use]
pub fn lies_under(code: &str, root: &str) -> bool {
    let numbers: Vec<&str> = code.split('.').collect();
    let wanted: Vec<&str> = root.split('.').collect();
    numbers.starts_with(&wanted)
}
