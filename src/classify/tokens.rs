//! The informative symbols of a clause and the features made of them.
//!
//! A symbol is one Han character or one word of Latin letters; a feature is a symbol or two neighbours. Function words,
//! boilerplate, exclusions and signs separate neighbours.

use super::normalise::{is_han, is_word};

/// One informative symbol: its identity and its place in folded characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Symbol {
    /// The code point of a Han character, or the hash of a word with the highest bit set.
    pub id: u32,
    /// First folded character.
    pub start: usize,
    /// One past the last.
    pub end: usize,
    /// Whether the symbol directly follows the one before it.
    pub joined: bool,
}

/// The symbols of `start..end`; `hidden` tells which characters do not count.
pub fn symbols(
    chars: &[char],
    start: usize,
    end: usize,
    hidden: &dyn Fn(usize) -> bool,
) -> Vec<Symbol> {
    let mut found = Vec::with_capacity(end.saturating_sub(start));
    let mut joined = false;
    let mut at = start;
    while at < end {
        let Some(char) = chars.get(at).copied() else {
            break;
        };
        if hidden(at) {
            joined = false;
            at += 1;
        } else if is_han(char) {
            found.push(Symbol { id: u32::from(char), start: at, end: at + 1, joined });
            joined = true;
            at += 1;
        } else if is_word(char) {
            let stop =
                (at..end).find(|next| hidden(*next) || !is_part(chars, *next)).unwrap_or(end);
            let word = chars.get(at..stop).unwrap_or_default();
            if word.iter().any(|part| part.is_alphabetic()) {
                found.push(Symbol { id: word_id(word), start: at, end: stop, joined });
                joined = true;
            } else {
                joined = false;
            }
            at = stop.max(at + 1);
        } else {
            joined = joined && (char == ' ' || char == '"');
            at += 1;
        }
    }
    found
}

fn is_part(chars: &[char], at: usize) -> bool {
    match chars.get(at) {
        Some('-' | '.' | '+' | '&') => {
            at.checked_sub(1).and_then(|before| chars.get(before)).copied().is_some_and(is_word)
                && chars.get(at + 1).copied().is_some_and(is_word)
        }
        Some(char) => is_word(*char),
        None => false,
    }
}

/// FNV-1a over the characters, with the highest bit set to keep words apart from Han characters.
fn word_id(word: &[char]) -> u32 {
    word.iter()
        .fold(0x811C_9DC5, |hash: u32, char| (hash ^ u32::from(*char)).wrapping_mul(0x0100_0193))
        | 0x8000_0000
}

/// The key of a single symbol.
#[must_use]
pub fn single(symbol: Symbol) -> u64 {
    u64::from(symbol.id)
}

/// The key of two neighbours.
#[must_use]
pub fn pair(left: Symbol, right: Symbol) -> u64 {
    (u64::from(left.id) << 32) | u64::from(right.id)
}
