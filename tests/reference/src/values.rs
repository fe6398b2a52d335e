//! How a fact may turn out: a finite list of values that stands for all.
//!
//! A list suffices if for every value there is one in the list that passes the same tests: a rule cannot tell the two
//! apart. `tests/agreement/values.rs` draws values at random and looks for the one that stands for each.

use std::collections::BTreeSet;

use jiff::civil::Date;
use policy_checker::policy::catalogue::{Domain, Fact, FactKind};

use crate::{
    calendar::{self, FIRST, LAST},
    condition::{Test, Value, lies_under},
};

/// Up to so many elements all sets are made of them; above it, as many sets as the tests can tell apart, and more.
const FEW_ELEMENTS: usize = 5;

/// Values of a fact that stand for all values, where it is put to these tests.
#[must_use]
pub fn values(fact: &Fact, tests: &[&Test], as_of: Date) -> Vec<Value> {
    let ids = || fact.values.iter().map(|value| value.id.clone());
    match (fact.kind, fact.domain) {
        (FactKind::Bool, _) => vec![Value::Bool(true), Value::Bool(false)],
        (FactKind::Enum, _) => ids().map(Value::Choice).collect(),
        (FactKind::Date, _) => days(tests, as_of).into_iter().map(Value::Day).collect(),
        (FactKind::Set, Some(Domain::EmergingIndustries)) => sets(codes(tests), tests),
        (FactKind::Set, _) => {
            let mentioned = |id: &String| {
                tests.iter().any(|test| matches!(test, Test::AnyOf(ids) if ids.contains(id)))
            };
            // Values that no test mentions are alike to all tests, so one stands for them.
            let other = ids().find(|id| !mentioned(id));
            sets(ids().filter(mentioned).chain(other).collect(), tests)
        }
    }
}

/// Sets of elements. A set passes `any-of` or `under` if one of its elements does, so of any set it is enough to keep one
/// element for each of those tests that it passes, and one at least: no more than there are different tests.
fn sets(elements: Vec<String>, tests: &[&Test]) -> Vec<Value> {
    let lists: BTreeSet<&[String]> = tests
        .iter()
        .filter_map(|test| match test {
            Test::AnyOf(list) | Test::Under(list) => Some(list.as_slice()),
            _ => None,
        })
        .collect();
    let enough = lists.len().max(1);
    let largest = if elements.len() <= FEW_ELEMENTS { elements.len() } else { enough };
    let mut sets = vec![BTreeSet::new()];
    for element in elements {
        let small: Vec<BTreeSet<String>> =
            sets.iter().filter(|set| set.len() < largest).cloned().collect();
        sets.extend(small.into_iter().map(|mut set| {
            set.insert(element.clone());
            set
        }));
    }
    sets.into_iter().map(Value::Set).collect()
}

/// The codes mentioned, and one that lies under none of them. A code passes the tests that the nearest code mentioned
/// passes, above it or itself, so that one stands for it.
fn codes(tests: &[&Test]) -> Vec<String> {
    let mut mentioned = BTreeSet::new();
    for test in tests {
        if let Test::Under(codes) = test {
            mentioned.extend(codes.iter().map(String::as_str));
        }
    }
    let outside = all_codes().find(|code| !mentioned.iter().any(|root| lies_under(code, root)));
    mentioned.into_iter().chain(outside).map(str::to_owned).collect()
}

/// The codes of the nine industries, at all levels; rows without a code have a name alone.
pub fn all_codes() -> impl Iterator<Item = &'static str> {
    let table = include_str!("../../../data/taxonomy/emerging.tsv");
    let codes = table.lines().skip(1).filter_map(|line| line.split('\t').next());
    codes.filter(|code| !code.is_empty())
}

/// The earliest and the latest day, and both days wherever an answer changes from one day to the next.
///
/// A later day never has an earlier end, so an answer changes only where the period ends at `as_of`. A period reckoned
/// backwards from there misses that day by less than a month, so a month on both sides is looked through.
fn days(tests: &[&Test], as_of: Date) -> BTreeSet<Date> {
    let mut found = BTreeSet::from([FIRST, LAST]);
    for test in tests {
        let Test::Today(_, months, days) = test else { continue };
        let near = calendar::before(as_of, *months, *days);
        for offset in -31..31 {
            let day = calendar::after(near, 0, offset);
            let next = calendar::after(near, 0, offset + 1);
            let answer = |day: Date| test.passes(&Value::Day(day), as_of);
            if answer(day) != answer(next) {
                found.extend([day, next]);
            }
        }
    }
    found
}
