//! Running other programs.

use std::ffi::{OsStr, OsString};
use std::fs::File;
use std::io::{self, BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::project;

/// Why a program did not do its work.
#[derive(Debug)]
pub enum Fault {
    /// There is no such program, or it may not be run.
    Missing,
    /// It ran and reported a failure.
    Failed,
    /// It was ended because it took too long.
    Late,
}

/// One call of another program, in the repository's top folder and without an input.
pub struct Call(Command);

impl Call {
    /// A call of the program of that name or path.
    pub fn new(program: impl AsRef<OsStr>) -> Self {
        let mut command = Command::new(program);
        command.current_dir(project::root()).stdin(Stdio::null());
        Self(command)
    }

    /// A call of the cargo that runs this.
    pub fn cargo(arguments: &[&str]) -> Self {
        let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        Self::new(cargo).args(arguments)
    }

    /// Adds arguments.
    pub fn args<S: AsRef<OsStr>>(mut self, arguments: impl IntoIterator<Item = S>) -> Self {
        self.0.args(arguments);
        self
    }

    /// Sets an environment variable.
    pub fn env(mut self, name: &str, value: impl AsRef<OsStr>) -> Self {
        self.0.env(name, value);
        self
    }

    /// Unsets an environment variable.
    pub fn env_remove(mut self, name: &str) -> Self {
        self.0.env_remove(name);
        self
    }

    /// Runs in another folder.
    pub fn within(mut self, folder: &Path) -> Self {
        self.0.current_dir(folder);
        self
    }

    /// Lets programs in these folders be found before all others.
    pub fn with_path(self, folders: &[PathBuf]) -> Self {
        let path = std::env::var_os("PATH").unwrap_or_default();
        let all = folders.iter().cloned().chain(std::env::split_paths(&path));
        match std::env::join_paths(all) {
            Ok(joined) => self.env("PATH", joined),
            Err(_) => self,
        }
    }

    /// Runs it in plain sight.
    pub fn run(mut self) -> Result<(), Fault> {
        self.0.status().map_err(|_| Fault::Missing).and_then(verdict)
    }

    /// Runs it out of sight and returns what it said.
    pub fn output(mut self) -> Result<String, Fault> {
        let output = self.0.output().map_err(|_| Fault::Missing)?;
        verdict(output.status)?;
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    }

    /// Runs it in plain sight and shows each line of its output to `watch` as well.
    pub fn watched(mut self, mut watch: impl FnMut(&str)) -> Result<(), Fault> {
        let mut child = self.0.stdout(Stdio::piped()).spawn().map_err(|_| Fault::Missing)?;
        if let Some(output) = child.stdout.take() {
            for line in BufReader::new(output).split(b'\n').map_while(Result::ok) {
                let line = String::from_utf8_lossy(&line);
                println!("{line}");
                watch(&line);
            }
        }
        child.wait().map_err(|_| Fault::Failed).and_then(verdict)
    }

    /// Runs it for at most `limit` with its output in a file, calling `tick` every second.
    pub fn logged(mut self, log: &Path, limit: Duration, mut tick: impl FnMut(Duration)) -> Result<(), Fault> {
        let begin = Instant::now();
        let mut child = self.spawn_into(log).map_err(|_| Fault::Missing)?;
        loop {
            match child.try_wait() {
                Ok(Some(status)) => return verdict(status),
                Ok(None) if begin.elapsed() < limit => {
                    tick(begin.elapsed());
                    thread::sleep(Duration::from_secs(1));
                }
                _ => {
                    let _ = child.kill();
                    let _ = child.wait();
                    return Err(Fault::Late);
                }
            }
        }
    }

    fn spawn_into(&mut self, log: &Path) -> io::Result<Child> {
        let file = File::create(log)?;
        self.0.stdout(file.try_clone()?).stderr(file).spawn()
    }
}

fn verdict(status: ExitStatus) -> Result<(), Fault> {
    if status.success() { Ok(()) } else { Err(Fault::Failed) }
}

/// The last lines of a log, for a person to see what went wrong.
pub fn tail(log: &Path) -> String {
    let Ok(file) = File::open(log) else {
        return String::new();
    };
    let lines: Vec<String> = BufReader::new(file).lines().map_while(Result::ok).collect();
    lines[lines.len().saturating_sub(15)..].join("\n")
}

/// The program of that name, wherever the system looks for programs.
pub fn find(program: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    let name = OsString::from(format!("{program}{}", std::env::consts::EXE_SUFFIX));
    std::env::split_paths(&path).map(|folder| folder.join(&name)).find(|file| file.is_file())
}
