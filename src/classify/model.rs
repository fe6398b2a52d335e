//! Joins the linear model, the lexicon and the kinds of clauses into shares of all groups.

use std::ops::Range;

use super::calibrate;
use super::clauses::{Clause, Weight};
use super::features::{Feature, features};
use super::groups::Groups;
use super::lexicon::Hit;
use super::reading::Reading;
use super::squash::softmax;
use super::units::rank;
use super::weights::{STEP, Weights};

/// What the model finds in a reading.
#[derive(Debug)]
pub struct Scores {
    /// Share of each group; those inside and those outside the nine categories sum to one.
    pub groups: Vec<f64>,
    /// Share of each unit within its group.
    pub units: Vec<f64>,
    /// Probability that the business is in none of the nine categories.
    pub none: f64,
    /// The features that count.
    pub features: Vec<Feature>,
    /// The terms that count.
    pub hits: Vec<Hit<'static>>,
    /// Informative symbols that count.
    pub symbols: usize,
    /// How many of the features the model knows, 0 to 1.
    pub known: f64,
    /// Whether the text speaks of buying and selling only.
    pub only_trade: bool,
}

/// How much a term weighs against the features of the linear model.
const TERM: f64 = 3.0;
/// How much of the final shares comes from the clauses one by one.
const BY_CLAUSE: f64 = 0.4;
/// Clauses beyond these are read with the whole only.
const MOST_PARTS: usize = 40;
/// Clauses with fewer informative symbols are read with the whole only.
const FEWEST_SYMBOLS: usize = 2;

/// Scores a reading.
#[must_use]
pub fn score(reading: &Reading) -> Scores {
    let sizes: Vec<(Clause, usize)> =
        reading.clauses.iter().map(|clause| (*clause, reading.symbols(*clause).len())).collect();
    let size_of = |weight: Weight| -> usize {
        sizes.iter().filter(|(clause, _)| clause.weight == weight).map(|(_, size)| size).sum()
    };
    let (full, aside, traded) =
        (size_of(Weight::Full), size_of(Weight::Aside), size_of(Weight::Trade));
    let only_trade = traded > 0 && full == 0;
    let counts = |clause: &Clause| only_trade || clause.weight != Weight::Trade;

    let found = features(reading, reading.clauses.iter().filter(|clause| counts(clause)));
    let mut hits = reading.hits.clone();
    hits.retain(|hit| only_trade || reading.weight_at(hit.start) != Weight::Trade);
    let symbols = full + aside + if only_trade { traded } else { 0 };

    let (mut groups, known) = shares(reading, &found, &hits, symbols);
    let parts: Vec<(Clause, usize)> = sizes
        .iter()
        .filter(|(clause, _)| clause.weight == Weight::Full)
        .flat_map(|(clause, _)| items(&reading.text.chars, *clause))
        .map(|item| (item, reading.symbols(item).len()))
        .filter(|(_, size)| *size >= FEWEST_SYMBOLS)
        .take(MOST_PARTS)
        .collect();
    let mut strongest = inside(&groups);
    if parts.len() > 1 {
        let total: usize = parts.iter().map(|(_, size)| size).sum();
        let mut joined: Vec<f64> = groups.iter().map(|share| share * (1.0 - BY_CLAUSE)).collect();
        for (clause, size) in parts {
            let within: Vec<Hit<'static>> = hits
                .iter()
                .filter(|hit| clause.start <= hit.start && hit.end <= clause.end)
                .copied()
                .collect();
            let (part, _) = shares(reading, &features(reading, [&clause]), &within, size);
            strongest = strongest.max(inside(&part));
            let weight = BY_CLAUSE * count(size) / count(total);
            for (sum, share) in joined.iter_mut().zip(part) {
                *sum += weight * share;
            }
        }
        groups = joined;
    }
    let none = if only_trade {
        calibrate::ONLY_TRADE
    } else {
        calibrate::none(
            inside(&groups),
            strongest,
            count(traded) / count((full + aside + traded).max(1)),
        )
    };
    let units = rank(&found, &hits);
    Scores { groups, units, none, features: found, hits, symbols, known, only_trade }
}

/// The listed items of a clause.
fn items(chars: &[char], clause: Clause) -> Vec<Clause> {
    let mut items = Vec::new();
    let mut start = clause.start;
    for at in clause.start..=clause.end {
        if at == clause.end || chars.get(at) == Some(&'、') {
            items.push(Clause { start, end: at, ..clause });
            start = at + 1;
        }
    }
    items
}

fn inside(groups: &[f64]) -> f64 {
    groups.iter().take(Groups::bundled().inside().len()).sum()
}

pub(super) fn count(number: usize) -> f64 {
    f64::from(u32::try_from(number).unwrap_or(u32::MAX))
}

/// Shares of the groups, and how many of the features the model knows.
fn shares(
    reading: &Reading,
    found: &[Feature],
    hits: &[Hit<'_>],
    symbols: usize,
) -> (Vec<f64>, f64) {
    let (mut scores, known) = linear(found);
    add_terms(reading, hits, symbols, &mut scores);
    softmax(&mut scores);
    (scores, known)
}

fn linear(found: &[Feature]) -> (Vec<f64>, f64) {
    let weights = Weights::bundled();
    let mut scores = vec![0.0; Groups::bundled().count()];
    let (mut known, mut all) = (0.0, 0.0);
    for feature in found {
        all += feature.count;
        let Some((of, values)) = weights.of(feature.key) else {
            continue;
        };
        known += feature.count;
        let value = feature.count.sqrt();
        for (group, weight) in of.iter().zip(values) {
            if let Some(score) = scores.get_mut(usize::from(*group)) {
                *score += value * f64::from(weight.cast_signed()) * STEP;
            }
        }
    }
    let length = if known > 0.0 { known.sqrt() } else { 1.0 };
    for (score, bias) in scores.iter_mut().zip(&weights.biases) {
        *score = *score / length + bias;
    }
    (scores, if all > 0.0 { known / all } else { 0.0 })
}

/// Adds what the terms say; one that stands for several groups says less of each.
fn add_terms(reading: &Reading, hits: &[Hit<'_>], symbols: usize, scores: &mut [f64]) {
    let length = count(symbols.max(1)).sqrt();
    for hit in hits {
        let mut of: Vec<Range<usize>> = Vec::with_capacity(hit.targets.len());
        for (target, _) in hit.targets {
            let groups = Groups::bundled().of(*target);
            if !of.contains(&groups) {
                of.push(groups);
            }
        }
        let factor = reading.weight_at(hit.start).factor();
        let weight =
            TERM * factor * term_length(reading, hit) / (length * count(of.len().max(1)).sqrt());
        for group in of.into_iter().flatten() {
            if let Some(score) = scores.get_mut(group) {
                *score += weight;
            }
        }
    }
}

/// The length of a term in symbols: a word of Latin letters counts like two Han characters.
fn term_length(reading: &Reading, hit: &Hit<'_>) -> f64 {
    let chars = reading.text.chars.get(hit.start..hit.end).unwrap_or_default();
    let han = chars.iter().filter(|char| !char.is_ascii()).count();
    let words =
        chars.split(|char| *char == ' ').filter(|word| word.iter().any(char::is_ascii)).count();
    count(han + 2 * words).min(6.0)
}
