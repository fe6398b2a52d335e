//! Finds the words of the hand-kept lists: boilerplate, function words, verbs, triggers of exclusions.

use std::sync::OnceLock;

use super::index::Chains;
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
            let Some(ends) = list.longest(chars, start) else { continue };
            for ((end, from), (_, kind)) in ends.into_iter().zip(&mut free).zip(KINDS) {
                if end > 0 && start >= *from {
                    *from = end;
                    words.push(Word { kind, start, end });
                }
            }
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

/// The kinds with their names in the table, in the order of [`Kind`].
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

#[derive(Default)]
struct List {
    words: Vec<(Vec<char>, Kind)>,
    /// The words by their first character.
    heads: Chains,
}

impl List {
    fn bundled() -> &'static Self {
        static LIST: OnceLock<List> = OnceLock::new();
        LIST.get_or_init(|| {
            let mut list = Self::default();
            for line in include_str!(concat!(env!("OUT_DIR"), "/words.txt")).lines() {
                let Some((name, words)) = line.split_once('\t') else { continue };
                let Some((_, kind)) = KINDS.iter().find(|(known, _)| *known == name) else {
                    continue;
                };
                for word in words.split(';') {
                    let folded = Normalised::new(word).chars;
                    if let Some(first) = folded.first() {
                        list.heads.add(u64::from(*first));
                        list.words.push((folded, *kind));
                    }
                }
            }
            list
        })
    }

    /// For each kind the end of the longest word that begins at `start`, 0 where there is none; nothing where no listed
    /// word begins with that character.
    fn longest(&self, chars: &[char], start: usize) -> Option<[usize; KINDS.len()]> {
        let rest = chars.get(start..)?;
        let mut alike = self.heads.of(u64::from(*rest.first()?)).peekable();
        alike.peek()?;
        let mut ends = [0; KINDS.len()];
        for (word, kind) in alike.filter_map(|place| self.words.get(place)) {
            let end = start + word.len();
            if let Some(longest) = ends.get_mut(*kind as usize)
                && end > *longest
                && rest.starts_with(word)
                && is_whole(chars, start, end)
            {
                *longest = end;
            }
        }
        Some(ends)
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
