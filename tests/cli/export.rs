//! `pushproof export`: every form, and what is refused.

use crate::support::{Folder, NOW, push};

const API: &str = include_str!("../export/last-tickets.json");

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

#[test]
fn a_link_carries_the_campaign_to_the_page_and_back() {
    let folder = Folder::new("link").with("push.json", push()).with("two.json", format!("[{},{API}]", push()));
    let answer = folder.run(&export("link", &["--address", "https://venue.example/pushproof/#old", "push.json"]));
    assert_eq!((answer.code, answer.err.as_str()), (0, ""));
    assert!(answer.out.starts_with("https://venue.example/pushproof/#c1="), "{}", answer.out);
    let back = folder.run_with(&["import", "-"], &answer.out);
    assert_eq!(back.json(), folder.run(&["import", "push.json"]).json());

    let misplaced = folder.run(&export("sheet", &["--address", "https://venue.example/", "push.json"]));
    assert_eq!(misplaced.code, 2);
    assert_eq!(misplaced.err, "pushproof: --address goes with --as link alone; leave it out, or export a link\n");

    let both = folder.run(&export("link", &["two.json"])).out;
    assert!(both.lines().count() == 2 && both.lines().all(|line| line.starts_with("#c1=")), "{both}");
}
