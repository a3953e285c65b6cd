//! A small static file server for this machine only: what any static host does, and no more.

use std::fs;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

/// The longest request line and head that are read.
const HEAD_LIMIT: u64 = 16 * 1024;

/// A folder, and the path under which it is served.
#[derive(Debug, Clone)]
pub struct Site {
    folder: PathBuf,
    base: String,
}

/// What a request gets.
#[derive(Debug, PartialEq, Eq)]
enum Answer {
    File(PathBuf),
    Redirect(String),
    NotFound,
}

impl Site {
    /// Serves `folder` under `base`, which gets the slashes that it lacks.
    pub fn new(folder: PathBuf, base: &str) -> Self {
        let inner = base.trim_matches('/');
        let base = if inner.is_empty() { "/".to_owned() } else { format!("/{inner}/") };
        Self { folder, base }
    }

    /// The path under which the folder is served, with a slash on both ends.
    pub fn base(&self) -> &str {
        &self.base
    }

    /// Answers requests until the program is ended.
    pub fn serve(&self, listener: &TcpListener) {
        for stream in listener.incoming().flatten() {
            let site = self.clone();
            // A browser that goes away in the middle of an answer is no fault.
            thread::spawn(move || site.converse(&stream).unwrap_or_default());
        }
    }

    fn converse(&self, stream: &TcpStream) -> io::Result<()> {
        stream.set_read_timeout(Some(Duration::from_secs(10)))?;
        let mut head = BufReader::new(stream.take(HEAD_LIMIT));
        let mut request = String::new();
        head.read_line(&mut request)?;
        let mut line = String::new();
        while head.read_line(&mut line)? > 2 {
            line.clear();
        }
        let mut words = request.split_whitespace();
        match (words.next(), words.next()) {
            (Some("GET"), Some(target)) => respond(stream, &self.answer(target), true),
            (Some("HEAD"), Some(target)) => respond(stream, &self.answer(target), false),
            _ => write_head(stream, "405 Method Not Allowed", &[("Allow", "GET, HEAD")], 0),
        }
    }

    fn answer(&self, target: &str) -> Answer {
        let path = target.split(['?', '#']).next().unwrap_or_default();
        if let Some(inner) = path.strip_prefix(&self.base) {
            self.file(inner).map_or(Answer::NotFound, Answer::File)
        } else if path == "/" || format!("{path}/") == self.base {
            Answer::Redirect(self.base.clone())
        } else {
            Answer::NotFound
        }
    }

    /// The file for a path below the base: nothing hidden, and nothing outside the folder.
    fn file(&self, path: &str) -> Option<PathBuf> {
        let path = decode(path)?;
        let path = if path.is_empty() { "index.html" } else { &path };
        let plain = |part: &str| !part.is_empty() && !part.starts_with('.') && !part.contains(['\\', ':', '\0']);
        if !path.split('/').all(plain) {
            return None;
        }
        let file = self.folder.join(path).canonicalize().ok()?;
        let folder = self.folder.canonicalize().ok()?;
        (file.starts_with(folder) && file.is_file()).then_some(file)
    }
}

/// Undoes percent-encoding.
fn decode(path: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let Some((&byte, after)) = rest.split_first() {
        rest = after;
        if byte == b'%' {
            let (digits, after) = rest.split_at_checked(2)?;
            bytes.push(u8::from_str_radix(str::from_utf8(digits).ok()?, 16).ok()?);
            rest = after;
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}

fn respond(stream: &TcpStream, answer: &Answer, with_body: bool) -> io::Result<()> {
    match answer {
        Answer::File(file) => {
            let content = fs::read(file)?;
            let headers = [
                ("Content-Type", media_type(file)),
                ("Cache-Control", "no-cache"),
                ("X-Content-Type-Options", "nosniff"),
            ];
            write_head(stream, "200 OK", &headers, content.len())?;
            if with_body { (&*stream).write_all(&content) } else { Ok(()) }
        }
        Answer::Redirect(place) => write_head(stream, "302 Found", &[("Location", place)], 0),
        Answer::NotFound => write_head(stream, "404 Not Found", &[], 0),
    }
}

fn write_head(mut stream: &TcpStream, status: &str, headers: &[(&str, &str)], length: usize) -> io::Result<()> {
    let mut head = format!("HTTP/1.1 {status}\r\nContent-Length: {length}\r\nConnection: close\r\n");
    for (name, value) in headers {
        head.push_str(name);
        head.push_str(": ");
        head.push_str(value);
        head.push_str("\r\n");
    }
    head.push_str("\r\n");
    stream.write_all(head.as_bytes())
}

/// The media type that goes with a file's ending.
fn media_type(file: &Path) -> &'static str {
    match file.extension().and_then(|ending| ending.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("json") => "application/json",
        Some("webmanifest") => "application/manifest+json",
        Some("txt") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::env;

    /// A site in a new folder, with a page, a program, and a secret beside the folder.
    fn site(name: &str, base: &str) -> Site {
        let top = env::temp_dir().join(format!("pushproof-server-{name}-{}", std::process::id()));
        let folder = top.join("dist");
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("index.html"), "<p>page</p>").unwrap();
        fs::write(folder.join("a b.wasm"), "program").unwrap();
        fs::write(folder.join(".hidden"), "hidden").unwrap();
        fs::write(top.join("secret"), "secret").unwrap();
        Site::new(folder, base)
    }

    #[test]
    fn a_base_gets_its_slashes() {
        for (given, kept) in [("/", "/"), ("", "/"), ("a", "/a/"), ("/a/b", "/a/b/"), ("/a/b/", "/a/b/")] {
            assert_eq!(Site::new(PathBuf::new(), given).base(), kept);
        }
    }

    #[test]
    fn the_base_is_the_page() {
        let site = site("page", "/deep/path/");
        assert!(matches!(site.answer("/deep/path/?a=1#b"), Answer::File(file) if file.ends_with("index.html")));
        assert_eq!(site.answer("/deep/path"), Answer::Redirect("/deep/path/".into()));
        assert_eq!(site.answer("/"), Answer::Redirect("/deep/path/".into()));
        assert_eq!(site.answer("/deep/"), Answer::NotFound);
        assert_eq!(site.answer("/index.html"), Answer::NotFound);
    }

    #[test]
    fn a_name_may_be_percent_encoded() {
        let site = site("encoded", "/");
        assert!(matches!(site.answer("/a%20b.wasm"), Answer::File(file) if file.ends_with("a b.wasm")));
        assert_eq!(site.answer("/a%2"), Answer::NotFound);
    }

    #[test]
    fn nothing_outside_the_folder_is_served() {
        let site = site("outside", "/x/");
        for path in [
            "/x/../secret",
            "/x/..%2fsecret",
            "/x/%2e%2e/secret",
            "/x//etc/passwd",
            "/x/.hidden",
            "/x/..\\secret",
            "/../secret",
            "/x/%00",
            "/x/a/../../secret",
        ] {
            assert_eq!(site.answer(path), Answer::NotFound, "{path}");
        }
    }

    #[test]
    fn a_browser_gets_the_file_with_its_media_type() {
        let site = site("wire", "/x/");
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        thread::spawn(move || site.serve(&listener));
        let ask = |request: &str| {
            let mut stream = TcpStream::connect(address).unwrap();
            stream.write_all(request.as_bytes()).unwrap();
            let mut answer = String::new();
            stream.read_to_string(&mut answer).unwrap();
            answer
        };
        let program = ask("GET /x/a%20b.wasm HTTP/1.1\r\nHost: x\r\n\r\n");
        assert!(program.starts_with("HTTP/1.1 200 OK\r\n"), "{program}");
        assert!(program.contains("Content-Type: application/wasm\r\n"), "{program}");
        assert!(program.ends_with("\r\n\r\nprogram"), "{program}");
        assert!(ask("HEAD /x/ HTTP/1.1\r\n\r\n").ends_with("\r\n\r\n"));
        assert!(ask("POST /x/ HTTP/1.1\r\n\r\n").starts_with("HTTP/1.1 405"));
    }
}
