//! The compressed forms in which files are served and measured.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use flate2::Compression;
use flate2::write::GzEncoder;

use crate::error::XtaskError;

/// Brotli at quality 11 with a window of 4 MiB, as a server would store it.
pub(crate) fn brotli(bytes: &[u8]) -> Result<Vec<u8>, XtaskError> {
    let parameters = brotli::enc::BrotliEncoderParams {
        quality: 11,
        lgwin: 22,
        size_hint: bytes.len(),
        ..Default::default()
    };
    let mut packed = Vec::new();
    brotli::BrotliCompress(&mut &*bytes, &mut packed, &parameters)
        .map_err(|error| XtaskError::step("compressing with brotli", error))?;
    Ok(packed)
}

/// Gzip at level 9, without name or time, so that equal input gives equal output.
pub(crate) fn gzip(bytes: &[u8]) -> Result<Vec<u8>, XtaskError> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder
        .write_all(bytes)
        .and_then(|()| encoder.finish())
        .map_err(|error| XtaskError::step("compressing with gzip", error))
}

/// `path` with `.suffix` added to the whole file name.
pub(crate) fn variant(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".");
    name.push(suffix);
    name.into()
}

/// Writes `file.br` and `file.gz` beside each file; what several files hold is compressed once.
pub(crate) fn write_all_variants(files: &[PathBuf]) -> Result<(), XtaskError> {
    let mut known = HashMap::new();
    for file in files {
        let bytes = fs::read(file).map_err(XtaskError::file("read", file))?;
        let packed = match known.entry(bytes) {
            Entry::Occupied(same) => same.into_mut(),
            Entry::Vacant(new) => {
                let packed = [("br", brotli(new.key())?), ("gz", gzip(new.key())?)];
                new.insert(packed)
            }
        };
        for (suffix, bytes) in packed {
            let path = variant(file, suffix);
            fs::write(&path, bytes).map_err(XtaskError::file("write", &path))?;
        }
    }
    Ok(())
}
