//! Ranks the finest classes within their group, and the industries outside, by the features that they share with the
//! text.
//!
//! The linear model decides between groups; inside a group there is too little text to train on, so that names and
//! products are compared directly.

use std::sync::OnceLock;

use super::features::Feature;
use super::groups::Groups;
use super::index::Index;
use super::lexicon::{Hit, Target, TermKind, for_each_term};
use super::model::count;
use super::normalise::Normalised;
use super::tokens::{pair, single, symbols};
use super::words::{Kind, Marks};
use crate::taxonomy::{Class, Taxonomy};

/// Place of a unit.
pub(super) type UnitId = u16;

/// A finest class, or an industry outside the nine categories.
#[derive(Debug, Clone, Copy)]
pub(super) struct Unit {
    /// What it is.
    pub(super) target: Target,
    /// The group that it lies in.
    pub(super) group: usize,
    /// For an emerging class, itself or the nearest class above it that has a code.
    pub(super) coded: Option<Class>,
}

/// All units and the features of their names and products.
#[derive(Debug)]
pub(super) struct Units {
    list: Vec<Unit>,
    /// Targets in order, with their units.
    places: Vec<(Target, UnitId)>,
    postings: Index<(UnitId, f32)>,
}

const NAME: f32 = 3.0;
const PRODUCT: f32 = 1.0;
/// What a term adds to the unit that it names.
const NAMED: f64 = 6.0;
/// Keeps units that share nothing with the text from being ruled out.
const LEAST: f64 = 0.05;

impl Units {
    /// The units of the bundled taxonomy, indexed once.
    #[must_use]
    pub(super) fn bundled() -> &'static Self {
        static UNITS: OnceLock<Units> = OnceLock::new();
        UNITS.get_or_init(|| {
            let list = list();
            let mut places: Vec<(Target, UnitId)> =
                (0..).zip(&list).map(|(at, unit)| (unit.target, at)).collect();
            places.sort_unstable();
            let mut raw: Vec<(u64, UnitId, f32)> = Vec::with_capacity(100_000);
            for_each_term(|term, target, kind| {
                if let Some(unit) = place_of(&places, target) {
                    let weight = if kind == TermKind::Name { NAME } else { PRODUCT };
                    add(term, unit, weight, &mut raw);
                }
            });
            Self { list, places, postings: postings(raw) }
        })
    }

    /// Adds to `scores`, which has one place a unit, what each unit shares with the features.
    pub(super) fn score(&self, features: &[Feature], scores: &mut [f64]) {
        for feature in features {
            for (unit, weight) in self.postings.get(feature.key) {
                if let Some(score) = scores.get_mut(usize::from(*unit)) {
                    *score += f64::from(*weight) * feature.count.min(2.0);
                }
            }
        }
    }

    /// How many units there are.
    #[must_use]
    pub(super) fn count(&self) -> usize {
        self.list.len()
    }

    /// The units with their places, those inside the nine categories first.
    pub(super) fn iter(&self) -> impl Iterator<Item = (UnitId, &Unit)> {
        (0..).zip(&self.list)
    }
}

fn place_of(places: &[(Target, UnitId)], target: Target) -> Option<UnitId> {
    let at = places.binary_search_by_key(&target, |place| place.0).ok()?;
    places.get(at).map(|place| place.1)
}

fn list() -> Vec<Unit> {
    let (taxonomy, groups) = (Taxonomy::bundled(), Groups::bundled());
    let classes = taxonomy
        .classes()
        .iter()
        .filter(|class| class.level > 2)
        .map(|class| Target::Class(class.id));
    let industries = taxonomy
        .industries()
        .iter()
        .filter(|industry| industry.level == 4)
        .map(|industry| Target::Industry(industry.id));
    classes
        .chain(industries)
        .filter_map(|target| {
            let class = match target {
                Target::Class(id) => taxonomy.class_at(id),
                Target::Industry(_) => None,
            };
            let coded = class.and_then(|class| taxonomy.coded(class));
            Some(Unit { target, group: groups.of(target).next()?, coded })
        })
        .collect()
}

fn add(term: &str, unit: UnitId, weight: f32, raw: &mut Vec<(u64, UnitId, f32)>) {
    let chars = Normalised::new(term).chars;
    let marks = Marks::new(&chars);
    let mut hidden = vec![false; chars.len()];
    for word in marks.of(Kind::Stop) {
        for slot in hidden.iter_mut().take(word.end).skip(word.start) {
            *slot = true;
        }
    }
    let found = symbols(&chars, 0, chars.len(), |at| hidden.get(at).copied().unwrap_or(true));
    // Single symbols of products are too many and say too little.
    if weight >= NAME || found.len() == 1 {
        raw.extend(found.iter().map(|symbol| (single(*symbol), unit, weight)));
    }
    for (left, right) in found.iter().zip(found.iter().skip(1)).filter(|(_, right)| right.joined) {
        raw.push((pair(*left, *right), unit, weight));
    }
}

/// Sums what each unit has of a feature, saturates it, and weighs rare features up.
fn postings(mut raw: Vec<(u64, UnitId, f32)>) -> Index<(UnitId, f32)> {
    raw.sort_unstable_by_key(|(key, unit, _)| (*key, *unit));
    raw.dedup_by(|next, kept| {
        let same = (next.0, next.1) == (kept.0, kept.1);
        if same {
            kept.2 += next.2;
        }
        same
    });
    let mut pairs = Vec::with_capacity(raw.len());
    for run in raw.chunk_by(|a, b| a.0 == b.0) {
        // The fourth root stands for the usual logarithm: it is as flat and has the same bits everywhere.
        let spread = f32::from(u16::try_from(run.len()).unwrap_or(u16::MAX));
        let rarity = (1800.0 / spread).sqrt().sqrt();
        let size = if run.first().is_some_and(|first| first.0 >> 32 == 0) { 0.5 } else { 1.0 };
        pairs.extend(
            run.iter()
                .map(|(key, unit, mass)| (*key, (*unit, size * rarity * mass / (mass + 2.0)))),
        );
    }
    Index::from_sorted(&pairs)
}

/// Share of each unit within its group, from the features that it shares with the text and the terms that name it.
pub(super) fn rank(found: &[Feature], hits: &[Hit<'_>]) -> Vec<f64> {
    let units = Units::bundled();
    let mut scores = vec![0.0; units.count()];
    units.score(found, &mut scores);
    let mut named: Vec<UnitId> = hits
        .iter()
        .flat_map(|hit| {
            hit.targets.iter().filter_map(|(target, _)| place_of(&units.places, *target))
        })
        .collect();
    named.sort_unstable();
    for run in named.chunk_by(|a, b| a == b) {
        if let Some(score) = run.first().and_then(|unit| scores.get_mut(usize::from(*unit))) {
            *score += NAMED * count(run.len().min(3));
        }
    }
    let mut sums = vec![0.0; Groups::bundled().count()];
    for (score, unit) in scores.iter_mut().zip(&units.list) {
        *score = *score * *score + LEAST;
        if let Some(sum) = sums.get_mut(unit.group) {
            *sum += *score;
        }
    }
    for (score, unit) in scores.iter_mut().zip(&units.list) {
        *score /= sums.get(unit.group).copied().unwrap_or(1.0);
    }
    scores
}
