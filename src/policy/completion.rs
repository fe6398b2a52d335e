//! Exact verdicts: open only if two completions of the unknown facts disagree.
//!
//! A rule reads few facts, and each of its leaves splits a fact's values into a few classes that the rule cannot
//! tell apart. So all completions that matter can be tried: one for each combination of classes.

use std::collections::BTreeSet;

use super::{
    catalogue::{Catalogue, FactKind, FactPlace},
    condition::{Condition, Evaluation, Leaf, Test, Truth, is_under},
    date::Date,
    fact::{Facts, Value},
};
use crate::taxonomy::Taxonomy;

/// The most combinations of classes that one rule may need; a pack with a larger rule is refused.
pub(super) const MOST_COMBINATIONS: usize = 4_096;

/// The truths of up to [`MOST_LEAVES`] leaves, as bits.
type Row = u64;

/// The most different leaves that one rule may put to one fact.
const MOST_LEAVES: usize = 64;

/// An unknown fact, and what the leaves that read it can be together.
pub(super) struct Variable {
    pub(super) fact: FactPlace,
    /// Places of the leaves that read the fact.
    leaves: Vec<usize>,
    /// The truths of those leaves, one row for each class of values.
    classes: Vec<Row>,
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
    let places: BTreeSet<FactPlace> =
        leaves.iter().map(|(_, leaf)| leaf.fact).filter(open).collect();
    places
        .into_iter()
        .map(|fact| {
            let read: Vec<(usize, &Leaf)> =
                leaves.iter().filter(|(_, leaf)| leaf.fact == fact).copied().collect();
            let tests: Vec<&Test> = read.iter().map(|(_, leaf)| &leaf.test).collect();
            Variable {
                fact,
                leaves: read.iter().map(|(place, _)| *place).collect(),
                classes: classes(fact, &tests, as_of, catalogue),
            }
        })
        .collect()
}

/// Whether every completion of the facts that these leaves read can be tried, whichever are unknown and whatever the day.
pub(super) fn can_be_tried(leaves: &[&Leaf], catalogue: &Catalogue) -> bool {
    let facts: BTreeSet<FactPlace> = leaves.iter().map(|leaf| leaf.fact).collect();
    let most = facts.into_iter().try_fold(1_usize, |product, fact| {
        let tests: Vec<&Test> =
            leaves.iter().filter(|leaf| leaf.fact == fact).map(|leaf| &leaf.test).collect();
        let declared = catalogue.fact(fact)?;
        if tests.len() > MOST_LEAVES {
            return None;
        }
        let classes = match declared.kind {
            _ if declared.derived => 1,
            // Each day at which an answer changes parts the calendar once more; where the days lie depends on today.
            FactKind::Date => {
                1 + tests.iter().filter_map(|test| test.boundary()).collect::<BTreeSet<_>>().len()
            }
            _ => classes(fact, &tests, Date::MIN, catalogue).len(),
        };
        product.checked_mul(classes).filter(|product| *product <= MOST_COMBINATIONS)
    });
    most.is_some()
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
                let row = variable.classes.get(*class).copied().unwrap_or(0);
                for (place, leaf) in variable.leaves.iter().enumerate() {
                    if let Some(slot) = leaves.get_mut(*leaf) {
                        *slot = Truth::from(row >> place & 1 == 1);
                    }
                }
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

    /// The facts whose value can still change the outcome, with their influence: by how much knowing the fact alone is
    /// expected to lessen the chance that two completions disagree, in millionths.
    pub(super) fn influences(&self) -> Vec<(FactPlace, u64)> {
        let whole = disagreement(self.outcomes.iter().copied());
        let mut stride = self.outcomes.len();
        let mut result = Vec::new();
        for variable in &self.variables {
            let classes = variable.classes.len().max(1);
            let block = stride;
            stride /= classes;
            let matters = self.outcomes.chunks(block.max(1)).any(|chunk| {
                let mut slices = chunk.chunks(stride.max(1));
                let first = slices.next();
                slices.any(|slice| Some(slice) != first)
            });
            if !matters {
                continue;
            }
            let rest: u64 = (0..classes)
                .map(|class| {
                    let slice = self
                        .outcomes
                        .chunks(block.max(1))
                        .filter_map(|chunk| chunk.chunks(stride.max(1)).nth(class));
                    disagreement(slice.flatten().copied())
                })
                .sum();
            result.push((variable.fact, whole.saturating_sub(rest / classes as u64)));
        }
        result
    }
}

/// The chance that two outcomes drawn at random differ, in millionths.
fn disagreement<T: Copy + Eq>(outcomes: impl Iterator<Item = T>) -> u64 {
    let mut counts: Vec<(T, u64)> = Vec::new();
    for outcome in outcomes {
        match counts.iter_mut().find(|(known, _)| *known == outcome) {
            Some((_, count)) => *count += 1,
            None => counts.push((outcome, 1)),
        }
    }
    let total: u64 = counts.iter().map(|(_, count)| count).sum();
    let same: u64 = counts.iter().map(|(_, count)| count * count).sum();
    // At most 4,096 outcomes: the square times a million stays below 2^64.
    (total * total - same) * 1_000_000 / (total * total).max(1)
}

/// The distinct rows of truths that the tests can have together, over all values of the fact.
fn classes(fact: FactPlace, tests: &[&Test], as_of: Date, catalogue: &Catalogue) -> Vec<Row> {
    let Some(declared) = catalogue.fact(fact) else {
        return Vec::new();
    };
    let row = |value: &Value| row(tests, |test| test.holds(value, as_of));
    let rows: BTreeSet<Row> = match (declared.kind, declared.domain) {
        (FactKind::Bool, _) => [row(&Value::Bool(true)), row(&Value::Bool(false))].into(),
        (FactKind::Enum, _) => (0..=u8::MAX)
            .zip(&declared.values)
            .map(|(place, _)| row(&Value::Choice(place)))
            .collect(),
        (FactKind::Date, _) => {
            boundary_days(tests, as_of).map(|day| row(&Value::Date(day))).collect()
        }
        (FactKind::Set, Some(_)) => {
            let under = tests.iter().any(|test| matches!(test, Test::Under(_)));
            // Without a question about codes, one code stands for all.
            let codes =
                Taxonomy::bundled().emerging_codes().take(if under { usize::MAX } else { 1 });
            set_classes(codes.map(|code| row_of_code(tests, code)), tests)
        }
        (FactKind::Set, None) => {
            let elements = (0..declared.values.len()).map(|place| row(&Value::Set(1 << place)));
            set_classes(elements, tests)
        }
    };
    rows.into_iter().collect()
}

fn row_of_code(tests: &[&Test], code: &str) -> Row {
    row(tests, |test| matches!(test, Test::Under(roots) if is_under(code, roots)))
}

fn row(tests: &[&Test], holds: impl Fn(&Test) -> bool) -> Row {
    let bit = |place: u32, holds: bool| Row::from(holds).checked_shl(place).unwrap_or(0);
    (0..).zip(tests).fold(0, |row, (place, test)| row | bit(place, holds(test)))
}

/// The rows of all sets that can be made of elements: a set meets a test that one of its elements meets, unless the
/// test is about emptiness.
fn set_classes(elements: impl Iterator<Item = Row>, tests: &[&Test]) -> BTreeSet<Row> {
    let about_emptiness =
        |wanted: bool| row(tests, |test| matches!(test, Test::Empty(empty) if *empty == wanted));
    let (if_empty, if_filled) = (about_emptiness(true), about_emptiness(false));
    let mut unions: BTreeSet<Row> = BTreeSet::new();
    for element in elements {
        let element = element & !if_empty | if_filled;
        let joined: Vec<Row> = unions.iter().map(|union| union | element).collect();
        unions.insert(element);
        unions.extend(joined);
        if unions.len() > MOST_COMBINATIONS {
            break;
        }
    }
    unions.insert(if_empty);
    unions
}

/// Days on both sides of every day at which a test changes its answer.
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
    [Date::MIN, Date::MAX].into_iter().chain(around)
}
