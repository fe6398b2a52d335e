//! Holds the rules core against the naive evaluator: on packs drawn at random, and on all that can be known of a business
//! under the real ones.

mod bundled;
mod calendar;
mod generated;
mod generator;
mod laws;
mod values;
