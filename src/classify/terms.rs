//! The terms of the tables: names of classes, products, synonyms, and names of industries outside the nine categories.

use std::ops::Range;
use std::str::{Lines, SplitTerminator};
use std::sync::OnceLock;

use serde::Serialize;

use super::normalise::Normalised;
use crate::taxonomy::{ClassId, IndustryId, Taxonomy};

/// What kind of term was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum TermKind {
    /// Name of an emerging class.
    Name,
    /// Product or service that the table lists.
    Product,
    /// Everyday word, abbreviation or English word for such a product.
    Synonym,
    /// Name of an industry of GB/T 4754, or an everyday word for it.
    Industry,
}

/// What a term stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Target {
    /// An emerging class.
    Class(ClassId),
    /// An industry that is linked to no emerging class.
    Industry(IndustryId),
}

/// Every term as folded, in the order of [`for_each_term`].
#[derive(Debug, Default)]
pub(super) struct Folded {
    /// The terms one after the other.
    pool: Vec<char>,
    terms: Vec<(Range<usize>, Target, TermKind)>,
}

impl Folded {
    /// The terms of the bundled tables, folded once.
    #[must_use]
    pub(super) fn bundled() -> &'static Self {
        static FOLDED: OnceLock<Folded> = OnceLock::new();
        FOLDED.get_or_init(|| {
            let mut folded = Self::default();
            for_each_term(&mut |term, target, kind| {
                let start = folded.pool.len();
                folded.pool.append(&mut Normalised::new(term).chars);
                folded.terms.push((start..folded.pool.len(), target, kind));
            });
            folded
        })
    }

    /// The terms with what they stand for.
    pub(super) fn iter(&self) -> impl Iterator<Item = (&[char], Target, TermKind)> {
        self.terms.iter().map(|(place, target, kind)| {
            (self.pool.get(place.clone()).unwrap_or_default(), *target, *kind)
        })
    }
}

const NAME_ENDINGS: [&str; 6] = ["制造", "加工", "产业", "活动", "服务", "开发"];

/// Gives every term of the tables as written, with what it stands for; all terms of a target together, and the targets
/// in order.
pub fn for_each_term(give: &mut dyn FnMut(&str, Target, TermKind)) {
    let taxonomy = Taxonomy::bundled();
    let mut links = taxonomy.links().iter().peekable();
    let mut synonyms = Synonyms::new();
    for class in taxonomy.classes() {
        let target = Target::Class(class.id);
        give(class.name, target, TermKind::Name);
        if let Some(core) = core_of(class.name) {
            give(core, target, TermKind::Name);
        }
        while let Some(link) = links.next_if(|link| link.class == class.id) {
            for product in link.products() {
                give(without_brackets(product), target, TermKind::Product);
            }
        }
        synonyms.give(target, give);
    }
    for industry in taxonomy.industries() {
        let target = Target::Industry(industry.id);
        // A linked industry speaks for its emerging class only through the linear model and the listed products.
        if industry.level == 4 && !industry.linked {
            give(industry.name, target, TermKind::Industry);
        }
        synonyms.give(target, give);
    }
}

/// The lines of the table of synonyms, which the build puts in the order of their targets.
#[derive(Debug)]
pub(crate) struct Synonyms {
    lines: Lines<'static>,
    next: Option<(Target, &'static str)>,
}

impl Synonyms {
    /// All of them, before the first target.
    pub(crate) fn new() -> Self {
        let lines = include_str!(concat!(env!("OUT_DIR"), "/synonyms.txt")).lines();
        let mut synonyms = Self { lines, next: None };
        synonyms.advance();
        synonyms
    }

    fn advance(&mut self) {
        self.next = self.lines.next().and_then(|line| {
            let (place, terms) = line.split_once('\t')?;
            Some((read_target(place)?, terms))
        });
    }

    /// The synonyms of a target, as written. Targets are asked for in their order, each once.
    pub(crate) fn of(&mut self, target: Target) -> SplitTerminator<'static, char> {
        let Some((_, terms)) = self.next.filter(|(of, _)| *of == target) else {
            return "".split_terminator(';');
        };
        self.advance();
        terms.split_terminator(';')
    }

    fn give(&mut self, target: Target, give: &mut dyn FnMut(&str, Target, TermKind)) {
        let kind = match target {
            Target::Class(_) => TermKind::Synonym,
            Target::Industry(_) => TermKind::Industry,
        };
        for term in self.of(target) {
            give(term, target, kind);
            if let Some(plural) = plural_of(term) {
                give(&plural, target, kind);
            }
        }
    }
}

/// The regular plural of an English term; none for abbreviations, plurals and words in -ing.
fn plural_of(term: &str) -> Option<String> {
    let singular = term.is_ascii()
        && term.len() > 3
        && term.ends_with(|last: char| last.is_ascii_lowercase())
        && !term.ends_with(['s', 'x'])
        && !term.ends_with("ing");
    let stem = term.strip_suffix('y').filter(|stem| !stem.ends_with(['a', 'e', 'o', 'u']));
    singular.then(|| stem.map_or_else(|| format!("{term}s"), |stem| format!("{stem}ies")))
}

fn read_target(place: &str) -> Option<Target> {
    let at: u16 = place.get(1..)?.parse().ok()?;
    if place.starts_with('e') {
        Some(Target::Class(ClassId(at)))
    } else {
        Some(Target::Industry(IndustryId(at)))
    }
}

/// A class name without its general ending, when four characters or more are left.
fn core_of(name: &str) -> Option<&str> {
    NAME_ENDINGS
        .iter()
        .find_map(|ending| name.strip_suffix(ending))
        .filter(|core| core.chars().count() >= 4)
}

fn without_brackets(product: &str) -> &str {
    product.split(['（', '(', '，', ',']).next().unwrap_or(product).trim()
}
