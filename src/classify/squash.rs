//! An exponential and a logarithm made of additions, multiplications and divisions only.
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

/// The natural logarithm of a positive number, to twelve digits.
#[must_use]
pub fn ln(x: f64) -> f64 {
    if x.is_nan() || x <= 0.0 {
        return f64::NEG_INFINITY;
    }
    // x = m · 2^k with m around 1; ln m by the series of the inverse hyperbolic tangent.
    let (mut m, mut k) = halved(x);
    while m > std::f64::consts::SQRT_2 {
        m /= 2.0;
        k += 1.0;
    }
    while m < std::f64::consts::FRAC_1_SQRT_2 {
        m *= 2.0;
        k -= 1.0;
    }
    let ratio = (m - 1.0) / (m + 1.0);
    let square = ratio * ratio;
    let (mut sum, mut power) = (0.0, ratio);
    let mut odd = 1.0;
    while odd < 16.0 {
        sum += power / odd;
        power *= square;
        odd += 2.0;
    }
    2.0 * sum + k * std::f64::consts::LN_2
}

/// A positive number as a number from 1 to 2 and a power of two, where it has one; tiny numbers are given back.
fn halved(x: f64) -> (f64, f64) {
    const ONE: u64 = 0x3FF0_0000_0000_0000;
    const FRACTION: u64 = 0x000F_FFFF_FFFF_FFFF;
    match u32::try_from(x.to_bits() >> 52) {
        Ok(power @ 1..2047) => {
            (f64::from_bits(x.to_bits() & FRACTION | ONE), f64::from(power) - 1023.0)
        }
        _ => (x, 0.0),
    }
}

/// The greater of two numbers. That of the standard library minds what is no number, which in wasm takes a call.
#[must_use]
pub(super) fn greater(left: f64, right: f64) -> f64 {
    if left > right { left } else { right }
}

/// Turns scores into shares that sum to one.
pub fn softmax(scores: &mut [f64]) {
    let highest = scores.iter().copied().fold(f64::NEG_INFINITY, greater);
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
    use super::{exp_neg, ln, softmax};

    #[test]
    fn stays_close_to_the_function_that_it_replaces() {
        for step in 0..200 {
            let x = f64::from(step) * 0.1;
            assert!((exp_neg(x) - (-x).exp()).abs() < 3e-4, "{x}");
        }
    }

    #[test]
    fn the_logarithm_is_that_of_the_platform_but_for_its_last_digits() {
        for x in [5e-324, 1e-300, 1e-4, 0.3, 0.5, 0.999, 1.0, 1.42, 2.0, 7.5, 1e9] {
            assert!((ln(x) - f64::ln(x)).abs() < 1e-11 * (1.0 + f64::ln(x).abs()), "{x}");
        }
        assert!(ln(0.0).is_infinite());
    }

    #[test]
    fn shares_sum_to_one() {
        let mut scores = [3.0, -2.0, 0.5, 900.0];
        softmax(&mut scores);
        assert!((scores.iter().sum::<f64>() - 1.0).abs() < 1e-12);
        assert!(scores[3] > 0.999);
    }
}
