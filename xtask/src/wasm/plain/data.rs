//! The initial memory as JavaScript text.

use std::collections::{BTreeMap, HashMap};

use serde_json::json;
use wasm_encoder::{Module, RawSection};
use wasmparser::{Data as Segment, DataKind, Operator, Parser, Payload};

use crate::error::XtaskError;

const STEP: &str = "taking the data out of the module";

/// What a module says of its initial memory, and the module without it.
pub(super) struct Data {
    /// Addresses and bytes.
    segments: Vec<(u32, Vec<u8>)>,
    /// Everything else of the module.
    pub(super) rest: Vec<u8>,
}

impl Data {
    pub(super) fn of(module: &[u8]) -> Result<Self, XtaskError> {
        let broken = |error| XtaskError::step(STEP, error);
        let mut segments = Vec::new();
        let mut rest = Module::new();
        for payload in Parser::new(0).parse_all(module) {
            let payload = payload.map_err(broken)?;
            if let Payload::DataSection(section) = payload {
                for segment in section {
                    segments.push(placed(&segment.map_err(broken)?)?);
                }
            } else if let Some((id, range)) = payload.as_section() {
                let data = module
                    .get(range)
                    .ok_or_else(|| XtaskError::step(STEP, "a section reaches beyond the module"))?;
                rest.section(&RawSection { id, data });
            }
        }
        Ok(Self { segments, rest: rest.finish() })
    }

    /// A script that exports `segments`: for each its address, its length in bytes and its bytes as text; and `frequent`,
    /// the characters that stand in these texts as shorter ones.
    pub(super) fn script(&self) -> String {
        let frequent = Frequent::of(self.segments.iter().map(|(_, bytes)| bytes.as_slice()));
        let segments: Vec<_> = self
            .segments
            .iter()
            .map(|(address, bytes)| json!([address, bytes.len(), as_text(bytes, &frequent)]))
            .collect();
        format!(
            "export const frequent = {};\nexport const segments = {};\n",
            json!(frequent.characters),
            json!(segments)
        )
    }
}

fn placed(segment: &Segment) -> Result<(u32, Vec<u8>), XtaskError> {
    let elsewhere = || XtaskError::step(STEP, "a segment has no constant address in the memory");
    let DataKind::Active { memory_index: 0, offset_expr } = &segment.kind else {
        return Err(elsewhere());
    };
    let first = offset_expr.get_operators_reader().read();
    let Ok(Operator::I32Const { value }) = first else {
        return Err(elsewhere());
    };
    Ok((value.cast_unsigned(), segment.data.to_vec()))
}

/// The first character that stands for a frequent one, and the first of three bytes in UTF-8: between them all have two.
const SHORT: u32 = 0x180;
const LONG: u32 = 0x800;

/// The characters of three bytes that occur most often, as many as there are shorter ones to stand for them.
struct Frequent {
    /// In their own order, in which they take the least room.
    characters: String,
    short: HashMap<char, char>,
}

impl Frequent {
    fn of<'a>(texts: impl Iterator<Item = &'a [u8]>) -> Self {
        let mut counts: BTreeMap<char, usize> = BTreeMap::new();
        for mut rest in texts {
            while let Some((_, next)) = rest.split_first() {
                rest = match three_bytes(rest) {
                    Some((character, after)) => {
                        *counts.entry(character).or_default() += 1;
                        after
                    }
                    None => next,
                };
            }
        }
        let mut characters: Vec<(char, usize)> = counts.into_iter().collect();
        characters.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        characters.truncate((LONG - SHORT) as usize);
        let mut characters: Vec<char> =
            characters.into_iter().map(|(character, _)| character).collect();
        characters.sort_unstable();
        let short = characters.iter().copied().zip((SHORT..LONG).filter_map(char::from_u32));
        Self { characters: characters.iter().collect(), short: short.collect() }
    }
}

/// Whether a script can hold a byte only escaped.
fn is_awkward(byte: u8) -> bool {
    (byte.is_ascii_control() && byte != b'\n') || byte == b'\\' || byte == b'`'
}

/// Text that stands for `bytes`, short after compression: a character of three bytes in UTF-8 stands for them, one from
/// [`SHORT`] on for a frequent one of these, any other for the byte that its lower eight bits are. `entry.js` reads it.
fn as_text(bytes: &[u8], frequent: &Frequent) -> String {
    let mut text = String::with_capacity(bytes.len());
    let mut rest = bytes;
    while let Some((&byte, after)) = rest.split_first() {
        if let Some((character, after)) = three_bytes(rest) {
            text.push(frequent.short.get(&character).copied().unwrap_or(character));
            rest = after;
        } else {
            let raised = if is_awkward(byte) { 0x100 } else { 0 };
            text.extend(char::from_u32(raised | u32::from(byte)));
            rest = after;
        }
    }
    text
}

/// The character that the first three of `bytes` are in UTF-8, and what follows it.
fn three_bytes(bytes: &[u8]) -> Option<(char, &[u8])> {
    let (first, after) = bytes.split_at_checked(3)?;
    let character = std::str::from_utf8(first).ok()?.chars().next()?;
    // At the start of a file it would be taken for a mark, and these are no characters that text is made of.
    let is_plain =
        character.len_utf8() == 3 && !matches!(character, '\u{feff}' | '\u{2028}' | '\u{2029}');
    is_plain.then_some((character, after))
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_encoder::{ConstExpr, DataSection, MemorySection, MemoryType};

    /// What `entry.js` makes of a text.
    fn read(text: &str, frequent: &Frequent) -> Vec<u8> {
        let mut bytes = Vec::new();
        for character in text.chars() {
            let code = u32::from(character);
            if code < SHORT {
                bytes.push((code & 0xff) as u8);
            } else if code < LONG {
                let long = frequent.characters.chars().nth((code - SHORT) as usize);
                bytes.extend(long.into_iter().collect::<String>().as_bytes());
            } else {
                bytes.extend(character.to_string().as_bytes());
            }
        }
        bytes
    }

    #[test]
    fn every_byte_and_every_character_comes_back() {
        let all: Vec<u8> = (0..=255).collect();
        let words = "集成电路 é 🀄 \u{feff}\u{2028}\u{800}\u{ffff}\0\r\\`".as_bytes();
        let torn = words.get(1..words.len() - 1).unwrap_or_default();
        for bytes in [&all[..], words, torn, &[0xe2, 0x80], &[0xed, 0xa0, 0x80], &[]] {
            for known in [bytes, &[]] {
                let frequent = Frequent::of([known].into_iter());
                assert_eq!(read(&as_text(bytes, &frequent), &frequent), bytes);
            }
        }
    }

    #[test]
    fn frequent_characters_stand_as_shorter_ones() {
        // One more than there are shorter ones; the last occurs once, all others twice.
        let all: String = ('一'..).take((LONG - SHORT) as usize + 1).collect();
        let twice = all.clone() + all.strip_suffix(|_: char| true).unwrap_or_default();
        let frequent = Frequent::of([twice.as_bytes()].into_iter());
        let text = as_text(all.as_bytes(), &frequent);
        assert_eq!(text.chars().filter(|character| character.len_utf8() == 3).count(), 1);
        assert_eq!(text.chars().next(), char::from_u32(SHORT));
        assert_eq!(read(&text, &frequent), all.as_bytes());
    }

    #[test]
    fn data_and_rest_part() -> Result<(), XtaskError> {
        let mut memories = MemorySection::new();
        memories.memory(MemoryType {
            minimum: 1,
            maximum: None,
            memory64: false,
            shared: false,
            page_size_log2: None,
        });
        let mut data = DataSection::new();
        data.active(0, &ConstExpr::i32_const(16), *b"ab");
        let mut module = Module::new();
        module.section(&memories);
        let without = module.clone().finish();
        module.section(&data);
        let parted = Data::of(&module.finish())?;
        assert_eq!(parted.rest, without);
        assert_eq!(
            parted.script(),
            "export const frequent = \"\";\nexport const segments = [[16,2,\"ab\"]];\n"
        );
        Ok(())
    }
}
