//! A small static file server for 127.0.0.1.

mod encoding;
mod headers;
mod path;

use std::fs;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread::JoinHandle;

use tiny_http::{Method, Request, Response, StatusCode};

pub(crate) use self::headers::{Headers, Profile};
use crate::compress;
use crate::error::XtaskError;

const STEP: &str = "starting the server";

/// Enough for a browser's parallel requests and a test that opens several pages.
const THREADS: usize = 4;

/// An answer whose body is in memory.
type Answer = Response<std::io::Cursor<Vec<u8>>>;

/// A running server; it stops when this is dropped.
pub(crate) struct Server {
    address: SocketAddr,
    listener: Arc<tiny_http::Server>,
    threads: Vec<JoinHandle<()>>,
}

impl Server {
    /// Takes `port` on 127.0.0.1, or a free one for 0.
    pub(crate) fn bind(port: u16) -> Result<TcpListener, XtaskError> {
        TcpListener::bind((Ipv4Addr::LOCALHOST, port)).map_err(|error| {
            let reason = if error.kind() == std::io::ErrorKind::AddrInUse {
                format!("port {port} is in use; choose another with --port, or --port 0 for any free one")
            } else {
                format!("port {port}: {error}; choose another with --port")
            };
            XtaskError::step(STEP, reason)
        })
    }

    /// Answers requests on `listener` with the files of `site`, under the headers of `profile`.
    pub(crate) fn start(
        listener: TcpListener,
        site: PathBuf,
        profile: Profile,
    ) -> Result<Self, XtaskError> {
        let address = listener.local_addr().map_err(|error| XtaskError::step(STEP, error))?;
        let server = tiny_http::Server::from_listener(listener, None)
            .map_err(|error| XtaskError::step(STEP, error))?;
        let server = Arc::new(server);
        let service = Arc::new(Service { site, headers: Headers::of(profile)? });
        let threads = (0..THREADS)
            .map(|_| {
                let (server, service) = (Arc::clone(&server), Arc::clone(&service));
                std::thread::spawn(move || {
                    while let Ok(request) = server.recv() {
                        let answer = service.answer(&request);
                        // A browser may close a connection at any time; the next request is not concerned.
                        let _ = request.respond(answer);
                    }
                })
            })
            .collect();
        Ok(Self { address, listener: server, threads })
    }

    /// The address of the page.
    pub(crate) fn url(&self) -> String {
        format!("http://{}/", self.address)
    }

    /// Blocks for as long as requests are answered.
    pub(crate) fn wait(mut self) {
        for thread in self.threads.drain(..) {
            // A thread that panicked has reported it; the others go on.
            let _ = thread.join();
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        for _ in &self.threads {
            self.listener.unblock();
        }
        for thread in self.threads.drain(..) {
            let _ = thread.join();
        }
    }
}

/// What is served, and under which headers.
struct Service {
    site: PathBuf,
    headers: Headers,
}

impl Service {
    fn answer(&self, request: &Request) -> Answer {
        let mut answer = self.plain_answer(request);
        let found = answer.status_code() == StatusCode(200);
        for header in self.headers.at(request.url(), found) {
            answer.add_header(header.clone());
        }
        answer
    }

    fn plain_answer(&self, request: &Request) -> Answer {
        if !matches!(request.method(), Method::Get | Method::Head) {
            let mut refusal = message(405, "405 Method Not Allowed");
            headers::set(&mut refusal, "Allow", "GET, HEAD");
            return refusal;
        }
        let accepted = request
            .headers()
            .iter()
            .find(|header| header.field.equiv("Accept-Encoding"))
            .map_or("", |header| header.value.as_str());
        path::resolve(request.url())
            .and_then(|relative| file(&self.site, &relative, accepted))
            .unwrap_or_else(|| message(404, "404 Not Found · 没有这个页面"))
    }
}

/// The file in the best form that the browser accepts, if it is there and inside `site`.
fn file(site: &Path, relative: &Path, accepted: &str) -> Option<Answer> {
    let root = site.canonicalize().ok()?;
    let plain = root.join(relative).canonicalize().ok()?;
    // A link inside the site must not lead out of it.
    if !plain.starts_with(&root) || !plain.is_file() {
        return None;
    }
    let packed = encoding::preferred(accepted).into_iter().find_map(|encoding| {
        let bytes = fs::read(compress::variant(&plain, encoding.suffix())).ok()?;
        Some((bytes, encoding))
    });
    let (bytes, encoding) = match packed {
        Some((bytes, encoding)) => (bytes, Some(encoding)),
        None => (fs::read(&plain).ok()?, None),
    };
    let mut found = respond(200, bytes, headers::content_type(&plain));
    headers::set(&mut found, "Vary", "Accept-Encoding");
    if let Some(encoding) = encoding {
        headers::set(&mut found, "Content-Encoding", encoding.name());
    }
    Some(found)
}

fn message(status: u16, text: &str) -> Answer {
    respond(status, format!("{text}\n").into_bytes(), headers::TEXT)
}

fn respond(status: u16, bytes: Vec<u8>, content_type: &'static str) -> Answer {
    let mut answer = Response::from_data(bytes)
        .with_status_code(StatusCode(status))
        // One piece of known length, however large.
        .with_chunked_threshold(usize::MAX);
    headers::set(&mut answer, "Content-Type", content_type);
    answer
}

#[cfg(test)]
mod tests;
