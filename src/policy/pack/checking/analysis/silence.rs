//! Values that someone can choose and that nothing answers to.

use std::collections::BTreeMap;

use crate::policy::{
    catalogue::{Catalogue, Fact, FactKind, FactPlace},
    condition::{Leaf, Test},
    pack::{Finding, Pack, checking::report::Report, set::PackSet},
    suggestion,
};

/// A pack that asks for some values of a set says of the others that its document is silent about them.
pub(super) fn check(pack: &Pack, catalogue: &Catalogue, report: &mut Report) {
    let mut declared: BTreeMap<FactPlace, u64> = BTreeMap::new();
    for (index, silent) in pack.silent.iter().enumerate() {
        let path = format!("silent[{index}]");
        let place = catalogue.fact_place(&silent.fact);
        let Some((place, fact)) = place.and_then(|place| Some((place, catalogue.fact(place)?)))
        else {
            let ids = catalogue.facts().iter().map(|fact| fact.id.as_str());
            report.find(format!("{path}.fact"), suggestion::unknown("fact", &silent.fact, ids));
            continue;
        };
        let meant = not_asked(fact, &leaves(pack, place)).unwrap_or(0);
        let before = declared.entry(place).or_default();
        let Some(values) = &silent.values else {
            if meant & !*before == 0 {
                let message = format!(
                    "no value of `{}` is left that makes no difference in this pack; take the entry out",
                    fact.id
                );
                report.find(path, message);
            }
            *before = u64::MAX;
            continue;
        };
        for (nth, id) in values.iter().enumerate() {
            let path = format!("{path}.values[{nth}]");
            let Some(value) = fact.values.iter().position(|value| value.id == *id) else {
                let ids = fact.values.iter().map(|value| value.id.as_str());
                report.find(path, suggestion::unknown("value", id, ids));
                continue;
            };
            if *before >> value & 1 == 1 {
                report.find(path, format!("`{id}` stands twice"));
            } else if meant >> value & 1 == 0 {
                let message = format!(
                    "choosing `{id}` of `{}` makes a difference in this pack, or the pack asks for no value of it; take it out",
                    fact.id
                );
                report.find(path, message);
            }
            *before |= 1 << value;
        }
    }
    for (place, fact) in facts(catalogue) {
        let declared = declared.get(&place).copied().unwrap_or(0);
        let Some(silent) = not_asked(fact, &leaves(pack, place)) else { continue };
        let values = ids(fact, silent & !declared);
        if !values.is_empty() {
            let message = format!(
                "the pack asks for some values of `{}`, but whoever chooses {} sees no difference; add them to a condition if the document names them, else say so: `[[silent]]`, `fact = \"{}\"`, `values = [{}]`, `because = {{ zh = …, en = … }}`",
                fact.id,
                quoted(&values, "`"),
                fact.id,
                quoted(&values, "\"")
            );
            report.find("silent", message);
        }
    }
}

/// Facts that no rule of any loaded pack asks for, and values of which choosing one rather than another, or none, makes
/// no difference in any.
#[must_use]
pub fn unused_values(packs: &PackSet) -> Vec<Finding> {
    let catalogue = packs.catalogue();
    let mut report = Report::default();
    for (place, fact) in facts(catalogue) {
        if fact.domain == Some(crate::policy::catalogue::Domain::Regions) {
            continue;
        }
        let leaves: Vec<&Leaf> = packs.packs().flat_map(|pack| leaves(pack, place)).collect();
        let counted_from = packs
            .packs()
            .flat_map(|pack| &pack.rules)
            .any(|rule| rule.dates.iter().any(|date| date.from == place));
        let path = format!("facts.{}", fact.id);
        if leaves.is_empty() {
            if !counted_from {
                report.find(path, "no rule of any loaded pack asks for it; write a rule that does, or take the question out");
            }
            continue;
        }
        let unused = match fact.kind {
            FactKind::Set => {
                let asked = leaves.iter().any(|leaf| matches!(leaf.test, Test::Empty(_)));
                if asked { 0 } else { not_asked(fact, &leaves).unwrap_or(0) }
            }
            FactKind::Enum => {
                let named = named(&leaves);
                let others = all(fact) & !named;
                // The only value that no rule names is what is left when the others are excluded.
                if others.count_ones() > 1 { others } else { 0 }
            }
            FactKind::Bool | FactKind::Date => 0,
        };
        let values = ids(fact, unused);
        if !values.is_empty() {
            let message = format!(
                "no rule of any loaded pack tells {} apart from anything else; write a rule that does, or take the values out",
                quoted(&values, "`")
            );
            report.find(format!("{path}.values"), message);
        }
    }
    report.into_findings()
}

/// The values of a set that choosing makes no difference in, where some of its values are asked for.
fn not_asked(fact: &Fact, leaves: &[&Leaf]) -> Option<u64> {
    let some = leaves.iter().any(|leaf| matches!(leaf.test, Test::AnyOf(_)));
    // Who asks whether the set is empty asks for every value.
    let all_of_them = leaves.iter().any(|leaf| matches!(leaf.test, Test::Empty(_)));
    (fact.kind == FactKind::Set && some && !all_of_them).then(|| all(fact) & !named(leaves))
}

fn named(leaves: &[&Leaf]) -> u64 {
    leaves.iter().fold(0, |named, leaf| match leaf.test {
        Test::AnyOf(places) | Test::OneOf(places) => named | places,
        _ => named,
    })
}

fn all(fact: &Fact) -> u64 {
    (0..fact.values.len()).fold(0, |all, place| all | 1 << place)
}

fn leaves(pack: &Pack, fact: FactPlace) -> Vec<&Leaf> {
    pack.leaves.iter().filter(|leaf| leaf.fact == fact).collect()
}

fn facts(catalogue: &Catalogue) -> impl Iterator<Item = (FactPlace, &Fact)> {
    catalogue.facts().iter().filter_map(|fact| Some((catalogue.fact_place(&fact.id)?, fact)))
}

fn ids(fact: &Fact, places: u64) -> Vec<&str> {
    let values = fact.values.iter().enumerate();
    values
        .filter(|(place, _)| places >> place & 1 == 1)
        .map(|(_, value)| value.id.as_str())
        .collect()
}

fn quoted(ids: &[&str], mark: &str) -> String {
    ids.iter().map(|id| format!("{mark}{id}{mark}")).collect::<Vec<String>>().join(", ")
}
