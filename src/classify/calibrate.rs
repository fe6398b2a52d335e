//! Turns the shares of the model into probabilities, and the probability of none into a verdict.
//!
//! The constants are fitted by `cargo xtask train` on the texts of `data/businesses/calibration.tsv`.

use serde::Serialize;

use super::squash::{exp_neg, ln};

include!(concat!(env!("OUT_DIR"), "/calibration.rs"));

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

/// Probability of none for a text that speaks of nothing but trade, or of nothing but services around goods.
pub const NOTHING_OWN: f64 = calibration::NOTHING_OWN;

/// What the probability of none depends on, as natural logarithms of odds.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Signal {
    /// Of the share that the whole text gives to the nine categories.
    pub whole: f64,
    /// How far the strongest line of business lies above that: one line inside the nine is enough.
    pub lead: f64,
}

/// Shares nearer to 0 and 1 than this say no more.
const LEAST_SHARE: f64 = 1e-4;
/// Nothing is stated with more confidence than this.
const LEAST_PROBABILITY: f64 = 0.005;

impl Signal {
    /// The signal of a text that gives this share to the nine categories, and of whose lines the strongest gives this.
    #[must_use]
    pub fn new(whole: f64, strongest: f64) -> Self {
        let log_odds = |share: f64| {
            let share = share.clamp(LEAST_SHARE, 1.0 - LEAST_SHARE);
            ln(share) - ln(1.0 - share)
        };
        let whole = log_odds(whole);
        Self { whole, lead: (log_odds(strongest) - whole).max(0.0) }
    }

    /// Probability of none, by logistic regression (Platt, 1999).
    #[must_use]
    pub fn none(self) -> f64 {
        let inside = calibration::INTERCEPT
            + calibration::WHOLE * self.whole
            + calibration::LEAD * self.lead;
        logistic(-inside).clamp(LEAST_PROBABILITY, 1.0 - LEAST_PROBABILITY)
    }
}

/// The logistic function.
#[must_use]
pub fn logistic(x: f64) -> f64 {
    let small = exp_neg(x.abs());
    if x < 0.0 { small / (1.0 + small) } else { 1.0 / (1.0 + small) }
}

/// Raises shares to a power, which makes them more or less sure of each other and keeps their sum.
pub fn sharpen(shares: &mut [f64], power: f64) {
    let before: f64 = shares.iter().sum();
    for share in shares.iter_mut() {
        *share = exp_neg(-power * ln(share.clamp(1e-12, 1.0)));
    }
    let after: f64 = shares.iter().sum();
    for share in shares.iter_mut() {
        *share *= before / after;
    }
}

/// The power that makes the shares of the sub-categories as sure as they should be.
pub const POWER: f64 = calibration::POWER;

/// How sure it has to be that a business is in none of the nine before that is said.
const SURE: f64 = 0.8;
/// How sure it has to be that a business is inside the nine before that is said: a person may act on it and be fined.
pub(super) const SURE_INSIDE: f64 = 0.85;

/// The verdict on a text with this probability of none.
#[must_use]
pub fn verdict(none: f64) -> Verdict {
    if none >= SURE {
        Verdict::None
    } else if none > 1.0 - SURE_INSIDE {
        Verdict::Weak
    } else {
        Verdict::In
    }
}
