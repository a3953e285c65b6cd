//! The command line as people and programs meet it: the real binary, its words, its JSON, its exit codes.
#![cfg(feature = "cli")]

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;

use serde_json::{Value, json};

const IN_APP: &str = include_str!("corpus/right/in-app.json");
const LONG_TITLE: &str = "The last forty seats for Hamlet at the Grand Theatre";

/// A folder of its own for one test.
struct Folder(PathBuf);

/// What the binary answered.
struct Answer {
    code: i32,
    out: String,
    err: String,
}

impl Folder {
    fn new(test: &str) -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("cli").join(test);
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).expect("a folder");
        Self(folder)
    }

    fn with(self, name: &str, content: impl AsRef<[u8]>) -> Self {
        fs::write(self.0.join(name), content).expect("a file");
        self
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.0.join(name)).expect("a file")
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_pushproof"));
        command.current_dir(&self.0).args(arguments).env_remove("NO_COLOR");
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }

    fn run(&self, arguments: &[&str]) -> Answer {
        self.run_with(arguments, "")
    }

    fn run_with(&self, arguments: &[&str], input: impl AsRef<[u8]>) -> Answer {
        let mut child = self.command(arguments).spawn().expect("the binary");
        // A command that doesn't read its input may have ended already.
        let _ = child.stdin.take().expect("stdin").write_all(input.as_ref());
        let output = child.wait_with_output().expect("an answer");
        let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
        Answer { code: output.status.code().expect("a code"), out: text(output.stdout), err: text(output.stderr) }
    }
}

impl Answer {
    fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error} in {}", self.out))
    }
}

/// The sound push, without its note of a finding to ignore: no such finding is there.
fn push() -> &'static str {
    static PUSH: OnceLock<String> = OnceLock::new();
    let note = r#""ignored": [{ "rule": "copy/filler-words", "field": "what.message", "hash": "5f3a9c01", "reason": "house style" }]"#;
    PUSH.get_or_init(|| {
        let text = include_str!("corpus/right/push.json");
        assert!(text.contains(note));
        text.replace(note, r#""ignored": []"#)
    })
}

/// The sound push under another title.
fn titled(title: &str) -> String {
    let mut push: Value = serde_json::from_str(push()).expect("JSON");
    push["what"]["title"] = title.into();
    serde_json::to_string_pretty(&push).expect("JSON")
}

const NOW: [&str; 2] = ["--now", "2026-11-23T10:00"];

fn check(rest: &[&str]) -> Vec<String> {
    ["check"].iter().chain(&NOW).chain(rest).map(|&word| word.to_owned()).collect()
}

impl Folder {
    fn check(&self, rest: &[&str]) -> Answer {
        let arguments = check(rest);
        self.run(&arguments.iter().map(String::as_str).collect::<Vec<_>>())
    }
}

#[test]
fn a_sound_campaign_has_no_problems() {
    let answer = Folder::new("sound").with("push.json", push()).check(&["push.json"]);
    assert_eq!((answer.code, answer.out.as_str(), answer.err.as_str()), (0, "No problems found\n", ""));
}

#[test]
fn findings_are_told_with_their_place() {
    let folder = Folder::new("text").with("push.json", titled(LONG_TITLE));
    let answer = folder.check(&["push.json"]);
    assert_eq!(answer.code, 0, "a warning is no error");
    insta::assert_snapshot!(answer.out);
    let lists =
        folder.with("month.json", format!("[{},{}]", push().replace("2026-12-03T", "2026-12-02T"), titled(LONG_TITLE)));
    let answer = lists.check(&["push.json", "month.json"]);
    assert!(answer.out.contains(" --> month.json, campaign 2: what.title\n"), "{}", answer.out);
    assert!(answer.out.ends_with("2 warnings in 2 files\n"), "{}", answer.out);
}

#[test]
fn nothing_that_a_terminal_obeys_is_printed() {
    let folder =
        Folder::new("escape").with("push.json", titled("\u{1b}[2J A title that is quite a bit too long \u{7}"));
    let answer = folder.check(&["push.json"]);
    assert!(!answer.out.contains(['\u{1b}', '\u{7}']), "{:?}", answer.out);
}

#[test]
fn the_json_is_as_the_contract_says() {
    let folder = Folder::new("json").with("a.json", titled(LONG_TITLE)).with("b.json", r#"{"campaigns":[{}]}"#);
    let answer = folder.check(&["--format", "json", "a.json", "b.json"]);
    let json = answer.json();
    let [a, b] = json["reports"].as_array().expect("reports").as_slice() else { panic!("{json}") };
    assert_eq!(json.as_object().expect("object").keys().collect::<Vec<_>>(), ["reports"]);
    assert_eq!((&a["file"], &a["campaign"]), (&json!("a.json"), &json!("2026-12-05 Hamlet last tickets")));
    assert_eq!((&b["file"], &b["campaign"]), (&json!("b.json"), &Value::Null));
    assert_eq!(a["summary"], json!({ "errors": 0, "warnings": 1, "advice": 0 }));
    let [found] = a["diagnostics"].as_array().expect("diagnostics").as_slice() else { panic!("{a}") };
    for (key, value) in [
        ("rule", json!("copy/title-too-long")),
        ("severity", json!("warning")),
        ("field", json!("what.title")),
        ("start", json!(35)),
        ("end", json!(52)),
        ("message", json!("The title is 52 characters long; about 35 fit on a phone")),
        ("source", json!("guide")),
        ("fixes", json!([])),
    ] {
        assert_eq!(found[key], value, "{key}");
    }
    assert!(found["why"].is_string() && found["help"].is_string());
}

#[test]
fn standard_input_is_a_file_called_hyphen() {
    let folder = Folder::new("stdin");
    let answer = folder.run_with(&["check", "-", "--format", "json", NOW[0], NOW[1]], push());
    assert_eq!((answer.code, &answer.json()["reports"][0]["file"]), (0, &json!("-")));
    let answer = folder.run_with(&["check", "-"], titled(LONG_TITLE));
    assert!(answer.out.ends_with("in standard input\n"), "{}", answer.out);
    let answer = folder.run_with(&["check", "-"], "[1");
    assert_eq!(answer.code, 2);
    assert!(answer.err.starts_with("standard input: line 1, column "), "{}", answer.err);
}

#[test]
fn texts_are_checked_on_their_own() {
    let folder = Folder::new("texts");
    let answer = folder.check(&["--title", LONG_TITLE, "--format", "json"]);
    let json = answer.json();
    let report = &json["reports"][0];
    assert_eq!((&report["file"], &report["campaign"]), (&Value::Null, &Value::Null));
    let fields: Vec<&Value> =
        report["diagnostics"].as_array().expect("diagnostics").iter().map(|found| &found["field"]).collect();
    assert_eq!(fields, ["what.title"], "nothing is said about what nobody was asked for");
    let answer = folder.check(&["--title", "Hamlet", "--message", "Saturday, 19:30.", "--link", "performances/12345"]);
    assert_eq!((answer.code, answer.out.as_str()), (0, "No problems found\n"));
    insta::assert_snapshot!(folder.check(&["--title", LONG_TITLE]).out);
}

#[test]
fn sarif_points_into_the_file() {
    let title = format!("\\u00fc\\n{LONG_TITLE}");
    let text = push().replace("Hamlet: the last 40 seats", &title);
    let folder = Folder::new("sarif").with("ein push.json", &text);
    let answer = folder.check(&["--format", "sarif", "ein push.json"]);
    let log = answer.json();
    assert_eq!(log["version"], "2.1.0");
    let run = &log["runs"][0];
    let results = run["results"].as_array().expect("results");
    let result = results.iter().find(|result| result["ruleId"] == "copy/title-too-long").expect("the finding");
    let rules = run["tool"]["driver"]["rules"].as_array().expect("rules");
    let index = usize::try_from(result["ruleIndex"].as_u64().expect("index")).expect("small");
    assert_eq!(rules[index]["id"], "copy/title-too-long");
    assert!(rules.iter().all(|rule| rule["help"]["text"].as_str().is_some_and(|text| !text.is_empty())));
    let location = &result["locations"][0];
    assert_eq!(location["logicalLocations"][0]["fullyQualifiedName"], "what.title");
    let physical = &location["physicalLocation"];
    assert_eq!(physical["artifactLocation"]["uri"], "ein%20push.json");
    let number = |key: &str| usize::try_from(physical["region"][key].as_u64().expect(key)).expect("small");
    assert_eq!(number("startLine"), number("endLine"));
    let line = text.lines().nth(number("startLine") - 1).expect("line");
    let marked: String =
        line.chars().skip(number("startColumn") - 1).take(number("endColumn") - number("startColumn")).collect();
    assert!(LONG_TITLE.ends_with(&marked) && marked.ends_with("Grand Theatre"), "{marked}");
}

#[test]
fn what_cannot_be_read_is_one_line_and_exit_code_2() {
    let folder = Folder::new("refusals")
        .with("push.json", push())
        .with("list.json", "{\n \"what\": {\n  \"title\": [\"x\"] } }")
        .with("broken.json", "{\"name\": \"a\",\n \"what\": }")
        .with("twice.json", "{\"name\": \"a\", \"name\": \"b\"}")
        .with("newer.json", "{\"format\": \"pushproof/campaign@2\"}")
        .with("empty.json", "")
        .with("space.json", "\u{FEFF} \n ")
        .with("latin.json", b"{\n\"name\": \"\xFC\"}")
        .with("house.json", "{\"limits\": {\"title\": \"long\"}}");
    fs::create_dir(folder.0.join("drafts")).expect("a folder");
    for (arguments, told) in [
        (&["check", "list.json"][..], "list.json: line 3, column 12: found a list, expected a text in quotes"),
        (&["check", "twice.json"], "twice.json: line 1, column 15: the key “name” is given twice; keep one of them"),
        (
            &["check", "newer.json"],
            "newer.json: line 1, column 12: found the text “pushproof/campaign@2”, expected the format \
             “pushproof/campaign@1”, which this version of Pushproof reads",
        ),
        (
            &["check", "empty.json"],
            "empty.json: line 1, column 1: there is nothing in it, expected JSON that begins with {",
        ),
        (
            &["check", "space.json"],
            "space.json: line 1, column 1: there is nothing in it, expected JSON that begins with {",
        ),
        (
            &["check", "latin.json"],
            "latin.json: line 2, column 10: found a byte that is not UTF-8 text; save the file as UTF-8",
        ),
        (&["check", "nowhere.json"], "nowhere.json: there is no such file"),
        (&["check", "drafts"], "drafts: this is a folder, expected a JSON file"),
        (
            &["check", "push.json", "--profile", "house.json"],
            "house.json: line 1, column 22: found the text “long”, expected a whole number",
        ),
        (&["check", "push.json", "--profile", "no.json"], "no.json: there is no such file"),
        (
            &["check", "push.json", "--now", "tomorrow"],
            "pushproof: --now: found “tomorrow”, expected a date and time such as 2026-11-23T10:00",
        ),
        (
            &["check", "push.json", "--title", "Hamlet"],
            "pushproof: found files as well as --title, --message or --link; check the files, or the texts on their own",
        ),
        (&["check"], "pushproof: expected a file, - for standard input, or --title, --message or --link"),
        (
            &["check", "push.json", "--format", "xml"],
            "pushproof: --format: found “xml”, expected one of text, json, sarif",
        ),
        (&["check", "--titel", "x"], "pushproof: “--titel” is not expected here; did you mean --title?"),
        (&["check", "--title"], "pushproof: --title: expected a value after it"),
        (&["check", "--title", "a", "--title", "b"], "pushproof: --title is given twice; keep one of them"),
        (
            &["publish", "push.json"],
            "pushproof: there is no command “publish”; the commands are check, fix, batch, export, import, rules, explain and schema",
        ),
        (
            &["chekc", "push.json"],
            "pushproof: there is no command “chekc”; the commands are check, fix, batch, export, import, rules, explain and schema; did you mean \
             check?",
        ),
        (
            &[],
            "pushproof: expected a command: check, fix, batch, export, import, rules, explain or schema; --help tells more",
        ),
        (&["fix"], "pushproof: expected <FILE>...; --help tells more"),
        (&["fix", "nowhere.json"], "nowhere.json: there is no such file"),
        (&["fix", "--write", "-"], "standard input: can't be written back; leave --write out, or name the file"),
        (&["export", "push.json"], "pushproof: expected --as; --help tells more"),
        (
            &["export", "--as", "csv", "push.json"],
            "pushproof: --as: found “csv”, expected one of dashboard, key-values, api, sheet, checklist",
        ),
        (&["export", "--as", "sheet"], "pushproof: expected <FILE>; --help tells more"),
        (&["export", "--as", "sheet", "nowhere.json"], "nowhere.json: there is no such file"),
        (
            &["export", "--as", "checklist", "--explain", "push.json"],
            "pushproof: --explain goes with --as sheet alone; leave it out, or export the sheet",
        ),
        (&["explain"], "pushproof: expected <RULE>; --help tells more"),
        (&["explain", "zzz"], "pushproof: there is no rule “zzz”; “pushproof rules” lists them all"),
        (
            &["explain", "copy/titel-too-long"],
            "pushproof: there is no rule “copy/titel-too-long”; did you mean copy/title-too-long?",
        ),
        (
            &["explain", "title-to-long"],
            "pushproof: there is no rule “title-to-long”; did you mean copy/title-too-long?",
        ),
        (&["schema", "push"], "pushproof: <DOCUMENT>: found “push”, expected one of campaign, profile"),
    ] {
        let answer = folder.run(arguments);
        assert_eq!((answer.code, answer.err.as_str()), (2, format!("{told}\n").as_str()), "{arguments:?}");
        assert_eq!(answer.out, "", "{arguments:?}");
    }
    let answer = folder.run(&["check", "broken.json"]);
    assert!(answer.err.starts_with("broken.json: line 2, column 10: "), "{}", answer.err);
}

#[test]
fn one_unreadable_file_leaves_no_other_unchecked() {
    let folder = Folder::new("some").with("a.json", "[").with("b.json", titled(LONG_TITLE));
    let answer = folder.check(&["a.json", "b.json", "c.json"]);
    assert_eq!(answer.code, 2);
    assert!(answer.out.ends_with("1 warning in b.json\n"), "{}", answer.out);
    assert_eq!(answer.err.lines().count(), 2, "{}", answer.err);
    let answer = folder.check(&["a.json", "--format", "json"]);
    assert_eq!((answer.code, answer.json()), (2, json!({ "reports": [] })));
}

#[test]
fn a_reader_that_leaves_early_is_no_failure() {
    let folder = Folder::new("pipe");
    let mut child = folder.command(&["schema", "campaign"]).spawn().expect("the binary");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("an answer");
    assert_eq!((output.status.code(), output.stderr), (Some(0), Vec::new()));
}

#[test]
fn rules_are_listed_and_explained() {
    let folder = Folder::new("rules");
    let listed = folder.run(&["rules", "--format", "json"]).json();
    let listed = listed["rules"].as_array().expect("rules");
    let text = folder.run(&["rules"]).out;
    let markdown = folder.run(&["rules", "--format", "markdown"]).out;
    assert_eq!(text.lines().count(), listed.len());
    for rule in listed {
        let id = rule["id"].as_str().expect("id");
        for key in ["category", "severity", "summary", "why", "source", "fixable", "asks"] {
            assert!(rule[key].is_string(), "{id} has no {key}");
        }
        assert!(text.contains(id) && markdown.contains(&format!("### {id}\n")), "{id}");
    }
    let answer = folder.run(&["explain", "token/inside-liquid"]);
    assert_eq!(answer.code, 0);
    insta::assert_snapshot!(answer.out);
}

#[test]
fn help_and_version_are_answers() {
    let folder = Folder::new("help");
    let help = folder.run(&["--help"]);
    assert_eq!((help.code, help.err.as_str()), (0, ""));
    for command in ["check", "fix", "rules", "explain", "schema"] {
        assert!(help.out.contains(&format!("\n  {command} ")), "{}", help.out);
        assert_eq!(folder.run(&[command, "--help"]).code, 0);
    }
    assert_eq!(folder.run(&["--version"]).out, format!("pushproof {}\n", env!("CARGO_PKG_VERSION")));
}

const CURLY: &str = "Dear @Profile - Name | default: “friend”, see you on 5 December, 19:30.";
const STRAIGHT: &str = "Dear @Profile - Name | default: \\\"friend\\\", see you on 5 December, 19:30.";

/// The sound push with a message that a safe fix mends, before and after.
fn curly() -> (String, String) {
    let message = "Saturday 5 December, 19:30. Book before they are gone.";
    assert!(push().contains(message));
    (push().replace(message, CURLY), push().replace(message, STRAIGHT))
}

#[test]
fn fixing_a_sound_file_leaves_every_byte() {
    let text = push().replace('\n', "\r\n");
    let folder = Folder::new("fix-sound").with("push.json", &text);
    let answer = folder.run(&["fix", "--write", "push.json", NOW[0], NOW[1]]);
    let expected = (0, "", "push.json: nothing to fix by itself\n");
    assert_eq!((answer.code, answer.out.as_str(), answer.err.as_str()), expected);
    assert_eq!(folder.read("push.json"), text);
}

#[test]
fn without_write_the_fixed_document_is_printed() {
    let (before, after) = curly();
    let folder = Folder::new("fix-print").with("push.json", &before);
    let answer = folder.run(&["fix", "push.json", NOW[0], NOW[1]]);
    assert_eq!((answer.code, answer.out.as_str()), (0, after.as_str()));
    insta::assert_snapshot!(answer.err);
    assert_eq!(folder.read("push.json"), before, "the file is as it was");
    let answer = folder.run_with(&["fix", "-", NOW[0], NOW[1]], &before);
    assert_eq!((answer.code, answer.out.as_str()), (0, after.as_str()));
}

#[test]
fn a_fixed_file_keeps_its_shape_and_everything_else_in_it() {
    let (before, after) = curly();
    for (test, around) in [
        ("one", ["", "\n"]),
        ("list", ["[\n", "\n]"]),
        ("bundle", ["{\"made\": \"by hand\",\t\"campaigns\": [", &format!(", {IN_APP}]}}\n")]),
    ] {
        let [open, close]: [&str; 2] = around;
        let folder = Folder::new(&format!("fix-{test}")).with("push.json", format!("{open}{before}{close}"));
        let answer = folder.run(&["fix", "--write", "push.json", NOW[0], NOW[1]]);
        assert!(answer.err.starts_with("push.json: 1 fix made\n"), "{}", answer.err);
        assert_eq!((answer.out.as_str(), folder.read("push.json")), ("", format!("{open}{after}{close}")), "{test}");
        let names: Vec<_> =
            fs::read_dir(&folder.0).expect("a folder").map(|entry| entry.expect("entry").file_name()).collect();
        assert_eq!(names, ["push.json"], "nothing is left behind");
    }
}

#[test]
fn what_is_left_after_fixing_decides_the_exit_code() {
    let text = curly().0.replace("“friend”", "“xy”");
    let folder = Folder::new("fix-left").with("push.json", text).with("sound.json", push());
    let answer = folder.run(&["fix", "push.json", "sound.json", "no.json", NOW[0], NOW[1]]);
    assert_eq!(answer.code, 2);
    let told: Vec<&str> = answer.err.lines().collect();
    assert_eq!(
        told,
        [
            "push.json: 1 fix made, not written; --write writes them",
            "  what.message: Use straight quotes (token/smart-quotes)",
            "push.json: 1 error left for you to decide; pushproof check tells more",
            "sound.json: nothing to fix by itself",
            "no.json: there is no such file",
        ]
    );
    assert_eq!(folder.run(&["fix", "push.json", NOW[0], NOW[1]]).code, 1);
}

#[cfg(unix)]
#[test]
fn writing_keeps_links_and_permissions() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let folder = Folder::new("fix-link").with("real.json", curly().0);
    let real = folder.0.join("real.json");
    fs::set_permissions(&real, fs::Permissions::from_mode(0o640)).expect("permissions");
    symlink("real.json", folder.0.join("push.json")).expect("a link");
    assert_eq!(folder.run(&["fix", "--write", "push.json", NOW[0], NOW[1]]).code, 0);
    assert!(folder.0.join("push.json").is_symlink());
    assert_eq!(folder.read("real.json"), curly().1);
    assert_eq!(fs::metadata(&real).expect("file").permissions().mode() & 0o777, 0o640);
}

#[test]
fn errors_are_exit_code_1() {
    let folder = Folder::new("errors").with("push.json", curly().0);
    let answer = folder.check(&["push.json"]);
    assert_eq!(answer.code, 1);
    insta::assert_snapshot!(answer.out);
    assert_eq!(folder.check(&["--message", CURLY]).code, 1);
    assert_eq!(folder.check(&["--title", "Hamlet", "--format", "json"]).code, 0);
}

#[test]
fn a_house_profile_is_looked_at_too() {
    let house = r#"{"extends": "guide", "severities": {"copy/all-cap": "off"}, "house_patterns": [{"pattern": "("}]}"#;
    let answer =
        Folder::new("house").with("house.json", house).check(&["--title", "Hamlet", "--profile", "house.json"]);
    let told = "house.json: The house pattern “(” can't be read: unclosed group. Mend it; until then nothing is looked \
                for.\nhouse.json: There is no rule “copy/all-cap”. Did you mean “copy/all-caps”?\n";
    assert_eq!((answer.code, answer.err.as_str()), (0, told));
}

#[test]
fn a_house_profile_decides() {
    let folder = Folder::new("profile")
        .with("push.json", curly().0)
        .with("house.json", r#"{"extends": "guide", "severities": {"token/smart-quotes": "off"}}"#);
    let answer = folder.check(&["push.json", "--profile", "house.json"]);
    assert_eq!((answer.code, answer.out.as_str()), (0, "No problems found\n"));
}

const API: &str = include_str!("export/last-tickets.json");

fn export<'a>(form: &'a str, rest: &[&'a str]) -> Vec<&'a str> {
    ["export", "--as", form].iter().chain(&NOW).chain(rest).copied().collect()
}

#[test]
fn every_form_is_printed() {
    let folder = Folder::new("forms").with("push.json", push()).with("api.json", API);
    for (form, file, beginning) in [
        ("dashboard", "push.json", "{\n  \"format\": \"pushproof/dashboard@1\""),
        ("key-values", "push.json", "{\n  \"android\": {\n    \"deeplink_url\""),
        ("sheet", "push.json", "# Paste sheet: 2026-12-05 Hamlet last tickets\n"),
        ("checklist", "push.json", "# Checklist: 2026-12-05 Hamlet last tickets\n"),
        ("api", "api.json", "{\n  \"name\": \"2026-12-05 Hamlet last tickets\""),
    ] {
        let answer = folder.run(&export(form, &[file]));
        assert_eq!(answer.code, 0, "{form}: {}", answer.err);
        assert!(answer.out.starts_with(beginning) && answer.out.ends_with('\n'), "{form}: {}", answer.out);
        assert!(!answer.out.ends_with("\n\n"), "{form}");
        assert_eq!(answer.err.is_empty(), form != "api", "{form}: {}", answer.err);
    }
    let answer = folder.run_with(&export("key-values", &["-"]), push());
    assert_eq!(answer.json()["ios"]["deeplink_url"], "performances/12345");
    let answer = folder.run(&export("sheet", &["--explain", "push.json"]));
    assert!(answer.out.contains("\n  For how long after the push"), "{}", answer.out);
}

#[test]
fn a_refused_export_tells_every_reason_and_prints_nothing() {
    let folder = Folder::new("refused").with("push.json", push()).with("api.json", API);
    let answer = folder.run(&export("api", &["push.json"]));
    assert_eq!((answer.code, answer.out.as_str()), (1, ""));
    insta::assert_snapshot!(answer.err);

    let both = format!("[{API},{}]", push());
    let answer = folder.run_with(&export("api", &["-"]), both);
    assert_eq!((answer.code, answer.out.as_str()), (1, ""));
    assert!(answer.err.contains("standard input, campaign 2: the API can't say this campaign\n"), "{}", answer.err);

    let wrong = API.replace("performances/12345", "/performances/12345");
    let answer = folder.run_with(&export("api", &["-"]), wrong);
    assert_eq!((answer.code, answer.out.as_str()), (1, ""));
    assert!(answer.err.contains("\n  what.key_values[0].value: "), "{}", answer.err);

    let untitled = API.replace("Hamlet: the last 40 seats", "");
    let answer = folder.run_with(&export("api", &["-"]), untitled);
    assert_eq!(answer.err.matches("what.title").count(), 1, "{}", answer.err);
}

#[test]
fn errors_stand_at_the_top_of_the_sheet_and_block_nothing_else() {
    let wrong = push().replace("performances/12345", "/performances/12345");
    let folder = Folder::new("errors-exported").with("push.json", &wrong);
    let answer = folder.run(&export("sheet", &["push.json"]));
    let top = answer.out.split("\n## ").next().unwrap_or_default();
    assert!(answer.code == 0 && top.contains("Mend this first:\n\n- "), "{}", answer.out);
    assert!(answer.out.contains("enter `/performances/12345`"));
    for form in ["dashboard", "key-values", "checklist"] {
        let answer = folder.run(&export(form, &["push.json"]));
        assert_eq!(answer.code, 0, "{form}");
        assert_eq!(answer.err, "push.json: there are errors in it; pushproof check tells more\n", "{form}");
    }
}

#[test]
fn several_campaigns_make_a_list_or_several_pages() {
    let folder = Folder::new("several").with("all.json", format!("[{},{API}]", push()));
    for form in ["dashboard", "key-values"] {
        assert_eq!(folder.run(&export(form, &["all.json"])).json().as_array().map(Vec::len), Some(2), "{form}");
    }
    for form in ["sheet", "checklist"] {
        let pages = folder.run(&export(form, &["all.json"])).out;
        assert_eq!(pages.lines().filter(|line| line.starts_with("# ")).count(), 2, "{form}");
    }
    assert_eq!(folder.run_with(&export("dashboard", &["-"]), "[]").out, "[]\n");
}

/// What `check --personas` says of a file of the corpus, from where its findings end.
fn people(file: &str) -> String {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus/right");
    let folder = Folder::new(&format!("people-{file}")).with(file, fs::read(corpus.join(file)).expect("a file"));
    let answer = folder.check(&["--personas", file]);
    assert_eq!(answer.code, 0, "{}", answer.err);
    let start = answer.out.find(&format!("--> {file}\n")).expect("the words");
    answer.out[start..].to_owned()
}

#[test]
fn campaigns_are_read_back_and_tried_on_people() {
    insta::assert_snapshot!("people_of_the_push", people("push.json"));
    insta::assert_snapshot!("people_of_the_cart_reminder", people("cart-reminder.json"));
    insta::assert_snapshot!("people_of_the_in_app_message", people("in-app.json"));
}

#[test]
fn people_are_told_to_programs_too() {
    let folder = Folder::new("people-json").with("push.json", push());
    let json = folder.check(&["push.json", "--personas", "--format", "json"]).json();
    let report = &json["reports"][0];
    assert!(report["words"]["goal"].as_str().is_some_and(|goal| goal.starts_with("Success is")), "{report}");
    assert_eq!(
        report["personas"][0],
        json!({
            "who": "Someone who has just bought production 12345",
            "outcome": "out",
            "by": "who.segment.all[1]",
            "sentence": "Someone who has just bought production 12345 doesn't get it: whoever gets it has not bought \
                         production 12345.",
        })
    );
    let without = folder.check(&["push.json", "--format", "json"]).json();
    let keys: Vec<_> = without["reports"][0].as_object().expect("a report").keys().collect();
    assert_eq!(keys, ["file", "campaign", "diagnostics", "summary"]);
    let answer = folder.check(&["--title", "Hamlet", "--personas"]);
    let told = "pushproof: --personas is for the campaigns of a file, as text or JSON\n";
    assert_eq!((answer.code, answer.err.as_str()), (2, told));
}

/// The sound push under another title, as `export --as dashboard` hands it over.
fn dashboard(title: &str) -> String {
    let folder = Folder::new("dashboard-of").with("push.json", titled(title));
    let answer = folder.run(&["export", "--as", "dashboard", "push.json", NOW[0], NOW[1]]);
    assert_eq!(answer.code, 0, "{}", answer.err);
    answer.out
}

#[test]
fn dashboard_json_is_checked_fixed_and_exported() {
    let text = dashboard("Hamlet: the last 40 seats!!!");
    let folder = Folder::new("dashboard").with("d.json", &text).with("two.json", format!("[{text},{text}]"));
    let sarif = folder.check(&["d.json", "--format", "sarif"]).json();
    let location = &sarif["runs"][0]["results"][0]["locations"][0];
    assert_eq!(location["logicalLocations"][0]["fullyQualifiedName"], "campaign.what.title");
    let line = location["physicalLocation"]["region"]["startLine"].as_u64().expect("a line");
    let marked = text.lines().nth(usize::try_from(line).expect("a line") - 1).expect("a line");
    assert!(marked.contains("\"title\": \"Hamlet: the last 40 seats!!!\""), "{marked}");
    assert_eq!(folder.check(&["two.json", "--format", "json"]).json()["reports"].as_array().map(Vec::len), Some(2));

    let fixed = folder.run(&["fix", "d.json", NOW[0], NOW[1]]);
    let json = fixed.json();
    assert_eq!(json["format"], "pushproof/dashboard@1");
    assert!(!fixed.out.contains("!!!"), "{}", fixed.out);
    assert_eq!(json["campaign"]["what"]["title"], "Hamlet: the last 40 seats!");
    let written = folder.run(&["fix", "--write", "two.json", NOW[0], NOW[1]]);
    assert_eq!(written.code, 0, "{}", written.err);
    assert!(!folder.read("two.json").contains("!!!"));
    let again = folder.run(&["export", "--as", "dashboard", "two.json", NOW[0], NOW[1]]);
    assert_eq!(again.json(), serde_json::from_str::<Value>(&folder.read("two.json")).expect("JSON"));

    let other = Folder::new("dashboard-2").with("d.json", text.replace("dashboard@1", "dashboard@2"));
    let answer = other.check(&["d.json"]);
    assert_eq!((answer.code, answer.err.lines().count()), (2, 1));
    assert!(answer.err.contains("expected the format “pushproof/dashboard@1”"), "{}", answer.err);
}

#[test]
fn a_pasted_push_becomes_a_campaign_document() {
    let folder =
        Folder::new("import").with("push.txt", "Titel: Hamlet\nText: Heute, 19.30 Uhr\nPreis: 49 €\nLink: events/77\n");
    let answer = folder.run(&["import", "push.txt"]);
    assert_eq!(answer.code, 0);
    assert_eq!(
        answer.err,
        "push.txt: Recognised a push as text, by its labels; 1 piece could not be placed\n  line 3: Preis: 49 €\n"
    );
    let json = answer.json();
    assert_eq!(json["what"]["message"], "Heute, 19.30 Uhr");
    assert_eq!(json["what"]["key_values"][0]["value"], "events/77");

    let rows = folder.run_with(&["import", "-"], "Title\tMessage\tPrice\nHamlet\tTonight\t49\nFaust\tTomorrow\t\n");
    assert_eq!(rows.json().as_array().map(Vec::len), Some(2));
    assert_eq!(
        rows.err,
        "standard input: Recognised 2 rows of a spreadsheet, by their header; 1 piece could not be placed\n  row 2, Price: 49\n"
    );
    for (text, told) in [("", "There is nothing in it"), ("<html>", "This is a web page"), ("{", "line 1, column 2")] {
        let answer = folder.run_with(&["import", "-"], text);
        assert_eq!((answer.code, answer.out.as_str(), answer.err.lines().count()), (2, "", 1), "{}", answer.err);
        assert!(answer.err.contains(told), "{}", answer.err);
    }
    assert_eq!(folder.run(&["import", "nowhere.txt"]).code, 2);
}
