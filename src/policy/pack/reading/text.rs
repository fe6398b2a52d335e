//! What a text of a pack may hold.

use crate::policy::suggestion::turns_direction;

/// The first piece that a careless page would take for a tag: `<` and what may begin one.
pub(super) fn markup(text: &str) -> Option<&str> {
    let opens = |rest: &str| {
        rest.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?'))
    };
    text.match_indices('<')
        .map(|(at, _)| text.get(at..).unwrap_or_default())
        .find(|tag| tag.strip_prefix('<').is_some_and(opens))
}

/// Control characters but line breaks, and those that turn the direction of what follows.
pub(super) fn is_hidden(c: char) -> bool {
    (c.is_control() && c != '\n') || turns_direction(c) || c == '\u{FEFF}'
}

/// Small letters, digits and hyphens, beginning with a letter.
pub(super) fn is_kebab_case(id: &str) -> bool {
    id.starts_with(|c: char| c.is_ascii_lowercase())
        && id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}
