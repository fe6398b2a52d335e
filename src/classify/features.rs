//! The features of a reading: single symbols and neighbours, with how often each counts.

use super::clauses::Clause;
use super::ranking::{falling, ranked};
use super::reading::Reading;
use super::tokens::{pair, single};

/// A feature of a text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Feature {
    /// Which feature.
    pub key: u64,
    /// How often it occurs, weighted by clause.
    pub count: f64,
    /// First folded character of an occurrence in a clause of the greatest weight.
    pub start: usize,
    /// One past its last.
    pub end: usize,
}

/// A single symbol says less than two neighbours.
const SINGLE: f64 = 0.5;

/// The features of some clauses of a reading, sorted by key, each once.
pub fn features<'a>(
    reading: &Reading,
    clauses: impl IntoIterator<Item = &'a Clause>,
) -> Vec<Feature> {
    let mut found = Vec::with_capacity(reading.text.chars.len() * 2);
    for clause in clauses {
        let weight = clause.weight.factor();
        let symbols = reading.symbols(*clause);
        for symbol in &symbols {
            found.push(Feature {
                key: single(*symbol),
                count: SINGLE * weight,
                start: symbol.start,
                end: symbol.end,
            });
        }
        for (left, right) in
            symbols.iter().zip(symbols.iter().skip(1)).filter(|(_, right)| right.joined)
        {
            found.push(Feature {
                key: pair(*left, *right),
                count: weight,
                start: left.start,
                end: right.end,
            });
        }
    }
    let order = ranked(found.iter().map(|feature| (feature.key, falling(feature.count))));
    let mut joined: Vec<Feature> = Vec::with_capacity(found.len());
    for next in order.into_iter().filter_map(|place| found.get(place)) {
        match joined.last_mut() {
            Some(kept) if kept.key == next.key => kept.count += next.count,
            _ => joined.push(*next),
        }
    }
    joined
}
