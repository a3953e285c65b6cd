//! `pushproof check --personas`: campaigns in plain words, and who would get them.

use std::fs;
use std::path::Path;

use serde_json::json;

use crate::support::{Folder, push};

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
