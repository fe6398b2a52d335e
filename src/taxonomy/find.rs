//! Finds classes of both classifications from part of a code, a name, a product or an everyday word, as one types.

use std::ops::Range;
use std::sync::OnceLock;

use serde::{Serialize, Serializer};

use super::Taxonomy;
use super::browse::{Parent, parents_of, parents_of_industry};
use crate::classify::normalise::Normalised;
use crate::classify::terms::{Synonyms, Target};

/// Longest query that can match, in bytes of UTF-8; a longer one finds nothing.
pub const MAX_QUERY: usize = 1024;

/// Most classes that are given.
pub const MAX_FOUND: usize = 50;

/// A class that a query may mean.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Found {
    /// Which classification it belongs to.
    pub kind: FoundKind,
    /// Its code, or that of the class above it for a row without a code.
    pub code: &'static str,
    /// The name that goes with the code.
    pub name: &'static str,
    /// Name of the row without a code of its own that matched.
    pub row: Option<&'static str>,
    /// The classes above, the highest first.
    pub parents: Vec<Parent>,
    /// What the words are that the query is part of.
    pub by: MatchedBy,
    /// The words as printed.
    pub text: &'static str,
    /// First character that matches. No listed text holds a character beyond the basic plane, so that this counts Unicode
    /// scalar values and UTF-16 units alike.
    pub start: usize,
    /// One past the last.
    pub end: usize,
}

/// Which classification a class belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FoundKind {
    /// The Classification of Strategic Emerging Industries.
    Emerging,
    /// GB/T 4754-2017.
    Industry,
}

/// What the words are that a query is part of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MatchedBy {
    /// The code.
    Code,
    /// The name.
    Name,
    /// A listed product or service.
    Product,
    /// An everyday word, abbreviation or English word.
    Synonym,
}

// By hand: what is derived for an enum takes several times the room in the wasm.
impl Serialize for FoundKind {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(match self {
            Self::Emerging => "emerging",
            Self::Industry => "industry",
        })
    }
}

impl Serialize for MatchedBy {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(match self {
            Self::Code => "code",
            Self::Name => "name",
            Self::Product => "product",
            Self::Synonym => "synonym",
        })
    }
}

/// Classes that `query` may mean, at most `limit` and never more than [`MAX_FOUND`].
///
/// First those with this code, then those whose code begins so, whose name is, begins with or holds the query, and then
/// those with such a product or everyday word. Classes of equal rank stand in the order of the tables, emerging classes
/// before industries.
#[must_use]
pub fn find(query: &str, limit: usize) -> Vec<Found> {
    let query = if query.len() > MAX_QUERY { "" } else { query.trim() };
    let query = Normalised::new(query).chars;
    if query.is_empty() {
        return Vec::new();
    }
    let index = Index::bundled();
    let mut hits: Vec<Hit> = Vec::new();
    for entry in &index.entries {
        let Some(hit) = index.hit(entry, &query) else { continue };
        // The entries of a class stand together; each class is found once, by the best of them.
        match hits.last_mut().filter(|last| last.entry.of == hit.entry.of) {
            Some(last) if last.rank <= hit.rank => {}
            Some(last) => *last = hit,
            None => hits.push(hit),
        }
    }
    let (mut found, limit) = (Vec::new(), limit.min(MAX_FOUND));
    for rank in 0..RANKS {
        for hit in hits.iter().filter(|hit| hit.rank == rank) {
            if found.len() == limit {
                return found;
            }
            if let Some(class) = hit.shown() {
                found.push(class);
            }
        }
    }
    found
}

/// A code can be the query or begin with it; a name, and then other words, can be it, begin with it or hold it.
const RANKS: usize = 8;

impl MatchedBy {
    fn first_rank(self) -> usize {
        match self {
            Self::Code => 0,
            Self::Name => 2,
            Self::Product | Self::Synonym => 5,
        }
    }
}

/// A code, a name or other words of a class.
struct Entry {
    of: Target,
    by: MatchedBy,
    text: &'static str,
    /// Its place in the pool. The letter of its section stands before the code of an industry.
    folded: Range<usize>,
}

/// An entry that the query is part of.
struct Hit {
    entry: &'static Entry,
    rank: usize,
    /// Where the query stands, in folded characters of the text.
    start: usize,
    end: usize,
}

/// The entries of all classes, folded once.
struct Index {
    /// The folded texts one after the other.
    pool: Vec<char>,
    /// In the order of the classes; those of a class stand together.
    entries: Vec<Entry>,
}

impl Index {
    fn bundled() -> &'static Self {
        static INDEX: OnceLock<Index> = OnceLock::new();
        INDEX.get_or_init(|| {
            let taxonomy = Taxonomy::bundled();
            let mut index = Self { pool: Vec::new(), entries: Vec::new() };
            let mut links = taxonomy.links().iter().peekable();
            let mut synonyms = Synonyms::new();
            for class in taxonomy.classes() {
                let target = Target::Class(class.id);
                if let Some(code) = class.code {
                    index.add(target, MatchedBy::Code, code);
                }
                index.add(target, MatchedBy::Name, class.name);
                while let Some(link) = links.next_if(|link| link.class == class.id) {
                    for product in link.products() {
                        index.add(target, MatchedBy::Product, product);
                    }
                }
                index.add_synonyms(target, &mut synonyms);
            }
            let mut section = None;
            for industry in taxonomy.industries() {
                let target = Target::Industry(industry.id);
                let start = index.pool.len();
                if industry.level == 1 {
                    section =
                        industry.code.chars().next().map(|letter| letter.to_ascii_lowercase());
                } else if let Some(letter) = section {
                    index.pool.push(letter);
                }
                index.add_from(start, target, MatchedBy::Code, industry.code);
                index.add(target, MatchedBy::Name, industry.name);
                index.add_synonyms(target, &mut synonyms);
            }
            index
        })
    }

    fn add(&mut self, of: Target, by: MatchedBy, text: &'static str) {
        self.add_from(self.pool.len(), of, by, text);
    }

    fn add_from(&mut self, start: usize, of: Target, by: MatchedBy, text: &'static str) {
        self.pool.extend_from_slice(&Normalised::new(text).chars);
        self.entries.push(Entry { of, by, text, folded: start..self.pool.len() });
    }

    fn add_synonyms(&mut self, of: Target, synonyms: &mut Synonyms) {
        for synonym in synonyms.of(of) {
            self.add(of, MatchedBy::Synonym, synonym);
        }
    }

    fn hit(&self, entry: &'static Entry, query: &[char]) -> Option<Hit> {
        let folded = self.pool.get(entry.folded.clone())?;
        let at = folded.windows(query.len()).position(|window| window == query)?;
        let is_code = entry.by == MatchedBy::Code;
        let letter = if is_code { folded.len().saturating_sub(entry.text.len()) } else { 0 };
        let end = at.saturating_add(query.len());
        let place = match at {
            at if at > letter && is_code => return None,
            at if at > letter => 2,
            _ => usize::from(end < folded.len()),
        };
        let (start, end) = (at.saturating_sub(letter), end.saturating_sub(letter));
        Some(Hit { entry, rank: entry.by.first_rank() + place, start, end })
    }
}

impl Hit {
    fn shown(&self) -> Option<Found> {
        let taxonomy = Taxonomy::bundled();
        let Entry { of, by, text, .. } = *self.entry;
        let (start, end) = Normalised::new(text).original_span(self.start, self.end);
        let mut row = None;
        let (kind, code, name, parents) = match of {
            Target::Class(id) => {
                let class = taxonomy.class_at(id)?;
                let coded = taxonomy.coded(class)?;
                row = class.code.is_none().then_some(class.name);
                let parents = parents_of(taxonomy, coded);
                (FoundKind::Emerging, coded.code?, coded.name, parents)
            }
            Target::Industry(id) => {
                let industry = taxonomy.industry_at(id)?;
                let parents = parents_of_industry(taxonomy, industry);
                (FoundKind::Industry, industry.code, industry.name, parents)
            }
        };
        Some(Found { kind, code, name, row, parents, by, text, start, end })
    }
}
