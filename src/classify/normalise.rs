//! Folds a text so that one spelling stands for all: width, case, traditional forms, blanks.
//!
//! Every folded character remembers which character of the original it came from, so that whatever is found can be
//! shown in the words of the person. Folding twice gives the same as folding once.

use std::ops::RangeInclusive;
use std::sync::OnceLock;

/// A folded text with its way back to the original.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Normalised {
    /// The folded characters.
    pub chars: Vec<char>,
    /// For each folded character the place of its original, counted in Unicode scalar values.
    pub origin: Vec<usize>,
}

impl Normalised {
    /// Folds `text`.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let mut folded = Self {
            chars: Vec::with_capacity(text.len() / 2),
            origin: Vec::with_capacity(text.len() / 2),
        };
        let mut blank = None;
        for (at, original) in text.chars().enumerate() {
            if is_invisible(original) {
                continue;
            }
            if original.is_whitespace() {
                // A line break ends a statement; any other blank matters only between words of Latin letters.
                if matches!(original, '\n' | '\r' | '\u{2028}' | '\u{2029}') {
                    blank = None;
                    folded.push('\n', at);
                } else {
                    blank.get_or_insert(at);
                }
                continue;
            }
            match fold(original) {
                Form::One(part) => folded.push_part(part, at, &mut blank),
                Form::Signs(signs) => {
                    for part in signs.chars() {
                        folded.push_part(part, at, &mut blank);
                    }
                }
            }
        }
        folded
    }

    /// Adds a character, and before it the blank that separates two words.
    fn push_part(&mut self, part: char, at: usize, blank: &mut Option<usize>) {
        if let Some(place) = blank.take()
            && is_word(part)
            && self.chars.last().copied().is_some_and(is_word)
        {
            self.push(' ', place);
        }
        self.push(part, at);
    }

    fn push(&mut self, folded: char, at: usize) {
        self.chars.push(folded);
        self.origin.push(at);
    }

    /// The span of the original that the folded span `start..end` came from, in Unicode scalar values.
    #[must_use]
    pub fn original_span(&self, start: usize, end: usize) -> (usize, usize) {
        let first = self.origin.get(start).copied().unwrap_or_default();
        let last = end
            .checked_sub(1)
            .and_then(|last| self.origin.get(last))
            .map_or(first, |last| last + 1);
        (first, last)
    }
}

/// Whether a folded character belongs to a word of Latin, Greek or Cyrillic letters or digits.
#[must_use]
pub fn is_word(folded: char) -> bool {
    folded.is_ascii_alphanumeric() || (u32::from(folded) < 0x0590 && folded.is_alphabetic())
}

/// Whether a character is a Han character.
#[must_use]
pub fn is_han(folded: char) -> bool {
    matches!(u32::from(folded), 0x3400..=0x4DBF | 0x4E00..=0x9FFF | 0xF900..=0xFAFF | 0x2_0000..=0x3_134F)
}

fn is_invisible(original: char) -> bool {
    matches!(u32::from(original), 0x00AD | 0x200B..=0x200F | 0x202A..=0x202E | 0x2060..=0x2064 | 0xFE00..=0xFE0F | 0xFEFF)
        || (original.is_control() && !original.is_whitespace())
}

/// What a character is folded to.
enum Form {
    One(char),
    Signs(&'static str),
}

fn fold(original: char) -> Form {
    if is_han(original) {
        return Form::One(simplified(original));
    }
    Form::Signs(match original {
        '℃' => "°c",
        '㎡' => "m2",
        '㎥' => "m3",
        '㎜' => "mm",
        '㎝' => "cm",
        '㎞' => "km",
        '㎏' => "kg",
        '№' => "no",
        '™' => "tm",
        'Ⅰ' | 'ⅰ' => "i",
        'Ⅱ' | 'ⅱ' => "ii",
        'Ⅲ' | 'ⅲ' => "iii",
        'Ⅳ' | 'ⅳ' => "iv",
        'Ⅴ' | 'ⅴ' => "v",
        'Ⅵ' | 'ⅵ' => "vi",
        'Ⅶ' | 'ⅶ' => "vii",
        'Ⅷ' | 'ⅷ' => "viii",
        '“' | '”' | '„' | '「' | '」' | '『' | '』' | '《' | '》' | '〈' | '〉' => {
            "\""
        }
        '‘' | '’' => "'",
        '【' | '〔' | '［' | '[' | '｛' | '{' => "(",
        '】' | '〕' | '］' | ']' | '｝' | '}' => ")",
        '。' | '｡' => ";",
        '、' | '､' | '・' | '·' => "、",
        '—' | '–' | '―' | '‐' | '‑' => "-",
        _ => return Form::One(fold_one(original)),
    })
}

fn fold_one(original: char) -> char {
    let code = u32::from(original);
    let half = match code {
        0xFF01..=0xFF5E => char::from_u32(code - 0xFEE0).unwrap_or(original),
        _ => original,
    };
    if half.is_ascii() {
        return half.to_ascii_lowercase();
    }
    let mut lower = half.to_lowercase();
    match (lower.next(), lower.next()) {
        (Some(one), None) => one,
        _ => half,
    }
}

/// The simplified form of a character of the basic block; any other is given back.
fn simplified(han: char) -> char {
    static FORMS: OnceLock<Vec<char>> = OnceLock::new();
    let forms = FORMS.get_or_init(|| {
        let mut forms: Vec<char> = BASIC_HAN.collect();
        let mut chars = include_str!(concat!(env!("OUT_DIR"), "/variants.txt")).chars();
        while let (Some(from), Some(to)) = (chars.next(), chars.next()) {
            if let Some(form) = place_of(from).and_then(|place| forms.get_mut(place)) {
                *form = to;
            }
        }
        forms
    });
    place_of(han).and_then(|place| forms.get(place)).copied().unwrap_or(han)
}

/// Where every character with a simplified form lies, as the build makes sure.
const BASIC_HAN: RangeInclusive<char> = '\u{4E00}'..='\u{9FFF}';

fn place_of(han: char) -> Option<usize> {
    usize::try_from(u32::from(han).checked_sub(u32::from(*BASIC_HAN.start()))?).ok()
}
