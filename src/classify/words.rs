//! Finds the words of the hand-kept lists: boilerplate, function words, verbs, triggers of exclusions.

use std::sync::OnceLock;

use super::normalise::{Normalised, is_word};

/// What a listed word is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// Stock phrases of licences and company reports, which say nothing of the business.
    Boilerplate,
    /// Function words, which separate what is informative.
    Stop,
    /// Verbs of making and doing.
    Make,
    /// Verbs of buying and selling.
    Trade,
    /// Words that lead to where products are used, or to praise.
    Application,
    /// Words that look like a trigger of an exclusion and are none.
    Allow,
    /// What follows is excluded.
    ExcludeBefore,
    /// What stands before is excluded.
    ExcludeAfter,
}

/// A listed word found in a text, in folded characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Word {
    /// What it is.
    pub kind: Kind,
    /// First character.
    pub start: usize,
    /// One past the last.
    pub end: usize,
}

/// All listed words of a text in the order in which they begin.
#[derive(Debug, Default)]
pub struct Marks {
    words: Vec<Word>,
}

impl Marks {
    /// Finds every listed word: of each kind the longest at a place, without overlap within the kind.
    #[must_use]
    pub fn new(chars: &[char]) -> Self {
        let list = List::bundled();
        let mut words = Vec::new();
        let mut free = [0usize; KINDS.len()];
        for start in 0..chars.len() {
            list.matches(chars, start, |kind, end| {
                if let Some(from) = free.get_mut(kind as usize).filter(|from| start >= **from) {
                    *from = end;
                    words.push(Word { kind, start, end });
                }
            });
        }
        Self { words }
    }

    /// The words that `drop` does not name.
    #[must_use]
    pub fn without(&self, drop: impl Fn(&Word) -> bool) -> Self {
        Self { words: self.words.iter().copied().filter(|word| !drop(word)).collect() }
    }

    /// The words of one kind.
    pub fn of(&self, kind: Kind) -> impl Iterator<Item = Word> + '_ {
        self.words.iter().copied().filter(move |word| word.kind == kind)
    }

    /// The words that lie within `start..end`.
    pub fn words_within(&self, start: usize, end: usize) -> impl Iterator<Item = Word> + '_ {
        let from = self.words.partition_point(|word| word.start < start);
        self.words
            .iter()
            .skip(from)
            .copied()
            .take_while(move |word| word.start < end)
            .filter(move |word| word.end <= end)
    }
}

const KINDS: [(&str, Kind); 8] = [
    ("boilerplate", Kind::Boilerplate),
    ("stop", Kind::Stop),
    ("make", Kind::Make),
    ("trade", Kind::Trade),
    ("application", Kind::Application),
    ("allow", Kind::Allow),
    ("exclude-before", Kind::ExcludeBefore),
    ("exclude-after", Kind::ExcludeAfter),
];

struct List {
    /// Sorted by the folded word, then kind.
    entries: Vec<(Vec<char>, Kind)>,
    /// First characters in order, with the entries that begin so.
    heads: Vec<(char, usize, usize)>,
}

impl List {
    fn bundled() -> &'static Self {
        static LIST: OnceLock<List> = OnceLock::new();
        LIST.get_or_init(|| {
            let mut entries: Vec<(Vec<char>, Kind)> =
                include_str!(concat!(env!("OUT_DIR"), "/words.txt"))
                    .lines()
                    .filter_map(|line| line.split_once('\t'))
                    .filter_map(|(name, words)| {
                        let kind = KINDS.iter().find(|(known, _)| *known == name)?.1;
                        Some(words.split(';').map(move |word| (Normalised::new(word).chars, kind)))
                    })
                    .flatten()
                    .filter(|(word, _)| !word.is_empty())
                    .collect();
            entries.sort();
            entries.dedup();
            let mut heads: Vec<(char, usize, usize)> = Vec::new();
            for (at, (word, _)) in entries.iter().enumerate() {
                match (heads.last_mut(), word.first()) {
                    (Some(head), Some(first)) if head.0 == *first => head.2 = at + 1,
                    (_, Some(first)) => heads.push((*first, at, at + 1)),
                    _ => {}
                }
            }
            Self { entries, heads }
        })
    }

    /// Calls `found` for the words that begin at `start`, longest first of each kind.
    fn matches(&self, chars: &[char], start: usize, mut found: impl FnMut(Kind, usize)) {
        let Some(first) = chars.get(start) else { return };
        let Ok(head) = self.heads.binary_search_by_key(first, |head| head.0) else { return };
        let Some((_, from, to)) = self.heads.get(head).copied() else { return };
        let rest = chars.get(start..).unwrap_or_default();
        for (word, kind) in self.entries.get(from..to).unwrap_or_default().iter().rev() {
            if rest.starts_with(word) && is_whole(chars, start, start + word.len()) {
                found(*kind, start + word.len());
            }
        }
    }
}

/// Whether `start..end` does not cut a word of Latin letters in two.
#[must_use]
pub fn is_whole(chars: &[char], start: usize, end: usize) -> bool {
    let joined = |left: Option<&char>, right: Option<&char>| {
        left.copied().is_some_and(is_word) && right.copied().is_some_and(is_word)
    };
    let before = start.checked_sub(1).and_then(|at| chars.get(at));
    let last = end.checked_sub(1).and_then(|at| chars.get(at));
    !joined(before, chars.get(start)) && !joined(last, chars.get(end))
}
