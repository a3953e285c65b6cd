//! `pushproof batch` as people and programs meet it: its words, its formats, its exit codes.
#![cfg(feature = "cli")]

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;

struct Answer {
    code: i32,
    out: String,
    err: String,
}

/// A folder of its own for one test.
fn folder(test: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("batch").join(test);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder");
    folder
}

fn run_in(folder: &Path, arguments: &[&str], input: &str) -> Answer {
    let mut command = Command::new(env!("CARGO_BIN_EXE_pushproof"));
    command.current_dir(folder).args(["batch", "--now", "2026-11-23T10:00"]).args(arguments);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("the binary");
    let _ = child.stdin.take().expect("stdin").write_all(input.as_bytes());
    let output = child.wait_with_output().expect("an answer");
    let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
    Answer { code: output.status.code().expect("a code"), out: text(output.stdout), err: text(output.stderr) }
}

/// Runs on the small tables.
fn run(arguments: &[&str]) -> Answer {
    run_in(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/batch"), arguments, "")
}

#[test]
fn a_sound_table_ends_with_0() {
    let answer = run(&["utf-8.csv"]);
    assert_eq!((answer.code, answer.out.as_str()), (0, "No problems found in utf-8.csv: 2 rows, none with errors\n"));
    assert_eq!(
        answer.err,
        "utf-8.csv: “Titel” is the title, “Text” is the message, “Ziel” is the link, “Versand” is the delivery\n"
    );
}

#[test]
fn the_text_ends_with_the_sum_by_rule() {
    let answer = run(&["month.xlsx"]);
    assert_eq!(answer.code, 1);
    assert!(answer.out.contains(" --> month.xlsx, row 5: what.key_values[0].value\n"), "{}", answer.out);
    let sum = "1 error, 1 warning in month.xlsx: 3 rows, 1 with errors\n  \
               error    1 link has a slash too many (link/slash)\n  \
               warning  1 push follows another within a day (when/daily-cap)\n";
    assert!(answer.out.ends_with(sum), "{}", answer.out);
}

#[test]
fn what_cannot_be_read_ends_with_2_and_one_line() {
    for (arguments, words) in [
        (&["truncated.xlsx"][..], "cut off or damaged"),
        (&["renamed.xlsx"], "no Excel table"),
        (&["empty.csv"], "empty"),
        (&["numbers.csv"], "no column is called title"),
        (&["none.csv"], "there is no such file"),
        (&["."], "folder"),
        (&["utf-8.csv", "--column", "Titel"], "such as Headline=title"),
        (&["utf-8.csv", "--fix", "--format", "json"], "--fix writes a CSV table"),
        (&["../corpus/right/city.json", "--fix"], "see pushproof fix"),
        (&["utf-8.csv", "--out", "utf-8.csv"], "name another file"),
    ] {
        let answer = run(arguments);
        assert_eq!((answer.code, answer.out.as_str()), (2, ""), "{arguments:?}: {}", answer.err);
        assert!(answer.err.contains(words) && answer.err.lines().count() == 1, "{arguments:?}: {}", answer.err);
    }
}

#[test]
fn the_json_is_that_of_check_with_the_row() {
    let answer = run(&["calendar.csv", "--format", "json"]);
    let json: Value = serde_json::from_str(&answer.out).expect("JSON");
    let reports = json["reports"].as_array().expect("reports");
    assert_eq!(reports.len(), 6);
    assert_eq!(
        (&reports[1]["file"], &reports[1]["row"], &reports[1]["line"]),
        (&"calendar.csv".into(), &3.into(), &3.into())
    );
    assert_eq!(reports[1]["campaign"], "B 2026-12-03");
    assert!(
        reports[1]["diagnostics"]
            .as_array()
            .is_some_and(|found| found.iter().any(|found| found["rule"] == "when/daily-cap"))
    );
    assert_eq!(reports[3]["summary"]["errors"], 1);
    let empty = run_in(&folder("json"), &["-", "--format", "json"], "title,message\n");
    assert_eq!(serde_json::from_str::<Value>(&empty.out).expect("JSON")["reports"].as_array().map(Vec::len), Some(0));
}

#[test]
fn the_sarif_names_the_line_and_knows_every_rule() {
    let answer = run(&["calendar.csv", "--format", "sarif"]);
    let log: Value = serde_json::from_str(&answer.out).expect("JSON");
    let run = &log["runs"][0];
    let results = run["results"].as_array().expect("results");
    assert_eq!(results.len(), 10);
    for result in results {
        let index = result["ruleIndex"].as_u64().and_then(|index| usize::try_from(index).ok()).expect("an index");
        assert_eq!(run["tool"]["driver"]["rules"][index]["id"], result["ruleId"]);
        assert!(result["locations"][0]["physicalLocation"]["region"]["startLine"].is_number(), "{result}");
    }
}

#[test]
fn the_csv_is_the_table_with_four_columns_more() {
    let answer = run(&["formulas.csv", "--format", "csv"]);
    let lines: Vec<&str> = answer.out.lines().collect();
    assert_eq!(
        lines,
        ["=HYPERLINK,title,message,errors,warnings,advice,findings", "=1+1,-20% on all seats,@Name come in,0,0,0,"]
    );
}

#[test]
fn the_table_is_written_wholly_or_not_at_all() {
    let folder = folder("out");
    fs::write(folder.join("a.csv"), "title\nHamlet!!!\n").expect("a file");
    let answer = run_in(&folder, &["a.csv", "--fix", "--out", "b.csv"], "");
    assert_eq!((answer.code, answer.out.as_str()), (0, ""), "{}", answer.err);
    assert!(answer.err.contains("  row 2, title: “Hamlet!!!” → “Hamlet!”\n"), "{}", answer.err);
    assert_eq!(fs::read_to_string(folder.join("b.csv")).expect("a file"), "title\nHamlet!\n");
    fs::write(folder.join("bad.xlsx"), "PK\u{3}\u{4}").expect("a file");
    assert_eq!(run_in(&folder, &["bad.xlsx", "--out", "c.csv"], "").code, 2);
    let mut names: Vec<_> = fs::read_dir(&folder).expect("a folder").flatten().map(|file| file.file_name()).collect();
    names.sort();
    assert_eq!(names, ["a.csv", "b.csv", "bad.xlsx"]);
}

#[test]
fn standard_input_takes_what_was_copied_from_a_spreadsheet() {
    let answer = run_in(&folder("stdin"), &["-"], "Titel\tNachricht\nHamlet!!!\tSamstag, 19:30.\n");
    assert!(answer.out.contains("--> standard input, row 2: what.title"), "{}", answer.out);
}

#[test]
fn a_column_can_be_corrected() {
    let answer = run_in(&folder("column"), &["-", "--column", "Venue=title"], "Venue,Notes\nBurg!!!,x\n");
    assert!(answer.out.contains("“!!!” is one mark written several times"), "{}{}", answer.out, answer.err);
}

#[test]
fn a_file_of_campaigns_is_checked_too() {
    let folder = folder("campaigns");
    let push = |name: &str, hour: u32, city: &str| {
        format!(
            r#"{{"name":"{name}","when":{{"delivery":{{"at":"2026-12-03T{hour:02}:00"}}}},
                "who":{{"segment":{{"user":"City","operator":"equals","value":"{city}"}}}}}}"#
        )
    };
    let told = |b: String| {
        fs::write(folder.join("a.json"), format!("[{},{b}]", push("A", 9, "Vienna"))).expect("a file");
        run_in(&folder, &["a.json"], "")
    };
    let answer = told(push("B", 17, "Vienna"));
    assert!(answer.out.contains("1 push follows another within a day (when/daily-cap)"), "{}", answer.out);
    assert!(!told(push("B", 17, "Graz")).out.contains("daily-cap"), "nobody is in both cities");
}

#[test]
fn campaigns_are_written_as_a_table_too() {
    let folder = folder("documents");
    let campaigns = r#"{"campaigns": [{"name": "A", "what": {"title": "Hamlet!!!"}}, {"name": "B"}]}"#;
    let answer = run_in(&folder, &["-", "--format", "csv"], campaigns);
    let lines: Vec<&str> = answer.out.lines().collect();
    assert_eq!(lines[0], "\u{FEFF}name,title,message,link,delivery,purpose,errors,warnings,advice,findings");
    assert!(lines[1].starts_with("A,Hamlet!!!,,,,,") && lines[2].starts_with("B,,,,,,"), "{lines:?}");
    let answer = run_in(&folder, &["-", "--format", "markdown"], campaigns);
    assert!(answer.out.contains("### Row 1: A"), "{}", answer.out);
    assert_eq!(run_in(&folder, &["-", "--format", "json"], "{\"name\": 5}").code, 2);
}

#[test]
fn an_excel_file_is_written_as_one() {
    let folder = folder("xlsx");
    let table = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/batch/month.xlsx");
    let table = table.to_str().expect("a path");
    assert_eq!(run_in(&folder, &[table, "--format", "xlsx", "--out", "b.xlsx"], "").code, 1);
    let again = run_in(&folder, &["b.xlsx"], "");
    assert!(again.out.ends_with("1 push follows another within a day (when/daily-cap)\n"), "{}", again.out);
    assert!(again.err.contains("“findings”"), "{}", again.err);
    let mended = run_in(&folder, &["b.xlsx", "--fix", "--format", "xlsx", "--out", "c.xlsx"], "");
    assert_eq!((mended.code, mended.out.as_str()), (0, ""), "{}", mended.err);
    assert!(!run_in(&folder, &["c.xlsx"], "").out.contains("link/slash"));
}

#[test]
fn the_csv_is_that_of_the_page() {
    // tests/browser/tables.test.mjs holds the page to this file.
    let wanted = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/batch/pasted.checked.csv"));
    assert_eq!(run(&["pasted.csv", "--format", "csv"]).out, wanted.expect("the file"));
}

#[test]
fn rows_keep_their_order_over_many_chunks() {
    let rows: Vec<String> = (0..5000).map(|number| format!("Title {number},Message {number} is here.\n")).collect();
    let table = format!("title,message\n{}", rows.concat());
    let answer = run_in(&folder("many"), &["-", "--format", "csv"], &table);
    let rows: Vec<&str> = answer.out.lines().skip(1).collect();
    assert_eq!(rows.len(), 5000);
    assert!(rows.iter().enumerate().all(|(number, row)| row.starts_with(&format!("Title {number},"))));
}

#[test]
fn rules_about_cells_are_explained() {
    let mut command = Command::new(env!("CARGO_BIN_EXE_pushproof"));
    let output = command.args(["explain", "table/unread-cell"]).output().expect("the binary");
    assert!(output.status.success() && String::from_utf8_lossy(&output.stdout).contains("2026-12-03 17:00"));
}
