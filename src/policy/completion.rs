//! Exact verdicts: open only if two completions of the unknown facts disagree.
//!
//! A rule reads few facts, and each of its leaves splits a fact's values into a few classes that the rule cannot
//! tell apart. So all completions that matter can be tried: one for each combination of classes.

use std::collections::BTreeMap;

use super::{
    catalogue::{Catalogue, FactKind, FactPlace},
    condition::{Condition, Evaluation, Leaf, Test, Truth, is_under},
    date::Date,
    fact::{Facts, Value},
    order::sort_short,
    question::VOTE,
};
use crate::taxonomy::Taxonomy;

/// The most combinations of classes that one rule may need; a pack with a larger rule is refused.
pub(super) const MOST_COMBINATIONS: usize = 4_096;

/// The truths of up to [`MOST_LEAVES`] leaves, as bits.
pub(super) type Row = u64;

/// The most different leaves that one rule may put to one fact.
const MOST_LEAVES: usize = 64;

/// An unknown fact, and what the leaves that read it can be together.
pub(super) struct Variable {
    pub(super) fact: FactPlace,
    /// Places of the leaves that read the fact.
    pub(super) leaves: Vec<usize>,
    /// The classes of values that those leaves can tell apart: the truths of the leaves, and a value that has them.
    pub(super) classes: Vec<(Row, Value)>,
}

/// A function of the unknown facts, tabulated.
pub(super) struct Completions<T> {
    variables: Vec<Variable>,
    /// The outcome of each combination; the last variable changes fastest.
    outcomes: Vec<T>,
}

/// The variables that `leaves` make of the facts that are unknown. A derived fact is none: it follows from others.
pub(super) fn variables(
    leaves: &[(usize, &Leaf)],
    facts: &Facts,
    as_of: Date,
    catalogue: &Catalogue,
) -> Vec<Variable> {
    let open = |fact: &FactPlace| {
        facts.value(*fact).is_none() && catalogue.fact(*fact).is_some_and(|fact| !fact.derived)
    };
    facts_of(leaves.iter().map(|(_, leaf)| *leaf))
        .into_iter()
        .filter(open)
        .map(|fact| {
            let read: Vec<(usize, &Leaf)> =
                leaves.iter().filter(|(_, leaf)| leaf.fact == fact).copied().collect();
            let tests: Vec<&Test> = read.iter().map(|(_, leaf)| &leaf.test).collect();
            Variable {
                fact,
                leaves: read.iter().map(|(place, _)| *place).collect(),
                classes: classes(fact, &tests, as_of, as_of, catalogue),
            }
        })
        .collect()
}

/// The facts that leaves read, each once and in catalogue order.
pub(super) fn facts_of<'a>(leaves: impl Iterator<Item = &'a Leaf>) -> Vec<FactPlace> {
    let mut facts: Vec<FactPlace> = leaves.map(|leaf| leaf.fact).collect();
    sort_short(&mut facts, |fact| *fact);
    facts.dedup();
    facts
}

/// Whether every completion of the facts that these leaves read can be tried, whichever are unknown and whatever the day.
pub(super) fn can_be_tried(leaves: &[&Leaf], catalogue: &Catalogue) -> bool {
    let counts = counts(leaves, catalogue);
    let most = counts.into_iter().try_fold(1_usize, |product, (_, classes)| {
        product.checked_mul(classes).filter(|product| *product <= MOST_COMBINATIONS)
    });
    most.is_some()
}

/// How many classes of values these leaves tell apart of each fact; more than can be tried where the leaves are too many.
pub(super) fn counts(leaves: &[&Leaf], catalogue: &Catalogue) -> Vec<(FactPlace, usize)> {
    let count = |fact: FactPlace| {
        let tests: Vec<&Test> =
            leaves.iter().filter(|leaf| leaf.fact == fact).map(|leaf| &leaf.test).collect();
        let Some(declared) = catalogue.fact(fact) else { return 1 };
        match declared.kind {
            _ if declared.derived => 1,
            _ if tests.len() > MOST_LEAVES => MOST_COMBINATIONS + 1,
            // Each day at which an answer changes parts the calendar once more; where the days lie depends on today.
            FactKind::Date => {
                let mut days: Vec<_> = tests.iter().filter_map(|test| test.boundary()).collect();
                sort_short(&mut days, |day| *day);
                days.dedup();
                1 + days.len()
            }
            _ => classes(fact, &tests, Date::MIN, Date::MIN, catalogue).len(),
        }
    };
    facts_of(leaves.iter().copied()).into_iter().map(|fact| (fact, count(fact))).collect()
}

/// Sets the truths of the leaves at `places` as a row has them.
pub(super) fn put(row: Row, places: &[usize], truths: &mut [Truth]) {
    for (bit, place) in places.iter().enumerate() {
        if let Some(truth) = truths.get_mut(*place) {
            *truth = Truth::from(row >> bit & 1 == 1);
        }
    }
}

impl<T: Copy + Eq> Completions<T> {
    /// Tries every combination. `leaves` are the truths of the known leaves and are filled in for the unknown ones;
    /// `outcome` names what comes of a complete set of truths.
    pub(super) fn tabulate(
        variables: Vec<Variable>,
        named: &[Condition],
        leaves: &mut [Truth],
        outcome: impl Fn(Evaluation<'_>) -> T,
    ) -> Completions<T> {
        let mut outcomes = Vec::new();
        let mut choice = vec![0_usize; variables.len()];
        for _ in 0..variables.iter().map(|variable| variable.classes.len()).product() {
            for (variable, class) in variables.iter().zip(&choice) {
                let row = variable.classes.get(*class).map_or(0, |(row, _)| *row);
                put(row, &variable.leaves, leaves);
            }
            outcomes.push(outcome(Evaluation { named, leaves }));
            for (class, variable) in choice.iter_mut().zip(&variables).rev() {
                *class += 1;
                if *class < variable.classes.len() {
                    break;
                }
                *class = 0;
            }
        }
        Completions { variables, outcomes }
    }

    /// The outcome, if every completion has the same.
    pub(super) fn settled(&self) -> Option<T> {
        let (first, rest) = self.outcomes.split_first()?;
        rest.iter().all(|outcome| outcome == first).then_some(*first)
    }

    /// The facts whose value can still change the outcome, each with its share of the one vote on what to ask next.
    pub(super) fn influences(&self) -> Vec<(FactPlace, u64)> {
        let mut stride = self.outcomes.len();
        let mut matter = Vec::new();
        for variable in &self.variables {
            let block = stride;
            stride /= variable.classes.len().max(1);
            let matters = self.outcomes.chunks(block.max(1)).any(|chunk| {
                let mut slices = chunk.chunks(stride.max(1));
                let first = slices.next();
                slices.any(|slice| Some(slice) != first)
            });
            if matters {
                matter.push(variable.fact);
            }
        }
        let share = VOTE / (matter.len() as u64).max(1);
        matter.into_iter().map(|fact| (fact, share)).collect()
    }
}

/// The distinct rows of truths that the tests can have together, over all values of the fact, each with a value that
/// gives it: the smallest set, the day nearest to `near`, the first of the others.
pub(super) fn classes(
    fact: FactPlace,
    tests: &[&Test],
    as_of: Date,
    near: Date,
    catalogue: &Catalogue,
) -> Vec<(Row, Value)> {
    let Some(declared) = catalogue.fact(fact) else {
        return Vec::new();
    };
    let mut classes = match (declared.kind, declared.domain) {
        (FactKind::Bool, _) => first_of_each([true, false].map(Value::Bool), tests, as_of),
        (FactKind::Enum, _) => {
            let places = (0..=u8::MAX).zip(&declared.values);
            first_of_each(places.map(|(place, _)| Value::Choice(place)), tests, as_of)
        }
        (FactKind::Date, _) => {
            let mut days: Vec<Date> = boundary_days(tests, as_of).collect();
            sort_short(&mut days, |day| (day.unix_days().abs_diff(near.unix_days()), *day));
            first_of_each(days.into_iter().map(Value::Date), tests, as_of)
        }
        (FactKind::Set, Some(_)) => {
            let under = tests.iter().any(|test| matches!(test, Test::Under(_)));
            // Without a question about codes, one code stands for all.
            let codes: Vec<&str> = Taxonomy::bundled()
                .emerging_codes()
                .take(if under { usize::MAX } else { 1 })
                .collect();
            let rows: Vec<Row> = codes.iter().map(|code| row_of_code(tests, code)).collect();
            let set = |members: &[usize]| {
                let held = members.iter().filter_map(|place| codes.get(*place));
                let mut held: Vec<String> = held.map(|code| (*code).to_owned()).collect();
                held.sort_unstable();
                Value::Codes(held)
            };
            set_classes(&rows, tests).iter().map(|(row, members)| (*row, set(members))).collect()
        }
        (FactKind::Set, None) => {
            let element =
                |place: usize| row(tests, |test| test.holds(&Value::Set(1_u64 << place), as_of));
            let rows: Vec<Row> = (0..declared.values.len()).map(element).collect();
            let set = |members: &[usize]| {
                Value::Set(members.iter().fold(0, |held, place| held | 1_u64 << place))
            };
            set_classes(&rows, tests).iter().map(|(row, members)| (*row, set(members))).collect()
        }
    };
    // Those of sets, which may be many, are in order already.
    sort_short(&mut classes, |(row, _)| *row);
    classes
}

/// The rows of some values, each with the first value that gives it.
fn first_of_each(
    values: impl IntoIterator<Item = Value>,
    tests: &[&Test],
    as_of: Date,
) -> Vec<(Row, Value)> {
    let mut classes: Vec<(Row, Value)> = Vec::new();
    for value in values {
        let row = row(tests, |test| test.holds(&value, as_of));
        if classes.iter().all(|(known, _)| *known != row) {
            classes.push((row, value));
        }
    }
    classes
}

fn row_of_code(tests: &[&Test], code: &str) -> Row {
    row(tests, |test| matches!(test, Test::Under(roots) if is_under(code, roots)))
}

pub(super) fn row(tests: &[&Test], holds: impl Fn(&Test) -> bool) -> Row {
    let bit = |place: u32, holds: bool| Row::from(holds).checked_shl(place).unwrap_or(0);
    (0..).zip(tests).fold(0, |row, (place, test)| row | bit(place, holds(test)))
}

/// The rows of all sets that can be made of elements, each with the places of the fewest elements that make it: a set
/// meets a test that one of its elements meets, unless the test is about emptiness.
fn set_classes(elements: &[Row], tests: &[&Test]) -> BTreeMap<Row, Vec<usize>> {
    let about_emptiness =
        |wanted: bool| row(tests, |test| matches!(test, Test::Empty(empty) if *empty == wanted));
    let (if_empty, if_filled) = (about_emptiness(true), about_emptiness(false));
    let mut unions: BTreeMap<Row, Vec<usize>> = BTreeMap::new();
    let mut seen = Vec::new();
    for (place, element) in elements.iter().enumerate() {
        let element = element & !if_empty | if_filled;
        if seen.contains(&element) {
            continue;
        }
        seen.push(element);
        let with_element = |(row, members): (&Row, &Vec<usize>)| {
            (row | element, [&members[..], &[place]].concat())
        };
        let mut made: Vec<(Row, Vec<usize>)> = unions.iter().map(with_element).collect();
        made.push((element, vec![place]));
        for (row, members) in made {
            if unions.get(&row).is_none_or(|known| known.len() > members.len()) {
                unions.insert(row, members);
            }
        }
        if unions.len() > MOST_COMBINATIONS {
            break;
        }
    }
    unions.insert(if_empty, Vec::new());
    unions
}

/// Days on both sides of every day at which a test changes its answer, and today.
fn boundary_days<'a>(tests: &'a [&'a Test], as_of: Date) -> impl Iterator<Item = Date> + 'a {
    let near = tests.iter().filter_map(move |test| match test {
        Test::Today { months, days, .. } => Some((*months, *days)),
        _ => None,
    });
    // Going back a period and coming forward again can miss by up to three days where months differ in length.
    let around = near.flat_map(move |(months, days)| {
        let back = as_of.plus(0, days.saturating_neg()).plus(months.saturating_neg(), 0);
        (-5..=5).map(move |offset| back.plus(0, offset))
    });
    [Date::MIN, as_of, Date::MAX].into_iter().chain(around)
}

#[cfg(test)]
mod tests {
    use super::{Catalogue, Date, Test, Value, classes, row};
    use crate::policy::condition::Order;

    #[test]
    fn every_class_comes_with_the_smallest_value_that_belongs_to_it() {
        let catalogue = Catalogue::bundled().unwrap();
        let as_of: Date = "2026-11-21".parse().unwrap();
        let day = |months, order| Test::Today { order, months, days: 0 };
        let under = |code: &str| Test::Under(vec![code.to_owned()]);
        for (fact, tests, values) in [
            ("written-promise", vec![Test::Is(true)], 2),
            ("risk", vec![Test::OneOf(0b100)], 2),
            ("red-lines", vec![Test::AnyOf(0b11), Test::AnyOf(0b110), Test::Empty(true)], 5),
            ("industries", vec![under("1"), under("1.2"), under("4")], 6),
            ("established-on", vec![day(12, Order::After), day(24, Order::OnOrBefore)], 3),
        ] {
            let tests: Vec<&Test> = tests.iter().collect();
            let found =
                classes(catalogue.fact_place(fact).unwrap(), &tests, as_of, as_of, catalogue);
            assert_eq!(found.len(), values, "{fact}: {found:?}");
            for (class, value) in &found {
                assert_eq!(row(&tests, |test| test.holds(value, as_of)), *class, "{value:?}");
                let size = match value {
                    Value::Set(held) => held.count_ones() as usize,
                    Value::Codes(codes) => codes.len(),
                    Value::Date(day) => {
                        // Today, and the last days on which twelve months and two years are over.
                        let days = ["2026-11-21", "2025-11-20", "2024-11-20"];
                        assert!(days.contains(&day.to_string().as_str()), "{day}");
                        0
                    }
                    Value::Bool(_) | Value::Choice(_) => 0,
                };
                assert!(
                    size <= 1.max(class.count_ones() as usize),
                    "{value:?} is not the smallest"
                );
            }
        }
    }
}
