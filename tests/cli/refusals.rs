//! What can't be read, or was called in a way that isn't understood: one line and exit code 2.

use std::fs;

use serde_json::json;

use crate::support::{Folder, LONG_TITLE, push, titled};

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
            "pushproof: --as: found “csv”, expected one of dashboard, key-values, api, sheet, checklist, link",
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
