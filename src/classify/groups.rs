//! The groups that the linear model tells apart: the 40 sub-categories, and the divisions of GB/T 4754 that stand for
//! everything else.

use std::ops::Range;
use std::sync::OnceLock;

use super::terms::Target;
use crate::taxonomy::{Class, ClassId, Taxonomy};

/// All groups; sub-categories come first, in the order of their codes, then divisions by their two digits.
#[derive(Debug)]
pub struct Groups {
    inside: Vec<ClassId>,
    outside: Vec<&'static str>,
    of_class: Vec<Range<usize>>,
    of_industry: Vec<Option<usize>>,
}

impl Groups {
    /// The groups of the bundled taxonomy.
    #[must_use]
    pub fn bundled() -> &'static Self {
        static GROUPS: OnceLock<Groups> = OnceLock::new();
        GROUPS.get_or_init(|| {
            let taxonomy = Taxonomy::bundled();
            let inside: Vec<ClassId> = taxonomy
                .classes()
                .iter()
                .filter(|class| class.level == 2)
                .map(|class| class.id)
                .collect();
            let outside: Vec<&'static str> = taxonomy
                .industries()
                .iter()
                .filter(|industry| industry.level == 2)
                .map(|industry| industry.code)
                .collect();
            let of_class = of_classes(taxonomy, &inside);
            let mut divisions = 0;
            let mut of_industry = Vec::with_capacity(taxonomy.industries().len());
            for industry in taxonomy.industries() {
                divisions += usize::from(industry.level == 2);
                // In printed order everything below a division follows it.
                of_industry.push((industry.level > 1).then(|| inside.len() + divisions - 1));
            }
            Self { inside, outside, of_class, of_industry }
        })
    }

    /// How many groups there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.inside.len() + self.outside.len()
    }

    /// The sub-categories, in the order of their groups.
    #[must_use]
    pub fn inside(&self) -> &[ClassId] {
        &self.inside
    }

    /// Whether a group lies outside the nine categories.
    #[must_use]
    pub fn is_outside(&self, group: usize) -> bool {
        group >= self.inside.len()
    }

    /// The groups of a target: one, or all sub-categories of a category; empty for a section of GB/T 4754.
    #[must_use]
    pub fn of(&self, target: Target) -> Range<usize> {
        match target {
            Target::Class(class) => {
                self.of_class.get(usize::from(class.0)).cloned().unwrap_or_default()
            }
            Target::Industry(industry) => self
                .of_industry
                .get(usize::from(industry.0))
                .copied()
                .flatten()
                .map_or(0..0, |group| group..group + 1),
        }
    }

    /// The code of a group: that of the sub-category, or `gbt:` and the division.
    #[must_use]
    pub fn code(&self, group: usize) -> String {
        match self.inside.get(group) {
            Some(class) => Taxonomy::bundled()
                .class_at(*class)
                .and_then(|class| class.code)
                .unwrap_or_default()
                .to_owned(),
            None => group
                .checked_sub(self.inside.len())
                .and_then(|at| self.outside.get(at))
                .map_or_else(String::new, |division| format!("gbt:{division}")),
        }
    }
}

/// The groups of every class; parents stand before their children.
fn of_classes(taxonomy: &Taxonomy, inside: &[ClassId]) -> Vec<Range<usize>> {
    let mut of_class: Vec<Range<usize>> = Vec::with_capacity(taxonomy.classes().len());
    for class in taxonomy.classes() {
        let groups = match class.level {
            1 => spanned(taxonomy, inside, *class),
            2 => inside
                .iter()
                .position(|sub| *sub == class.id)
                .map_or(0..0, |group| group..group + 1),
            _ => class
                .parent
                .and_then(|parent| of_class.get(usize::from(parent.0)))
                .cloned()
                .unwrap_or_default(),
        };
        of_class.push(groups);
    }
    of_class
}

/// All sub-categories of a category, which follow each other.
fn spanned(taxonomy: &Taxonomy, inside: &[ClassId], category: Class) -> Range<usize> {
    let belongs = |group: &&ClassId| {
        taxonomy.class_at(**group).is_some_and(|sub| sub.parent == Some(category.id))
    };
    let first = inside.iter().position(|group| belongs(&group)).unwrap_or_default();
    first..first + inside.iter().skip(first).take_while(belongs).count()
}
