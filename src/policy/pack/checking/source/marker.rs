//! The numbers that official documents put before their parts, read from the beginning of a line.

use super::half_width;

/// How a part is numbered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Form {
    /// 附件, 附件1, 附录二
    Annex,
    /// 第一编
    Book,
    /// 第一章
    Chapter,
    /// 第一节
    Section,
    /// 第一条
    Article,
    /// A heading without a number, which only the pack's list can tell from a line of text
    Word,
    /// 一、
    Numeral,
    /// （一）
    BracketedNumeral,
    /// 1.
    Number,
    /// （1） or 1）
    BracketedNumber,
    /// ①
    Circled,
    /// A row of a table in an annex
    Row,
}

/// The number before a part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Marker {
    pub(super) form: Form,
    /// Counted from one; an annex without a number has none.
    pub(super) number: u32,
    /// How a reference names it.
    pub(super) name: String,
    /// What follows in the line.
    pub(super) rest: String,
    /// Whether what follows sets the number off, as a space or the end of the line does.
    pub(super) set_off: bool,
}

/// Longer lines are text; only their beginning can hold a number.
const LONGEST_MARKER: usize = 24;

/// What follows `第三条` where a sentence refers to it.
const AFTER_AN_ARTICLE: &[&str] = &[
    "第",
    "的",
    "规定",
    "所列",
    "所述",
    "所称",
    "所规定",
    "中的",
    "、",
    "，",
    "和第",
    "或",
    "及第",
    "与第",
    "至第",
];

/// What follows `（一）` where a sentence refers to it; `（一）项目建设` and `（一）规定动作` are headings.
const IN_A_SENTENCE: &[&str] = &[
    "项规定",
    "项的",
    "项所",
    "项、",
    "项，",
    "项和",
    "项或",
    "项至",
    "项及",
    "项中",
    "项情形",
    "目规定",
    "款规定",
    "、",
    "，",
    "和（",
    "和(",
    "和第",
    "或",
    "至",
    "规定的",
    "所列",
    "所述",
    "（",
    "(",
];

/// The number at the beginning of a line, if it can be one of a heading.
pub(super) fn read(line: &str) -> Option<Marker> {
    let line = line.trim().trim_start_matches(['#', '*']).trim_start();
    let first = line.chars().next()?;
    match first {
        '第' => article(line),
        '附' => annex(line),
        '(' | '（' => bracketed(line),
        '①'..='⑳' => {
            let number = u32::from(first) - u32::from('①') + 1;
            marker(Form::Circled, number, first.to_string(), line.get(first.len_utf8()..)?)
        }
        _ if is_numeral(first) => numeral(line),
        _ if is_digit(first) => number(line),
        _ => None,
    }
}

/// The number that Chinese numerals write, up to 9,999.
pub(super) fn value(numerals: &str) -> Option<u32> {
    let (mut total, mut digit) = (0_u32, None);
    for c in numerals.chars() {
        let unit = match c {
            '十' => 10,
            '百' => 100,
            '千' => 1_000,
            _ => {
                let place = "零一二三四五六七八九".chars().position(|known| known == c);
                let place = if c == '〇' { Some(0) } else { place };
                digit = Some(u32::try_from(place?).ok()?);
                continue;
            }
        };
        total = total.checked_add(digit.unwrap_or(1).checked_mul(unit)?)?;
        digit = None;
    }
    (!numerals.is_empty()).then_some(total.checked_add(digit.unwrap_or(0))?)
}

pub(super) fn is_numeral(c: char) -> bool {
    "零〇一二三四五六七八九十百千".contains(c)
}

fn is_digit(c: char) -> bool {
    half_width(c).is_ascii_digit()
}

fn marker(form: Form, number: u32, name: String, rest: &str) -> Option<Marker> {
    let follower = rest.chars().next();
    let set_off = follower.is_none_or(|c| c.is_whitespace() || "：:（(【".contains(c));
    let refers: &[&str] = match form {
        Form::Article => AFTER_AN_ARTICLE,
        Form::BracketedNumeral | Form::BracketedNumber => IN_A_SENTENCE,
        _ => &[],
    };
    if refers.iter().any(|word| rest.starts_with(word)) {
        return None;
    }
    Some(Marker { form, number, name, rest: rest.trim().to_owned(), set_off })
}

/// The longest beginning of `text` of which each character is wanted, and what follows.
fn split(text: &str, wanted: impl Fn(char) -> bool) -> (&str, &str) {
    let end = text
        .char_indices()
        .take(LONGEST_MARKER)
        .find(|(_, c)| !wanted(*c))
        .map_or(text.len(), |(place, _)| place);
    text.split_at(end)
}

fn digits(text: &str) -> Option<u32> {
    text.chars().map(half_width).collect::<String>().parse().ok()
}

/// 第十二条, 第十二条之一, 第一章.
fn article(line: &str) -> Option<Marker> {
    let (numerals, after) = split(line.strip_prefix('第')?, is_numeral);
    let unit = after.chars().next()?;
    let form = match unit {
        '编' => Form::Book,
        '章' => Form::Chapter,
        '节' => Form::Section,
        '条' => Form::Article,
        _ => return None,
    };
    let rest = after.get(unit.len_utf8()..)?;
    let (inserted, rest) = match rest.strip_prefix('之').map(|rest| split(rest, is_numeral)) {
        Some((inserted, rest)) if !inserted.is_empty() => (value(inserted)?, rest),
        _ => (0, rest),
    };
    let name = line.get(..line.len() - rest.len())?.to_owned();
    // An inserted article stands between two others.
    marker(form, value(numerals)?.checked_mul(100)?.checked_add(inserted)?, name, rest)
}

/// 附件, 附件1, 附件：1. …
fn annex(line: &str) -> Option<Marker> {
    let word = ["附件", "附录", "附表"].into_iter().find(|word| line.starts_with(word))?;
    let after = line.strip_prefix(word)?.trim_start();
    let (written, rest) = split(after, |c| is_digit(c) || is_numeral(c));
    let number = if written.is_empty() { 0 } else { digits(written).or_else(|| value(written))? };
    let name = format!("{word}{}", written.chars().map(half_width).collect::<String>());
    let ends = rest.trim().is_empty();
    let titled =
        rest.starts_with([':', '：']) || (number > 0 && rest.starts_with(char::is_whitespace));
    (ends || titled).then(|| marker(Form::Annex, number, name, rest)).flatten()
}

/// （一）, （1）
fn bracketed(line: &str) -> Option<Marker> {
    let (inside, rest) =
        split(line.get(line.chars().next()?.len_utf8()..)?, |c| is_numeral(c) || is_digit(c));
    let rest = rest.strip_prefix(['）', ')'])?;
    match digits(inside) {
        Some(number) => marker(Form::BracketedNumber, number, format!("({number})"), rest),
        None => marker(Form::BracketedNumeral, value(inside)?, format!("({inside})"), rest),
    }
}

/// 一、
fn numeral(line: &str) -> Option<Marker> {
    let (numerals, rest) = split(line, is_numeral);
    let rest = rest.strip_prefix('、')?;
    // `二、三级` is an enumeration within a sentence.
    if rest.starts_with(is_numeral) {
        return None;
    }
    marker(Form::Numeral, value(numerals)?, numerals.to_owned(), rest)
}

/// `1.` `1、` `1）`, or the first cell of a table's row.
fn number(line: &str) -> Option<Marker> {
    let (written, after) = split(line, is_digit);
    let number = digits(written).filter(|number| *number < 1_000)?;
    let separator = after.chars().next()?;
    let rest = after.get(separator.len_utf8()..)?;
    // `1.5` and `2018.` in the middle of a table are figures.
    if rest.starts_with(is_digit) {
        return None;
    }
    let name = number.to_string();
    match separator {
        '.' | '．' | '、' => marker(Form::Number, number, name, rest),
        '）' | ')' => marker(Form::BracketedNumber, number, format!("({name})"), rest),
        blank if blank.is_whitespace() => Some(Marker {
            form: Form::Row,
            number,
            name,
            rest: rest.trim().to_owned(),
            set_off: true,
        }),
        _ => None,
    }
}
