//! Rules that never apply, apply to everyone without saying so, or contradict themselves.

use super::{
    conditions::{self, Role, because},
    ground::Ground,
    situations::Situations,
};
use crate::policy::{
    condition::{Condition, Truth},
    pack::{
        Case, Rule,
        checking::report::Report,
        format::{Citation, Firmness},
    },
};

/// Checks one rule with its rows, notes and days.
pub(super) fn check(ground: &Ground<'_>, rule: &Rule, path: &str, report: &mut Report) {
    let can_apply =
        conditions::check(ground, &rule.when, Role::Rule, &format!("{path}.when"), report);
    for (nth, note) in rule.notes.iter().enumerate() {
        conditions::check(
            ground,
            &note.when,
            Role::Note,
            &format!("{path}.notes[{nth}].when"),
            report,
        );
    }
    for (nth, date) in rule.dates.iter().enumerate() {
        if let Some(when) = &date.when {
            conditions::check(
                ground,
                when,
                Role::Date,
                &format!("{path}.dates[{nth}].when"),
                report,
            );
        }
    }
    let cases = rule.cases.iter().enumerate();
    let can_hold: Vec<bool> = cases
        .map(|(row, case)| {
            let path = format!("{path}.cases[{row}].when");
            conditions::check(ground, &case.when, Role::Row, &path, report)
        })
        .collect();
    let Some(situations) = ground.situations(ground.pack.bases_of(rule)).filter(|_| can_apply)
    else {
        return;
    };
    for ((row, case), _) in rule.cases.iter().enumerate().zip(can_hold).filter(|(_, can)| *can) {
        if situations.all([&rule.when, &case.when]).is_never() {
            let because = because(ground, &situations, [&rule.when, &case.when]);
            let message = format!(
                "the row can never hold together with the rule's `when`: {because}; mend one of them, or take the row out"
            );
            report.find(format!("{path}.cases[{row}].when"), message);
        }
    }
    says_so(ground, &situations, rule, path, report);
    defeats(ground, &situations, rule, path, report);
    firmness(ground, &situations, rule, path, report);
}

/// A rule that holds for everyone has to say so: `always`, for itself or in a row.
fn says_so(
    ground: &Ground<'_>,
    situations: &Situations<'_>,
    rule: &Rule,
    path: &str,
    report: &mut Report,
) {
    let always = |condition: &Condition| matches!(condition, Condition::Always);
    let said = rule.when_is_written || rule.cases.iter().any(|case| always(&case.when));
    // A `when` that is always true without saying so has been told.
    if always(&rule.when) && !said && situations.table(&rule.base).is_always() {
        let rows: Vec<String> = rule.cases.iter().map(|case| ground.words(&case.when)).collect();
        let message = format!(
            "applies to every business, since one of its rows always holds ({}); if the clause means that, write `when = {{ always = true }}`, else mend the rows",
            rows.join(", ")
        );
        report.find(path, message);
    }
}

/// A defeat that cannot happen, and a rule that is always defeated.
fn defeats(
    ground: &Ground<'_>,
    situations: &Situations<'_>,
    rule: &Rule,
    path: &str,
    report: &mut Report,
) {
    let base = situations.table(&rule.base);
    let mut taken_away = situations.never();
    for (nth, place) in rule.defeated_by.iter().enumerate() {
        let Some(defeater) = ground.pack.rules.get(*place) else { continue };
        let table = situations.table(&defeater.base);
        // Told where it stands.
        if table.is_never() {
            continue;
        }
        if base.clone().and(&table).is_never() {
            let message = format!(
                "has no effect: {} whenever `{}` applies; take it out, or mend one of the rules",
                because(ground, situations, [&rule.base, &defeater.base]),
                measure(ground, defeater)
            );
            report.find(format!("{path}.defeated-by[{nth}]"), message);
        }
        taken_away = taken_away.or(&table);
    }
    if !base.is_never() && base.implies(&taken_away) {
        let measures: Vec<String> = rule
            .defeated_by
            .iter()
            .filter_map(|place| ground.pack.rules.get(*place))
            .map(|rule| format!("`{}`", measure(ground, rule)))
            .collect();
        let message = format!(
            "the rule is always defeated: whenever it would apply, {} applies too, so no business ever has it; mend the conditions, or take the rule out",
            measures.join(" or ")
        );
        report.find(format!("{path}.defeated-by"), message);
    }
}

/// Two rows that can hold at once and rest on the same words cannot be of different firmness.
fn firmness(
    ground: &Ground<'_>,
    situations: &Situations<'_>,
    rule: &Rule,
    path: &str,
    report: &mut Report,
) {
    let firmness = |case: &Case| case.firmness.unwrap_or(rule.firmness);
    for (row, case) in rule.cases.iter().enumerate() {
        for (earlier, other) in rule.cases.iter().take(row).enumerate() {
            if report.is_full() || ground.is_spent() {
                return;
            }
            if firmness(case) == firmness(other) {
                continue;
            }
            let Some(words) = shared(&rule.clauses, &other.clauses, &case.clauses) else {
                continue;
            };
            let both = [&rule.when, &other.when, &case.when];
            let together = situations.all(both);
            let example = situations.example(&together, |evaluation| {
                both.iter().all(|condition| evaluation.truth(condition) == Truth::True)
            });
            let Some(example) = example else { continue };
            let message = format!(
                "contradicts cases[{earlier}]: both rest on the same words, one as `{}` and one as `{}`, and both hold when {} ({words}); give them one firmness, or quote the words of each",
                id(firmness(other)),
                id(firmness(case)),
                ground.told(&example),
            );
            report.find(format!("{path}.cases[{row}].firmness"), message);
        }
    }
}

/// Words on which two rows rest both: a row without words of its own rests on those of the rule.
fn shared(of_rule: &[Citation], first: &[Citation], second: &[Citation]) -> Option<String> {
    let words = |own: &[Citation]| -> Vec<String> {
        let citations = if own.is_empty() { of_rule } else { own };
        let plain = |citation: &Citation| citation.quote.split_whitespace().collect::<String>();
        citations.iter().map(plain).collect()
    };
    let (first, second) = (words(first), words(second));
    let both = first.iter().find_map(|one| {
        let same = |other: &&String| one.contains(other.as_str()) || other.contains(one.as_str());
        second.iter().find(same).map(|other| if one.len() < other.len() { one } else { other })
    })?;
    let short: String = both.chars().take(20).collect();
    Some(if short.len() < both.len() { format!("{short}…") } else { short })
}

pub(super) fn measure<'a>(ground: &Ground<'a>, rule: &Rule) -> &'a str {
    ground.catalogue.measures().get(rule.measure).map_or("", |measure| &measure.id)
}

fn id(firmness: Firmness) -> &'static str {
    match firmness {
        Firmness::Must => "must",
        Firmness::May => "may",
        Firmness::Encourages => "encourages",
        Firmness::Explores => "explores",
        Firmness::Planned => "planned",
    }
}
