//! "Did you mean …?" for ids that nobody declared.

/// Longer words are no ids, in bytes.
const LONGEST: usize = 64;

/// The candidate nearest to `word`, if it is near enough to be a slip of the hand.
pub(crate) fn nearest<'a>(
    word: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    if word.len() > LONGEST {
        return None;
    }
    let length = word.chars().count();
    let furthest = 1 + length / 4;
    // Both bounds spare the distance of what cannot be near: there may be thousands of words and of candidates.
    let comparable = |candidate: &&str| {
        candidate.len() <= LONGEST && candidate.chars().count().abs_diff(length) <= furthest
    };
    candidates
        .into_iter()
        .filter(comparable)
        .map(|candidate| (distance(word, candidate), candidate))
        .filter(|(distance, _)| *distance <= furthest)
        .min()
        .map(|(_, candidate)| candidate)
}

/// Names what is unknown, with the nearest candidate where there is one.
pub(crate) fn unknown<'a>(
    what: &str,
    word: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> String {
    let word = shown(word);
    match nearest(&word, candidates) {
        Some(candidate) => format!("unknown {what} `{word}`; did you mean `{candidate}`?"),
        None => format!("unknown {what} `{word}`"),
    }
}

/// A word of unknown origin as a message may show it: short, and on one line.
pub(crate) fn shown(word: &str) -> String {
    on_one_line(word.chars().take(LONGEST).collect())
}

/// A message that may quote anyone: a terminal would obey control characters, and a line break would begin a message that
/// nobody wrote.
pub(crate) fn on_one_line(message: String) -> String {
    let is_unsafe = |c: char| c.is_control() || turns_direction(c);
    if !message.contains(is_unsafe) {
        return message;
    }
    let escape = |c: char| if is_unsafe(c) { c.escape_default().collect() } else { vec![c] };
    message.chars().flat_map(escape).collect()
}

/// Whether a character turns the direction of what follows.
pub(crate) fn turns_direction(c: char) -> bool {
    matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// Levenshtein distance in characters.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.chars().enumerate() {
        let mut diagonal = i;
        let mut left = i + 1;
        let mut next = vec![left];
        for (y, above) in b.iter().zip(row.iter().skip(1)) {
            let best = (diagonal + usize::from(x != *y)).min(left + 1).min(above + 1);
            diagonal = *above;
            left = best;
            next.push(best);
        }
        row = next;
    }
    row.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn a_slip_is_mended_and_a_stranger_is_not() {
        let ids = ["red-lines", "risk", "region"];
        assert_eq!(nearest("redlines", ids), Some("red-lines"));
        assert_eq!(nearest("regoin", ids), Some("region"));
        assert_eq!(nearest("turnover", ids), None);
    }
}
