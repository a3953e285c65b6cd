//! `pushproof rules`, `pushproof explain`, and the help.

use crate::support::Folder;

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
