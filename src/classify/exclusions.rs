//! Finds what a text takes out of its own statement: "not including …", "… excepted".
//!
//! The triggers are short and stand inside ordinary words too (dust removal, non-metal), so a list of such words is
//! kept, and a bare 除 counts only with its closing 外 or at the beginning of a bracket.

use super::lexicon::Lexicon;
use super::words::{Kind, Marks};

/// A stretch that the text excludes, in folded characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Excluded {
    /// First excluded character.
    pub start: usize,
    /// One past the last.
    pub end: usize,
    /// Where the trigger begins.
    pub by_start: usize,
    /// One past the end of the trigger.
    pub by_end: usize,
}

/// The excluded stretches of a folded text whose words have been marked.
#[must_use]
pub fn find(chars: &[char], marks: &Marks) -> Vec<Excluded> {
    let allowed: Vec<_> = marks.of(Kind::Allow).collect();
    let is_allowed = |start: usize, end: usize| {
        // Words of one kind do not overlap.
        let place = allowed.partition_point(|word| word.end <= start);
        allowed.get(place).is_some_and(|word| word.start < end)
    };
    // A listed thing may begin with a trigger: non-oxide fibres, arsenic removal.
    let begins_term = |start: usize, end: usize| {
        Lexicon::bundled().longest(chars, start, &|term| term.end > end).is_some()
    };
    let mut found: Vec<Excluded> = Vec::new();
    for trigger in marks.of(Kind::ExcludeBefore).filter(|trigger| {
        let (start, end) = (trigger.start, trigger.end);
        opens_exception(chars, start) || !is_allowed(start, end) && !begins_term(start, end)
    }) {
        if found.last().is_some_and(|last| trigger.start < last.end) {
            continue;
        }
        let end = match chars.get(trigger.start) {
            Some('除') => exception_end(chars, trigger.start),
            Some('非') => item_end(chars, trigger.start),
            _ => Some(clause_end(chars, trigger.end)),
        };
        if let Some(end) = end.filter(|end| *end > trigger.end) {
            found.push(Excluded {
                start: trigger.end,
                end,
                by_start: trigger.start,
                by_end: trigger.end,
            });
        }
    }
    for trigger in marks.of(Kind::ExcludeAfter) {
        // What an earlier exclusion has taken is not taken twice.
        let before = found.partition_point(|other| other.start < trigger.end);
        let last = before.checked_sub(1).and_then(|last| found.get(last));
        let covered = last.is_some_and(|last| trigger.start <= last.end);
        let from = last.map_or(0, |last| last.end.max(last.by_end));
        let start = clause_start(chars, from, trigger.start);
        if start < trigger.start && !covered && chars.get(trigger.start) == Some(&'除') {
            found.insert(
                before,
                Excluded {
                    start,
                    end: trigger.start,
                    by_start: trigger.start,
                    by_end: trigger.end,
                },
            );
        }
    }
    found
}

/// Whether 除 follows an opening bracket and is closed by 外: no ordinary word begins so.
fn opens_exception(chars: &[char], start: usize) -> bool {
    chars.get(start) == Some(&'除')
        && start.checked_sub(1).and_then(|before| chars.get(before)) == Some(&'(')
        && exception_end(chars, start).is_some_and(|end| chars.get(end) == Some(&'外'))
}

fn is_hard_break(char: char) -> bool {
    matches!(char, ';' | '\n' | '.' | '!' | '?')
}

/// The end of a 除 … 外, or of the bracket that a 除 opens; none when the 除 excludes nothing.
fn exception_end(chars: &[char], start: usize) -> Option<usize> {
    let after_open = start.checked_sub(1).and_then(|before| chars.get(before)) == Some(&'(');
    for (at, char) in chars.iter().enumerate().skip(start + 1) {
        match char {
            '外' => return Some(at),
            ')' if after_open => return Some(at),
            // Another 除 belongs to 除外, which looks backwards.
            '除' | ')' | '(' => return None,
            other if is_hard_break(*other) => return None,
            _ => {}
        }
    }
    None
}

/// The end of the listed item; a 非 inside a longer word excludes nothing.
fn item_end(chars: &[char], start: usize) -> Option<usize> {
    let before = start.checked_sub(1).and_then(|before| chars.get(before));
    let at_item_start =
        before.is_none_or(|before| matches!(before, '、' | ',' | ':' | '(' | ';' | '\n' | '.'));
    at_item_start.then(|| {
        (start + 1..chars.len())
            .find(|at| {
                chars.get(*at).is_some_and(|char| {
                    matches!(char, '、' | ',' | ')' | '(') || is_hard_break(*char)
                })
            })
            .unwrap_or(chars.len())
    })
}

/// The end of the bracket that encloses `start`, else of the clause.
fn clause_end(chars: &[char], start: usize) -> usize {
    let enclosed = is_enclosed(chars, start);
    let mut depth = 0usize;
    for (at, char) in chars.iter().enumerate().skip(start) {
        match char {
            '(' => depth += 1,
            ')' if depth == 0 => return at,
            ')' => depth -= 1,
            ',' if depth == 0 && !enclosed => return at,
            other if is_hard_break(*other) && !enclosed => return at,
            _ => {}
        }
    }
    chars.len()
}

fn is_enclosed(chars: &[char], at: usize) -> bool {
    let mut depth = 0usize;
    for char in chars.iter().take(at).rev() {
        match char {
            ')' => depth += 1,
            '(' if depth == 0 => {
                // A bracket that never closes encloses nothing.
                return chars.iter().skip(at).any(|later| *later == ')');
            }
            '(' => depth -= 1,
            _ => {}
        }
    }
    false
}

/// The beginning of the clause that ends at `end`, not before `from`, without the mark that separates it from the item before.
fn clause_start(chars: &[char], from: usize, end: usize) -> usize {
    let mut depth = 0usize;
    for (at, char) in chars.iter().enumerate().take(end).skip(from).rev() {
        match char {
            ')' => depth += 1,
            '(' if depth > 0 => depth -= 1,
            '(' => return at + 1,
            ',' | ':' if depth == 0 => return at + 1,
            other if depth == 0 && is_hard_break(*other) => return at + 1,
            _ => {}
        }
    }
    if chars.get(from) == Some(&'、') { from + 1 } else { from }
}
