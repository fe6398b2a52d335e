//! From a requested address to a place inside the site.

use std::path::PathBuf;

/// The file that a folder stands for.
pub(super) const INDEX: &str = "index.html";

/// The file that `url` names, relative to the site; nothing for an address that no file of a site can have.
pub(super) fn resolve(url: &str) -> Option<PathBuf> {
    let path = url.split(['?', '#']).next()?.strip_prefix('/')?;
    let path = decode(path)?;
    let mut relative = PathBuf::new();
    let mut segments = path.split('/').peekable();
    while let Some(segment) = segments.next() {
        if segment.is_empty() && segments.peek().is_none() {
            relative.push(INDEX);
        } else if segment.is_empty()
            || segment.starts_with('.')
            || segment.contains(['\\', ':', '\0'])
        {
            return None;
        } else {
            relative.push(segment);
        }
    }
    Some(relative)
}

fn decode(path: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let (high, low) = (digit(rest.next()?)?, digit(rest.next()?)?);
            bytes.push(high * 16 + low);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}

/// The value of a hexadecimal digit, at most 15.
fn digit(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16).and_then(|value| u8::try_from(value).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_give_their_page_and_queries_are_ignored() {
        for (url, file) in [
            ("/", "index.html"),
            ("/?a=/../b", "index.html"),
            ("/app.js?v=1", "app.js"),
            ("/docs/", "docs/index.html"),
            ("/%E5%9B%BE.png", "图.png"),
        ] {
            assert_eq!(resolve(url), Some(PathBuf::from(file)), "{url}");
        }
    }

    #[test]
    fn addresses_that_lead_elsewhere_are_refused() {
        for url in [
            "",
            "app.js",
            "//etc/passwd",
            "/../Cargo.toml",
            "/a/../../b",
            "/%2e%2e/Cargo.toml",
            "/..%2fCargo.toml",
            "/a%5c..%5cb",
            "/C:/x",
            "/a%00b",
            "/.stamp",
            "/%",
            "/%f",
            "/%zz",
            "/%ff",
        ] {
            assert_eq!(resolve(url), None, "{url}");
        }
    }
}
