//! The embedded tables of both classifications.
//!
//! The build has checked them (`build/taxonomy.rs`); reading is a single pass over text that stays in place.

use std::sync::OnceLock;

use serde::Serialize;

/// How a class came by its code, or why it has none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Basis {
    /// The code is printed in the source of the table.
    Source,
    /// The code is printed where a company cites the classification.
    Cited,
    /// The code is derived from the order of the rows below a printed code.
    Ordinal,
    /// The name is known; no code could be derived.
    NameOnly,
    /// A row without a printed code; the class above it is inferred.
    ParentInferred,
    /// A row without a printed code; the class above it is cited.
    ParentCited,
}

impl Basis {
    fn read(letter: &str) -> Self {
        match letter {
            "s" => Self::Source,
            "c" => Self::Cited,
            "o" => Self::Ordinal,
            "i" => Self::ParentInferred,
            "p" => Self::ParentCited,
            _ => Self::NameOnly,
        }
    }
}

/// Place of an emerging class in the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ClassId(pub(crate) u16);

/// Place of an industry in the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct IndustryId(pub(crate) u16);

/// An emerging class, or a row of the printed table that has no code of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Class {
    /// Where it stands in the table.
    pub id: ClassId,
    /// Its code, such as `1.2.4`; none for a row without a printed code.
    pub code: Option<&'static str>,
    /// 1 category, 2 sub-category, 3 class, 4 row below a class.
    pub level: u8,
    /// The name as printed.
    pub name: &'static str,
    /// Where the code comes from.
    pub basis: Basis,
    /// The class above it; none for the nine categories.
    pub parent: Option<ClassId>,
}

/// A class of GB/T 4754-2017.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Industry {
    /// Where it stands in the table.
    pub id: IndustryId,
    /// A letter, or two to four digits.
    pub code: &'static str,
    /// 1 section, 2 division, 3 group, 4 class.
    pub level: u8,
    /// The name as printed.
    pub name: &'static str,
    /// The industry above it; none for sections.
    pub parent: Option<IndustryId>,
    /// Whether an emerging class is linked to it.
    pub linked: bool,
}

/// An industry that belongs to an emerging class, wholly or in part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Link {
    /// The emerging class.
    pub class: ClassId,
    /// The industry; none where no source names it.
    pub industry: Option<IndustryId>,
    /// Whether only `products` belong to the class.
    pub star: bool,
    products: &'static str,
}

impl Link {
    /// The products and services that the table lists for this link.
    pub fn products(&self) -> impl Iterator<Item = &'static str> + use<> {
        self.products.split(';').filter(|product| !product.is_empty())
    }
}

/// Both classifications and the links between them.
#[derive(Debug)]
pub struct Taxonomy {
    classes: Vec<Class>,
    industries: Vec<Industry>,
    links: Vec<Link>,
}

impl Taxonomy {
    /// The embedded taxonomy, read once.
    #[must_use]
    pub fn bundled() -> &'static Self {
        static BUNDLED: OnceLock<Taxonomy> = OnceLock::new();
        BUNDLED.get_or_init(|| {
            let mut taxonomy = Self {
                classes: read_classes(include_str!(concat!(env!("OUT_DIR"), "/emerging.txt"))),
                industries: read_industries(include_str!(concat!(
                    env!("OUT_DIR"),
                    "/industries.txt"
                ))),
                links: read_links(include_str!(concat!(env!("OUT_DIR"), "/links.txt"))),
            };
            for id in taxonomy.links.iter().filter_map(|link| link.industry) {
                if let Some(industry) = taxonomy.industries.get_mut(usize::from(id.0)) {
                    industry.linked = true;
                }
            }
            taxonomy
        })
    }

    /// All emerging classes, parents before their children.
    #[must_use]
    pub fn classes(&self) -> &[Class] {
        &self.classes
    }

    /// All industries of GB/T 4754-2017 in printed order.
    #[must_use]
    pub fn industries(&self) -> &[Industry] {
        &self.industries
    }

    /// All links, ordered by emerging class.
    #[must_use]
    pub fn links(&self) -> &[Link] {
        &self.links
    }

    /// The emerging class with this code, such as `1.2.4`.
    #[must_use]
    pub fn emerging(&self, code: &str) -> Option<Class> {
        self.classes.iter().find(|class| class.code == Some(code)).copied()
    }

    /// The industry with this GB/T 4754 code: `C`, `39`, `397`, `3973`, or `C3973` with its section's letter.
    #[must_use]
    pub fn industry(&self, code: &str) -> Option<Industry> {
        let code = code.trim();
        let found = self.industry_by_plain_code(code);
        if found.is_some() {
            return found;
        }
        let digits = code
            .get(1..)
            .filter(|_| code.starts_with(|letter: char| letter.is_ascii_alphabetic()))?;
        let industry = self.industry_by_plain_code(digits)?;
        let section = self.section_of(industry);
        section.code.eq_ignore_ascii_case(code.get(..1)?).then_some(industry)
    }

    fn industry_by_plain_code(&self, code: &str) -> Option<Industry> {
        self.industries.iter().find(|industry| industry.code.eq_ignore_ascii_case(code)).copied()
    }

    fn section_of(&self, industry: Industry) -> Industry {
        let mut at = industry;
        while let Some(parent) = at.parent.and_then(|parent| self.industry_at(parent)) {
            at = parent;
        }
        at
    }

    /// The class at a place.
    #[must_use]
    pub fn class_at(&self, id: ClassId) -> Option<Class> {
        self.classes.get(usize::from(id.0)).copied()
    }

    /// The industry at a place.
    #[must_use]
    pub fn industry_at(&self, id: IndustryId) -> Option<Industry> {
        self.industries.get(usize::from(id.0)).copied()
    }

    /// Every code of an emerging class, in the order of the tree's levels.
    pub fn emerging_codes(&self) -> impl Iterator<Item = &'static str> + '_ {
        self.classes.iter().filter_map(|class| class.code)
    }

    /// The links of an industry, most specific emerging class last.
    pub fn links_of_industry(&self, industry: IndustryId) -> impl Iterator<Item = &Link> {
        self.links.iter().filter(move |link| link.industry == Some(industry))
    }

    /// The links of an emerging class itself, without those of its children.
    pub fn links_of_class(&self, class: ClassId) -> impl Iterator<Item = &Link> {
        self.links.iter().filter(move |link| link.class == class)
    }

    /// The class and every class above it, the highest first.
    #[must_use]
    pub fn path(&self, class: ClassId) -> Vec<Class> {
        let mut path: Vec<Class> = std::iter::successors(self.class_at(class), |at| {
            at.parent.and_then(|parent| self.class_at(parent))
        })
        .collect();
        path.reverse();
        path
    }

    /// The class itself, or the nearest class above it that has a code.
    #[must_use]
    pub fn coded(&self, class: Class) -> Option<Class> {
        let mut at = class;
        while at.code.is_none() {
            at = self.class_at(at.parent?)?;
        }
        Some(at)
    }
}

fn read_links(text: &'static str) -> Vec<Link> {
    text.lines()
        .filter_map(|line| {
            let mut cells = line.split('\t');
            Some(Link {
                class: ClassId(cells.next()?.parse().ok()?),
                industry: cells.next()?.parse().ok().map(IndustryId),
                star: cells.next()? == "*",
                products: cells.next()?,
            })
        })
        .collect()
}

fn read_classes(text: &'static str) -> Vec<Class> {
    text.lines()
        .zip(0u16..)
        .filter_map(|(line, place)| {
            let mut cells = line.split('\t');
            let code = cells.next()?;
            Some(Class {
                id: ClassId(place),
                code: (!code.is_empty()).then_some(code),
                level: cells.next()?.parse().ok()?,
                parent: cells.next()?.parse().ok().map(ClassId),
                basis: Basis::read(cells.next()?),
                name: cells.next()?,
            })
        })
        .collect()
}

fn read_industries(text: &'static str) -> Vec<Industry> {
    // The file is in printed order, so that the last class of the level above is the parent.
    let mut above: [Option<IndustryId>; 5] = [None; 5];
    text.lines()
        .zip(0u16..)
        .filter_map(|(line, place)| {
            let (code, name) = line.split_once('\t')?;
            let id = IndustryId(place);
            let level = code.len();
            let parent = level.checked_sub(1).and_then(|upper| above.get(upper).copied().flatten());
            if let Some(slot) = above.get_mut(level) {
                *slot = Some(id);
            }
            Some(Industry {
                id,
                code,
                level: u8::try_from(level).ok()?,
                name,
                parent,
                linked: false,
            })
        })
        .collect()
}
