//! The groups that the linear model tells apart: the 40 sub-categories, and the divisions of GB/T 4754 that stand for
//! everything else.

use std::sync::OnceLock;

use crate::taxonomy::{ClassId, Industry, Taxonomy};

/// Place of a group; sub-categories come first.
pub type GroupId = u8;

/// All groups.
#[derive(Debug)]
pub struct Groups {
    /// The sub-categories, in the order of their codes.
    pub inside: Vec<ClassId>,
    /// The divisions, by their two digits.
    pub outside: Vec<&'static str>,
}

impl Groups {
    /// The groups of the bundled taxonomy.
    #[must_use]
    pub fn bundled() -> &'static Self {
        static GROUPS: OnceLock<Groups> = OnceLock::new();
        GROUPS.get_or_init(|| {
            let taxonomy = Taxonomy::bundled();
            Self {
                inside: taxonomy
                    .classes()
                    .iter()
                    .filter(|class| class.level == 2)
                    .map(|class| class.id)
                    .collect(),
                outside: taxonomy
                    .industries()
                    .iter()
                    .filter(|industry| industry.level == 2)
                    .map(|industry| industry.code)
                    .collect(),
            }
        })
    }

    /// How many groups there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.inside.len() + self.outside.len()
    }

    /// The group of an emerging class; none for a category, which spans several.
    #[must_use]
    pub fn of_class(&self, class: ClassId) -> Option<GroupId> {
        let path = Taxonomy::bundled().path(class);
        let above = path.get(1)?.id;
        self.inside.iter().position(|id| *id == above).and_then(|at| GroupId::try_from(at).ok())
    }

    /// The group of an industry; none for a section.
    #[must_use]
    pub fn of_industry(&self, industry: Industry) -> Option<GroupId> {
        let division = industry.code.get(..2)?;
        let at = self.outside.iter().position(|code| *code == division)?;
        GroupId::try_from(self.inside.len() + at).ok()
    }

    /// Whether a group lies outside the nine categories.
    #[must_use]
    pub fn is_outside(&self, group: usize) -> bool {
        group >= self.inside.len()
    }
}
