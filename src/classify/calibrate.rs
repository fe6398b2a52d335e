//! Turns the shares of the model into probabilities, and the probability of none into a verdict.

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

/// Probability of none from the share that the model gives to everything outside, and the share of the text that
/// speaks of trade.
#[must_use]
pub fn none(outside: f64, traded: f64) -> f64 {
    let square = traded * traded;
    let inside = (1.0 - outside) * (1.0 - square * square);
    (1.0 - inside).clamp(0.005, 0.995)
}

/// The verdict on a text with this probability of none.
#[must_use]
pub fn verdict(none: f64) -> Verdict {
    if none >= 0.5 {
        Verdict::None
    } else if none > 0.35 {
        Verdict::Weak
    } else {
        Verdict::In
    }
}
