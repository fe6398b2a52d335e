//! Verdicts by trying everything.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;

use jiff::civil::Date;
use policy_checker::policy::pack::format::Status;

use crate::{
    condition::{Condition, Setting, Test, Value, World},
    reading::{Reference, Rule},
    values::values,
};

/// What a pack says of one measure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// Whether it applies.
    pub status: Status,
    /// The unknown facts that can still change that.
    pub missing: BTreeSet<String>,
}

/// An unknown fact, and how it may turn out.
type Unknown = (&'static str, Vec<Value>);

impl Reference {
    /// The verdict on a rule's measure, where this is known and the rest is not.
    #[must_use]
    pub fn verdict(&self, rule: &Rule, known: &BTreeMap<String, Value>, as_of: Date) -> Verdict {
        let setting = Setting { as_of, off_directory: self.off_directory };
        let unknown = self.unknown(rule, known, as_of);
        let mut world: World = known.iter().map(|(fact, value)| (fact.as_str(), value)).collect();

        let mut first = None;
        let same = complete(&unknown, &mut world, &mut |world| {
            let status = rule.status(world, setting);
            if *first.get_or_insert(status) == status {
                ControlFlow::Continue(())
            } else {
                ControlFlow::Break(())
            }
        });
        if let (ControlFlow::Continue(()), Some(status)) = (same, first) {
            return Verdict { status, missing: BTreeSet::new() };
        }
        let missing = (0..unknown.len())
            .filter(|place| alone_decides(rule, &unknown, *place, &mut world, setting))
            .filter_map(|place| unknown.get(place).map(|(fact, _)| (*fact).to_owned()))
            .collect();
        Verdict { status: Status::Depends, missing }
    }

    /// In how many ways what is unknown may turn out: what [`Reference::verdict`] has to try at most, for each unknown fact.
    #[must_use]
    pub fn ways(&self, rule: &Rule, known: &BTreeMap<String, Value>, as_of: Date) -> usize {
        let unknown = self.unknown(rule, known, as_of);
        unknown.iter().map(|(_, values)| values.len()).fold(1, usize::saturating_mul)
    }

    /// The facts that a rule and those that defeat it ask, with all that is asked of each. Unless it was stated, the
    /// question whether a business is four-new asks whether the facts that it follows from are empty.
    pub(crate) fn questions<'a>(
        &self,
        rule: &'a Rule,
        four_new_is_stated: bool,
    ) -> BTreeMap<&'a str, Vec<&'a Test>> {
        let mut questions = Vec::new();
        for condition in rule.conditions() {
            condition.note_questions(&mut questions);
        }
        if rule.asks_four_new() && !four_new_is_stated {
            questions.push(("industries", &Test::Empty(false)));
            if self.off_directory {
                questions.push(("self-described-new", &Test::Empty(false)));
            }
        }
        let mut by_fact: BTreeMap<&str, Vec<&Test>> = BTreeMap::new();
        for (fact, test) in questions {
            by_fact.entry(fact).or_default().push(test);
        }
        by_fact
    }

    fn unknown(&self, rule: &Rule, known: &BTreeMap<String, Value>, as_of: Date) -> Vec<Unknown> {
        let values = |(fact, tests): (&str, Vec<&Test>)| {
            let (id, fact) = self.facts.get_key_value(fact)?;
            Some((*id, values(fact, &tests, as_of)))
        };
        self.questions(rule, known.contains_key("four-new"))
            .into_iter()
            .filter(|(fact, _)| !known.contains_key(*fact))
            .filter_map(values)
            .collect()
    }
}

impl Rule {
    /// Whether the rule, or one that defeats it, asks if the business counts as four-new.
    pub(crate) fn asks_four_new(&self) -> bool {
        self.conditions().any(Condition::asks_four_new)
    }

    /// When it applies, and when others take it away.
    pub fn conditions(&self) -> impl Iterator<Item = &Condition> {
        std::iter::once(&self.applies).chain(&self.defeats)
    }

    /// The status where everything is known.
    fn status(&self, world: &World, setting: Setting) -> Status {
        if !self.applies.holds(world, setting) {
            return Status::DoesNotApply;
        }
        let defeated = self.defeats.iter().any(|defeat| defeat.holds(world, setting));
        if defeated { Status::Defeated } else { Status::Applies }
    }
}

/// Gives every way in which all unknown facts may turn out to `see`, until it says break.
fn complete<'a>(
    unknown: &'a [Unknown],
    world: &mut World<'a>,
    see: &mut impl FnMut(&mut World<'a>) -> ControlFlow<()>,
) -> ControlFlow<()> {
    let Some(((fact, values), rest)) = unknown.split_first() else {
        return see(world);
    };
    for value in values {
        world.insert(fact, value);
        complete(rest, world, see)?;
    }
    ControlFlow::Continue(())
}

/// Whether there are two ways that differ in this fact alone and lead to different statuses.
fn alone_decides<'a>(
    rule: &Rule,
    unknown: &'a [Unknown],
    place: usize,
    world: &mut World<'a>,
    setting: Setting,
) -> bool {
    let Some((fact, values)) = unknown.get(place) else { return false };
    // The facts before it, then those after it, then the fact itself.
    let (before, from) = unknown.split_at(place);
    let after = from.get(1..).unwrap_or_default();
    let mut see = |world: &mut World<'a>| {
        let mut statuses = values.iter().map(|value| {
            world.insert(fact, value);
            rule.status(world, setting)
        });
        let first = statuses.next();
        if statuses.all(|status| Some(status) == first) {
            ControlFlow::Continue(())
        } else {
            ControlFlow::Break(())
        }
    };
    complete(before, world, &mut |world| complete(after, world, &mut see)).is_break()
}
