//! Conditions, from what an author wrote to places in the pack's tables.

use std::{collections::BTreeSet, fmt::Arguments};

use super::{Reader, Size};
use crate::{
    policy::{
        catalogue::{Domain, Fact, FactKind},
        condition::{Condition, Leaf, Order, Test},
        pack::format::{ConditionFile, OrderFile, Scalar},
        suggestion,
    },
    taxonomy::Taxonomy,
};

/// The most nodes that a condition may have once every `use` is written out; also those of all conditions of a rule together.
pub(super) const MOST_NODES: usize = 1_000;
/// The deepest that conditions may nest, likewise.
const DEEPEST: usize = 64;
/// The most different leaves of a pack.
const MOST_LEAVES: usize = 2_000;

impl Reader<'_> {
    /// The condition and its size; in its place `always` where something was found wrong.
    pub(super) fn condition(&mut self, file: &ConditionFile, path: Arguments) -> (Condition, Size) {
        let (condition, size) = self.node(file, path);
        if size.nodes > MOST_NODES || size.depth > DEEPEST {
            let message = format!(
                "with every `use` written out, a condition has at most {MOST_NODES} parts, nested at most {DEEPEST} deep"
            );
            self.find(path, message);
            return (Condition::Always, Size { nodes: 1, depth: 1 });
        }
        (condition, size)
    }

    fn find_unknown_condition(&mut self, id: &str, path: Arguments) {
        // The names are part of the reader that is written to.
        let known: Vec<String> =
            if self.is_full() { Vec::new() } else { self.named.keys().cloned().collect() };
        let what = "condition (one may use those before it)";
        self.find_unknown(format_args!("{path}.use"), what, id, known.iter().map(String::as_str));
    }

    fn node(&mut self, file: &ConditionFile, path: Arguments) -> (Condition, Size) {
        let one = Size { nodes: 1, depth: 1 };
        let kinds = [
            file.all.is_some(),
            file.any.is_some(),
            file.not.is_some(),
            file.r#use.is_some(),
            file.always.is_some(),
            file.fact.is_some(),
        ];
        if kinds.iter().filter(|kind| **kind).count() != 1 {
            self.find(
                path,
                "exactly one of `all`, `any`, `not`, `use`, `always` and `fact` is wanted",
            );
            return (Condition::Always, one);
        }
        if file.fact.is_none() && file.has_test() {
            self.find(
                path,
                "a test (`is`, `one-of`, `any-of`, `empty`, `under`, `today`) goes with a `fact`",
            );
        }
        if let Some(of) = &file.all {
            let (of, size) = self.group(of, format_args!("{path}.all"));
            (Condition::All(of), size)
        } else if let Some(of) = &file.any {
            let (of, size) = self.group(of, format_args!("{path}.any"));
            (Condition::Any(of), size)
        } else if let Some(of) = &file.not {
            let (of, size) = self.node(of, format_args!("{path}.not"));
            (Condition::Not(Box::new(of)), Size { nodes: size.nodes + 1, depth: size.depth + 1 })
        } else if let Some(id) = &file.r#use {
            let Some((place, size)) = self.named.get(id).copied() else {
                self.find_unknown_condition(id, path);
                return (Condition::Always, one);
            };
            (Condition::Named(place), Size { nodes: size.nodes + 1, depth: size.depth + 1 })
        } else if let Some(id) = &file.fact {
            (self.leaf(id, file, path).unwrap_or(Condition::Always), one)
        } else {
            if file.always == Some(false) {
                self.find(
                    format_args!("{path}.always"),
                    "only `true` has a meaning: a rule that never applies is left out",
                );
            }
            (Condition::Always, one)
        }
    }

    fn group(&mut self, of: &[ConditionFile], path: Arguments) -> (Vec<Condition>, Size) {
        if of.is_empty() {
            self.find(path, "an empty list; name at least one condition");
        }
        let mut size = Size { nodes: 1, depth: 1 };
        let mut read = Vec::with_capacity(of.len());
        for (index, condition) in of.iter().enumerate() {
            let (condition, inner) = self.node(condition, format_args!("{path}[{index}]"));
            size = Size {
                nodes: size.nodes.saturating_add(inner.nodes),
                depth: size.depth.max(inner.depth + 1),
            };
            read.push(condition);
        }
        (read, size)
    }

    fn leaf(&mut self, id: &str, file: &ConditionFile, path: Arguments) -> Option<Condition> {
        let (place, fact) = self.fact(id, format_args!("{path}.fact"))?;
        if fact.domain == Some(Domain::Regions) {
            self.find(
                format_args!("{path}.fact"),
                "the region chooses the packs and is no fact of a rule",
            );
            return None;
        }
        let test = self.test(fact, file, path)?;
        let leaf = self.place_of(Leaf { fact: place, test: test.clone() });
        let Test::Is(is) = test else {
            return Some(Condition::Leaf(leaf));
        };
        if place != self.catalogue.named().four_new {
            return Some(Condition::Leaf(leaf));
        }
        Some(Condition::Derived { leaf, is, definition: Box::new(self.four_new()) })
    }

    /// Industries are not empty, or the person calls the business new and the document admits business outside the nine.
    fn four_new(&mut self) -> Condition {
        let named = self.catalogue.named();
        let mut ways = vec![Condition::Leaf(
            self.place_of(Leaf { fact: named.industries, test: Test::Empty(false) }),
        )];
        if self.off_directory {
            ways.push(Condition::Leaf(
                self.place_of(Leaf { fact: named.self_described_new, test: Test::Empty(false) }),
            ));
        }
        Condition::Any(ways)
    }

    fn place_of(&mut self, leaf: Leaf) -> usize {
        if self.leaves.len() >= MOST_LEAVES {
            self.find(
                format_args!("(pack)"),
                format!("at most {MOST_LEAVES} different questions to facts are read"),
            );
            return 0;
        }
        self.leaves.iter().position(|known| *known == leaf).unwrap_or_else(|| {
            self.leaves.push(leaf);
            self.leaves.len() - 1
        })
    }

    fn test(&mut self, fact: &Fact, file: &ConditionFile, path: Arguments) -> Option<Test> {
        let tests = [
            file.is.is_some(),
            file.one_of.is_some(),
            file.any_of.is_some(),
            file.empty.is_some(),
            file.under.is_some(),
            file.today.is_some(),
        ];
        if tests.iter().filter(|test| **test).count() != 1 {
            self.find(
                path,
                "exactly one test is wanted: `is`, `one-of`, `any-of`, `empty`, `under` or `today`",
            );
            return None;
        }
        if file.today.is_none() && (file.plus_months.is_some() || file.plus_days.is_some()) {
            self.find(path, "`plus-months` and `plus-days` go with `today`");
        }
        match (fact.kind, file) {
            (FactKind::Bool, ConditionFile { is: Some(Scalar::Bool(is)), .. }) => {
                Some(Test::Is(*is))
            }
            (FactKind::Enum, ConditionFile { is: Some(Scalar::Text(value)), .. }) => self
                .places(fact, std::slice::from_ref(value), format_args!("{path}.is"))
                .map(Test::OneOf),
            (FactKind::Enum, ConditionFile { one_of: Some(values), .. }) => {
                self.places(fact, values, format_args!("{path}.one-of")).map(Test::OneOf)
            }
            (FactKind::Set, ConditionFile { empty: Some(empty), .. }) => Some(Test::Empty(*empty)),
            (FactKind::Set, ConditionFile { any_of: Some(values), .. })
                if fact.domain.is_none() =>
            {
                self.places(fact, values, format_args!("{path}.any-of")).map(Test::AnyOf)
            }
            (FactKind::Set, ConditionFile { under: Some(codes), .. }) if fact.domain.is_some() => {
                self.codes(codes, format_args!("{path}.under")).map(Test::Under)
            }
            (FactKind::Date, ConditionFile { today: Some(order), plus_months, plus_days, .. }) => {
                let (months, days) = (plus_months.unwrap_or(0), plus_days.unwrap_or(0));
                self.period(months, days, path);
                let order = match order {
                    OrderFile::Before => Order::Before,
                    OrderFile::OnOrBefore => Order::OnOrBefore,
                    OrderFile::OnOrAfter => Order::OnOrAfter,
                    OrderFile::After => Order::After,
                };
                Some(Test::Today { order, months, days })
            }
            _ => {
                let wanted = match fact.kind {
                    FactKind::Bool => "`is = true` or `is = false`",
                    FactKind::Enum => "`is = \"value\"` or `one-of`",
                    FactKind::Set if fact.domain.is_some() => "`empty` or `under`",
                    FactKind::Set => "`any-of` or `empty`",
                    FactKind::Date => "`today`",
                };
                self.find(path, format!("`{}` takes {wanted}", fact.id));
                None
            }
        }
    }

    fn places(&mut self, fact: &Fact, values: &[String], path: Arguments) -> Option<u64> {
        let mut places = 0_u64;
        for (index, value) in values.iter().enumerate() {
            let Some(place) = fact.values.iter().position(|declared| declared.id == *value) else {
                let ids = fact.values.iter().map(|value| value.id.as_str());
                self.find_unknown(format_args!("{path}[{index}]"), "value", value, ids);
                return None;
            };
            places |= 1 << place;
        }
        if places == 0 {
            self.find(path, "an empty list; name at least one value");
            return None;
        }
        Some(places)
    }

    fn codes(&mut self, codes: &[String], path: Arguments) -> Option<Vec<String>> {
        if codes.is_empty() {
            self.find(path, "an empty list; name at least one code");
            return None;
        }
        let mut seen = BTreeSet::new();
        for (index, code) in codes.iter().enumerate() {
            let shown = || suggestion::shown(code);
            if !seen.insert(code.as_str()) {
                self.find(format_args!("{path}[{index}]"), format!("`{}` stands twice", shown()));
                return None;
            }
            if Taxonomy::bundled().emerging(code).is_none() {
                self.find(
                    format_args!("{path}[{index}]"),
                    format!("`{}` is no code of the nine strategic emerging industries", shown()),
                );
                return None;
            }
        }
        Some(codes.to_vec())
    }
}

impl ConditionFile {
    fn has_test(&self) -> bool {
        self.is.is_some()
            || self.one_of.is_some()
            || self.any_of.is_some()
            || self.empty.is_some()
            || self.under.is_some()
            || self.today.is_some()
            || self.plus_months.is_some()
            || self.plus_days.is_some()
    }
}
