//! Names, products and synonyms, found as whole terms: the longest at each place, none inside another.

use std::sync::OnceLock;

use serde::Serialize;

use super::normalise::Normalised;
use super::words::is_whole;
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

/// A term found in a text, in folded characters.
#[derive(Debug, Clone, Copy)]
pub struct Hit<'a> {
    /// First character.
    pub start: usize,
    /// One past the last.
    pub end: usize,
    /// What the term stands for, with the kind of each.
    pub targets: &'a [(Target, TermKind)],
}

/// All terms.
#[derive(Debug)]
pub struct Lexicon {
    /// Folded terms one after the other, sorted.
    pool: Vec<char>,
    /// For each term: first two characters, place in the pool, length, first target, number of targets.
    entries: Vec<Entry>,
    targets: Vec<(Target, TermKind)>,
}

#[derive(Debug, Clone, Copy)]
struct Entry {
    head: u64,
    at: u32,
    length: u16,
    first: u32,
    count: u16,
}

const NAME_ENDINGS: [&str; 6] = ["制造", "加工", "产业", "活动", "服务", "开发"];

impl Lexicon {
    /// The lexicon of the bundled tables, built once.
    #[must_use]
    pub fn bundled() -> &'static Self {
        static LEXICON: OnceLock<Lexicon> = OnceLock::new();
        LEXICON.get_or_init(|| {
            let mut terms: Vec<(Vec<char>, Target, TermKind)> = Vec::with_capacity(9000);
            for_each_term(|term, target, kind| {
                let folded = Normalised::new(term).chars;
                if folded.len() >= 2 && folded.len() <= 30 {
                    terms.push((folded, target, kind));
                }
            });
            terms.sort_unstable();
            terms.dedup_by(|a, b| a.0 == b.0 && a.1 == b.1);
            Self::from_sorted(&terms)
        })
    }

    fn from_sorted(terms: &[(Vec<char>, Target, TermKind)]) -> Self {
        let mut lexicon = Self { pool: Vec::new(), entries: Vec::new(), targets: Vec::new() };
        let mut before: &[char] = &[];
        for (term, target, kind) in terms {
            if before != term.as_slice() {
                lexicon.entries.push(Entry {
                    head: head(term, 0),
                    at: u32::try_from(lexicon.pool.len()).unwrap_or(u32::MAX),
                    length: u16::try_from(term.len()).unwrap_or(u16::MAX),
                    first: u32::try_from(lexicon.targets.len()).unwrap_or(u32::MAX),
                    count: 0,
                });
                lexicon.pool.extend_from_slice(term);
                before = term;
            }
            lexicon.targets.push((*target, *kind));
            if let Some(entry) = lexicon.entries.last_mut() {
                entry.count = entry.count.saturating_add(1);
            }
        }
        lexicon
    }

    /// The terms of a folded text from left to right; `hidden` tells which characters do not count.
    pub fn hits(&self, chars: &[char], hidden: impl Fn(usize) -> bool) -> Vec<Hit<'_>> {
        let mut found = Vec::new();
        let mut at = 0;
        while at < chars.len() {
            match self.longest(chars, at, &hidden) {
                Some(hit) => {
                    at = hit.end;
                    found.push(hit);
                }
                None => at += 1,
            }
        }
        found
    }

    fn longest(
        &self,
        chars: &[char],
        start: usize,
        hidden: &impl Fn(usize) -> bool,
    ) -> Option<Hit<'_>> {
        let wanted = head(chars, start);
        let from = self.entries.partition_point(|entry| entry.head < wanted);
        let rest = chars.get(start..)?;
        let mut best: Option<&Entry> = None;
        for entry in self.entries.get(from..)?.iter().take_while(|entry| entry.head == wanted) {
            let length = usize::from(entry.length);
            if best.is_none_or(|best| entry.length > best.length)
                && rest.starts_with(self.term(entry))
                && is_whole(chars, start, start + length)
                && !(start..start + length).any(hidden)
            {
                best = Some(entry);
            }
        }
        let entry = best?;
        let first = entry.first as usize;
        Some(Hit {
            start,
            end: start + usize::from(entry.length),
            targets: self.targets.get(first..first + usize::from(entry.count))?,
        })
    }

    fn term(&self, entry: &Entry) -> &[char] {
        let at = entry.at as usize;
        self.pool.get(at..at + usize::from(entry.length)).unwrap_or_default()
    }
}

/// The first two characters from `at` as a number that sorts like them.
fn head(chars: &[char], at: usize) -> u64 {
    let first = chars.get(at).map_or(0, |char| u64::from(u32::from(*char)));
    let second = chars.get(at + 1).map_or(0, |char| u64::from(u32::from(*char)));
    (first << 32) | second
}

/// Gives every term of the tables as written, with what it stands for.
pub fn for_each_term(mut give: impl FnMut(&str, Target, TermKind)) {
    let taxonomy = Taxonomy::bundled();
    for class in taxonomy.classes() {
        let target = Target::Class(class.id);
        give(class.name, target, TermKind::Name);
        if let Some(core) = core_of(class.name) {
            give(core, target, TermKind::Name);
        }
    }
    for link in taxonomy.links() {
        for product in link.products() {
            give(without_brackets(product), Target::Class(link.class), TermKind::Product);
        }
    }
    for industry in taxonomy.industries().iter().filter(|industry| industry.level == 4) {
        // A linked industry speaks for its emerging class only through the linear model and the listed products.
        if taxonomy.links_of_industry(industry.id).next().is_none() {
            give(industry.name, Target::Industry(industry.id), TermKind::Industry);
        }
    }
    for line in include_str!(concat!(env!("OUT_DIR"), "/synonyms.txt")).lines() {
        let Some((place, terms)) = line.split_once('\t') else {
            continue;
        };
        let Some((target, kind)) = read_target(place) else {
            continue;
        };
        for term in terms.split(';') {
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

fn read_target(place: &str) -> Option<(Target, TermKind)> {
    if let Some(at) = place.strip_prefix('e') {
        return Some((Target::Class(ClassId(at.parse().ok()?)), TermKind::Synonym));
    }
    Some((Target::Industry(IndustryId(place.strip_prefix('g')?.parse().ok()?)), TermKind::Industry))
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
