//! Runs the scenarios of a pack.

use super::report::Report;
use crate::policy::{
    assess::{AssessedMeasure, Assessment, assess},
    catalogue::Catalogue,
    completion, condition,
    date::Date,
    fact::Facts,
    pack::{Pack, Rule, format::Scenario, set::PackSet},
    raw_fact::RawFacts,
    suggestion::shown,
};

/// How many parts of conditions may be looked at in running one pack's scenarios.
const MOST_STEPS: usize = 500_000_000;
/// Parts of a rule are not counted further.
const MOST_PARTS: usize = 10_000;

/// Tells of scenarios that come out otherwise than they expect, expect nothing, or share a name. `see` gets each verdict
/// that a scenario names. No more are run than can be at a bounded cost.
pub(super) fn check<'a>(
    pack: &'a Pack,
    packs: &PackSet,
    report: &mut Report,
    mut see: impl FnMut(&'a Scenario, &'a str, &AssessedMeasure<'_>),
) {
    let most = affordable(pack, packs.catalogue());
    if pack.scenarios.len() > most {
        let message = format!(
            "the rules are so large that only the first {most} scenarios are run; write fewer, or split conditions"
        );
        report.find("scenarios", message);
    }
    for (index, scenario) in pack.scenarios.iter().enumerate().take(most) {
        if report.is_full() {
            return;
        }
        let path = format!("scenarios[{index}]");
        let earlier = pack.scenarios.iter().take(index);
        if earlier.clone().any(|earlier| earlier.name == scenario.name) {
            let message = format!(
                "`{}` names another scenario already; say what this one shows",
                name(scenario)
            );
            report.find(format!("{path}.name"), message);
        }
        if scenario.expect.is_empty() {
            let message = format!(
                "`{}` expects nothing, so it shows nothing; name a measure and its status",
                name(scenario)
            );
            report.find(format!("{path}.expect"), message);
        }
        run(scenario, &path, pack, packs, report, &mut see);
    }
}

/// How many scenarios can be run at a bounded cost, however large the rules are.
fn affordable(pack: &Pack, catalogue: &Catalogue) -> usize {
    let nothing = Facts::read(RawFacts::default(), catalogue, &[]);
    let (Ok(nothing), Some(first)) = (nothing, pack.scenarios.first()) else { return 0 };
    let cost = |rule: &Rule| {
        let variables =
            completion::variables(&pack.leaves_of(rule), &nothing, first.as_of, catalogue);
        let combinations: usize = variables.iter().map(|variable| variable.classes.len()).product();
        let parts = condition::nodes(pack.bases_of(rule), &pack.conditions, MOST_PARTS);
        combinations.saturating_mul(parts)
    };
    let all = pack.rules.iter().map(cost).fold(1_usize, usize::saturating_add);
    MOST_STEPS / all
}

/// Why the pack says nothing of a scenario, if its region or its day lies outside.
fn outside(pack: &Pack, packs: &PackSet, facts: &Facts, scenario: &Scenario) -> Option<String> {
    let document = pack.document();
    let region = document.region.as_ref().map(|region| region.id.as_str());
    if region.is_some() && region != facts.region() {
        return Some(format!("`facts.region` is not `{}`", region.unwrap_or_default()));
    }
    if packs.in_force(facts.region(), scenario.as_of).any(|other| other.is_version(pack)) {
        return None;
    }
    let day = |day: Option<Date>, open: &str| day.map_or(open.to_owned(), |day| day.to_string());
    let (first, last) =
        (day(document.start(), "the beginning"), day(document.until, "a later version"));
    Some(format!(
        "`as-of` {} is not between {first} and {last}, when the document applies",
        scenario.as_of
    ))
}

/// A scenario's name may be of any length.
fn name(scenario: &Scenario) -> String {
    scenario.name.chars().take(80).collect()
}

fn run<'a>(
    scenario: &'a Scenario,
    path: &str,
    pack: &Pack,
    packs: &PackSet,
    report: &mut Report,
    see: &mut impl FnMut(&'a Scenario, &'a str, &AssessedMeasure<'_>),
) {
    let facts = match packs.read_facts(scenario.facts.clone()) {
        Ok(facts) => facts,
        Err(errors) => {
            for error in errors {
                report.find(format!("{path}.facts.{}", error.path), error.reason);
            }
            return;
        }
    };
    if let Some(reason) = outside(pack, packs, &facts, scenario) {
        report.find(path, format!("`{}`: {reason}", name(scenario)));
        return;
    }
    let assessment = assess(packs, &facts, scenario.as_of);
    for (measure, expected) in &scenario.expect {
        let Some(entry) = entry(&assessment, pack, measure) else {
            let message = format!("`{}`: the pack has no rule for it", name(scenario));
            report.find(format!("{path}.expect.{}", shown(measure)), message);
            continue;
        };
        see(scenario, measure, entry);
        if entry.status != *expected {
            let open = if entry.missing.is_empty() {
                String::new()
            } else {
                format!(" on {}", entry.missing.join(", "))
            };
            let message = format!(
                "`{}`: expected {}, found {}{open}",
                name(scenario),
                expected.id(),
                entry.status.id()
            );
            report.find(format!("{path}.expect.{}", shown(measure)), message);
        }
    }
    for (measure, expected) in &scenario.missing {
        let mut expected = expected.clone();
        expected.sort_unstable();
        let mut found =
            entry(&assessment, pack, measure).map_or_else(Vec::new, |entry| entry.missing.clone());
        found.sort_unstable();
        if found != expected {
            let message = format!(
                "`{}`: expected [{}], found [{}]",
                name(scenario),
                expected.join(", "),
                found.join(", ")
            );
            report.find(format!("{path}.missing.{}", shown(measure)), message);
        }
    }
}

fn entry<'a>(
    assessment: &'a Assessment<'a>,
    pack: &Pack,
    measure: &str,
) -> Option<&'a AssessedMeasure<'a>> {
    assessment
        .measures
        .iter()
        .find(|entry| entry.id == measure && entry.document == pack.document.id)
}
