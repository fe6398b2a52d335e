//! Turns the shares of the model into probabilities, and the probability of none into a verdict.
//!
//! The constants here and in [`super::model`] were chosen by hand on development texts, as `docs/accuracy.md` tells; training
//! does not touch them.

use serde::Serialize;

/// What the classifier says of a text as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// In one of the nine categories.
    In,
    /// Perhaps in one of them.
    Weak,
    /// In none of them.
    None,
    /// Too little to tell.
    MoreText,
}

/// Probability of none for a text that speaks of buying and selling only.
pub const ONLY_TRADE: f64 = 0.96;

/// How far the strongest clause counts against the whole text.
const STRONGEST: f64 = 0.5;

/// Probability of none from the share that the whole text gives to the nine categories, the greatest share that a single
/// clause gives to them, and the share of the text that speaks of trade.
///
/// One line of business inside the nine is enough, so that the strongest clause counts beside the whole.
#[must_use]
pub fn none(whole: f64, strongest: f64, traded: f64) -> f64 {
    let square = traded * traded;
    let inside = (whole + STRONGEST * (strongest - whole).max(0.0)) * (1.0 - square * square);
    sharpened(1.0 - inside).clamp(0.005, 0.995)
}

/// Doubles the log-odds: joining clauses and asides leaves shares closer to the middle than the truth is.
fn sharpened(share: f64) -> f64 {
    let (yes, no) = (share * share, (1.0 - share) * (1.0 - share));
    yes / (yes + no)
}

/// How sure a verdict has to be that does not leave the matter open: four to one, either way.
const SURE: f64 = 0.8;

/// The verdict on a text with this probability of none.
#[must_use]
pub fn verdict(none: f64) -> Verdict {
    if none >= SURE {
        Verdict::None
    } else if none > 1.0 - SURE {
        Verdict::Weak
    } else {
        Verdict::In
    }
}
