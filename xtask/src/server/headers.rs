//! What the server says of its answers.

use std::collections::BTreeMap;
use std::path::Path;

use clap::ValueEnum;
use hyper::header::{CONTENT_SECURITY_POLICY, HeaderName, HeaderValue};
use serde::Deserialize;

use super::Answer;
use crate::error::XtaskError;

/// The content type of the server's own messages.
pub(super) const TEXT: &str = "text/plain; charset=utf-8";

/// The versions that were released, each with a digest: their files never change.
const RELEASED: &str = include_str!("../../../www/embed/released.json");

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

impl Profile {
    /// The file that is the start page: under the strict profile the one that does not even try what that forbids.
    pub(super) fn start_page(self) -> &'static str {
        match self {
            Profile::Standard => super::path::INDEX,
            Profile::Strict => "strict.html",
        }
    }
}

/// The shape of `www/profiles.json`.
#[derive(Deserialize)]
struct Profiles {
    headers: BTreeMap<String, String>,
    embed: Embed,
    configurator: Configurator,
    #[serde(rename = "content-security-policy")]
    policies: Policies,
}

/// What is different for the files that other pages embed.
#[derive(Deserialize)]
struct Embed {
    #[serde(rename = "frame-ancestors")]
    frame_ancestors: String,
    /// In place of `'self'`, which is nobody for a frame without an origin of its own.
    #[serde(rename = "self")]
    own: String,
    headers: BTreeMap<String, String>,
    /// Those of a folder with a full version.
    version: BTreeMap<String, String>,
}

/// What is different for the page that shows the check in a frame.
#[derive(Deserialize)]
struct Configurator {
    path: String,
    #[serde(rename = "frame-src")]
    frame_src: String,
}

#[derive(Deserialize)]
struct Policies {
    standard: String,
    strict: String,
}

/// The folder of what other pages embed.
const EMBED: &str = "/embed/";

/// One header that is sent.
#[derive(Clone, Debug)]
pub(crate) struct Header {
    pub(crate) name: HeaderName,
    /// [`ORIGIN`] may stand in it.
    pub(crate) value: String,
}

/// The headers of a site.
pub(crate) struct Headers {
    own: Vec<Header>,
    embed: Vec<Header>,
    version: Vec<Header>,
    configurator: Vec<Header>,
    configurator_path: String,
    released: Vec<String>,
}

impl Headers {
    /// Sent with every answer. The page works under these, and a real server should send them too.
    pub(crate) fn of(profile: Profile) -> Result<Self, XtaskError> {
        let released: BTreeMap<String, String> = serde_json::from_str(RELEASED)
            .map_err(|error| XtaskError::step("reading www/embed/released.json", error))?;
        Self::with(profile, released.into_keys())
    }

    fn with(profile: Profile, released: impl Iterator<Item = String>) -> Result<Self, XtaskError> {
        let Profiles { headers, embed, configurator, policies } =
            serde_json::from_str(PROFILES).map_err(|error| XtaskError::step(STEP, error))?;
        let policy = match profile {
            Profile::Standard => policies.standard,
            Profile::Strict => policies.strict,
        };
        let framed = policy
            .replace(NO_ANCESTORS, &format!("frame-ancestors {}", embed.frame_ancestors))
            .replace(SELF, &embed.own);
        let framing = policy.replace(
            NO_ANCESTORS,
            &format!("frame-src {}; {NO_ANCESTORS}", configurator.frame_src),
        );
        let mut embedded = headers.clone();
        embedded.extend(embed.headers);
        let mut version = embedded.clone();
        version.extend(embed.version);
        Ok(Self {
            own: made(&headers, &policy)?,
            embed: made(&embedded, &framed)?,
            version: made(&version, &framed)?,
            configurator: made(&headers, &framing)?,
            configurator_path: configurator.path,
            released: released.map(|version| format!("{EMBED}{version}/")).collect(),
        })
    }

    /// Those for an address on the server; `found` says whether there is a file. What is not there may come, and a version that
    /// is not released is still built anew, so neither may be kept.
    pub(crate) fn at(&self, url: &str, found: bool) -> &[Header] {
        if url.starts_with(EMBED) {
            let is_fixed = self.released.iter().any(|folder| url.starts_with(folder));
            if found && is_fixed { &self.version } else { &self.embed }
        } else if url.split(['?', '#']).next() == Some(&self.configurator_path) {
            &self.configurator
        } else {
            &self.own
        }
    }
}

const STEP: &str = "reading www/profiles.json";
const NO_ANCESTORS: &str = "frame-ancestors 'none'";
const SELF: &str = "'self'";
/// Where the address of the server stands, which each server knows by the request.
const ORIGIN: &str = "{origin}";

/// A header that names the server by `host`, under which it was asked.
pub(super) fn addressed(header: &Header, host: &str) -> (HeaderName, HeaderValue) {
    let named = header.value.replace(ORIGIN, &format!("http://{host}"));
    // What cannot be sent comes of the request: with nothing in it, the policy allows nothing.
    let value =
        HeaderValue::from_str(&named).unwrap_or(HeaderValue::from_static("default-src 'none'"));
    (header.name.clone(), value)
}

fn made(headers: &BTreeMap<String, String>, policy: &str) -> Result<Vec<Header>, XtaskError> {
    headers
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .chain([(CONTENT_SECURITY_POLICY.as_str(), policy)])
        .map(|(name, value)| {
            let none = || XtaskError::step(STEP, format!("{name}: {value} makes no header"));
            HeaderValue::from_str(value).map_err(|_| none())?;
            let name = HeaderName::from_bytes(name.as_bytes()).map_err(|_| none())?;
            Ok(Header { name, value: value.to_owned() })
        })
        .collect()
}

/// Sets a header made of this tool's own constants.
pub(super) fn set(answer: &mut Answer, name: HeaderName, value: &'static str) {
    answer.headers_mut().insert(name, HeaderValue::from_static(value));
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
                    .at("/", true)
                    .iter()
                    .find(|header| header.name == CONTENT_SECURITY_POLICY)
                    .map(|header| header.value.clone())
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
            headers.at(url, true).iter().any(|header| {
                header.name == CONTENT_SECURITY_POLICY && header.value.contains("frame-ancestors *")
            })
        };
        assert!(framed("/embed/1.2.3/index.html"));
        assert!(!framed("/") && !framed("/index.html") && !framed("/embed.html"));
        Ok(())
    }

    #[test]
    fn what_a_frame_without_an_origin_may_load_is_named_by_the_address_of_the_server()
    -> Result<(), XtaskError> {
        let headers = Headers::of(Profile::Strict)?;
        let sent: Vec<String> = headers
            .at("/embed/1.2.3/index.html", true)
            .iter()
            .map(|header| {
                String::from_utf8_lossy(addressed(header, "localhost:8000").1.as_bytes())
                    .into_owned()
            })
            .collect();
        assert!(
            sent.iter().any(|value| value.contains("script-src 'self' http://localhost:8000;"))
        );
        assert!(sent.iter().all(|value| !value.contains(ORIGIN)));
        Ok(())
    }

    #[test]
    fn only_the_page_with_the_preview_may_hold_a_frame() -> Result<(), XtaskError> {
        let headers = Headers::of(Profile::Strict)?;
        let framing = |url| {
            headers.at(url, true).iter().any(|header| {
                header.name == CONTENT_SECURITY_POLICY
                    && header.value.contains("frame-src 'self'; frame-ancestors 'none'")
            })
        };
        assert!(framing("/embed.html") && framing("/embed.html?lang=en"));
        assert!(!framing("/") && !framing("/embed.html.br") && !framing("/embed/0/index.html"));
        Ok(())
    }

    #[test]
    fn only_the_files_of_a_released_version_are_kept_for_ever() -> Result<(), XtaskError> {
        let headers = Headers::with(Profile::Standard, std::iter::once("1.2.3".to_owned()))?;
        let kept = |url, found| {
            headers.at(url, found).iter().any(|header| header.value.contains("immutable"))
        };
        assert!(kept("/embed/1.2.3/loader.js", true));
        assert!(!kept("/embed/1.2.3/none.js", false));
        for url in ["/embed/1/loader.js", "/embed/1.2.4/loader.js", "/embed.html", "/"] {
            assert!(!kept(url, true), "{url}");
        }
        Ok(())
    }
}
