//! Names, products and synonyms, found as whole terms: the longest at each place, none inside another.

use std::ops::{Range, RangeInclusive};
use std::sync::OnceLock;

use super::index::{Chains, starts};
use super::terms::{Folded, Target, TermKind};
use super::words::is_whole;

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

/// All terms, each once.
#[derive(Debug, Default)]
pub struct Lexicon {
    terms: Vec<&'static [char]>,
    /// The terms by their first two characters.
    heads: Chains,
    /// Where the targets of each term begin, and one place more for the end.
    starts: Vec<u32>,
    targets: Vec<(Target, TermKind)>,
}

impl Lexicon {
    /// The lexicon of the bundled tables, built once.
    #[must_use]
    pub fn bundled() -> &'static Self {
        static LEXICON: OnceLock<Lexicon> = OnceLock::new();
        LEXICON.get_or_init(|| {
            let mut lexicon = Self::default();
            let mut pairs: Vec<(u32, Target, TermKind)> = Vec::new();
            // The latest pair of each term: targets come one after the other, so that only this one can be the same.
            let mut latest: Vec<usize> = Vec::new();
            for (term, target, kind) in
                Folded::bundled().iter().filter(|(term, ..)| LENGTHS.contains(&term.len()))
            {
                let place = lexicon.place_of(term);
                if place == latest.len() {
                    latest.push(usize::MAX);
                }
                let Some(at) = latest.get_mut(place) else { continue };
                match pairs.get_mut(*at) {
                    Some(pair) if pair.1 == target => pair.2 = pair.2.min(kind),
                    _ => {
                        *at = pairs.len();
                        pairs.push((u32::try_from(place).unwrap_or(u32::MAX), target, kind));
                    }
                }
            }
            lexicon.set_targets(&pairs);
            lexicon
        })
    }

    /// The place of a folded term, which is added when it is new.
    fn place_of(&mut self, term: &'static [char]) -> usize {
        let head = head(term, 0);
        let known = self.heads.of(head).find(|place| self.term(*place) == term);
        known.unwrap_or_else(|| {
            self.terms.push(term);
            self.heads.add(head)
        })
    }

    /// Puts the targets of each term together, in the order of the pairs.
    fn set_targets(&mut self, pairs: &[(u32, Target, TermKind)]) {
        self.starts = starts(pairs.iter().map(|pair| pair.0), self.terms.len());
        // Every slot is written once; what it holds before does not matter.
        self.targets = pairs.iter().map(|(_, target, kind)| (*target, *kind)).collect();
        let mut free = self.starts.clone();
        for (term, target, kind) in pairs {
            if let Some(next) = free.get_mut(*term as usize)
                && let Some(slot) = self.targets.get_mut(*next as usize)
            {
                *slot = (*target, *kind);
                *next += 1;
            }
        }
    }

    /// The terms of a folded text from left to right; `counts` tells of a stretch whether it may be a term.
    pub fn hits(&self, chars: &[char], counts: impl Fn(Range<usize>) -> bool) -> Vec<Hit<'_>> {
        let mut found = Vec::new();
        let mut at = 0;
        while at < chars.len() {
            match self.longest(chars, at, &counts) {
                Some(hit) => {
                    at = hit.end;
                    found.push(hit);
                }
                None => at += 1,
            }
        }
        found
    }

    /// The longest term that begins at a place and counts there.
    pub(super) fn longest(
        &self,
        chars: &[char],
        start: usize,
        counts: &impl Fn(Range<usize>) -> bool,
    ) -> Option<Hit<'_>> {
        let rest = chars.get(start..)?;
        let mut best: Option<(usize, usize)> = None;
        for place in self.heads.of(head(chars, start)) {
            let term = self.term(place);
            let end = start + term.len();
            if best.is_none_or(|(_, longest)| end > longest)
                && rest.starts_with(term)
                && is_whole(chars, start, end)
                && counts(start..end)
            {
                best = Some((place, end));
            }
        }
        let (place, end) = best?;
        let (from, to) = (*self.starts.get(place)?, *self.starts.get(place + 1)?);
        let targets = self.targets.get(from as usize..to as usize)?;
        Some(Hit { start, end, targets })
    }

    fn term(&self, place: usize) -> &'static [char] {
        self.terms.get(place).copied().unwrap_or_default()
    }
}

/// How many characters a term of the lexicon has; longer names never stand in a text as a whole.
const LENGTHS: RangeInclusive<usize> = 2..=30;

/// The first two characters from `at` as one number.
fn head(chars: &[char], at: usize) -> u64 {
    let first = chars.get(at).map_or(0, |char| u64::from(u32::from(*char)));
    let second = chars.get(at + 1).map_or(0, |char| u64::from(u32::from(*char)));
    (first << 32) | second
}
