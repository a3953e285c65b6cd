//! Dashboard JSON is read by every command that reads a campaign.

use serde_json::Value;

use crate::support::{Folder, NOW, titled};

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
