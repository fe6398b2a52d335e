//! Finds the words of the hand-kept lists: boilerplate, function words, verbs, triggers of exclusions.

use std::sync::OnceLock;

use super::activity::ActivityTable;
use super::index::Chains;
use super::normalise::{Normalised, is_word};

/// What a listed word is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// Stock phrases of licences and company reports, which say nothing of the business.
    Boilerplate,
    /// Phrases that are boilerplate where they stand as an item of their own.
    StockItem,
    /// Function words, which separate what is informative.
    Stop,
    /// Words that lead to where products are used, or to praise.
    Application,
    /// Words that look like a trigger of an exclusion and are none.
    Allow,
    /// What follows is excluded.
    ExcludeBefore,
    /// What stands before is excluded.
    ExcludeAfter,
    /// Words that may follow the name of an activity without making another thing of it, as in repair shop.
    Ending,
    /// Phrases that hold the words of an activity and are none, as "replaces imports".
    Idle,
    /// Words that make a clause a sentence; a mere list has none.
    Sentence,
    /// Words for what the business did once, or will do.
    Elsewhen,
    /// Words that lead to whom something is offered.
    Customer,
    /// Words that lead from the customer to what is offered.
    Offer,
    /// Words for an activity, by their row in the table of activities.
    Activity(u8),
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
        let mut free = [0usize; LISTS];
        let mut longest = Vec::new();
        for start in 0..chars.len() {
            list.longest(chars, start, &mut longest);
            for (list, end) in longest.drain(..) {
                if let Some(from) = free.get_mut(usize::from(list))
                    && start >= *from
                {
                    *from = end;
                    words.push(Word { kind: kind_of(list), start, end });
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

/// The kinds with their names in the table; the rows of activities follow them.
const KINDS: [(&str, Kind); 13] = [
    ("boilerplate", Kind::Boilerplate),
    ("stock-item", Kind::StockItem),
    ("stop", Kind::Stop),
    ("application", Kind::Application),
    ("allow", Kind::Allow),
    ("exclude-before", Kind::ExcludeBefore),
    ("exclude-after", Kind::ExcludeAfter),
    ("ending", Kind::Ending),
    ("idle", Kind::Idle),
    ("sentence", Kind::Sentence),
    ("elsewhen", Kind::Elsewhen),
    ("customer", Kind::Customer),
    ("offer", Kind::Offer),
];

/// Lists of words that can be told apart; the build makes sure that there are no more.
const LISTS: usize = 45;

fn kind_of(list: u8) -> Kind {
    match KINDS.get(usize::from(list)) {
        Some((_, kind)) => *kind,
        None => Kind::Activity(list - KINDS_COUNT),
    }
}

const KINDS_COUNT: u8 = 13;

#[derive(Default)]
struct List {
    /// The words, each with the number of its list.
    words: Vec<(Vec<char>, u8)>,
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
                if let Some((number, _)) = (0..).zip(KINDS).find(|(_, (known, _))| *known == name) {
                    list.add(number, words);
                }
            }
            for (number, words) in (KINDS_COUNT..).zip(ActivityTable::bundled().words()) {
                list.add(number, words);
            }
            list
        })
    }

    fn add(&mut self, list: u8, words: &str) {
        for word in words.split(';') {
            let folded = Normalised::new(word).chars;
            if let Some(first) = folded.first() {
                self.heads.add(u64::from(*first));
                self.words.push((folded, list));
            }
        }
    }

    /// The end of the longest word of each list that begins at `start`, in the order of the lists.
    fn longest(&self, chars: &[char], start: usize, ends: &mut Vec<(u8, usize)>) {
        let Some([first, rest @ ..]) = chars.get(start..) else { return };
        for place in self.heads.of(u64::from(*first)) {
            let Some((word, list)) = self.words.get(place) else { continue };
            let end = start + word.len();
            // Most words part at the second character.
            if word.get(1).is_some_and(|second| rest.first() != Some(second))
                || !rest.starts_with(word.get(1..).unwrap_or_default())
                || !is_whole(chars, start, end)
            {
                continue;
            }
            let at = ends.iter().position(|(known, _)| known >= list).unwrap_or(ends.len());
            match ends.get_mut(at) {
                Some((known, longest)) if known == list => *longest = end.max(*longest),
                _ => ends.insert(at, (*list, end)),
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
