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
    embed: Embed,
    #[serde(rename = "content-security-policy")]
    policies: Policies,
}

/// What is different for the files that other pages embed.
#[derive(Deserialize)]
struct Embed {
    #[serde(rename = "frame-ancestors")]
    frame_ancestors: String,
    headers: BTreeMap<String, String>,
}

#[derive(Deserialize)]
struct Policies {
    standard: String,
    strict: String,
}

/// The folder of what other pages embed.
const EMBED: &str = "/embed/";

/// The headers of a site.
pub(crate) struct Headers {
    own: Vec<Header>,
    embed: Vec<Header>,
}

impl Headers {
    /// Sent with every answer. The page works under these, and a real server should send them too.
    pub(crate) fn of(profile: Profile) -> Result<Self, XtaskError> {
        Ok(Self { own: read(profile, false)?, embed: read(profile, true)? })
    }

    /// Those for an address on the server.
    pub(crate) fn at(&self, url: &str) -> &[Header] {
        if url.starts_with(EMBED) { &self.embed } else { &self.own }
    }
}

fn read(profile: Profile, embedded: bool) -> Result<Vec<Header>, XtaskError> {
    let step = || "reading www/profiles.json";
    let Profiles { mut headers, embed, policies } =
        serde_json::from_str(PROFILES).map_err(|error| XtaskError::step(step(), error))?;
    let policy = match profile {
        Profile::Standard => policies.standard,
        Profile::Strict => policies.strict,
    };
    let policy = if embedded {
        headers.extend(embed.headers);
        let ancestors = format!("frame-ancestors {}", embed.frame_ancestors);
        policy.replace("frame-ancestors 'none'", &ancestors)
    } else {
        policy
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
            Headers::of(profile).map(|headers| {
                headers
                    .at("/")
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

    #[test]
    fn only_what_is_made_for_it_may_be_framed() -> Result<(), XtaskError> {
        let headers = Headers::of(Profile::Strict)?;
        let framed = |url| {
            headers.at(url).iter().any(|header| {
                header.field.equiv("Content-Security-Policy")
                    && header.value.as_str().contains("frame-ancestors *")
            })
        };
        assert!(framed("/embed/1.2.3/index.html"));
        assert!(!framed("/") && !framed("/index.html") && !framed("/embed.html"));
        Ok(())
    }
}
