//! Exact verdicts: open only if two completions of the unknown facts disagree.
//!
//! A rule reads few facts, and each of its leaves splits a fact's values into a few classes that the rule cannot
//! tell apart. So all completions that matter can be tried: one for each combination of classes.

use super::{
    catalogue::{Catalogue, Domain, FactKind, FactPlace},
    condition::{Evaluation, Leaf, Test, Truth, is_under},
    date::Date,
    fact::{Facts, Value},
};
use crate::taxonomy::Taxonomy;

/// The most combinations of classes that one rule may need; a pack with a larger rule is refused.
pub(super) const MOST_COMBINATIONS: usize = 4_096;

/// An unknown fact, and what the leaves that read it can be together.
pub(super) struct Variable {
    pub(super) fact: FactPlace,
    /// Places of the leaves that read the fact.
    leaves: Vec<usize>,
    /// The truths of those leaves, one row for each class of values.
    classes: Vec<Vec<bool>>,
}

/// A function of the unknown facts, tabulated.
pub(super) struct Completions {
    variables: Vec<Variable>,
    /// The outcome of each combination; the last variable changes fastest.
    outcomes: Vec<u8>,
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
    let mut places: Vec<FactPlace> = leaves
        .iter()
        .map(|(_, leaf)| leaf.fact)
        .filter(open)
        .collect();
    places.sort_unstable();
    places.dedup();
    places
        .into_iter()
        .map(|fact| {
            let read: Vec<(usize, &Leaf)> = leaves
                .iter()
                .filter(|(_, leaf)| leaf.fact == fact)
                .copied()
                .collect();
            let tests: Vec<&Test> = read.iter().map(|(_, leaf)| &leaf.test).collect();
            Variable {
                fact,
                leaves: read.iter().map(|(place, _)| *place).collect(),
                classes: classes(fact, &tests, as_of, catalogue),
            }
        })
        .collect()
}

/// How many combinations the variables have; `None` beyond [`MOST_COMBINATIONS`].
pub(super) fn combinations(variables: &[Variable]) -> Option<usize> {
    variables
        .iter()
        .try_fold(1_usize, |product, variable| {
            product.checked_mul(variable.classes.len())
        })
        .filter(|product| *product <= MOST_COMBINATIONS)
}

impl Completions {
    /// Tries every combination. `leaves` are the truths of the known leaves and are filled in for the unknown ones;
    /// `outcome` names what comes of a complete set of truths.
    pub(super) fn tabulate(
        variables: Vec<Variable>,
        named: &[super::condition::Condition],
        leaves: &mut [Truth],
        outcome: impl Fn(Evaluation<'_>) -> u8,
    ) -> Completions {
        let mut outcomes = Vec::new();
        let mut choice = vec![0_usize; variables.len()];
        for _ in 0..combinations(&variables).unwrap_or(0) {
            for (variable, class) in variables.iter().zip(&choice) {
                let truths = variable.classes.get(*class).map_or(&[][..], Vec::as_slice);
                for (leaf, truth) in variable.leaves.iter().zip(truths) {
                    if let Some(slot) = leaves.get_mut(*leaf) {
                        *slot = Truth::from(*truth);
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
        Completions {
            variables,
            outcomes,
        }
    }

    /// The outcome, if every completion has the same.
    pub(super) fn settled(&self) -> Option<u8> {
        let (first, rest) = self.outcomes.split_first()?;
        rest.iter()
            .all(|outcome| outcome == first)
            .then_some(*first)
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
fn disagreement(outcomes: impl Iterator<Item = u8>) -> u64 {
    let mut counts = [0_u64; 3];
    for outcome in outcomes {
        if let Some(count) = counts.get_mut(usize::from(outcome)) {
            *count += 1;
        }
    }
    let total: u64 = counts.iter().sum();
    let same: u64 = counts.iter().map(|count| count * count).sum();
    // At most 4,096 outcomes: the square times a million stays below 2^64.
    (total * total - same) * 1_000_000 / (total * total).max(1)
}

/// The distinct rows of truths that the tests can have together, over all values of the fact.
fn classes(fact: FactPlace, tests: &[&Test], as_of: Date, catalogue: &Catalogue) -> Vec<Vec<bool>> {
    let Some(declared) = catalogue.fact(fact) else {
        return Vec::new();
    };
    let row = |value: &Value| {
        tests
            .iter()
            .map(|test| test.holds(value, as_of))
            .collect::<Vec<bool>>()
    };
    let mut rows: Vec<Vec<bool>> = match (declared.kind, declared.domain) {
        (FactKind::Bool, _) => vec![row(&Value::Bool(true)), row(&Value::Bool(false))],
        (FactKind::Enum, _) => (0..=u8::MAX)
            .zip(&declared.values)
            .map(|(place, _)| row(&Value::Choice(place)))
            .collect(),
        (FactKind::Date, _) => boundary_days(tests, as_of)
            .map(|day| row(&Value::Date(day)))
            .collect(),
        (FactKind::Set, Some(Domain::EmergingIndustries)) => {
            let under = tests.iter().any(|test| matches!(test, Test::Under(_)));
            let taxonomy = Taxonomy::bundled();
            // Without a question about codes, one code stands for all.
            let codes = taxonomy
                .emerging_codes()
                .take(if under { usize::MAX } else { 1 });
            let elements = codes.map(|code| {
                let held =
                    |test: &&Test| matches!(test, Test::Under(roots) if is_under(code, roots));
                tests.iter().map(held).collect()
            });
            return set_classes(elements, tests);
        }
        (FactKind::Set, _) => {
            let elements = (0..declared.values.len()).map(|place| {
                let held =
                    |test: &&Test| matches!(test, Test::AnyOf(places) if places >> place & 1 == 1);
                tests.iter().map(held).collect()
            });
            return set_classes(elements, tests);
        }
    };
    rows.sort_unstable();
    rows.dedup();
    rows
}

/// The rows of all sets that can be made of elements: a set meets a test that one of its elements meets.
fn set_classes(elements: impl Iterator<Item = Vec<bool>>, tests: &[&Test]) -> Vec<Vec<bool>> {
    let mut elements: Vec<Vec<bool>> = elements.collect();
    elements.sort_unstable();
    elements.dedup();
    let mut unions: Vec<Vec<bool>> = Vec::new();
    for element in elements {
        let joined: Vec<Vec<bool>> = unions
            .iter()
            .map(|union| union.iter().zip(&element).map(|(a, b)| *a || *b).collect())
            .collect();
        unions.push(element);
        unions.extend(joined);
        unions.sort_unstable();
        unions.dedup();
        if unions.len() > MOST_COMBINATIONS {
            break;
        }
    }
    let mut rows: Vec<Vec<bool>> = Vec::with_capacity(unions.len() + 1);
    let with_emptiness = |mut row: Vec<bool>, empty: bool| {
        for (held, test) in row.iter_mut().zip(tests) {
            if let Test::Empty(wanted) = test {
                *held = *wanted == empty;
            }
        }
        row
    };
    rows.push(with_emptiness(vec![false; tests.len()], true));
    rows.extend(unions.into_iter().map(|union| with_emptiness(union, false)));
    rows.sort_unstable();
    rows.dedup();
    rows
}

/// Days on both sides of every day at which a test changes its answer.
fn boundary_days<'a>(tests: &'a [&'a Test], as_of: Date) -> impl Iterator<Item = Date> + 'a {
    let near = tests.iter().filter_map(move |test| match test {
        Test::Today { months, days, .. } => Some((*months, *days)),
        _ => None,
    });
    // Going back a period and coming forward again can miss by up to three days where months differ in length.
    let around = near.flat_map(move |(months, days)| {
        let back = as_of
            .plus(0, days.saturating_neg())
            .plus(months.saturating_neg(), 0);
        (-5..=5).map(move |offset| back.plus(0, offset))
    });
    [Date::MIN, Date::MAX].into_iter().chain(around)
}
