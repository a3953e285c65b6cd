//! `cargo xtask serve`: builds the page and serves it on this machine.

use crate::failure::{Failure, Outcome};
use crate::page;
use crate::server::Site;
use std::io::ErrorKind;
use std::net::{Ipv4Addr, TcpListener};

/// What can be chosen about serving.
#[derive(Debug, PartialEq, Eq)]
pub struct Options {
    port: u16,
    base: String,
}

impl Options {
    /// Reads the words after `serve`.
    pub fn read(words: &[&str]) -> Outcome<Self> {
        let mut options = Self { port: 8080, base: "/".to_owned() };
        let mut words = words.iter();
        while let Some(&word) = words.next() {
            let value = words.next().copied();
            match (word, value) {
                ("--port", Some(port)) => {
                    options.port = port
                        .parse()
                        .map_err(|_| Failure::new(format!("`{port}` is no port: give a number from 0 to 65535.")))?;
                }
                ("--base", Some(base)) if is_path(base) => base.clone_into(&mut options.base),
                ("--base", Some(base)) => {
                    return Err(Failure::new(format!(
                        "`{base}` is no path: write it like /some/path/, in letters, digits, - . _ and ~."
                    )));
                }
                ("--port" | "--base", None) => {
                    return Err(Failure::new(format!("`{word}` needs a value: --port 8080, --base /some/path/.")));
                }
                _ => {
                    return Err(Failure::new(format!(
                        "`serve` does not know `{word}`: it takes --port N and --base /some/path/."
                    )));
                }
            }
        }
        Ok(options)
    }
}

fn is_path(base: &str) -> bool {
    base.starts_with('/')
        && base.chars().all(|c| c.is_ascii_alphanumeric() || "/-._~".contains(c))
        && !base.split('/').any(|part| part == "." || part == "..")
}

/// Builds the page and serves it until the program is ended.
pub fn run(options: &Options) -> Outcome<()> {
    let site = Site::new(page::build()?, &options.base);
    let listener = listen(options.port)?;
    let port = listener.local_addr().map_or(options.port, |address| address.port());
    println!("Pushproof is at http://127.0.0.1:{port}{} (Ctrl+C ends this).", site.base());
    site.serve(&listener);
    Ok(())
}

/// Takes the port, or the next one that is free.
fn listen(wanted: u16) -> Outcome<TcpListener> {
    for port in wanted..=wanted.saturating_add(50) {
        match TcpListener::bind((Ipv4Addr::LOCALHOST, port)) {
            Ok(listener) => return Ok(listener),
            Err(error) if error.kind() == ErrorKind::AddrInUse => {
                println!("Port {port} is taken; trying the next one.");
            }
            Err(error) => {
                return Err(Failure::new(format!(
                    "Port {port} cannot be used ({error}): choose another one with --port."
                )));
            }
        }
    }
    Err(Failure::new(format!("All ports from {wanted} on are taken: choose another one with --port.")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_port_and_base() {
        let options = Options::read(&["--base", "/a/b/", "--port", "9000"]).unwrap();
        assert_eq!(options, Options { port: 9000, base: "/a/b/".into() });
    }

    #[test]
    fn says_what_is_wrong_with_an_option() {
        for (words, said) in [
            (&["--port", "x"][..], "`x` is no port"),
            (&["--port"], "needs a value"),
            (&["--base", "a b"], "is no path"),
            (&["--base", "/../"], "is no path"),
            (&["--open"], "does not know `--open`"),
        ] {
            let failure = Options::read(words).unwrap_err().to_string();
            assert!(failure.contains(said), "{failure}");
        }
    }

    #[test]
    fn a_taken_port_makes_way_for_the_next() {
        let first = listen(0).unwrap();
        let taken = first.local_addr().unwrap().port();
        let next = listen(taken).unwrap().local_addr().unwrap().port();
        assert_ne!(next, taken);
    }
}
