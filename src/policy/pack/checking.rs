//! Holds a pack against its source text and its own scenarios.

use super::{Finding, MOST_FINDINGS, Pack, citations, format::Scenario, set::PackSet};
use crate::policy::assess::{AssessedMeasure, Assessment, assess};

/// What is wrong in a pack that can be read: quotes that the source text lacks, and scenarios that come out otherwise.
///
/// `source` is the text of the document; without it quotes are not compared. `packs` holds the pack itself.
#[must_use]
pub fn check(pack: &Pack, source: Option<&str>, packs: &PackSet) -> Vec<Finding> {
    let mut findings = Vec::new();
    if let Some(source) = source {
        let source = without_space(source);
        for (path, citation) in citations(&pack.rules) {
            if findings.len() < MOST_FINDINGS && !source.contains(&without_space(&citation.quote)) {
                let message = format!(
                    "these words are not in the source text `{}`: {}",
                    pack.document.source, citation.quote
                );
                findings.push(Finding { path: format!("{path}.quote"), message });
            }
        }
    }
    for (index, scenario) in pack.scenarios.iter().enumerate() {
        if findings.len() >= MOST_FINDINGS {
            break;
        }
        run(scenario, &format!("scenarios[{index}]"), pack, packs, &mut findings);
    }
    findings.truncate(MOST_FINDINGS);
    findings
}

/// Source texts break lines and indent where the print did, within sentences too.
fn without_space(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// A scenario's name may be of any length.
fn name(scenario: &Scenario) -> String {
    scenario.name.chars().take(80).collect()
}

fn run(scenario: &Scenario, path: &str, pack: &Pack, packs: &PackSet, findings: &mut Vec<Finding>) {
    let facts = match packs.read_facts(scenario.facts.clone()) {
        Ok(facts) => facts,
        Err(errors) => {
            findings.extend(errors.into_iter().map(|error| Finding {
                path: format!("{path}.facts.{}", error.path),
                message: error.reason,
            }));
            return;
        }
    };
    let assessment = assess(packs, &facts, scenario.as_of);
    for (measure, expected) in &scenario.expect {
        let Some(entry) = entry(&assessment, pack, measure) else {
            let message = format!(
                "`{}`: the pack has no rule for it, or is not in force in this region",
                name(scenario)
            );
            findings.push(Finding { path: format!("{path}.expect.{measure}"), message });
            continue;
        };
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
            findings.push(Finding { path: format!("{path}.expect.{measure}"), message });
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
            findings.push(Finding { path: format!("{path}.missing.{measure}"), message });
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
