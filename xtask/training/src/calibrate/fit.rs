//! The two fits: a logistic regression for none, and a power for the shares of the sub-categories.

use policy_checker::classify::training::{Signal, ln, logistic, sharpen};

/// Probability of being inside, from the signals of a text.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Regression {
    /// Where both signals are zero.
    pub(crate) intercept: f64,
    /// For the whole text.
    pub(crate) whole: f64,
    /// For the lead of its strongest line.
    pub(crate) lead: f64,
}

/// Draws the two slopes gently to zero, in parts of the number of texts.
const RIDGE: f64 = 0.004;
const STEPS: usize = 50;

impl Regression {
    /// The regression of greatest likelihood, by Newton's method.
    pub(crate) fn fit(texts: &[(Signal, bool)]) -> Self {
        let mut at = [0.0; 3];
        let ridge = RIDGE * texts.iter().map(|_| 1.0).sum::<f64>();
        for _ in 0..STEPS {
            let mut slope = [0.0, -ridge * at[1], -ridge * at[2]];
            let mut curve = [[1e-9, 0.0, 0.0], [0.0, ridge, 0.0], [0.0, 0.0, ridge]];
            for (signal, inside) in texts {
                let x = [1.0, signal.whole, signal.lead];
                let stated = logistic(x.iter().zip(at).map(|(x, weight)| x * weight).sum());
                let error = f64::from(u8::from(*inside)) - stated;
                for (row, (slope, of)) in slope.iter_mut().zip(x).enumerate() {
                    *slope += error * of;
                    for (cell, other) in curve[row].iter_mut().zip(x) {
                        *cell += stated * (1.0 - stated) * of * other;
                    }
                }
            }
            for (weight, step) in at.iter_mut().zip(solved(curve, slope)) {
                *weight += step;
            }
        }
        Self { intercept: at[0], whole: at[1], lead: at[2] }
    }
}

/// The solution of three linear equations whose matrix is symmetric and positive, by elimination.
fn solved(mut matrix: [[f64; 3]; 3], mut right: [f64; 3]) -> [f64; 3] {
    for pivot in 0..3 {
        for row in pivot + 1..3 {
            let factor = matrix[row][pivot] / matrix[pivot][pivot];
            let above = matrix[pivot];
            for (cell, above) in matrix[row].iter_mut().zip(above) {
                *cell -= factor * above;
            }
            right[row] -= factor * right[pivot];
        }
    }
    let mut found = [0.0; 3];
    for row in (0..3).rev() {
        let known: f64 = (row + 1..3).map(|column| matrix[row][column] * found[column]).sum();
        found[row] = (right[row] - known) / matrix[row][row];
    }
    found
}

/// The shares that a text gives to the sub-categories, and which are right.
#[derive(Debug)]
pub(crate) struct Power {
    /// As the model gives them.
    pub(crate) shares: Vec<f64>,
    /// Whether each lies in a category that is right.
    pub(crate) right: Vec<bool>,
}

impl Power {
    /// The power of greatest likelihood, by halving the span between a third and four.
    pub(crate) fn fit(texts: &[Self]) -> f64 {
        let (mut low, mut high) = (0.3, 4.0);
        for _ in 0..40 {
            let third = (high - low) / 3.0;
            if loss(texts, low + third) < loss(texts, high - third) {
                high -= third;
            } else {
                low += third;
            }
        }
        f64::midpoint(low, high)
    }
}

fn loss(texts: &[Power], power: f64) -> f64 {
    let mut sum = 0.0;
    for text in texts {
        let mut shares = text.shares.clone();
        sharpen(&mut shares, power);
        let all: f64 = shares.iter().sum();
        let right: f64 = shares
            .iter()
            .zip(&text.right)
            .filter(|(_, right)| **right)
            .map(|(share, _)| share)
            .sum();
        // One text in a thousand is answered against all signs.
        sum -= ln((right / all).max(1e-3));
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(intercept: f64, whole: f64) -> Vec<(Signal, bool)> {
        let mut texts = Vec::new();
        for step in -30_i32..=30 {
            let signal = Signal { whole: f64::from(step) / 5.0, lead: 0.0 };
            let inside = logistic(intercept + whole * signal.whole) * 1000.0;
            for place in 0..1000 {
                texts.push((signal, f64::from(place) < inside));
            }
        }
        texts
    }

    #[test]
    fn a_regression_finds_the_line_that_the_texts_follow() {
        let found = Regression::fit(&drawn(-0.5, 1.5));
        assert!((found.intercept + 0.5).abs() < 0.1, "{found:?}");
        assert!((found.whole - 1.5).abs() < 0.15, "{found:?}");
    }

    #[test]
    fn a_power_undoes_shares_that_were_flattened() {
        // Right in four of five where the model says two to one: the square is four to one.
        let text =
            |right: bool| Power { shares: vec![2.0 / 3.0, 1.0 / 3.0], right: vec![right, !right] };
        let texts: Vec<Power> = (0..10).map(|at| text(at % 5 != 0)).collect();
        assert!((Power::fit(&texts) - 2.0).abs() < 0.05);
    }
}
