//! Joins the linear model, the lexicon and the kinds of clauses into shares of all groups.

use std::iter::repeat_n;
use std::ops::Range;

use super::activity::{Activities, ActivityTable};
use super::calibrate::{self, Signal};
use super::clauses::{Clause, Weight};
use super::features::{Feature, features};
use super::groups::Groups;
use super::lexicon::Hit;
use super::postings::UnitId;
use super::reading::Reading;
use super::squash::{greater, softmax};
use super::terms::Target;
use super::units::Likest;
use super::weights::{STEP, Weights};

/// What the model finds in a reading.
#[derive(Debug)]
pub struct Scores {
    /// Share of each group; those inside and those outside the nine categories sum to one.
    pub groups: Vec<f64>,
    /// Share of each unit within its group, for groups that are not faint.
    pub(super) units: Vec<(UnitId, f64)>,
    /// Probability that the business is in none of the nine categories.
    pub none: f64,
    /// What that was calibrated from.
    pub signal: Signal,
    /// Shares of the groups inside before they were sharpened.
    pub raw: Vec<f64>,
    /// The features that count.
    pub features: Vec<Feature>,
    /// The terms that count.
    pub hits: Vec<Hit<'static>>,
    /// Informative symbols that count.
    pub symbols: usize,
    /// How many of the features the model knows, 0 to 1.
    pub known: f64,
    /// What the text speaks of where it speaks of nothing that could be inside.
    pub only: Option<Only>,
    /// What the business does.
    pub activities: Activities,
    /// The lines of business, where there are several.
    pub parts: Vec<Part>,
}

/// A line of business by itself.
#[derive(Debug, Clone, Copy)]
pub struct Part {
    /// Where it stands.
    pub clause: Clause,
    /// The likeliest sub-category, as a group, and its probability.
    pub best: (usize, f64),
    /// Probability that it lies in none of the nine.
    pub none: f64,
}

impl Part {
    /// Reads the shares of the groups that a line has by itself.
    fn new(clause: Clause, shares: &[f64]) -> Self {
        let within = inside(shares);
        let none = Signal::new(within, within).none();
        let mut best = (0, 0.0);
        for (group, share) in shares.iter().take(Groups::bundled().inside().len()).enumerate() {
            if *share > best.1 {
                best = (group, *share);
            }
        }
        Self { clause, best: (best.0, best.1 / within * (1.0 - none)), none }
    }
}

/// So few symbols are a guess where no term of a class stands behind them: inside is never the likelier then.
const FEW_SYMBOLS: usize = 6;
/// Fewer informative symbols than this tell nothing.
const FEWEST_IN_TEXT: usize = 2;
/// A text of which the model knows less than this, and that holds no term, tells nothing.
const LEAST_KNOWN: f64 = 0.2;

impl Scores {
    /// Whether there is enough to tell anything from.
    #[must_use]
    pub fn says_something(&self) -> bool {
        !self.hits.is_empty() || (self.symbols >= FEWEST_IN_TEXT && self.known >= LEAST_KNOWN)
    }
}

/// What a text speaks of that has no full clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Only {
    /// Buying and selling.
    Trade,
    /// Services around goods that others make.
    Around,
}

/// How much a term weighs against the features of the linear model.
const TERM: f64 = 3.0;
/// How much the likest unit of a group weighs.
const UNIT: f64 = 0.5;
/// How much it weighs that a group does what the text says.
const ACTIVITY: f64 = 0.5;
/// How much of the final shares comes from the clauses one by one.
const BY_CLAUSE: f64 = 0.5;
/// How much more the first line of business counts than another. By the practice of registration it decides which industry
/// a business belongs to.
const FIRST: f64 = 3.0;
/// Units of groups fainter than this are not ranked, unless the text speaks of nothing of its own.
const FAINT: f64 = 0.001;
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
    let (full, aside) = (size_of(Weight::Full), size_of(Weight::Aside));
    let (traded, around) = (size_of(Weight::Trade), size_of(Weight::Around));
    let beside = traded + around;
    let only = match beside {
        0 => None,
        _ if full > 0 => None,
        _ if traded >= around => Some(Only::Trade),
        _ => Some(Only::Around),
    };
    let counts = |clause: &Clause| only.is_some() || clause.weight.is_own();

    let found = features(reading, reading.clauses.iter().filter(|clause| counts(clause)));
    let mut hits = reading.hits.clone();
    hits.retain(|hit| only.is_some() || reading.weight_at(hit.start).is_own());
    let symbols = full + aside + if only.is_some() { beside } else { 0 };
    let activities = reading
        .clauses
        .iter()
        .filter(|clause| counts(clause))
        .fold(Activities::default(), |all, clause| all | clause.activities);

    let mut likest = Likest::new();
    let (mut groups, known) = shares(reading, &found, &hits, symbols, activities, &mut likest);
    let parts: Vec<(Clause, usize)> = sizes
        .iter()
        .filter(|(clause, _)| clause.weight == Weight::Full)
        .flat_map(|(clause, _)| items(reading, *clause))
        .map(|item| (item, reading.symbols(item).len()))
        .filter(|(_, size)| *size >= FEWEST_SYMBOLS)
        .take(MOST_PARTS)
        .collect();
    let shared = likest.shared();
    let mut strongest = inside(&groups);
    let mut lines = Vec::new();
    if let [(clause, _)] = parts.as_slice() {
        lines.push(Part::new(*clause, &groups));
    }
    if parts.len() > 1 {
        let weight = |place: usize, size: usize| count(size) * if place == 0 { FIRST } else { 1.0 };
        let total: f64 = parts.iter().enumerate().map(|(at, (_, size))| weight(at, *size)).sum();
        let mut joined: Vec<f64> = groups.iter().map(|share| share * (1.0 - BY_CLAUSE)).collect();
        for (at, (clause, size)) in parts.into_iter().enumerate() {
            let within: Vec<Hit<'static>> = hits
                .iter()
                .filter(|hit| clause.start <= hit.start && hit.end <= clause.end)
                .copied()
                .collect();
            let found = features(reading, [&clause]);
            let (part, _) = shares(reading, &found, &within, size, clause.activities, &mut likest);
            strongest = greater(strongest, inside(&part));
            lines.push(Part::new(clause, &part));
            let weight = BY_CLAUSE * weight(at, size) / total;
            for (sum, share) in joined.iter_mut().zip(part) {
                *sum += weight * share;
            }
        }
        groups = joined;
    }
    let signal = Signal::new(inside(&groups), strongest);
    let names_class =
        |hit: &Hit<'_>| hit.targets.iter().any(|(target, _)| matches!(target, Target::Class(_)));
    let none = if only.is_some() {
        calibrate::NOTHING_OWN
    } else if symbols <= FEW_SYMBOLS && !hits.iter().any(names_class) {
        signal.none().max(0.5)
    } else {
        signal.none()
    };
    let count_inside = Groups::bundled().inside().len();
    let raw = groups.get(..count_inside).unwrap_or_default().to_vec();
    calibrate::sharpen(groups.get_mut(..count_inside).unwrap_or_default(), calibrate::POWER);
    let units = likest.rank(&shared, &hits, activities, |group| {
        only.is_some() || groups.get(group).is_some_and(|share| *share >= FAINT)
    });
    Scores {
        groups,
        units,
        none,
        signal,
        raw,
        features: found,
        hits,
        symbols,
        known,
        only,
        activities,
        parts: lines,
    }
}

/// The listed items of a clause; a term that is itself a list stays whole.
fn items(reading: &Reading, clause: Clause) -> Vec<Clause> {
    let within_term = |at: usize| {
        let place = reading.hits.partition_point(|hit| hit.end <= at);
        reading.hits.get(place).is_some_and(|hit| hit.start < at)
    };
    let mut items = Vec::new();
    let mut start = clause.start;
    for at in clause.start..=clause.end {
        let breaks = reading.text.chars.get(at) == Some(&'、') && !within_term(at);
        if at == clause.end || breaks {
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
    activities: Activities,
    likest: &mut Likest,
) -> (Vec<f64>, f64) {
    let (mut scores, known) = linear(found);
    add_terms(reading, hits, symbols, &mut scores);
    if !activities.is_empty() {
        ActivityTable::bundled().add(activities, ACTIVITY, &mut scores);
    }
    likest.add(found, UNIT / count(symbols.max(1)).sqrt(), &mut scores);
    softmax(&mut scores);
    (scores, known)
}

fn linear(found: &[Feature]) -> (Vec<f64>, f64) {
    let weights = Weights::bundled();
    // Not cleared by the allocator, which does it byte by byte in wasm.
    let mut scores: Vec<f64> = repeat_n(0.0, Groups::bundled().count()).collect();
    let (mut known, mut all) = (0.0, 0.0);
    for feature in found {
        all += feature.count;
        let Some(of) = weights.of(feature.key) else {
            continue;
        };
        known += feature.count;
        let value = feature.count.sqrt();
        for (group, weight) in of.iter() {
            if let Some(score) = scores.get_mut(group) {
                *score += value * f64::from(weight) * STEP;
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
