//! An exponential made of additions, multiplications and divisions only.
//!
//! The functions of the platform differ in their last digits from one system to the next; these give the same bits in
//! every build.

/// About `e^-x` for `x ≥ 0`: (1 + x/1024)^-1024. It lies within (0, 1], falls steadily and is never zero for `x ≤ 700`.
#[must_use]
pub(super) fn exp_neg(x: f64) -> f64 {
    let mut power = 1.0 + x.clamp(0.0, 700.0) / 1024.0;
    for _ in 0..10 {
        power *= power;
    }
    1.0 / power
}

/// Turns scores into shares that sum to one.
pub fn softmax(scores: &mut [f64]) {
    let highest = scores.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let mut sum = 0.0;
    for score in scores.iter_mut() {
        *score = exp_neg(highest - *score);
        sum += *score;
    }
    for score in scores.iter_mut() {
        *score /= sum;
    }
}

#[cfg(test)]
mod tests {
    use super::{exp_neg, softmax};

    #[test]
    fn stays_close_to_the_function_that_it_replaces() {
        for step in 0..200 {
            let x = f64::from(step) * 0.1;
            assert!((exp_neg(x) - (-x).exp()).abs() < 3e-4, "{x}");
        }
    }

    #[test]
    fn shares_sum_to_one() {
        let mut scores = [3.0, -2.0, 0.5, 900.0];
        softmax(&mut scores);
        assert!((scores.iter().sum::<f64>() - 1.0).abs() < 1e-12);
        assert!(scores[3] > 0.999);
    }
}
