//! What the server says of its answers.

use std::path::Path;

use tiny_http::Header;

use super::Answer;

/// The content type of the server's own messages.
pub(super) const TEXT: &str = "text/plain; charset=utf-8";

/// Sent with every answer. The page works under these, and a real server should send them too.
pub(crate) const EVERY: [(&str, &str); 6] = [
    (
        "Content-Security-Policy",
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data: blob:; \
         connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; \
         require-trusted-types-for 'script'; trusted-types 'none'",
    ),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "no-referrer"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    // Only features that all engines know: an unknown name is a warning in the console.
    (
        "Permissions-Policy",
        "accelerometer=(), autoplay=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), \
         microphone=(), midi=(), payment=(), usb=()",
    ),
    // Files keep their names from build to build, so a browser must ask again.
    ("Cache-Control", "no-cache"),
];

/// Adds a header made of this tool's own constants.
pub(super) fn set(answer: &mut Answer, name: &'static str, value: &'static str) {
    // Always well formed: a test reads every constant back.
    if let Ok(header) = Header::from_bytes(name, value) {
        answer.add_header(header);
    }
}

/// The content type for a file, by its ending.
pub(super) fn content_type(path: &Path) -> &'static str {
    match path.extension().and_then(|ending| ending.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("json") => "application/json; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml; charset=utf-8",
        Some("png") => "image/png",
        Some("ico") => "image/x-icon",
        Some("webmanifest") => "application/manifest+json; charset=utf-8",
        Some("txt") => TEXT,
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_constant_makes_a_header() {
        for (name, value) in EVERY {
            assert!(Header::from_bytes(name, value).is_ok(), "{name}: {value}");
        }
    }
}
