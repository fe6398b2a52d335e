//! Ranks the finest classes within their group, and the industries outside, by the features that they share with the
//! text.
//!
//! The linear model decides between groups; inside a group there is too little text to train on, so that names and
//! products are compared directly.

use std::ops::BitOr;
use std::sync::OnceLock;

use super::activity::{Activities, ActivityTable};
use super::features::Feature;
use super::groups::Groups;
use super::index::Keys;
use super::lexicon::Hit;
use super::postings::{Occurrence, Postings, UnitId};
use super::terms::{Folded, Target, TermKind};
use super::tokens::{pair, single, symbols};
use super::words::{Kind, Marks};
use crate::taxonomy::{Class, Taxonomy};

/// A finest class, or an industry outside the nine categories.
#[derive(Debug, Clone, Copy)]
pub(super) struct Unit {
    /// What it is.
    pub(super) target: Target,
    /// The group that it lies in.
    pub(super) group: usize,
    /// What its industries do.
    pub(super) activities: Activities,
    /// For an emerging class, itself or the nearest class above it that has a code.
    pub(super) coded: Option<Class>,
}

/// All units and the features of their names and products.
#[derive(Debug)]
pub(super) struct Units {
    /// In the order of their targets.
    list: Vec<Unit>,
    features: Keys,
    postings: Postings,
}

const NAME: u8 = 3;
const PRODUCT: u8 = 1;
/// What a term adds to the unit that it names.
const NAMED: f64 = 6.0;
/// How much more a unit counts whose industries do what the text says.
const DOES: f64 = 1.5;
/// Keeps units that share nothing with the text from being ruled out.
const LEAST: f64 = 0.05;

impl Units {
    /// The units of the bundled taxonomy, indexed once.
    #[must_use]
    pub(super) fn bundled() -> &'static Self {
        static UNITS: OnceLock<Units> = OnceLock::new();
        UNITS.get_or_init(|| {
            let list = list();
            let mut features = Keys::with_capacity(50_000);
            let mut found: Vec<Occurrence> = Vec::with_capacity(100_000);
            for (term, target, kind) in Folded::bundled().iter() {
                if let Some(unit) = place_of(&list, target) {
                    let weight = if kind == TermKind::Name { NAME } else { PRODUCT };
                    occurrences(term, weight, &mut |key| {
                        let feature = u32::try_from(features.number(key)).unwrap_or(u32::MAX);
                        found.push(Occurrence { feature, unit, weight });
                    });
                }
            }
            let is_pair = features.keys().map(|key| key >> 32 != 0);
            let postings = Postings::new(&found, is_pair);
            Self { list, features, postings }
        })
    }

    /// What units share with the features, one after the other.
    fn shared(&self, features: &[Feature]) -> impl Iterator<Item = (UnitId, f64)> {
        features.iter().flat_map(|feature| {
            let number = self.features.find(feature.key);
            let run = number.map(|number| self.postings.of(number)).unwrap_or_default();
            let count = feature.count.min(2.0);
            run.iter().map(move |(unit, weight)| (*unit, f64::from(*weight) * count))
        })
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

fn place_of(list: &[Unit], target: Target) -> Option<UnitId> {
    let at = list.binary_search_by_key(&target, |unit| unit.target).ok()?;
    UnitId::try_from(at).ok()
}

fn list() -> Vec<Unit> {
    let (taxonomy, groups) = (Taxonomy::bundled(), Groups::bundled());
    let table = ActivityTable::bundled();
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
            let activities = match target {
                Target::Class(id) => taxonomy
                    .links_of_class(id)
                    .filter_map(|link| link.industry)
                    .map(|industry| table.of_industry(industry))
                    .fold(Activities::default(), BitOr::bitor),
                Target::Industry(id) => table.of_industry(id),
            };
            Some(Unit { target, group: groups.of(target).next()?, activities, coded })
        })
        .collect()
}

/// Gives the features of a term.
fn occurrences(term: &[char], weight: u8, give: &mut dyn FnMut(u64)) {
    let marks = Marks::new(term);
    let mut hidden = vec![false; term.len()];
    for word in marks.of(Kind::Stop) {
        for slot in hidden.iter_mut().take(word.end).skip(word.start) {
            *slot = true;
        }
    }
    let found = symbols(term, 0, term.len(), &|at| hidden.get(at).copied().unwrap_or(true));
    // Single symbols of products are too many and say too little.
    if weight >= NAME || found.len() == 1 {
        for symbol in &found {
            give(single(*symbol));
        }
    }
    for (left, right) in found.iter().zip(found.iter().skip(1)).filter(|(_, right)| right.joined) {
        give(pair(*left, *right));
    }
}

/// Share of each unit within its group, from the `scores` of what it shares with the text and the terms that name it; 0 in
/// groups that are not `wanted`.
pub(super) fn rank(
    mut scores: Vec<f64>,
    hits: &[Hit<'_>],
    activities: Activities,
    wanted: impl Fn(usize) -> bool,
) -> Vec<f64> {
    let units = Units::bundled();
    let mut named = vec![0_u8; units.count()];
    for (target, _) in hits.iter().flat_map(|hit| hit.targets) {
        let unit = place_of(&units.list, *target);
        if let Some(times) = unit.and_then(|unit| named.get_mut(usize::from(unit))) {
            *times = times.saturating_add(1);
        }
    }
    for (score, times) in scores.iter_mut().zip(named) {
        *score += NAMED * f64::from(times.min(3));
    }
    let mut sums = vec![0.0; Groups::bundled().count()];
    for (score, unit) in scores.iter_mut().zip(&units.list) {
        if !wanted(unit.group) {
            *score = 0.0;
            continue;
        }
        if unit.activities.meets(activities) {
            *score *= DOES;
        }
        *score = *score * *score + LEAST;
        if let Some(sum) = sums.get_mut(unit.group) {
            *sum += *score;
        }
    }
    for (score, unit) in scores.iter_mut().zip(&units.list).filter(|(score, _)| **score > 0.0) {
        *score /= sums.get(unit.group).copied().unwrap_or(1.0);
    }
    scores
}

/// Finds for each group how much its likest unit shares with a text, and keeps its room from one text to the next.
#[derive(Debug)]
pub(super) struct Likest {
    scores: Vec<f64>,
    touched: Vec<UnitId>,
}

impl Likest {
    /// Room for the bundled units.
    pub(super) fn new() -> Self {
        Self { scores: vec![0.0; Units::bundled().count()], touched: Vec::new() }
    }

    /// What each unit shares with the text that was asked for last.
    pub(super) fn scores(&self) -> &[f64] {
        &self.scores
    }

    /// For each group how much its likest unit shares with the features.
    pub(super) fn of_groups(&mut self, features: &[Feature]) -> Vec<f64> {
        let units = Units::bundled();
        for unit in self.touched.drain(..) {
            if let Some(score) = self.scores.get_mut(usize::from(unit)) {
                *score = 0.0;
            }
        }
        for (unit, shared) in units.shared(features) {
            if let Some(score) = self.scores.get_mut(usize::from(unit)) {
                if *score == 0.0 {
                    self.touched.push(unit);
                }
                *score += shared;
            }
        }
        let mut best = vec![0.0; Groups::bundled().count()];
        for place in self.touched.iter().copied().map(usize::from) {
            if let (Some(score), Some(unit)) = (self.scores.get(place), units.list.get(place))
                && let Some(most) = best.get_mut(unit.group)
            {
                *most = f64::max(*most, *score);
            }
        }
        best
    }
}
