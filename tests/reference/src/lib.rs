//! A second evaluator of packs, so naive that it can be checked by eye; the tests hold the rules core against it.
//!
//! What a pack says of a business is settled here in the plainest way there is: write down every way in which what is
//! unknown may turn out, evaluate the rule on each with ordinary `true` and `false`, and look whether the statuses
//! differ. No third truth value, no tables, no calendar of its own: [`jiff`] counts months and days. Shared with the core are the
//! types of the pack format, those in which facts arrive, and the catalogue of facts; nothing that decides.
//!
//! [`reading`] writes a pack out as conditions, [`condition`] evaluates them on a business of which all is known,
//! [`values`] lists how a fact may turn out, [`verdict`] tries all of it. [`knowledge`] lists all that can be known of a
//! business, for the tests that leave nothing out; [`bundled`] reads the packs of `data/packs`, and [`rules_core`] asks the
//! core.

pub mod bundled;
pub mod calendar;
pub mod condition;
pub mod knowledge;
pub mod reading;
pub mod rules_core;
pub mod values;
pub mod verdict;

pub use reading::{Reference, Rule};
pub use verdict::Verdict;
