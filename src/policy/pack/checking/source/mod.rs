//! Holds a pack against the text of its document: the list of clauses, and the words that are quoted.

mod clauses;
mod marker;
mod outline;
mod quotes;

use self::outline::Outline;
use super::report::Report;
use crate::policy::pack::Pack;

/// Tells what the list of clauses lacks or has too much, and quotes that the text, or the clause they name, lacks.
pub(super) fn check(pack: &Pack, text: &str, report: &mut Report) {
    let outline = Outline::of(text, &clauses::words(pack.clauses()));
    quotes::check(pack, &outline, report);
    clauses::check(pack, &outline, report);
}

/// A reference or a text as it is compared: without spaces, brackets and digits half-width.
fn plain(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).map(half_width).collect()
}

/// Full-width digits, brackets and the full-width stop as the half-width ones.
fn half_width(c: char) -> char {
    match c {
        '（' => '(',
        '）' => ')',
        '０'..='９' | '．' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        _ => c,
    }
}
