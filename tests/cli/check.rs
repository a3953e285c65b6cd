//! `pushproof check`: findings as text, JSON and SARIF, of files, of standard input, of texts on their own.

use serde_json::{Value, json};

use crate::support::{CURLY, Folder, LONG_TITLE, NOW, curly, push, titled};

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
