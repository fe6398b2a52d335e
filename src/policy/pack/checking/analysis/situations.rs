//! Every situation that the leaves of some conditions can tell apart.
//!
//! What never, always or together holds is decided by trying all of them, not by rules of thumb. The facts are those of
//! [`crate::policy::completion`]; a derived fact is tried as not stated, stated as true and stated as false.

use std::collections::{BTreeMap, BTreeSet};

use super::{ground::Ground, truth_table::TruthTable};
use crate::policy::{
    catalogue::FactPlace,
    completion::{self, Variable},
    condition::{Condition, Evaluation, Leaf, Truth},
    date::Date,
    fact::Value,
};

/// How many situations are looked at for the shortest example.
const MOST_CANDIDATES: usize = 64;

/// Situations of one rule or condition.
pub(super) struct Situations<'a> {
    ground: &'a Ground<'a>,
    blocks: Vec<Block>,
    length: usize,
    leaves: BTreeMap<usize, TruthTable>,
    /// Where no derived fact is stated.
    unstated: TruthTable,
}

/// The combinations of the variables on one day, with derived facts stated in one way.
struct Block {
    as_of: Date,
    stated: Option<bool>,
    variables: Vec<Variable>,
    start: usize,
    size: usize,
}

/// Facts on a day that bring something about.
pub(super) struct Example {
    pub(super) as_of: Date,
    pub(super) facts: Vec<(FactPlace, Value)>,
}

impl<'a> Ground<'a> {
    /// All situations that these conditions can tell apart; `None` where there are too many to try.
    pub(super) fn situations<'c>(
        &'a self,
        conditions: impl IntoIterator<Item = &'c Condition>,
    ) -> Option<Situations<'a>> {
        let places: BTreeSet<usize> = conditions
            .into_iter()
            .flat_map(|condition| condition.leaves(&self.pack.conditions))
            .collect();
        let leaves: Vec<(usize, &Leaf)> = places
            .iter()
            .filter_map(|place| Some((*place, self.pack.leaves.get(*place)?)))
            .collect();
        let all: Vec<&Leaf> = leaves.iter().map(|(_, leaf)| *leaf).collect();
        if self.is_spent() || !completion::can_be_tried(&all, self.catalogue) {
            return None;
        }
        let mut situations = Situations {
            ground: self,
            blocks: Vec::new(),
            length: 0,
            leaves: BTreeMap::new(),
            unstated: TruthTable::never(0),
        };
        let derived = |leaf: &Leaf| self.catalogue.fact(leaf.fact).is_some_and(|f| f.derived);
        let stated: &[Option<bool>] = if all.iter().any(|leaf| derived(leaf)) {
            &[None, Some(true), Some(false)]
        } else {
            &[None]
        };
        for as_of in self.days(&leaves) {
            for stated in stated {
                let facts = self.facts(*stated)?;
                let variables = completion::variables(&leaves, &facts, as_of, self.catalogue);
                let size = variables.iter().map(|variable| variable.classes.len()).product();
                let start = situations.length;
                situations.length += size;
                situations.blocks.push(Block { as_of, stated: *stated, variables, start, size });
            }
        }
        self.spend(situations.length.saturating_mul(leaves.len() + 1));
        situations.fill(&leaves);
        Some(situations)
    }
}

impl Block {
    /// Which class of each variable a situation of the block has; the last changes fastest.
    fn classes(&self, situation: usize) -> Vec<usize> {
        let mut rest = situation.saturating_sub(self.start);
        let mut classes: Vec<usize> = self
            .variables
            .iter()
            .rev()
            .map(|variable| {
                let count = variable.classes.len().max(1);
                let class = rest % count;
                rest /= count;
                class
            })
            .collect();
        classes.reverse();
        classes
    }
}

impl Situations<'_> {
    fn fill(&mut self, leaves: &[(usize, &Leaf)]) {
        let never = TruthTable::never(self.length);
        self.leaves = leaves.iter().map(|(place, _)| (*place, never.clone())).collect();
        self.unstated = never;
        for block in &self.blocks {
            let facts = self.ground.facts(block.stated);
            for situation in block.start..block.start + block.size {
                if block.stated.is_none() {
                    self.unstated.set(situation);
                }
                for (variable, class) in block.variables.iter().zip(block.classes(situation)) {
                    let row = variable.classes.get(class).map_or(0, |(row, _)| *row);
                    for (bit, leaf) in variable.leaves.iter().enumerate() {
                        if row >> bit & 1 == 1
                            && let Some(table) = self.leaves.get_mut(leaf)
                        {
                            table.set(situation);
                        }
                    }
                }
                for (place, leaf) in leaves {
                    let known = facts.as_ref().map(|facts| leaf.truth(facts, block.as_of));
                    if known == Some(Truth::True)
                        && let Some(table) = self.leaves.get_mut(place)
                    {
                        table.set(situation);
                    }
                }
            }
        }
    }

    pub(super) fn never(&self) -> TruthTable {
        TruthTable::never(self.length)
    }

    pub(super) fn always(&self) -> TruthTable {
        TruthTable::always(self.length)
    }

    /// How many words a truth table has.
    pub(super) fn words(&self) -> usize {
        1 + self.length / 64
    }

    /// Where a condition holds.
    pub(super) fn table(&self, condition: &Condition) -> TruthTable {
        self.ground.spend(self.words());
        match condition {
            Condition::Always => self.always(),
            Condition::All(of) => self.all(of),
            Condition::Any(of) => {
                of.iter().fold(self.never(), |table, part| table.or(&self.table(part)))
            }
            Condition::Not(of) => self.table(of).not(),
            Condition::Leaf(leaf) => self.leaf(*leaf),
            Condition::Derived { leaf, is, definition } => {
                let follows = self.table(definition);
                let follows = if *is { follows } else { follows.not() };
                let stated = self.leaf(*leaf).and(&self.unstated.clone().not());
                stated.or(&follows.and(&self.unstated))
            }
            Condition::Named(place) => self
                .ground
                .pack
                .conditions
                .get(*place)
                .map_or_else(|| self.never(), |condition| self.table(condition)),
        }
    }

    /// Where all of some conditions hold.
    pub(super) fn all<'c>(&self, of: impl IntoIterator<Item = &'c Condition>) -> TruthTable {
        of.into_iter().fold(self.always(), |table, part| table.and(&self.table(part)))
    }

    fn leaf(&self, place: usize) -> TruthTable {
        self.leaves.get(&place).cloned().unwrap_or_else(|| self.never())
    }

    /// The fewest facts found that bring about one of the `wanted` situations, so that `holds` says yes whatever else is
    /// unknown.
    pub(super) fn example(
        &self,
        wanted: &TruthTable,
        holds: impl Fn(Evaluation<'_>) -> bool,
    ) -> Option<Example> {
        let candidates = wanted.places().take(MOST_CANDIDATES);
        // What follows by itself reads better than what is stated against it.
        let four_new = self.ground.catalogue.named().four_new;
        let stated = |example: &Example| example.facts.iter().any(|(fact, _)| *fact == four_new);
        candidates
            .filter_map(|place| self.shortened(place, &holds))
            .min_by_key(|example| (stated(example), example.facts.len()))
    }

    /// The facts of a situation without those that are not needed.
    fn shortened(&self, place: usize, holds: impl Fn(Evaluation<'_>) -> bool) -> Option<Example> {
        let block = self.blocks.iter().rev().find(|block| block.start <= place)?;
        let pack = self.ground.pack;
        let facts = self.ground.facts(block.stated)?;
        let mut truths: Vec<Truth> =
            pack.leaves.iter().map(|leaf| leaf.truth(&facts, block.as_of)).collect();
        let mut values = Vec::new();
        for (variable, class) in block.variables.iter().zip(block.classes(place)) {
            let (row, value) = variable.classes.get(class)?;
            for (bit, leaf) in variable.leaves.iter().enumerate() {
                *truths.get_mut(*leaf)? = Truth::from(row >> bit & 1 == 1);
            }
            values.push((variable, value));
        }
        let named = &pack.conditions;
        let mut kept = Vec::new();
        for (variable, value) in values {
            self.ground.spend(truths.len());
            let mut fewer = truths.clone();
            for leaf in &variable.leaves {
                *fewer.get_mut(*leaf)? = Truth::Unknown;
            }
            if holds(Evaluation { named, leaves: &fewer }) {
                truths = fewer;
            } else {
                kept.push((variable.fact, value.clone()));
            }
        }
        let stated = block.stated.map(Value::Bool);
        kept.extend(stated.map(|value| (self.ground.catalogue.named().four_new, value)));
        kept.sort_by_key(|(fact, _)| *fact);
        Some(Example { as_of: block.as_of, facts: kept })
    }
}
