//! Prints how much of the packs of `data/packs` the tests try out: rule by rule, every state of knowledge or a sample.

use std::io::{self, Write};

use jiff::civil::{Date, date};
use policy_reference::{
    bundled::{self, BundledError},
    knowledge::MOST_STATES,
};

/// Which days a rule can tell apart depends on today; how many there are hardly does.
const AS_OF: Date = date(2026, 11, 21);

fn main() -> Result<(), BundledError> {
    let mut out = io::stdout().lock();
    let (mut rules, mut sampled, mut tried) = (0, 0, 0);
    for pack in bundled::packs()? {
        for rule in pack.reference.rules() {
            let states = pack.reference.knowledge(rule, AS_OF).states();
            rules += 1;
            tried += states.min(MOST_STATES);
            if states > MOST_STATES {
                sampled += 1;
            }
            writeln!(out, "{states:>12}  {}  {}", pack.file.document.id, rule.measure)?;
        }
    }
    writeln!(
        out,
        "{rules} rules, all states of {} and {MOST_STATES} states of each of {sampled}: {tried} states",
        rules - sampled
    )?;
    Ok(())
}
