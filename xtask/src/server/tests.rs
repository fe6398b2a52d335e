//! Requests over a real connection.

use std::error::Error;
use std::fs;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::sync::Barrier;
use std::time::Duration;

use tempfile::TempDir;

use super::*;

struct Site {
    folder: TempDir,
    server: Server,
}

impl Site {
    fn new() -> Result<Self, Box<dyn Error>> {
        let folder = tempfile::tempdir()?;
        fs::write(folder.path().join("outside.txt"), "outside")?;
        let site = folder.path().join("site");
        fs::create_dir(&site)?;
        fs::write(site.join("index.html"), "<!doctype html>页")?;
        fs::write(site.join("core.wasm"), b"\0asm")?;
        fs::write(site.join("core.wasm.br"), "packed")?;
        let server = Server::start(Server::bind(0)?, site, Profile::Standard)?;
        Ok(Self { folder, server })
    }

    fn request(&self, method: &str, path: &str, extra: &str) -> Result<String, Box<dyn Error>> {
        let mut stream = TcpStream::connect(self.server.address)?;
        write!(
            stream,
            "{method} {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n{extra}\r\n"
        )?;
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes)?;
        Ok(String::from_utf8_lossy(&bytes).into_owned())
    }
}

#[test]
fn the_page_comes_with_its_type_and_a_strict_policy() -> Result<(), Box<dyn Error>> {
    let answer = Site::new()?.request("GET", "/", "")?;
    assert!(answer.starts_with("HTTP/1.1 200 "), "{answer}");
    for expected in [
        "Content-Type: text/html; charset=utf-8\r\n",
        "X-Content-Type-Options: nosniff\r\n",
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval';",
        "require-trusted-types-for 'script'; trusted-types policy-checker\r\n",
    ] {
        assert!(answer.contains(expected), "{expected} not in {answer}");
    }
    assert!(answer.ends_with("<!doctype html>页"), "{answer}");
    Ok(())
}

#[test]
fn a_stored_form_is_sent_only_to_who_accepts_it() -> Result<(), Box<dyn Error>> {
    let site = Site::new()?;
    let packed = site.request("GET", "/core.wasm", "Accept-Encoding: gzip, br\r\n")?;
    assert!(packed.contains("Content-Encoding: br\r\n"), "{packed}");
    assert!(packed.contains("Content-Type: application/wasm\r\n"), "{packed}");
    assert!(packed.ends_with("packed"), "{packed}");
    let plain = site.request("GET", "/core.wasm", "Accept-Encoding: gzip\r\n")?;
    assert!(!plain.contains("Content-Encoding"), "{plain}");
    assert!(plain.ends_with("\0asm"), "{plain}");
    Ok(())
}

#[test]
fn a_head_request_gets_the_length_and_no_body() -> Result<(), Box<dyn Error>> {
    let answer = Site::new()?.request("HEAD", "/core.wasm", "")?;
    assert!(answer.contains("Content-Length: 4\r\n"), "{answer}");
    assert!(answer.ends_with("\r\n\r\n"), "{answer}");
    Ok(())
}

#[test]
fn nothing_outside_the_site_is_served() -> Result<(), Box<dyn Error>> {
    let site = Site::new()?;
    #[cfg(unix)]
    {
        let folder = site.folder.path();
        std::os::unix::fs::symlink(folder.join("outside.txt"), folder.join("site/link.txt"))?;
    }
    for path in ["/../outside.txt", "/%2e%2e/outside.txt", "/link.txt", "/none"] {
        let answer = site.request("GET", path, "")?;
        assert!(answer.starts_with("HTTP/1.1 404 "), "{path}: {answer}");
    }
    Ok(())
}

#[test]
fn other_methods_are_refused() -> Result<(), Box<dyn Error>> {
    let answer = Site::new()?.request("POST", "/", "Content-Length: 0\r\n")?;
    assert!(answer.starts_with("HTTP/1.1 405 "), "{answer}");
    assert!(answer.contains("Allow: GET, HEAD\r\n"), "{answer}");
    Ok(())
}

/// Browsers open several connections at once, and keep them open that they may use again.
#[test]
fn no_connection_waits_for_another_to_end() -> Result<(), Box<dyn Error>> {
    const AT_ONCE: usize = 6;
    let site = Site::new()?;
    let asked = || -> std::io::Result<(TcpStream, bool)> {
        let mut stream = TcpStream::connect(site.server.address)?;
        // A test that waits for ever tells nobody.
        stream.set_read_timeout(Some(Duration::from_mins(1)))?;
        write!(stream, "GET /core.wasm HTTP/1.1\r\nHost: localhost\r\n\r\n")?;
        let mut head = [0; 12];
        stream.read_exact(&mut head)?;
        Ok((stream, head == *b"HTTP/1.1 200"))
    };
    for _ in 0..300 {
        let begin = Barrier::new(AT_ONCE);
        let answers: Vec<_> = std::thread::scope(|scope| {
            let ask = || {
                begin.wait();
                asked()
            };
            let threads: Vec<_> = (0..AT_ONCE).map(|_| scope.spawn(ask)).collect();
            // What a thread gives holds its connection open until all have theirs.
            threads.into_iter().map(std::thread::ScopedJoinHandle::join).collect()
        });
        for answer in answers {
            assert!(matches!(answer, Ok(Ok((_, true)))), "{answer:?}");
        }
    }
    Ok(())
}

#[test]
fn a_busy_port_is_named() -> Result<(), Box<dyn Error>> {
    let taken = Server::bind(0)?;
    let port = taken.local_addr()?.port();
    let message = match Server::bind(port) {
        Ok(_) => String::new(),
        Err(error) => error.to_string(),
    };
    assert!(message.contains(&format!("port {port} is in use")), "{message}");
    assert!(message.contains("--port"), "{message}");
    Ok(())
}
