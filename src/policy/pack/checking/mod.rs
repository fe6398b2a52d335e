//! Holds a pack that can be read against its source text, against its own scenarios and against itself.

#[cfg(not(target_family = "wasm"))]
mod analysis;
#[cfg(not(target_family = "wasm"))]
mod coverage;
mod report;
mod scenarios;
#[cfg(not(target_family = "wasm"))]
mod source;

#[cfg(not(target_family = "wasm"))]
pub use self::{
    analysis::unused_values,
    coverage::{ClauseCoverage, Coverage},
};

use self::report::Report;
use super::{Finding, Pack, set::PackSet};

/// What is wrong in a pack that can be read. `packs` holds the pack itself.
///
/// Against its source text, if that is given: clauses that are not listed or not printed, quotes that it lacks. Against
/// its scenarios: those that come out otherwise. Against itself: what can never apply, always applies, makes no
/// difference, contradicts itself, or is shown by no scenario.
#[cfg(not(target_family = "wasm"))]
#[must_use]
pub fn check(pack: &Pack, source: Option<&str>, packs: &PackSet) -> Vec<Finding> {
    let mut report = Report::default();
    if let Some(source) = source {
        source::check(pack, source, &mut report);
    }
    let mut shown = analysis::Shown::default();
    scenarios::check(pack, packs, &mut report, |scenario, measure, entry| {
        shown.add(scenario, measure, entry);
    });
    analysis::check(pack, packs.catalogue(), &shown, &mut report);
    report.into_findings()
}

/// What is wrong in a pack that can be read: scenarios that come out otherwise. `packs` holds the pack itself.
///
/// The analysis of the text and of the rules is for the command, which authors use; the page does without its weight.
#[cfg(target_family = "wasm")]
#[must_use]
pub fn check(pack: &Pack, _source: Option<&str>, packs: &PackSet) -> Vec<Finding> {
    let mut report = Report::default();
    scenarios::check(pack, packs, &mut report, |_, _, _| {});
    report.into_findings()
}
