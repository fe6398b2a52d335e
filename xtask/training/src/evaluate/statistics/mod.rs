//! Statistics of answers, by their textbook definitions.

mod area;
mod calibration;
mod delong;
mod difference;
mod paired;
mod precision;
mod rate;

pub(crate) use area::Area;
pub(crate) use calibration::{Calibration, Stated};
pub(crate) use difference::Difference;
pub(crate) use paired::PairedRates;
pub(crate) use precision::RecallAtPrecision;
pub(crate) use rate::Rate;

/// The quantile of the normal distribution that leaves 2.5 % on either side.
const Z: f64 = 1.959_963_984_540_054;

/// A count as a number to calculate with.
pub(crate) fn number(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}
