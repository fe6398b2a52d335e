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

/// Control characters but line breaks, and others that show nothing themselves or turn the direction of what follows.
pub(super) fn is_hidden(c: char) -> bool {
    (c.is_control() && c != '\n')
        || turns_direction(c)
        || matches!(
            c,
            '\u{AD}' | '\u{61C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{2060}'..='\u{206F}'
                | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E0FFF}'
        )
}

/// Small letters, digits and hyphens, beginning with a letter.
pub(super) fn is_kebab_case(id: &str) -> bool {
    id.starts_with(|c: char| c.is_ascii_lowercase())
        && id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}
