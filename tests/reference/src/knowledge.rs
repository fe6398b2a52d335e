//! All that can be known of a business, as far as one rule can tell.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::{
    condition::{Test, Value},
    reading::{Reference, Rule},
    values::values,
};

/// Up to so many states all are tried; of more, a sample of that size.
pub const MOST_STATES: u64 = 10_000;
const SEED: u64 = 20_261_121;

/// The facts that a rule reads; of each, its values in classes that pass the same tests. A state of knowledge names
/// for each fact a class, or that the fact is unknown.
#[derive(Debug)]
pub struct Knowledge<'a> {
    facts: Vec<(&'a str, Vec<Vec<Value>>)>,
}

impl Reference {
    /// What can be known on a day of the facts that a rule and those that defeat it read.
    #[must_use]
    pub fn knowledge<'a>(&self, rule: &'a Rule, as_of: Date) -> Knowledge<'a> {
        let asked = |(fact, tests): (&'a str, Vec<&Test>)| {
            let values = values(self.facts.get(fact)?, &tests, as_of);
            Some((fact, classes(values, &tests, as_of)))
        };
        let mut facts: Vec<(&str, Vec<Vec<Value>>)> =
            self.questions(rule, false).into_iter().filter_map(asked).collect();
        if rule.asks_four_new() {
            let stated = [true, false].map(|is| vec![Value::Bool(is)]);
            facts.push(("four-new", stated.into()));
        }
        Knowledge { facts }
    }
}

fn classes(values: Vec<Value>, tests: &[&Test], as_of: Date) -> Vec<Vec<Value>> {
    let mut classes: BTreeMap<Vec<bool>, Vec<Value>> = BTreeMap::new();
    for value in values {
        let passed = tests.iter().map(|test| test.passes(&value, as_of)).collect();
        classes.entry(passed).or_default().push(value);
    }
    classes.into_values().collect()
}

impl Knowledge<'_> {
    /// How many states there are.
    #[must_use]
    pub fn states(&self) -> u64 {
        let of_fact = |(_, classes): &(_, Vec<_>)| classes.len() as u64 + 1;
        self.facts.iter().map(of_fact).fold(1, u64::saturating_mul)
    }

    /// Every state, or a sample of them that is always the same; a class is shown by one of its values, now this, now that.
    pub fn tried(&self) -> impl Iterator<Item = BTreeMap<String, Value>> {
        let mut random = fastrand::Rng::with_seed(SEED);
        let states = self.states();
        (0..states.min(MOST_STATES)).map(move |number| {
            let state = if states > MOST_STATES { random.u64(0..states) } else { number };
            self.state(state, &mut random)
        })
    }

    /// The state of that number: its digits choose, fact by fact, nothing or a class.
    fn state(&self, mut number: u64, random: &mut fastrand::Rng) -> BTreeMap<String, Value> {
        let mut known = BTreeMap::new();
        for (fact, classes) in &self.facts {
            let choices = classes.len() as u64 + 1;
            let class = usize::try_from(number % choices).ok().and_then(|place| classes.get(place));
            number /= choices;
            let value = class.and_then(|class| random.choice(class));
            known.extend(value.map(|value| ((*fact).to_owned(), value.clone())));
        }
        known
    }
}
