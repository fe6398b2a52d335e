//! What a business does with its goods: makes, builds, repairs, advises …, and which industries do that.
//!
//! "X sold" and "X repaired" are not "X made". The table `data/lexicon/activities.tsv` ties the words for an activity to
//! the industries of GB/T 4754 that do it, so that the links of an emerging class tell which activities belong to it.

use std::ops::{BitOr, Range};
use std::sync::OnceLock;

use super::groups::Groups;
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
    /// Nothing by itself.
    Plain,
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
    /// For each group how large a part of it each activity is.
    of_group: Vec<[f64; MOST]>,
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
        let of_group = shares(&of_industry);
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

    /// How large a part of a group one of these activities is, 0 to 1: the largest part counts.
    pub(super) fn share(&self, group: usize, activities: Activities) -> f64 {
        let shares = self.of_group.get(group).map(<[f64; MOST]>::as_slice).unwrap_or_default();
        (0..)
            .zip(shares)
            .filter(|(bit, _)| activities.0 >> bit & 1 == 1)
            .map(|(_, share)| *share)
            .fold(0.0, f64::max)
    }
}

/// The activities of the links of each group inside, and of the industries of each outside.
fn shares(of_industry: &[Activities]) -> Vec<[f64; MOST]> {
    let (taxonomy, groups) = (Taxonomy::bundled(), Groups::bundled());
    let mut counts = vec![[0.0; MOST]; groups.count()];
    let mut totals = vec![0.0; groups.count()];
    let mut count = |group: usize, activities: Activities| {
        if let (Some(of), Some(total)) = (counts.get_mut(group), totals.get_mut(group)) {
            *total += 1.0;
            for (bit, share) in (0..).zip(of) {
                *share += f64::from(activities.0 >> bit & 1);
            }
        }
    };
    for link in taxonomy.links() {
        let of = link.industry.and_then(|id| of_industry.get(usize::from(id.0)));
        for group in groups.of(Target::Class(link.class)) {
            count(group, of.copied().unwrap_or_default());
        }
    }
    for (industry, of) in taxonomy.industries().iter().zip(of_industry) {
        if industry.level == 4 {
            for group in groups.of(Target::Industry(industry.id)) {
                count(group, *of);
            }
        }
    }
    // A sub-category that no row of the tables links to does what the others of its category do.
    for class in taxonomy.classes().iter().filter(|class| class.level == 1) {
        let within = groups.of(Target::Class(class.id));
        let all = sum(&counts, &totals, within.clone());
        for group in within.filter(|group| totals.get(*group) == Some(&0.0)).collect::<Vec<_>>() {
            if let (Some(of), Some(total)) = (counts.get_mut(group), totals.get_mut(group)) {
                (*of, *total) = all;
            }
        }
    }
    for (of, total) in counts.iter_mut().zip(totals) {
        for share in of {
            *share /= f64::max(total, 1.0);
        }
    }
    counts
}

fn sum(counts: &[[f64; MOST]], totals: &[f64], groups: Range<usize>) -> ([f64; MOST], f64) {
    let mut all = [0.0; MOST];
    for of in counts.get(groups.clone()).unwrap_or_default() {
        for (sum, count) in all.iter_mut().zip(of) {
            *sum += count;
        }
    }
    (all, totals.get(groups).unwrap_or_default().iter().sum())
}
