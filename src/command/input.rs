//! Reads files and streams of unknown origin, never more than a bound of them at once.

use std::{
    fs::File,
    io::{self, BufRead, Read},
    path::Path,
    string::FromUtf8Error,
};

use serde_json::value::RawValue;

use super::Failure;

/// The longest line of a stream, in bytes. A text has at most 64 KiB, which JSON may write six times as long.
const LONGEST_LINE: usize = 1024 * 1024;
/// The largest file that is read whole, in bytes.
const LARGEST_FILE: u64 = 64 * 1024 * 1024;

/// Some editors put it before UTF-8; it is no part of the text.
const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

/// One line of a stream.
pub(super) enum Line {
    Text(String),
    /// It cannot be read, and why.
    Bad(String),
}

/// Reads a whole file, or standard input for `-`.
pub(super) fn read_bytes(file: &Path) -> Result<Vec<u8>, Failure> {
    let fail = |reason: String| Failure::input(format!("{}: {reason}", file.display()));
    let mut bytes = Vec::new();
    let read = if file == Path::new("-") {
        io::stdin().lock().take(LARGEST_FILE + 1).read_to_end(&mut bytes)
    } else {
        File::open(file).and_then(|open| open.take(LARGEST_FILE + 1).read_to_end(&mut bytes))
    };
    read.map_err(|error| fail(error.to_string()))?;
    if bytes.len() as u64 > LARGEST_FILE {
        return Err(fail(format!("larger than {LARGEST_FILE} bytes")));
    }
    if bytes.starts_with(BYTE_ORDER_MARK) {
        bytes.drain(..BYTE_ORDER_MARK.len());
    }
    Ok(bytes)
}

/// The same as text.
pub(super) fn read_text(file: &Path) -> Result<String, Failure> {
    text_of(read_bytes(file)?, file)
}

pub(super) fn text_of(bytes: Vec<u8>, file: &Path) -> Result<String, Failure> {
    let reason =
        |error: FromUtf8Error| format!("not UTF-8 from byte {}", error.utf8_error().valid_up_to());
    String::from_utf8(bytes)
        .map_err(|error| Failure::input(format!("{}: {}", file.display(), reason(error))))
}

/// Calls `each` with every line that is not blank, counted from 1, as soon as it is there.
pub(super) fn for_each_line(
    mut input: impl BufRead,
    mut each: impl FnMut(usize, Line) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let mut number = 0;
    loop {
        let mut bytes = Vec::new();
        let read = input.by_ref().take(LONGEST_LINE as u64 + 1).read_until(b'\n', &mut bytes)?;
        if read == 0 {
            return Ok(());
        }
        number += 1;
        if number == 1 && bytes.starts_with(BYTE_ORDER_MARK) {
            bytes.drain(..BYTE_ORDER_MARK.len());
        }
        if bytes.len() > LONGEST_LINE && bytes.last() != Some(&b'\n') {
            input.skip_until(b'\n')?;
            each(number, Line::Bad(format!("longer than {LONGEST_LINE} bytes")))?;
            continue;
        }
        match String::from_utf8(bytes) {
            Ok(text) if text.trim().is_empty() => {}
            Ok(text) => each(number, Line::Text(text))?,
            Err(error) => {
                each(
                    number,
                    Line::Bad(format!("not UTF-8 from byte {}", error.utf8_error().valid_up_to())),
                )?;
            }
        }
    }
}

/// What stands in the place of a result for a line that is wrong.
#[derive(serde::Serialize)]
pub(super) struct LineError<'a> {
    pub(super) line: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) id: Option<&'a RawValue>,
    pub(super) error: Reason,
}

#[derive(serde::Serialize)]
pub(super) struct Reason {
    pub(super) code: &'static str,
    pub(super) path: String,
    pub(super) message: String,
}
