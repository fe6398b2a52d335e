//! What can be told of a pack's rules without a business: what never holds, always holds, makes no difference,
//! contradicts itself or is not shown by a scenario.
//!
//! Nothing here is a guess: [`situations`] tries every combination of facts that the rules can tell apart.

mod conditions;
mod ground;
mod rules;
mod shown;
mod silence;
mod situations;
mod truth_table;
mod wording;

pub(super) use self::shown::Shown;
pub use self::silence::unused_values;

use self::ground::Ground;
use super::report::Report;
use crate::policy::{catalogue::Catalogue, pack::Pack};

/// Tells everything that is found in the rules and conditions of a pack. `shown` is what its scenarios show.
pub(super) fn check(pack: &Pack, catalogue: &Catalogue, shown: &Shown<'_>, report: &mut Report) {
    let ground = Ground::new(pack, catalogue);
    conditions::named(&ground, report);
    for (index, rule) in pack.rules.iter().enumerate() {
        if report.is_full() || ground.is_spent() {
            break;
        }
        rules::check(&ground, rule, &format!("rules[{index}]"), report);
    }
    silence::check(pack, catalogue, report);
    // Last, since a rule that has to be mended would be shown by other scenarios.
    for index in 0..pack.rules.len() {
        if report.is_full() || ground.is_spent() {
            break;
        }
        shown::check(&ground, index, shown, report);
    }
    if ground.is_spent() {
        let message = "too large to be analysed in full; what is told here may not be all. Split conditions that many rules use, or read fewer facts";
        report.find("(pack)", message);
    }
}
