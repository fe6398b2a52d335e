//! What a business does with its goods: makes, builds, repairs, advises …, and which industries do that.
//!
//! "X sold" and "X repaired" are not "X made". The table `data/lexicon/activities.tsv` ties the words for an activity to
//! the industries of GB/T 4754 that do it, so that the links of an emerging class tell which activities belong to it.

use std::ops::{BitOr, Range};
use std::sync::OnceLock;

use super::groups::Groups;
use super::model::count;
use super::squash::greater;
use super::terms::Target;
use crate::taxonomy::{IndustryId, Taxonomy};

/// A set of activities.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Activities(u32);

impl Activities {
    /// Whether there is none.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The numbers of its activities.
    fn each(self) -> impl Iterator<Item = usize> {
        (0..MOST).filter(move |activity| self.0 >> activity & 1 == 1)
    }

    /// Whether both have an activity in common.
    #[must_use]
    pub fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

impl BitOr for Activities {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// What the words of an activity say of the goods in their clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// The business makes or does it itself.
    Own,
    /// It only buys and sells.
    Trade,
    /// A service around goods that others make.
    Around,
    /// A service around a subject, which may itself be something that one does, as the design of chips.
    About,
    /// Nothing by itself.
    Plain,
}

impl Role {
    /// Whether others make the goods, or do what the subject is.
    pub(super) fn is_of_others(self) -> bool {
        matches!(self, Self::Trade | Self::Around | Self::About)
    }
}

/// A row of the table.
#[derive(Debug)]
struct Row {
    activities: Activities,
    role: Role,
    words: &'static str,
}

/// The table, and the activities of all industries and groups.
#[derive(Debug)]
pub(super) struct ActivityTable {
    rows: Vec<Row>,
    of_industry: Vec<Activities>,
    /// For each activity how much it belongs to each group: the root of its part of the group, 0 to 1.
    of_group: Vec<Vec<f64>>,
}

/// Activities that the table can name; the build makes sure of it.
const MOST: usize = 32;

impl ActivityTable {
    /// The bundled table, read once.
    pub(super) fn bundled() -> &'static Self {
        static TABLE: OnceLock<ActivityTable> = OnceLock::new();
        TABLE.get_or_init(|| Self::read(include_str!(concat!(env!("OUT_DIR"), "/activities.txt"))))
    }

    fn read(text: &'static str) -> Self {
        let taxonomy = Taxonomy::bundled();
        let mut rows = Vec::new();
        let mut of_industry = vec![Activities::default(); taxonomy.industries().len()];
        for line in text.lines() {
            let mut cells = line.split('\t');
            let (Some(bit), Some(codes), Some(role), Some(words)) = (
                cells.next().and_then(|bit| bit.parse::<u32>().ok()),
                cells.next(),
                cells.next(),
                cells.next(),
            ) else {
                continue;
            };
            let activities = Activities(1_u32.checked_shl(bit).unwrap_or_default());
            let role = match role {
                "own" => Role::Own,
                "trade" => Role::Trade,
                "around" => Role::Around,
                "about" => Role::About,
                _ => Role::Plain,
            };
            // In printed order everything below an industry follows it.
            let codes: Vec<&str> = codes.split_terminator(';').collect();
            let mut within = None;
            for (industry, of) in taxonomy.industries().iter().zip(&mut of_industry) {
                if within.is_some_and(|level| industry.level <= level) {
                    within = None;
                }
                if within.is_none() && codes.contains(&industry.code) {
                    within = Some(industry.level);
                }
                if within.is_some() {
                    *of = *of | activities;
                }
            }
            rows.push(Row { activities, role, words });
        }
        let of_group = belongings(&of_industry);
        Self { rows, of_industry, of_group }
    }

    /// The words of each row, joined by `;`.
    pub(super) fn words(&self) -> impl Iterator<Item = &'static str> + '_ {
        self.rows.iter().map(|row| row.words)
    }

    /// The activity of a row and what its words say; nothing for a row that does not exist.
    pub(super) fn row(&self, row: u8) -> (Activities, Role) {
        let row = self.rows.get(usize::from(row));
        row.map_or((Activities::default(), Role::Plain), |row| (row.activities, row.role))
    }

    /// The activities of an industry.
    pub(super) fn of_industry(&self, industry: IndustryId) -> Activities {
        self.of_industry.get(usize::from(industry.0)).copied().unwrap_or_default()
    }

    /// Whether a group does one of these activities.
    pub(super) fn does(&self, group: usize, activities: Activities) -> bool {
        let mut of = activities.each().filter_map(|activity| self.of_group.get(activity));
        of.any(|groups| groups.get(group).is_some_and(|part| *part > 0.0))
    }

    /// Adds how much these activities belong to each group, from 0 to `weight`, to its score: the one that belongs most counts.
    pub(super) fn add(&self, activities: Activities, weight: f64, scores: &mut [f64]) {
        let belonging: Vec<&Vec<f64>> =
            activities.each().filter_map(|activity| self.of_group.get(activity)).collect();
        for (group, score) in scores.iter_mut().enumerate() {
            let mut most = 0.0;
            for of in &belonging {
                most = greater(most, of.get(group).copied().unwrap_or_default());
            }
            *score += weight * most;
        }
    }
}

/// For each activity how much it belongs to each group, by the links of a group inside and the industries of one outside.
fn belongings(of_industry: &[Activities]) -> Vec<Vec<f64>> {
    let (taxonomy, groups) = (Taxonomy::bundled(), Groups::bundled());
    let mut done: Vec<Vec<Activities>> = vec![Vec::new(); groups.count()];
    let mut add = |of: Range<usize>, activities: Activities| {
        for group in done.get_mut(of).unwrap_or_default() {
            group.push(activities);
        }
    };
    for link in taxonomy.links() {
        let of = link.industry.and_then(|id| of_industry.get(usize::from(id.0)));
        add(groups.of(Target::Class(link.class)), of.copied().unwrap_or_default());
    }
    for (industry, of) in taxonomy.industries().iter().zip(of_industry) {
        if industry.level == 4 {
            add(groups.of(Target::Industry(industry.id)), *of);
        }
    }
    // A sub-category that no row of the tables links to does what the others of its category do.
    for class in taxonomy.classes().iter().filter(|class| class.level == 1) {
        let category = done.get_mut(groups.of(Target::Class(class.id))).unwrap_or_default();
        let all = category.concat();
        for group in category.iter_mut().filter(|group| group.is_empty()) {
            group.clone_from(&all);
        }
    }
    (0..MOST)
        .map(|activity| {
            let part = |of: &Vec<Activities>| {
                let does = of.iter().filter(|of| of.each().any(|each| each == activity)).count();
                (count(does) / count(of.len().max(1))).sqrt()
            };
            done.iter().map(part).collect()
        })
        .collect()
}
