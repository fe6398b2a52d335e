//! Joins the linear model, the lexicon and the kinds of clauses into shares of all groups and units.

use super::calibrate;
use super::clauses::Weight;
use super::features::{Feature, features, symbol_count};
use super::groups::Groups;
use super::lexicon::{Hit, Lexicon, Target};
use super::reading::Reading;
use super::squash::softmax;
use super::units::Units;
use super::weights::{STEP, Weights};

/// What the model finds in a reading.
#[derive(Debug)]
pub struct Scores<'a> {
    /// Share of each group; those inside and those outside sum to one.
    pub groups: Vec<f64>,
    /// Share of each unit within its group.
    pub units: Vec<f64>,
    /// Probability that the business is in none of the nine categories.
    pub none: f64,
    /// The features that count.
    pub features: Vec<Feature>,
    /// The terms that were found.
    pub hits: Vec<Hit<'a>>,
    /// Informative symbols that count.
    pub symbols: usize,
    /// How many of the features the model knows, 0 to 1.
    pub known: f64,
    /// Whether the text speaks of buying and selling only.
    pub only_trade: bool,
}

/// How much a term weighs against the features of the linear model.
const TERM: f64 = 2.2;

/// Scores a reading.
#[must_use]
pub fn score(reading: &Reading) -> Scores<'static> {
    let counted = symbol_count(reading, |weight| weight != Weight::Trade);
    let traded = symbol_count(reading, |weight| weight == Weight::Trade);
    let full = symbol_count(reading, |weight| weight == Weight::Full);
    let only_trade = traded > 0 && full == 0;
    let chosen = move |weight: Weight| only_trade || weight != Weight::Trade;
    let found = features(reading, chosen);
    let hits: Vec<Hit<'static>> = Lexicon::bundled()
        .hits(&reading.text.chars, |at| reading.is_void(at))
        .into_iter()
        .filter(|hit| chosen(reading.weight_at(hit.start)))
        .collect();
    let symbols = if only_trade { counted + traded } else { counted };

    let (mut groups, known) = linear(&found);
    let terms = term_scores(reading, &hits, symbols);
    for (group, term) in groups.iter_mut().zip(&terms) {
        *group += term;
    }
    softmax(&mut groups);

    let inside_count = Groups::bundled().inside.len();
    let inside: f64 = groups.iter().take(inside_count).sum();
    let none = if only_trade {
        calibrate::ONLY_TRADE
    } else {
        calibrate::none(1.0 - inside, share(traded, counted))
    };
    let units = unit_shares(&found, &hits);
    Scores { groups, units, none, features: found, hits, symbols, known, only_trade }
}

fn share(part: usize, rest: usize) -> f64 {
    let (part, rest) = (count(part), count(rest));
    if part + rest > 0.0 { part / (part + rest) } else { 0.0 }
}

fn count(number: usize) -> f64 {
    f64::from(u32::try_from(number).unwrap_or(u32::MAX))
}

/// Scores of the groups by the linear model, and the share of features that it knows.
fn linear(found: &[Feature]) -> (Vec<f64>, f64) {
    let weights = Weights::bundled();
    let mut scores = vec![0.0; Groups::bundled().count()];
    let (mut norm, mut known, mut all) = (0.0, 0.0, 0.0);
    for feature in found {
        let of = weights.of(feature.key);
        all += feature.count;
        if of.is_empty() {
            continue;
        }
        known += feature.count;
        norm += feature.count;
        let value = feature.count.sqrt();
        for (group, weight) in of {
            if let Some(score) = scores.get_mut(usize::from(*group)) {
                *score += value * f64::from(*weight) * STEP;
            }
        }
    }
    let length = if norm > 0.0 { norm.sqrt() } else { 1.0 };
    for (group, score) in scores.iter_mut().enumerate() {
        *score = *score / length + weights.biases.get(group).copied().unwrap_or_default();
    }
    (scores, if all > 0.0 { known / all } else { 0.0 })
}

/// What the terms add to the scores of the groups.
fn term_scores(reading: &Reading, hits: &[Hit<'_>], symbols: usize) -> Vec<f64> {
    let mut scores = vec![0.0; Groups::bundled().count()];
    let length = count(symbols.max(1)).sqrt();
    for hit in hits {
        let aside = if reading.weight_at(hit.start) == Weight::Aside { 0.3 } else { 1.0 };
        let mut of: Vec<_> =
            hit.targets.iter().filter_map(|(target, _)| group_of(*target)).collect();
        of.sort_unstable();
        of.dedup();
        let weight = aside * term_length(reading, hit) / (length * count(of.len().max(1)).sqrt());
        for group in of {
            if let Some(score) = scores.get_mut(usize::from(group)) {
                *score += TERM * weight;
            }
        }
    }
    scores
}

/// The length of a term in symbols: a word of Latin letters counts like two Han characters.
fn term_length(reading: &Reading, hit: &Hit<'_>) -> f64 {
    let chars = reading.text.chars.get(hit.start..hit.end).unwrap_or_default();
    let latin = chars.iter().filter(|char| char.is_ascii()).count();
    let words =
        chars.split(|char| *char == ' ').filter(|word| word.iter().any(char::is_ascii)).count();
    (count(chars.len() - latin) + 2.0 * count(words)).min(6.0)
}

fn group_of(target: Target) -> Option<u8> {
    match target {
        Target::Class(class) => Groups::bundled().of_class(class),
        Target::Industry(industry) => Groups::bundled()
            .of_industry(crate::taxonomy::Taxonomy::bundled().industry_at(industry)?),
    }
}

/// Share of each unit within its group.
fn unit_shares(found: &[Feature], hits: &[Hit<'_>]) -> Vec<f64> {
    let units = Units::bundled();
    let mut scores = vec![0.0; units.count()];
    units.score(found, &mut scores);
    for (unit, of) in units.iter() {
        let named = hits
            .iter()
            .filter(|hit| hit.targets.iter().any(|(target, _)| *target == of.target))
            .count();
        if let Some(score) = scores.get_mut(usize::from(unit)) {
            *score += 6.0 * count(named.min(3));
            *score = *score * *score + 0.05;
        }
    }
    let mut sums = vec![0.0; Groups::bundled().count()];
    for (unit, of) in units.iter() {
        if let (Some(sum), Some(score)) =
            (sums.get_mut(usize::from(of.group)), scores.get(usize::from(unit)))
        {
            *sum += score;
        }
    }
    for (unit, of) in units.iter() {
        if let (Some(score), Some(sum)) =
            (scores.get_mut(usize::from(unit)), sums.get(usize::from(of.group)))
        {
            *score /= sum;
        }
    }
    scores
}
