//! Taking a push in from wherever it was written: what is placed, what is left over, and that nothing is lost.

use std::time::{Duration, Instant};

use chrono::NaiveDate;
use proptest::prelude::*;
use pushproof::campaign::{Campaign, CampaignFile, FileShape, read_file, write};
use pushproof::export::{api, dashboard_json, key_values_json};
use pushproof::import::{Imported, Recognised, Unreadable, read};
use pushproof::profile::Profile;
use serde_json::{Value, json};

use super::campaigns::{any_campaign, any_text};

fn imported(text: &str) -> Imported {
    read(text, Profile::guide()).unwrap_or_else(|error| panic!("{error}: {text}"))
}

/// What is left over, each as “place: text”.
fn left(imported: &Imported) -> Vec<String> {
    imported.leftovers.iter().map(|left| format!("{}: {}", left.place, left.text)).collect()
}

/// Title, message and link of the only campaign.
fn copy(imported: &Imported) -> [&str; 3] {
    let [campaign] = imported.campaigns.as_slice() else { panic!("one campaign, not {}", imported.campaigns.len()) };
    let link = campaign.what.key_values.first().map_or("", |pair| &pair.value);
    [&campaign.what.title, &campaign.what.message, link]
}

const COPY: [&str; 3] = ["Hamlet: last seats", "Saturday 5 December, 19:30.", "performances/12345"];

#[test]
fn a_push_as_text_is_read_by_its_labels() {
    for text in [
        "Title: Hamlet: last seats\nMessage: Saturday 5 December, 19:30.\nLink: performances/12345",
        "Titel: Hamlet: last seats\r\nNachricht: Saturday 5 December, 19:30.\r\nZiel: performances/12345\r\n",
        "**Title:** Hamlet: last seats\n\n- Text: Saturday 5 December, 19:30.\n- Deep link: performances/12345",
        "*Title:* Hamlet: last seats\n_Message:_ Saturday 5 December, 19:30.\n* Link: performances/12345",
        "TITLE:\nHamlet: last seats\nMESSAGE:\nSaturday 5 December, 19:30.\nLINK:\nperformances/12345",
        "Title\tHamlet: last seats\nMessage\tSaturday 5 December, 19:30.\nLink\tperformances/12345",
        "deeplink_url = performances/12345\nText = Saturday 5 December, 19:30.\nTitle = Hamlet: last seats",
    ] {
        let imported = imported(text);
        assert_eq!((imported.what, copy(&imported)), (Recognised::Labelled, COPY), "{text}");
        assert_eq!(left(&imported), [""; 0], "{text}");
    }
}

#[test]
fn what_has_no_place_is_left_over() {
    let imported = imported(
        "Hi Anna,\nTitle: Hamlet\nTitle: Hamlet!\nSent by: Tom\nMessage (max. 120): One\n\nTwo\nDate: 5.12.2026\nSend at: 3.12.2026, 17:00 Uhr\nsee you",
    );
    assert_eq!(copy(&imported), ["Hamlet", "One\nTwo", ""]);
    assert_eq!(
        left(&imported),
        [
            "line 1: Hi Anna,",
            "line 3: Title: Hamlet!",
            "line 4: Sent by: Tom",
            "line 8: Date: 5.12.2026",
            "line 10: see you"
        ]
    );
    assert_eq!(imported.sentence(), "Recognised a push as text, by its labels; 5 pieces could not be placed");
    let campaign = &imported.campaigns[0];
    let written = write(campaign);
    assert!(written.contains("2026-12-03T17:00"), "{written}");
    assert_eq!(campaign.what.android.notification_channel, "default");
    assert_eq!(campaign.what.key_values[0].key, "deeplink_url");
}

#[test]
fn a_push_as_text_is_read_by_its_lines() {
    let link = "performances/@Add to Cart - eventId | default: \"1\"";
    for (text, expected) in [
        ("Hamlet: last seats\nSaturday 5 December, 19:30.\nperformances/12345", COPY),
        ("\n Hamlet: last seats \n\nSaturday 5 December, 19:30.\n\n", [COPY[0], COPY[1], ""]),
        ("Hamlet", ["Hamlet", "", ""]),
        ("performances/12345", ["", "", "performances/12345"]),
        ("Hamlet\nhttps://opera.example/hamlet", ["Hamlet", "", "https://opera.example/hamlet"]),
        ("Hamlet\nTonight\nhamlet", ["Hamlet", "Tonight", "hamlet"]),
        ("Hamlet\nTonight\nAt eight", ["Hamlet", "Tonight\nAt eight", ""]),
        (&format!("Your cart\nStill there\n{link}"), ["Your cart", "Still there", link]),
        ("{{ Profile.name | default: \"x\" }}, hello", ["{{ Profile.name | default: \"x\" }}, hello", "", ""]),
        ("[New] Hamlet\nTonight", ["[New] Hamlet", "Tonight", ""]),
        ("<3 Hamlet\nTonight", ["<3 Hamlet", "Tonight", ""]),
    ] {
        let imported = imported(text);
        assert_eq!((imported.what, copy(&imported)), (Recognised::Lines, expected), "{text}");
    }
    let long = "a word ".repeat(20);
    assert_eq!(copy(&imported(&long)), ["", long.trim(), ""]);
}

#[test]
fn rows_of_a_spreadsheet_are_read() {
    let with_header = imported(
        "Name\tTitel\tText\tLink\tVersand\tPreis\n2026-12-05 Hamlet\tHamlet\t\"He said \"\"go\"\"\nand went\"\tperformances/12345\t03.12.2026 17:00\t49\n\n\tFaust\tTonight\t\tsoon\t",
    );
    assert_eq!(with_header.what, Recognised::TableWithHeader);
    assert_eq!(with_header.campaigns.len(), 2);
    let [hamlet, faust] = with_header.campaigns.as_slice() else { panic!("two") };
    assert_eq!((hamlet.name.as_str(), hamlet.what.title.as_str()), ("2026-12-05 Hamlet", "Hamlet"));
    assert_eq!(hamlet.what.message, "He said \"go\"\nand went");
    assert!(write(hamlet).contains("2026-12-03T17:00"));
    assert_eq!(faust.what.message, "Tonight");
    assert_eq!(left(&with_header), ["row 2, Preis: 49", "row 3, Versand: soon"]);

    let row = imported("Hamlet: last seats\tSaturday 5 December, 19:30.\tperformances/12345");
    assert_eq!((row.what, copy(&row)), (Recognised::Table, COPY));
    let row = imported(
        "2026-12-05 Hamlet\tHamlet: last seats\tSaturday 5 December, 19:30.\t2026-12-03 17:00\tperformances/12345\tapproved\n",
    );
    assert_eq!((copy(&row), row.campaigns[0].name.as_str()), (COPY, "2026-12-05 Hamlet"));
    assert_eq!(left(&row), ["row 1, column 6: approved"]);
}

#[test]
fn key_values_are_read_by_platform_or_flat() {
    let push = read_file(include_str!("../corpus/right/extra-key-values.json")).expect("a campaign").remove(0);
    let back = imported(&key_values_json(&push));
    assert_eq!(back.what, Recognised::KeyValues);
    assert_eq!(back.campaigns[0].what.key_values, push.what.key_values);
    assert_eq!(left(&back), [""; 0]);

    let flat = imported(
        r#"{"title":"Hamlet: last seats","body":"Saturday 5 December, 19:30.","deeplink_url":"performances/12345"}"#,
    );
    assert_eq!((flat.what, copy(&flat)), (Recognised::KeyValues, COPY));
    let odd = imported(
        r#"{"android":{"deeplink_url":"events/77","badge":2},"ios":{"deeplink_url":"events/78"},"web":{"a":[1]}}"#,
    );
    assert_eq!(left(&odd), ["android.badge: 2", "web.a[0]: 1"]);
    let pairs: Vec<_> =
        odd.campaigns[0].what.key_values.iter().map(|pair| (pair.value.as_str(), pair.android, pair.ios)).collect();
    assert_eq!(pairs, [("events/77", Some(true), Some(false)), ("events/78", Some(false), Some(true))]);
}

#[test]
fn documents_are_read_with_their_place() {
    let push = include_str!("../corpus/right/push.json");
    let one = imported(push);
    assert_eq!((one.what, &one.campaigns), (Recognised::Document, &read_file(push).expect("a campaign")));
    assert_eq!(imported(&format!("[{push},{push}]")).sentence(), "Recognised 2 campaign documents");
    assert_eq!(imported(r#"{"name":"a"}"#).what, Recognised::Document);
    for (text, told) in [
        ("{\"what\":{\"title\":\"x\"", "line 1, column 21: the text ends inside an object"),
        ("{\n \"what\": {\"title\": 5}}", "line 2, column 20: found the number 5, expected a text in quotes"),
        ("[{\"what\":{}},5]", "line 1, column 14: found the number 5, expected an object"),
        (
            "[{\"android\":{}},{\"what\":{}}]",
            "line 1, column 17: found an object, expected a push as JSON: its key-values, as the first of the list is",
        ),
        (
            r#"{"a":{"b":1}}"#,
            "line 1, column 1: found an object, expected a campaign document, a dashboard JSON, key-values, or a body for CleverTap's API",
        ),
        (
            r#"{"format":"pushproof/dashboard@2"}"#,
            "line 1, column 11: found the text “pushproof/dashboard@2”, expected the format “pushproof/dashboard@1”, which this version of Pushproof reads",
        ),
        (
            r#"{"format":"pushproof/dashboard@1"}"#,
            "line 1, column 1: found a dashboard JSON without its campaign, expected it under “campaign”",
        ),
        (
            include_str!("../corpus/profile.json"),
            "This is a house profile, not a campaign; check campaigns with it as their profile",
        ),
    ] {
        assert_eq!(read(text, Profile::guide()).expect_err(text).to_string(), told);
    }
}

#[test]
fn a_draft_as_the_page_keeps_it_is_read() {
    let draft = r#"{"is_example":false,"changed":"2026-11-23T10:00","campaign":{"what":{"title":"Hamlet"}}}"#;
    let imported = imported(draft);
    assert_eq!((imported.what, copy(&imported)), (Recognised::Document, ["Hamlet", "", ""]));
    let damaged = draft.replace("\"Hamlet\"", "5");
    let error = read(&damaged, Profile::guide()).expect_err("a number");
    assert!(error.to_string().starts_with("line 1, column 78: "), "{error}");
}

#[test]
fn fields_that_say_something_else_than_the_campaign_are_left_over() {
    let push = read_file(include_str!("../corpus/right/push.json")).expect("a campaign").remove(0);
    let mut json: Value = serde_json::from_str(&dashboard_json(&push)).expect("JSON");
    let changed = json["sections"][2]["fields"][0].clone();
    assert_eq!(changed["label"], "Title");
    json["sections"][2]["fields"][0]["value"] = "Hamlet, by hand".into();
    json["note"] = "from Anna".into();
    json["sections"][0]["fields"][0]["color"] = "red".into();
    let imported = imported(&json.to_string());
    assert_eq!(imported.campaigns, [push]);
    let left = left(&imported);
    assert!(left.contains(&"What, Title: Hamlet, by hand".to_owned()), "{left:?}");
    assert!(left.contains(&"note: from Anna".to_owned()), "{left:?}");
    assert!(left.contains(&"sections[0].fields[0].color: red".to_owned()), "{left:?}");
}

fn body(campaign: &Campaign) -> Value {
    let today = NaiveDate::from_ymd_opt(2026, 11, 23).expect("a day");
    api::body(campaign, Profile::guide(), today).expect("a body").json
}

#[test]
fn a_body_for_the_api_is_read_back() {
    for (campaign, text) in [
        (include_str!("../export/last-tickets.json"), include_str!("../export/last-tickets.body.json")),
        (include_str!("../export/members.json"), include_str!("../export/members.body.json")),
    ] {
        let campaign = read_file(campaign).expect("a campaign").remove(0);
        let back = imported(text);
        assert_eq!((back.what, left(&back)), (Recognised::ApiBody, Vec::new()));
        let back = &back.campaigns[0];
        assert_eq!((&back.name, &back.what.message), (&campaign.name, &campaign.what.message));
        let goal = |campaign: &Campaign| {
            let goal = campaign.start.goal.clone().expect("a goal");
            (
                goal.event,
                goal.filters,
                goal.revenue_property,
                goal.conversion_window.and_then(|window| window.minutes()),
            )
        };
        assert_eq!((goal(back), &back.when.delivery), (goal(&campaign), &campaign.when.delivery));
        assert_eq!(back.what.key_values, campaign.what.key_values);
        assert_eq!(body(back), serde_json::from_str::<Value>(text).expect("JSON"));
    }
}

#[test]
fn every_sound_campaign_that_has_a_body_is_read_back() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/corpus/right");
    let mut bodies = 0;
    for file in std::fs::read_dir(folder).expect("a folder").map(|file| file.expect("a file").path()) {
        let Ok(text) = std::fs::read_to_string(&file) else { continue };
        for campaign in read_file(&text).expect("campaigns") {
            let today = NaiveDate::from_ymd_opt(2026, 11, 23).expect("a day");
            let Ok(api::Body { json, .. }) = api::body(&campaign, Profile::guide(), today) else { continue };
            bodies += 1;
            let back = imported(&json.to_string());
            assert_eq!(left(&back), [""; 0], "{}", file.display());
            assert_eq!(body(&back.campaigns[0]), json, "{}", file.display());
        }
    }
    assert!(bodies >= 5, "only {bodies} of them have a body");
}

#[test]
fn a_link_with_a_campaign_is_read() {
    let campaign = read_file(include_str!("../corpus/right/push.json")).expect("a campaign").remove(0);
    let link =
        pushproof::share::write(&pushproof::share::Shared { campaign: campaign.clone(), tag: "draft 2".to_owned() });
    let read_back = imported(&format!(" https://push.example/app/{link}\n"));
    assert_eq!((read_back.what, &read_back.campaigns), (Recognised::Link, &vec![campaign]));
    assert_eq!(left(&read_back), ["tag: draft 2"]);
    let cut = read(&link[..link.len() - 5], Profile::guide()).expect_err("a cut link");
    assert!(cut.to_string().starts_with("This link is cut off or damaged"), "{cut}");
    assert_eq!(imported("Hamlet\n#c1=x y").what, Recognised::Lines);
    assert_eq!(imported("https://opera.example/hamlet#tickets").what, Recognised::Lines);
}

#[test]
fn what_a_body_says_beyond_a_campaign_is_left_over() {
    // CleverTap's own sample, with what the project's export never writes.
    let sample = json!({
        "name": "My API Campaign", "estimate_only": true, "target_mode": "push", "labels": ["onboarding"],
        "where": {
            "event_name": "App Launched", "from": 20_180_201, "to": 20_180_203,
            "common_profile_properties": {
                "profile_fields": [{ "name": "Customer Type", "operator": "equals", "value": "Platinum" },
                    { "name": "Age", "operator": "greater_than_equals", "value": 18 }],
                "demographics": { "Gender": "F" } },
            "advanced_query": { "did_not": [{ "event_name": "Charged" }] }
        },
        "respect_frequency_caps": false,
        "content": { "title": "Hi!", "body": "How are you?", "platform_specific": {
            "ios": { "deep_link": "example.com", "badge_count": 1, "Key": "Value_ios" },
            "android": { "deep_link": "example.com", "default_sound": true, "Key": "Value_android" } } },
        "devices": ["android", "ios", "windows"],
        "when": { "type": "recurring" }
    });
    let imported = imported(&sample.to_string());
    assert_eq!(imported.what, Recognised::ApiBody);
    let campaign = &imported.campaigns[0];
    assert_eq!((campaign.what.title.as_str(), campaign.what.key_values.len()), ("Hi!", 2));
    assert_eq!(
        left(&imported),
        [
            "estimate_only: true",
            "labels[0]: onboarding",
            "where.from: 20180201",
            "where.to: 20180203",
            "where.common_profile_properties.profile_fields[1].name: Age",
            "where.common_profile_properties.profile_fields[1].operator: greater_than_equals",
            "where.common_profile_properties.profile_fields[1].value: 18",
            "where.common_profile_properties.demographics.Gender: F",
            "where.advanced_query.did_not[0].event_name: Charged",
            "respect_frequency_caps: false",
            "content.platform_specific.ios.deep_link: example.com",
            "content.platform_specific.ios.badge_count: 1",
            "content.platform_specific.android.deep_link: example.com",
            "content.platform_specific.android.default_sound: true",
            "devices[0]: android",
            "devices[1]: ios",
            "devices[2]: windows",
            "when.type: recurring",
        ]
    );
}

#[test]
fn what_is_no_push_is_told_quickly() {
    let megabytes = |piece: &str| piece.repeat(10_000_000 / piece.len());
    let keys = (0..400_000).map(|key| format!("\"{key}\":0")).collect::<Vec<_>>().join(",");
    for (text, told) in [
        (String::new(), "There is nothing in it"),
        ("\u{FEFF}\n\t ".to_owned(), "There is nothing in it"),
        ("[]".to_owned(), "There is nothing in it"),
        ("<!DOCTYPE html><html><body>Hamlet</body></html>".to_owned(), "This is a web page"),
        (megabytes("<p class=\"x\">Hamlet</p>\n"), "This is a web page"),
        (megabytes("Hamlet tonight.\n"), "This is 9999 kB of text"),
        (megabytes("Title: Hamlet\n"), "This is 9999 kB of text"),
        (megabytes("a\tb\n"), "This is 9999 kB of text"),
        (megabytes("{\"what\":"), "line 1, column"),
        (megabytes("[{"), "line 1, column"),
        (format!("{{\"what\":{{{keys},\"title\":5}}}}"), "line 1, column"),
        (format!("{{\"android\":{{{keys}}}}}"), "line 1, column 1: found an object, expected a campaign document"),
        (format!("{{{keys}}}"), "line 1, column 1: found an object, expected a campaign document"),
        ("word\n".repeat(7), "These are 7 lines without a label"),
    ] {
        let start = Instant::now();
        let error = read(&text, Profile::guide()).expect_err("no push").to_string();
        assert!(error.starts_with(told), "{error}");
        assert!(start.elapsed() < Duration::from_secs(20), "{told}");
        assert!(error.len() < 400 && !error.contains('\n'), "{error}");
    }
    assert_eq!(read("", Profile::guide()), Err(Unreadable::Nothing));
    assert_eq!(read("{}", Profile::guide()), Err(Unreadable::Nothing));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn dashboard_json_reads_back_equal(campaign in any_campaign()) {
        let back = imported(&dashboard_json(&campaign));
        prop_assert_eq!(back.what, Recognised::Dashboard);
        prop_assert_eq!(left(&back), Vec::<String>::new());
        prop_assert_eq!(back.campaigns, [campaign]);
    }

    #[test]
    fn documents_read_back_equal(campaigns in prop::collection::vec(any_campaign(), 1..3)) {
        let text = CampaignFile { shape: FileShape::List, campaigns: campaigns.clone() }.write();
        // A campaign in which nothing is filled in says nothing of what it is.
        prop_assume!(campaigns[0].channel.is_some());
        prop_assert_eq!(imported(&text).campaigns, campaigns);
    }

    /// Every word of a text is in the campaign, in a label, or left over.
    #[test]
    fn no_word_is_lost(lines in prop::collection::vec("(Title|Text|Link|Send at|Note|Ziel)?(: |:|\t| )?[a-z/0-9.]{0,9}( [a-z0-9]{1,5})?", 1..6)) {
        let text = lines.join("\n");
        let Ok(imported) = read(&text, Profile::guide()) else { return Ok(()) };
        let mut kept: String = imported.campaigns.iter().map(campaign_words).collect();
        kept.push_str(&left(&imported).join("\n"));
        for word in text.split(|c: char| c.is_whitespace() || c == ':').filter(|word| !word.is_empty()) {
            let is_label = ["Title", "Text", "Link", "Send", "at", "Ziel"].contains(&word);
            prop_assert!(is_label || kept.contains(word), "{word:?} of {text:?}");
        }
    }

    #[test]
    fn no_text_breaks_the_reader(text in any_text(), pieces in prop::collection::vec(any_text(), 0..4), sign in "[\t\n:\"{\\[]") {
        for text in [text, pieces.join(&sign)] {
            if let Ok(imported) = read(&text, Profile::guide()) {
                prop_assert!(!imported.campaigns.is_empty());
            }
        }
    }
}

fn campaign_words(campaign: &Campaign) -> String {
    format!("{}\n", write(campaign))
}
