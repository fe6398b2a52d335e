//! What the server says of its answers.

use std::collections::BTreeMap;
use std::path::Path;

use clap::ValueEnum;
use serde::Deserialize;
use tiny_http::Header;

use super::Answer;
use crate::error::XtaskError;

/// The content type of the server's own messages.
pub(super) const TEXT: &str = "text/plain; charset=utf-8";

/// What the site is served under, as the configurations in `docs/deploy` say it to other servers.
const PROFILES: &str = include_str!("../../../www/profiles.json");

/// How much the page is allowed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum Profile {
    /// WebAssembly, and requests to the site itself
    #[default]
    Standard,
    /// No WebAssembly and no request by script: the core runs as plain JavaScript
    Strict,
}

/// The shape of `www/profiles.json`.
#[derive(Deserialize)]
struct Profiles {
    headers: BTreeMap<String, String>,
    #[serde(rename = "content-security-policy")]
    policies: Policies,
}

#[derive(Deserialize)]
struct Policies {
    standard: String,
    strict: String,
}

/// Sent with every answer. The page works under these, and a real server should send them too.
pub(crate) fn of(profile: Profile) -> Result<Vec<Header>, XtaskError> {
    let step = || "reading www/profiles.json";
    let Profiles { mut headers, policies } =
        serde_json::from_str(PROFILES).map_err(|error| XtaskError::step(step(), error))?;
    let policy = match profile {
        Profile::Standard => policies.standard,
        Profile::Strict => policies.strict,
    };
    headers.insert("Content-Security-Policy".to_owned(), policy);
    headers
        .iter()
        .map(|(name, value)| {
            Header::from_bytes(name.as_str(), value.as_str())
                .map_err(|()| XtaskError::step(step(), format!("{name}: {value} makes no header")))
        })
        .collect()
}

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
    fn every_profile_makes_headers_and_the_strict_one_allows_less() -> Result<(), XtaskError> {
        let policy = |profile| {
            of(profile).map(|headers| {
                headers
                    .iter()
                    .find(|header| header.field.equiv("Content-Security-Policy"))
                    .map(|header| header.value.to_string())
            })
        };
        let (standard, strict) = (policy(Profile::Standard)?, policy(Profile::Strict)?);
        assert!(standard.is_some_and(|policy| policy.contains("'wasm-unsafe-eval'")));
        assert!(strict.is_some_and(
            |policy| policy.contains("connect-src 'none'") && !policy.contains("eval")
        ));
        Ok(())
    }
}
