//! What one analysis stands on: a pack, a day, and a bound on the work.

use std::{
    cell::Cell,
    collections::{BTreeMap, BTreeSet},
};

use crate::policy::{
    catalogue::{Catalogue, FactPlace},
    completion::{self, Row, Variable},
    condition::Leaf,
    date::Date,
    fact::Facts,
    pack::Pack,
    raw_fact::{RawFacts, RawValue},
};

/// How many steps one pack's analysis may take; a step is a word of a truth table.
const MOST_STEPS: u64 = 200_000_000;
/// Days after which the lengths of months repeat, centuries aside.
const LEAP_CYCLE: i32 = 1_461;

/// What is analysed, on which day, and how much of the work is left.
pub(super) struct Ground<'a> {
    pub(super) pack: &'a Pack,
    pub(super) catalogue: &'a Catalogue,
    /// The day of examples; the answers hold for every day.
    pub(super) day: Date,
    steps: Cell<u64>,
}

impl<'a> Ground<'a> {
    pub(super) fn new(pack: &'a Pack, catalogue: &'a Catalogue) -> Ground<'a> {
        Ground { pack, catalogue, day: day(pack), steps: Cell::new(MOST_STEPS) }
    }

    /// Whether no work is left; what is told then is not all.
    pub(super) fn is_spent(&self) -> bool {
        self.steps.get() == 0
    }

    pub(super) fn spend(&self, steps: usize) {
        self.steps.set(self.steps.get().saturating_sub(steps as u64));
    }

    /// Nothing but the derived fact, if it is stated.
    pub(super) fn facts(&self, stated: Option<bool>) -> Option<Facts> {
        let four_new = self.catalogue.fact_id(self.catalogue.named().four_new).to_owned();
        let raw = stated.map(|stated| (four_new, RawValue::Bool(stated))).into_iter().collect();
        Facts::read(RawFacts(raw), self.catalogue, &[]).ok()
    }

    /// Days that between them show every way in which today can lie to the dates asked for. Where the periods differ in
    /// months and in days, their order can depend on the lengths of months.
    pub(super) fn days(&self, leaves: &[(usize, &Leaf)]) -> Vec<Date> {
        let mut periods: BTreeMap<FactPlace, BTreeSet<(i32, i32)>> = BTreeMap::new();
        for (_, leaf) in leaves {
            if let Some((months, days, _)) = leaf.test.boundary() {
                periods.entry(leaf.fact).or_default().insert((months, days));
            }
        }
        let mixed = |periods: &BTreeSet<(i32, i32)>| {
            let months: BTreeSet<i32> = periods.iter().map(|(months, _)| *months).collect();
            let days: BTreeSet<i32> = periods.iter().map(|(_, days)| *days).collect();
            months.len() > 1 && days.len() > 1
        };
        // In the middle of a month, every period that ends today has begun on some day.
        let middle = self.day.first_of_month().plus(0, 14);
        let mut days = vec![self.day, middle];
        if periods.values().any(mixed) {
            days.extend((1..LEAP_CYCLE).map(|offset| self.day.plus(0, offset)));
        }
        let dated: Vec<(usize, &Leaf)> =
            leaves.iter().filter(|(_, leaf)| leaf.test.boundary().is_some()).copied().collect();
        let Some(nothing) = self.facts(None).filter(|_| !dated.is_empty()) else {
            return vec![self.day];
        };
        let mut seen: BTreeSet<Vec<Vec<Row>>> = BTreeSet::new();
        days.retain(|day| {
            self.spend(dated.len().saturating_mul(dated.len()).saturating_mul(16));
            let variables = completion::variables(&dated, &nothing, *day, self.catalogue);
            let rows = |variable: &Variable| {
                variable.classes.iter().map(|(row, _)| *row).collect::<Vec<Row>>()
            };
            !self.is_spent() && seen.insert(variables.iter().map(rows).collect())
        });
        days
    }
}

/// A day on which the document is in force: that of its first scenario, or else the day after it began.
fn day(pack: &Pack) -> Date {
    let (begun, ended) = (pack.document.start(), pack.document.until);
    let in_force = |day: &Date| {
        begun.is_none_or(|begun| begun <= *day) && ended.is_none_or(|last| *day <= last)
    };
    let scenario = pack.scenarios.first().map(|scenario| scenario.as_of);
    scenario
        .into_iter()
        .chain(begun.map(|begun| begun.plus(0, 1)))
        .chain([begun, ended, Date::new(2026, 1, 15)].into_iter().flatten())
        .find(in_force)
        .unwrap_or(Date::MIN)
}
