//! What scenarios show: that each rule can apply and can fail to, and that each row can hold.

use std::collections::{BTreeMap, BTreeSet};

use super::{ground::Ground, rules::measure};
use crate::policy::{
    assess::AssessedMeasure,
    condition::{Evaluation, Truth},
    pack::{
        Rule,
        checking::report::Report,
        format::{Scenario, Status},
    },
};

/// What the scenarios of a pack expect and bring about, by measure.
#[derive(Default)]
pub(in crate::policy::pack::checking) struct Shown<'a> {
    measures: BTreeMap<&'a str, ShownRule>,
}

#[derive(Default)]
struct ShownRule {
    applies: bool,
    does_not_apply: bool,
    rows: BTreeSet<usize>,
}

impl<'a> Shown<'a> {
    /// Notes what a scenario shows of a measure that it names.
    pub(in crate::policy::pack::checking) fn add(
        &mut self,
        scenario: &Scenario,
        measure: &'a str,
        entry: &AssessedMeasure<'_>,
    ) {
        if scenario.expect.get(measure) != Some(&entry.status) {
            return;
        }
        let shown = self.measures.entry(measure).or_default();
        match entry.status {
            Status::Applies => shown.applies = true,
            Status::Defeated | Status::DoesNotApply => shown.does_not_apply = true,
            Status::Depends => {}
        }
        if matches!(entry.status, Status::Applies | Status::Defeated) {
            let rows = entry.cases.iter().enumerate();
            let holding = rows.filter(|(_, case)| case.truth == Truth::True.name());
            shown.rows.extend(holding.map(|(row, _)| row));
        }
    }
}

/// Tells what no scenario shows of a rule, with facts that would show it.
pub(super) fn check(ground: &Ground<'_>, index: usize, shown: &Shown<'_>, report: &mut Report) {
    let Some(rule) = ground.pack.rules.get(index) else { return };
    let id = measure(ground, rule);
    let nothing = ShownRule::default();
    let shown = shown.measures.get(id).unwrap_or(&nothing);
    if shown.applies && shown.does_not_apply && shown.rows.len() == rule.cases.len() {
        return;
    }
    let Some(situations) = ground.situations(ground.pack.bases_of(rule)) else { return };
    let path = format!("rules[{index}]");
    let base = situations.table(&rule.base);
    let defeaters: Vec<_> = ground.pack.defeats_of(rule).collect();
    let defeated =
        defeaters.iter().fold(situations.never(), |table, base| table.or(&situations.table(base)));
    let status = |evaluation: Evaluation<'_>| status(rule, ground, evaluation);
    if !shown.applies {
        let wanted = base.clone().and(&defeated.clone().not());
        let example = situations.example(&wanted, |e| status(e) == Some(Status::Applies));
        // Where there is none the rule can never apply, which has been told.
        if let Some(example) = example {
            let scenario = ground.scenario(&example, id, Status::Applies.id());
            report.find(
                &path,
                format!("no scenario expects `{id}` to apply; add one such as {scenario}"),
            );
        }
    }
    if !shown.does_not_apply {
        // A rule that holds for everyone and that nothing defeats needs none.
        let example = situations
            .example(&base.clone().not(), |e| status(e) == Some(Status::DoesNotApply))
            .map(|example| (example, Status::DoesNotApply))
            .or_else(|| {
                let wanted = base.and(&defeated);
                let example =
                    situations.example(&wanted, |e| status(e) == Some(Status::Defeated))?;
                Some((example, Status::Defeated))
            });
        if let Some((example, status)) = example {
            let scenario = ground.scenario(&example, id, status.id());
            let message =
                format!("no scenario expects `{id}` not to apply; add one such as {scenario}");
            report.find(&path, message);
        }
    }
    for (row, case) in rule.cases.iter().enumerate() {
        if shown.rows.contains(&row) {
            continue;
        }
        let wanted = situations.all([&rule.when, &case.when]);
        let holds = |evaluation: Evaluation<'_>, wanted: Status| {
            evaluation.truth(&case.when) == Truth::True && status(evaluation) == Some(wanted)
        };
        let example = [Status::Applies, Status::Defeated].into_iter().find_map(|status| {
            let table = match status {
                Status::Applies => wanted.clone().and(&defeated.clone().not()),
                _ => wanted.clone().and(&defeated),
            };
            Some((situations.example(&table, |e| holds(e, status))?, status))
        });
        if let Some((example, status)) = example {
            let scenario = ground.scenario(&example, id, status.id());
            let message = format!(
                "no scenario that names `{id}` makes this row hold; add one such as {scenario}"
            );
            report.find(format!("{path}.cases[{row}]"), message);
        }
    }
}

/// The status as far as it is settled.
fn status(rule: &Rule, ground: &Ground<'_>, evaluation: Evaluation<'_>) -> Option<Status> {
    let mut truths =
        ground.pack.bases_of(rule).map(|base| evaluation.truth(base)).collect::<Vec<_>>();
    let defeated = truths.split_off(1);
    match truths.first()? {
        Truth::False => Some(Status::DoesNotApply),
        Truth::Unknown => None,
        Truth::True => match Truth::any(defeated) {
            Truth::True => Some(Status::Defeated),
            Truth::False => Some(Status::Applies),
            Truth::Unknown => None,
        },
    }
}
