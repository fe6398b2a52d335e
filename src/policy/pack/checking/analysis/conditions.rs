//! Conditions that never hold, always hold, or hold parts that make no difference.

use std::collections::BTreeSet;

use super::{ground::Ground, situations::Situations, truth_table::TruthTable};
use crate::policy::{condition::Condition, pack::checking::report::Report};

/// What a condition is for.
#[derive(Clone, Copy)]
pub(super) enum Role {
    Rule,
    Row,
    Note,
    Date,
    Named,
}

/// Checks the named conditions, and that some rule uses each.
pub(super) fn named(ground: &Ground<'_>, report: &mut Report) {
    let used = used(ground);
    let pack = ground.pack;
    for (index, (named, condition)) in pack.named.iter().zip(&pack.conditions).enumerate() {
        if report.is_full() || ground.is_spent() {
            return;
        }
        let path = format!("conditions[{index}]");
        if !used.contains(&index) {
            let message = format!("no rule uses `{}`; use it, or take the condition out", named.id);
            report.find(&path, message);
        }
        check(ground, condition, Role::Named, &format!("{path}.when"), report);
    }
}

/// The places of the named conditions that rules use, directly or through others.
fn used(ground: &Ground<'_>) -> BTreeSet<usize> {
    let of_rules = ground.pack.rules.iter().flat_map(|rule| {
        let of_cases = rule.cases.iter().map(|case| &case.when);
        let of_notes = rule.notes.iter().map(|note| &note.when);
        let of_dates = rule.dates.iter().filter_map(|date| date.when.as_ref());
        std::iter::once(&rule.when).chain(of_cases).chain(of_notes).chain(of_dates)
    });
    let mut open: Vec<&Condition> = of_rules.collect();
    let mut used = BTreeSet::new();
    while let Some(condition) = open.pop() {
        match condition {
            Condition::Always | Condition::Leaf(_) | Condition::Derived { .. } => {}
            Condition::All(of) | Condition::Any(of) => open.extend(of),
            Condition::Not(of) => open.push(of),
            Condition::Named(place) => {
                if used.insert(*place) {
                    open.extend(ground.pack.conditions.get(*place));
                }
            }
        }
    }
    used
}

/// Checks one condition and its parts; tells whether it can hold at all.
pub(super) fn check(
    ground: &Ground<'_>,
    condition: &Condition,
    role: Role,
    path: &str,
    report: &mut Report,
) -> bool {
    if matches!(condition, Condition::Always) {
        return true;
    }
    let Some(situations) = ground.situations([condition]) else {
        if !ground.is_spent() {
            let message = "reads too many facts for every combination of their values to be tried; split it, or ask fewer facts";
            report.find(path, message);
        }
        return true;
    };
    let table = situations.table(condition);
    if table.is_never() {
        report.find(path, role.never(&because(ground, &situations, [condition])));
        return false;
    }
    if table.is_always() {
        report.find(path, role.always(&ground.words(condition)));
        return true;
    }
    let mut parts = Parts { ground, situations: &situations, report };
    parts.check(condition, &table, path);
    true
}

impl Role {
    fn never(self, because: &str) -> String {
        match self {
            Role::Rule => {
                format!(
                    "the rule can never apply: {because}; mend the condition, or take the rule out"
                )
            }
            Role::Row => {
                format!(
                    "the row can never hold: {because}; mend the condition, or take the row out"
                )
            }
            Role::Note => {
                format!(
                    "the note is never shown: {because}; mend the condition, or take the note out"
                )
            }
            Role::Date => {
                format!(
                    "the day is never computed: {because}; mend the condition, or take the entry out"
                )
            }
            Role::Named => {
                format!("never true: {because}; mend the condition, or take it out")
            }
        }
    }

    fn always(self, words: &str) -> String {
        match self {
            Role::Rule => format!(
                "always true: {words} holds for every business; mend the condition, or write `when = {{ always = true }}`"
            ),
            Role::Row | Role::Note => format!(
                "always true: {words} holds for every business; mend the condition, or write `{{ always = true }}`"
            ),
            Role::Date => format!(
                "always true: {words} holds for every business; mend the condition, or leave `when` out"
            ),
            Role::Named => {
                format!(
                    "always true: {words} holds for every business; mend the condition, or take it out"
                )
            }
        }
    }
}

/// Why conditions cannot all hold: the fewest of their parts found that already cannot.
pub(super) fn because<'c>(
    ground: &Ground<'_>,
    situations: &Situations<'_>,
    conditions: impl IntoIterator<Item = &'c Condition>,
) -> String {
    let parts: Vec<&Condition> = conditions.into_iter().flat_map(conjuncts).collect();
    let mut kept: Vec<Option<&Condition>> = parts.into_iter().map(Some).collect();
    for place in 0..kept.len() {
        let Some(part) = kept.get_mut(place).and_then(Option::take) else { continue };
        if !situations.all(kept.iter().flatten().copied()).is_never()
            && let Some(slot) = kept.get_mut(place)
        {
            *slot = Some(part);
        }
    }
    let words: Vec<String> = kept.iter().flatten().map(|part| ground.words(part)).collect();
    match &words[..] {
        [only] => format!("{only} is never true"),
        [first, second] => format!("{first} and {second} cannot both be true"),
        several => format!("{} cannot all be true at once", several.join(", ")),
    }
}

/// The parts that have to hold for a condition to hold.
fn conjuncts(condition: &Condition) -> Vec<&Condition> {
    match condition {
        Condition::All(of) => of.iter().flat_map(conjuncts).collect(),
        _ => vec![condition],
    }
}

/// Looks for parts of `all` and `any` that could be left out.
struct Parts<'r, 'g> {
    ground: &'g Ground<'g>,
    situations: &'r Situations<'g>,
    report: &'r mut Report,
}

impl Parts<'_, '_> {
    fn check(&mut self, condition: &Condition, table: &TruthTable, path: &str) {
        match condition {
            Condition::All(of) => self.group(of, table, &format!("{path}.all"), true),
            Condition::Any(of) => self.group(of, table, &format!("{path}.any"), false),
            Condition::Not(of) => {
                let table = self.situations.table(of);
                self.check(of, &table, &format!("{path}.not"));
            }
            // A named condition is checked where it stands.
            _ => {}
        }
    }

    /// The parts of an `all`, or else of an `any`. A part makes a difference if the group without it is another; where two
    /// could each be left out, but not both, the later one is told.
    fn group(&mut self, of: &[Condition], whole: &TruthTable, path: &str, is_all: bool) {
        let tables: Vec<TruthTable> = of.iter().map(|part| self.situations.table(part)).collect();
        let join = |parts: &mut dyn Iterator<Item = &TruthTable>| {
            if is_all {
                parts.fold(self.situations.always(), TruthTable::and)
            } else {
                parts.fold(self.situations.never(), TruthTable::or)
            }
        };
        let mut dropped = BTreeSet::new();
        for (place, part) in of.iter().enumerate().rev() {
            if self.report.is_full() || self.ground.is_spent() {
                return;
            }
            self.ground.spend(of.len().saturating_mul(self.situations.words()));
            let mut rest = tables
                .iter()
                .enumerate()
                .filter(|(other, _)| *other != place && !dropped.contains(other))
                .map(|(_, table)| table);
            let Some(table) = tables.get(place) else { continue };
            if join(&mut rest) != *whole {
                self.check(part, table, &format!("{path}[{place}]"));
                continue;
            }
            dropped.insert(place);
            let words = self.ground.words(part);
            let message = if table.is_never() {
                let because = because(self.ground, self.situations, [part]);
                format!("this part can never be true: {because}; mend it, or take it out")
            } else if table.is_always() {
                format!("this part is always true: {words}; mend it, or take it out")
            } else {
                // The group is decided by the others; name one that does it alone, where there is one.
                let does = |(other, other_table): &(usize, &TruthTable)| {
                    *other != place
                        && !dropped.contains(other)
                        && if is_all {
                            other_table.implies(table)
                        } else {
                            table.implies(other_table)
                        }
                };
                let other =
                    tables.iter().enumerate().find(does).and_then(|(other, _)| of.get(other));
                match (other.map(|other| self.ground.words(other)), is_all) {
                    (Some(other), true) => format!(
                        "this part makes no difference: {words} is true whenever {other} is; mend it, or take it out"
                    ),
                    (Some(other), false) => format!(
                        "this part makes no difference: {other} is true whenever {words} is; mend it, or take it out"
                    ),
                    (None, _) => format!(
                        "this part makes no difference: the other parts together decide the same without {words}; mend it, or take it out"
                    ),
                }
            };
            self.report.find(format!("{path}[{place}]"), message);
        }
    }
}
