//! A folder of its own for each test, the binary run in it, and the documents that the tests begin from.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;

use serde_json::Value;

pub const LONG_TITLE: &str = "The last forty seats for Hamlet at the Grand Theatre";
pub const NOW: [&str; 2] = ["--now", "2026-11-23T10:00"];
pub const CURLY: &str = "Dear @Profile - Name | default: “friend”, see you on 5 December, 19:30.";
const STRAIGHT: &str = "Dear @Profile - Name | default: \\\"friend\\\", see you on 5 December, 19:30.";

/// A folder of its own for one test.
pub struct Folder(pub PathBuf);

/// What the binary answered.
pub struct Answer {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Folder {
    pub fn new(test: &str) -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("cli").join(test);
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).expect("a folder");
        Self(folder)
    }

    pub fn with(self, name: &str, content: impl AsRef<[u8]>) -> Self {
        fs::write(self.0.join(name), content).expect("a file");
        self
    }

    pub fn read(&self, name: &str) -> String {
        fs::read_to_string(self.0.join(name)).expect("a file")
    }

    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_pushproof"));
        command.current_dir(&self.0).args(arguments).env_remove("NO_COLOR");
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }

    pub fn run(&self, arguments: &[&str]) -> Answer {
        self.run_with(arguments, "")
    }

    pub fn run_with(&self, arguments: &[&str], input: impl AsRef<[u8]>) -> Answer {
        let mut child = self.command(arguments).spawn().expect("the binary");
        // A command that doesn't read its input may have ended already.
        let _ = child.stdin.take().expect("stdin").write_all(input.as_ref());
        let output = child.wait_with_output().expect("an answer");
        let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
        Answer { code: output.status.code().expect("a code"), out: text(output.stdout), err: text(output.stderr) }
    }
}

impl Answer {
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error} in {}", self.out))
    }
}

/// The sound push, without its note of a finding to ignore: no such finding is there.
pub fn push() -> &'static str {
    static PUSH: OnceLock<String> = OnceLock::new();
    let note = r#""ignored": [{ "rule": "copy/filler-words", "field": "what.message", "hash": "5f3a9c01", "reason": "house style" }]"#;
    PUSH.get_or_init(|| {
        let text = include_str!("../corpus/right/push.json");
        assert!(text.contains(note));
        text.replace(note, r#""ignored": []"#)
    })
}

/// The sound push under another title.
pub fn titled(title: &str) -> String {
    let mut push: Value = serde_json::from_str(push()).expect("JSON");
    push["what"]["title"] = title.into();
    serde_json::to_string_pretty(&push).expect("JSON")
}

/// The sound push with a message that a safe fix mends, before and after.
pub fn curly() -> (String, String) {
    let message = "Saturday 5 December, 19:30. Book before they are gone.";
    assert!(push().contains(message));
    (push().replace(message, CURLY), push().replace(message, STRAIGHT))
}

fn check(rest: &[&str]) -> Vec<String> {
    ["check"].iter().chain(&NOW).chain(rest).map(|&word| word.to_owned()).collect()
}

impl Folder {
    pub fn check(&self, rest: &[&str]) -> Answer {
        let arguments = check(rest);
        self.run(&arguments.iter().map(String::as_str).collect::<Vec<_>>())
    }
}
