//! The exports of the sound campaigns: every label and value as committed, and the campaign rides along unharmed.

use pushproof::campaign::{Campaign, read_file};
use pushproof::export::{Checklist, Sheet, dashboard_json, key_values_json};
use pushproof::profile::Profile;
use serde_json::Value;

const RIGHT: [(&str, &str); 3] = [
    ("push", include_str!("corpus/right/push.json")),
    ("cart-reminder", include_str!("corpus/right/cart-reminder.json")),
    ("in-app", include_str!("corpus/right/in-app.json")),
];

fn read(text: &str) -> Campaign {
    read_file(text).expect("a campaign").remove(0)
}

#[test]
fn dashboard_json_is_as_committed_and_loses_nothing() {
    for (name, text) in RIGHT {
        let campaign = read(text);
        let json = dashboard_json(&campaign);
        let value: Value = serde_json::from_str(&json).expect("JSON");
        assert_eq!(value["format"], "pushproof/dashboard@1");
        let back = read_file(&value["campaign"].to_string()).expect("a campaign").remove(0);
        assert_eq!(back, campaign);
        let rows: Vec<String> = value["sections"]
            .as_array()
            .into_iter()
            .flatten()
            .flat_map(|section| {
                let fields = section["fields"].as_array().cloned().unwrap_or_default();
                let name = section["name"].as_str().unwrap_or_default().to_owned();
                fields.into_iter().map(move |field| {
                    format!(
                        "{name} | {} | {}",
                        field["label"].as_str().unwrap_or_default(),
                        field["value"].as_str().unwrap_or_default()
                    )
                })
            })
            .collect();
        insta::assert_snapshot!(format!("dashboard-{name}"), rows.join("\n"));
    }
}

#[test]
fn key_values_json_is_what_the_app_receives() {
    let campaign = read(RIGHT[0].1);
    let value: Value = serde_json::from_str(&key_values_json(&campaign)).expect("JSON");
    assert_eq!(
        value,
        serde_json::json!({ "android": { "deeplink_url": "performances/12345" }, "ios": { "deeplink_url": "performances/12345" } })
    );
}

#[test]
fn the_sheet_is_as_committed() {
    for (name, text) in RIGHT {
        let sheet = Sheet::of(&read(text));
        insta::assert_snapshot!(format!("sheet-{name}"), sheet.to_markdown(&[], false));
    }
}

#[test]
fn the_checklist_is_as_committed() {
    for (name, text) in RIGHT {
        let checklist = Checklist::of(&read(text), Profile::guide());
        insta::assert_snapshot!(format!("checklist-{name}"), checklist.to_markdown());
    }
}
