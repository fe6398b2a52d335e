//! A small static file server for 127.0.0.1.

mod encoding;
mod headers;
mod path;

use std::convert::Infallible;
use std::fs;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use http_body_util::Full;
use hyper::body::{Bytes, Incoming};
use hyper::header::{ALLOW, CONTENT_ENCODING, CONTENT_TYPE, VARY};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Method, Request, Response, StatusCode};
use hyper_util::rt::TokioIo;
use tokio::runtime::{Builder, Runtime};
use tokio::task::JoinHandle;

pub(crate) use self::headers::{Headers, Profile};
use crate::compress;
use crate::error::XtaskError;

const STEP: &str = "starting the server";

/// Enough for a browser's parallel requests and a test that opens several pages.
const THREADS: usize = 4;

/// Before the next connection is taken where one could not be, as when too many files are open.
const PAUSE: Duration = Duration::from_millis(50);

/// An answer whose body is in memory.
type Answer = Response<Full<Bytes>>;

/// A running server; it stops when this is dropped.
pub(crate) struct Server {
    address: SocketAddr,
    runtime: Runtime,
    accepting: JoinHandle<()>,
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
        let cannot = |error: std::io::Error| XtaskError::step(STEP, error);
        let address = listener.local_addr().map_err(cannot)?;
        listener.set_nonblocking(true).map_err(cannot)?;
        let start = profile.start_page();
        let service = Arc::new(Service { site, start, headers: Headers::of(profile)? });
        let runtime = Builder::new_multi_thread()
            .worker_threads(THREADS)
            .enable_all()
            .build()
            .map_err(cannot)?;
        let listener = {
            let _within = runtime.enter();
            tokio::net::TcpListener::from_std(listener).map_err(cannot)?
        };
        let accepting = runtime.spawn(accept(listener, service));
        Ok(Self { address, runtime, accepting })
    }

    /// The address of the page.
    pub(crate) fn url(&self) -> String {
        format!("http://{}/", self.address)
    }

    /// Blocks for as long as requests are answered.
    pub(crate) fn wait(self) {
        // What stopped it has been reported where it happened.
        let _ = self.runtime.block_on(self.accepting);
    }
}

/// Takes every connection and answers what is asked on it, however long the others stay open.
async fn accept(listener: tokio::net::TcpListener, service: Arc<Service>) {
    loop {
        let Ok((stream, _)) = listener.accept().await else {
            tokio::time::sleep(PAUSE).await;
            continue;
        };
        let service = Arc::clone(&service);
        tokio::spawn(async move {
            let answer = service_fn(move |request| {
                let answer = service.answer(&request);
                async move { Ok::<_, Infallible>(answer) }
            });
            // A browser may close a connection at any time; the others are not concerned.
            let _ = http1::Builder::new()
                .title_case_headers(true)
                .serve_connection(TokioIo::new(stream), answer)
                .await;
        });
    }
}

/// A header of the request; empty where there is none.
fn sent<'a>(request: &'a Request<Incoming>, name: &'static str) -> &'a str {
    request.headers().get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
}

/// What is served, and under which headers.
struct Service {
    site: PathBuf,
    /// The file that is the start page.
    start: &'static str,
    headers: Headers,
}

impl Service {
    fn answer(&self, request: &Request<Incoming>) -> Answer {
        let url = request.uri().path_and_query().map_or("/", |url| url.as_str());
        let mut answer = self.plain_answer(request, url);
        let found = answer.status() == StatusCode::OK;
        for header in self.headers.at(url, found) {
            let (name, value) = headers::addressed(header, sent(request, "Host"));
            answer.headers_mut().insert(name, value);
        }
        answer
    }

    fn plain_answer(&self, request: &Request<Incoming>, url: &str) -> Answer {
        if !matches!(*request.method(), Method::GET | Method::HEAD) {
            let mut refusal = message(StatusCode::METHOD_NOT_ALLOWED, "405 Method Not Allowed");
            headers::set(&mut refusal, ALLOW, "GET, HEAD");
            return refusal;
        }
        let accepted = sent(request, "Accept-Encoding");
        path::resolve(url)
            .map(|relative| {
                if relative == Path::new(path::INDEX) {
                    PathBuf::from(self.start)
                } else {
                    relative
                }
            })
            .and_then(|relative| file(&self.site, &relative, accepted))
            .unwrap_or_else(|| message(StatusCode::NOT_FOUND, "404 Not Found · 没有这个页面"))
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
    let mut found = respond(StatusCode::OK, bytes, headers::content_type(&plain));
    headers::set(&mut found, VARY, "Accept-Encoding");
    if let Some(encoding) = encoding {
        headers::set(&mut found, CONTENT_ENCODING, encoding.name());
    }
    Some(found)
}

fn message(status: StatusCode, text: &str) -> Answer {
    respond(status, format!("{text}\n").into_bytes(), headers::TEXT)
}

fn respond(status: StatusCode, bytes: Vec<u8>, content_type: &'static str) -> Answer {
    let mut answer = Response::new(Full::from(bytes));
    *answer.status_mut() = status;
    headers::set(&mut answer, CONTENT_TYPE, content_type);
    answer
}

#[cfg(test)]
mod tests;
