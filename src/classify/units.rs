//! Ranks the finest classes within their group, and the industries outside, by the features that they share with the
//! text.
//!
//! The linear model decides between groups; inside a group there is too little text to train on, so that names and
//! products are compared directly.

use std::iter::repeat_n;
use std::ops::BitOr;
use std::sync::OnceLock;

use super::activity::{Activities, ActivityTable};
use super::features::Feature;
use super::groups::Groups;
use super::index::Keys;
use super::lexicon::Hit;
use super::postings::{Occurrence, Postings, UnitId};
use super::squash::greater;
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
    /// The units of each group, in the same order.
    of_group: Vec<Vec<UnitId>>,
    /// The group of each unit: close together, as it is asked for more often than all else.
    groups: Vec<usize>,
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
            let mut of_group = vec![Vec::new(); Groups::bundled().count()];
            for (at, unit) in (0..).zip(&list) {
                if let Some(units) = of_group.get_mut(unit.group) {
                    units.push(at);
                }
            }
            let groups = list.iter().map(|unit| unit.group).collect();
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
            Self { list, of_group, groups, features, postings }
        })
    }

    /// A unit by its place.
    pub(super) fn at(&self, place: UnitId) -> Option<&Unit> {
        self.list.get(usize::from(place))
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

/// What units share with a text, and room for that which is kept from one text to the next.
#[derive(Debug)]
pub(super) struct Likest {
    scores: Vec<f64>,
    touched: Vec<UnitId>,
    /// For each group the most that a unit has.
    most: Vec<f64>,
}

impl Likest {
    /// Room for the bundled units.
    pub(super) fn new() -> Self {
        let (units, groups) = (Units::bundled().list.len(), Groups::bundled().count());
        // Not cleared by the allocator, which does it byte by byte in wasm.
        let zeros = |count: usize| repeat_n(0.0, count).collect();
        Self { scores: zeros(units), touched: Vec::with_capacity(units), most: zeros(groups) }
    }

    /// Adds for each group how much its likest unit shares with the features, times `weight`, to its score.
    pub(super) fn add(&mut self, features: &[Feature], weight: f64, groups: &mut [f64]) {
        let units = Units::bundled();
        self.clear();
        for feature in features {
            let Some(number) = units.features.find(feature.key) else { continue };
            let count = if feature.count > 2.0 { 2.0 } else { feature.count };
            for (unit, mass) in units.postings.of(number) {
                let Some(score) = self.scores.get_mut(usize::from(*unit)) else { continue };
                if *score == 0.0 {
                    self.touched.push(*unit);
                }
                *score += f64::from(*mass) * count;
            }
        }
        self.most.fill(0.0);
        for place in self.touched.iter().copied().map(usize::from) {
            if let (Some(score), Some(group)) = (self.scores.get(place), units.groups.get(place))
                && let Some(most) = self.most.get_mut(*group)
            {
                *most = greater(*most, *score);
            }
        }
        for (score, most) in groups.iter_mut().zip(&self.most) {
            *score += weight * *most;
        }
    }

    /// What each unit shares with the text that was asked for last, without those that share nothing.
    pub(super) fn shared(&self) -> Vec<(UnitId, f64)> {
        let score = |unit: &UnitId| self.scores.get(usize::from(*unit)).copied();
        self.touched.iter().filter_map(|unit| Some((*unit, score(unit)?))).collect()
    }

    /// Share of each unit within its group, for the units of the `wanted` groups: group by group, and in each in the order
    /// of their targets. It follows from what they share with a text, and from the terms that name them.
    pub(super) fn rank(
        &mut self,
        shared: &[(UnitId, f64)],
        hits: &[Hit<'_>],
        activities: Activities,
        wanted: impl Fn(usize) -> bool,
    ) -> Vec<(UnitId, f64)> {
        let units = Units::bundled();
        self.clear();
        for (unit, score) in shared {
            self.touched.push(*unit);
            if let Some(slot) = self.scores.get_mut(usize::from(*unit)) {
                *slot = *score;
            }
        }
        for (unit, times) in named(&units.list, hits) {
            if let Some(score) = self.scores.get_mut(usize::from(unit)) {
                self.touched.push(unit);
                *score += NAMED * f64::from(times.min(3));
            }
        }
        let mut ranked: Vec<(UnitId, f64)> = Vec::with_capacity(units.list.len());
        for (group, members) in units.of_group.iter().enumerate() {
            if !wanted(group) {
                continue;
            }
            let first = ranked.len();
            let mut sum = 0.0;
            for place in members {
                let Some(unit) = units.at(*place) else { continue };
                let mut score = self.scores.get(usize::from(*place)).copied().unwrap_or_default();
                if unit.activities.meets(activities) {
                    score *= DOES;
                }
                score = score * score + LEAST;
                sum += score;
                ranked.push((*place, score));
            }
            for (_, share) in ranked.iter_mut().skip(first) {
                *share /= sum;
            }
        }
        ranked
    }

    fn clear(&mut self) {
        for unit in &self.touched {
            if let Some(score) = self.scores.get_mut(usize::from(*unit)) {
                *score = 0.0;
            }
        }
        self.touched.clear();
    }
}

/// How often terms name a unit.
fn named(list: &[Unit], hits: &[Hit<'_>]) -> Vec<(UnitId, u8)> {
    let mut named: Vec<(UnitId, u8)> = Vec::new();
    for (target, _) in hits.iter().flat_map(|hit| hit.targets) {
        let Some(unit) = place_of(list, *target) else { continue };
        match named.iter_mut().find(|(known, _)| *known == unit) {
            Some((_, times)) => *times = times.saturating_add(1),
            None => named.push((unit, 1)),
        }
    }
    named
}
