//! The initial memory as JavaScript text.

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

    /// A script that exports `segments`: for each its address, its length in bytes and its bytes as text.
    pub(super) fn script(&self) -> String {
        let segments: Vec<_> = self
            .segments
            .iter()
            .map(|(address, bytes)| json!([address, bytes.len(), as_text(bytes)]))
            .collect();
        format!("export const segments = {};\n", json!(segments))
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

/// Bytes that a script can hold only escaped, or that tools take for the mark of a binary file.
const AWKWARD: [u8; 4] = [b'\0', b'\r', b'\\', b'`'];

/// Text that stands for `bytes`, short after compression: a character of three bytes in UTF-8 stands for them, any other for
/// the byte that its lower eight bits are. `entry.js` reads it.
fn as_text(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len());
    let mut rest = bytes;
    while let Some((&byte, after)) = rest.split_first() {
        if let Some((character, after)) = three_bytes(rest) {
            text.push(character);
            rest = after;
        } else {
            let raised = if AWKWARD.contains(&byte) { 0x100 } else { 0 };
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
    fn read(text: &str) -> Vec<u8> {
        let mut bytes = Vec::new();
        for character in text.chars() {
            if u32::from(character) < 0x800 {
                bytes.push((u32::from(character) & 0xff) as u8);
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
            assert_eq!(read(&as_text(bytes)), bytes);
        }
    }

    #[test]
    fn chinese_words_stand_as_themselves() {
        assert_eq!(as_text("集成 1".as_bytes()), "集成 1");
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
        assert_eq!(parted.script(), "export const segments = [[16,2,\"ab\"]];\n");
        Ok(())
    }
}
