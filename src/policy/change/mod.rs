//! What would turn a verdict: the smallest changes of what is known, split into what the business can do and what it
//! cannot.

mod other;

use serde::Serialize;

use crate::bilingual::Bilingual;

use self::other::{Other, Reader, is_between};
use super::{
    catalogue::{Fact, FactPlace},
    completion,
    condition::{Leaf, Test},
    date::Date,
    fact::{Facts, ShownValue, Value},
    pack::{Rule, format::Status, set::PackSet},
    raw_fact::RawValue,
    verdict::Judge,
};

/// The most facts that one change takes together.
const MOST_FACTS: usize = 3;
/// The most changes that are tried for one verdict.
const MOST_TRIES: usize = 2_000;
/// The most changes of one kind that are told of one verdict.
const MOST_CHANGES: usize = 8;

/// What would turn one settled verdict. An open one is settled by answers, not by changes.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Changes<'a> {
    /// Id of the measure.
    pub measure: &'a str,
    /// Id of the document.
    pub document: &'a str,
    /// The verdict as it is.
    pub status: Status,
    /// The smallest changes that the business can make by itself.
    pub can: Vec<Change<'a>>,
    /// The smallest changes that take something out of its hands.
    pub cannot: Vec<Change<'a>>,
}

/// Facts that would have to be otherwise, all together; no part of them is enough.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Change<'a> {
    /// The facts.
    pub facts: Vec<ChangedFact<'a>>,
    /// What the verdict would be.
    pub status: Status,
    /// The unknown facts that it would then depend on.
    pub missing: Vec<&'a str>,
}

/// A fact that would have to be otherwise.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ChangedFact<'a> {
    /// Id of the fact.
    pub fact: &'a str,
    /// Its value.
    pub from: ShownValue<'a>,
    /// Values with this effect: all of a choice, and of a set or a date the nearest.
    pub to: Vec<RawValue>,
    /// What the business can do about it; `null` where it is out of its hands.
    pub how: Option<&'a Bilingual>,
}

/// What would turn each settled verdict of an assessment, in the order of its measures. Only facts that are known are
/// changed; those that are unknown stay so.
#[must_use]
pub fn changes<'a>(packs: &'a PackSet, facts: &'a Facts, as_of: Date) -> Vec<Changes<'a>> {
    let catalogue = packs.catalogue();
    let judges: Vec<Judge> = packs
        .in_force(facts.region(), as_of)
        .map(|pack| Judge::new(pack, facts, as_of, catalogue))
        .collect();
    let mut all = Vec::new();
    for (place, measure) in catalogue.measures().iter().enumerate() {
        for judge in &judges {
            let rule = judge.pack.rule_on(place);
            all.extend(rule.and_then(|rule| of_rule(judge, rule, &measure.id)));
        }
    }
    all
}

fn of_rule<'a>(judge: &Judge<'a>, rule: &'a Rule, measure: &'a str) -> Option<Changes<'a>> {
    let status = judge.verdict(rule).status;
    let document = judge.pack.document().id.as_str();
    let changes = Changes { measure, document, status, can: Vec::new(), cannot: Vec::new() };
    let known = known(judge, rule);
    let search = Search { judge, rule, status, known, found: Vec::new(), tries: 0, changes };
    (status != Status::Depends).then(|| search.run())
}

/// A fact that the rule reads and that is known, and the other values that the rule can tell from its own.
struct Known<'a> {
    fact: &'a Fact,
    value: &'a Value,
    /// Places of the leaves that read it.
    leaves: Vec<usize>,
    others: Vec<Other>,
}

fn known<'a>(judge: &Judge<'a>, rule: &Rule) -> Vec<Known<'a>> {
    let leaves = judge.pack.leaves_of(rule);
    let places = completion::facts_of(leaves.iter().map(|(_, leaf)| *leaf));
    let known = |place: FactPlace| {
        let (fact, value) = (judge.catalogue.fact(place)?, judge.facts.value(place)?);
        let read: Vec<&(usize, &Leaf)> =
            leaves.iter().filter(|(_, leaf)| leaf.fact == place).collect();
        let tests: Vec<&Test> = read.iter().map(|(_, leaf)| &leaf.test).collect();
        let reader = Reader { tests: &tests, as_of: judge.as_of };
        let others = reader.others(place, fact, value, judge.catalogue);
        let leaves = read.iter().map(|(place, _)| *place).collect();
        Some(Known { fact, value, leaves, others })
    };
    places.into_iter().filter_map(known).collect()
}

/// Looks for the smallest changes that turn one verdict.
struct Search<'a, 'j> {
    judge: &'j Judge<'a>,
    rule: &'a Rule,
    status: Status,
    known: Vec<Known<'a>>,
    /// Places of a fact and of one of its classes, for each fact that a change takes.
    found: Vec<Vec<(usize, usize)>>,
    tries: usize,
    changes: Changes<'a>,
}

impl<'a> Search<'a, '_> {
    fn run(mut self) -> Changes<'a> {
        for count in 1..=MOST_FACTS {
            self.extend(&mut Vec::new(), count);
            if !self.changes.can.is_empty() && !self.changes.cannot.is_empty() {
                break;
            }
        }
        self.changes
    }

    /// Tries every change that takes `count` facts beside those of `taken`.
    fn extend(&mut self, taken: &mut Vec<(usize, usize)>, count: usize) {
        if count == 0 {
            return self.attempt(taken);
        }
        let first = taken.last().map_or(0, |(fact, _)| fact + 1);
        for fact in first..self.known.len() {
            for other in 0..self.known.get(fact).map_or(0, |known| known.others.len()) {
                taken.push((fact, other));
                self.extend(taken, count - 1);
                taken.pop();
            }
        }
    }

    fn attempt(&mut self, taken: &[(usize, usize)]) {
        let holds_smaller =
            |found: &Vec<(usize, usize)>| found.iter().all(|one| self.is_part_of(*one, taken));
        if self.tries == MOST_TRIES || self.found.iter().any(holds_smaller) {
            return;
        }
        self.tries += 1;
        let mut truths = self.judge.truths.clone();
        for (known, other) in self.chosen(taken) {
            completion::put(other.row, &known.leaves, &mut truths);
        }
        let verdict = self.judge.verdict_if(self.rule, &truths);
        if verdict.status == self.status {
            return;
        }
        let catalogue = self.judge.catalogue;
        let change = Change {
            facts: self.chosen(taken).map(|(known, other)| known.changed(other)).collect(),
            status: verdict.status,
            missing: verdict.missing(catalogue),
        };
        let can = self.chosen(taken).all(|(_, other)| other.can);
        let kind = if can { &mut self.changes.can } else { &mut self.changes.cannot };
        if kind.len() < MOST_CHANGES {
            kind.push(change);
        }
        self.found.push(taken.to_vec());
    }

    /// Whether a change of one fact is among those taken, or lies on the way to one of them.
    fn is_part_of(&self, (fact, other): (usize, usize), taken: &[(usize, usize)]) -> bool {
        let Some(known) = self.known.get(fact) else { return false };
        let value = |other: usize| known.others.get(other).and_then(|other| other.values.first());
        taken.iter().filter(|(same, _)| *same == fact).any(|(_, further)| {
            let steps = value(other).zip(value(*further));
            other == *further || steps.is_some_and(|(near, far)| is_between(known.value, near, far))
        })
    }

    fn chosen<'s>(
        &'s self,
        taken: &'s [(usize, usize)],
    ) -> impl Iterator<Item = (&'s Known<'a>, &'s Other)> {
        taken.iter().filter_map(|(fact, other)| {
            let known = self.known.get(*fact)?;
            Some((known, known.others.get(*other)?))
        })
    }
}

impl<'a> Known<'a> {
    fn changed(&self, other: &Other) -> ChangedFact<'a> {
        ChangedFact {
            fact: &self.fact.id,
            from: self.value.shown(self.fact),
            to: other.values.iter().map(|value| value.shown(self.fact).into()).collect(),
            how: self.fact.step.as_ref().filter(|_| other.can).map(|step| &step.how),
        }
    }
}
