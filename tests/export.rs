//! The exports: those of the sound campaigns as committed, nothing lost or changed on the way, and what can't be said
//! refused.

use chrono::NaiveDate;
use proptest::prelude::*;
use pushproof::campaign::{Campaign, FilterValue, read_file};
use pushproof::document::FieldPath;
use pushproof::export::sheet::{Entry, Row};
use pushproof::export::{Checklist, Sheet, api, dashboard_json, key_values_json};
use pushproof::lint::{Edit, apply};
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

/// Campaigns that the API can say, with the bodies written by hand after CleverTap's examples.
const SAYABLE: [(&str, &str); 2] = [
    (include_str!("export/last-tickets.json"), include_str!("export/last-tickets.body.json")),
    (include_str!("export/members.json"), include_str!("export/members.body.json")),
];

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 23).expect("a day")
}

fn body(campaign: &Campaign) -> Result<api::Body, Vec<api::Refusal>> {
    api::body(campaign, Profile::guide(), today())
}

/// The refusals of the first sayable campaign with `field` set to `value`.
fn refused(field: &str, value: &str) -> Vec<String> {
    let mut campaign = read(SAYABLE[0].0);
    let edit = Edit::Set {
        field: FieldPath::parse(field).expect("a path"),
        value: serde_json::from_str(value).expect("JSON"),
    };
    apply(&mut campaign, &[edit]).expect("a change");
    let refusals = body(&campaign).err().unwrap_or_default();
    refusals.iter().map(|refusal| format!("{} {:?}", refusal.field, refusal.reason)).collect()
}

#[test]
fn api_bodies_are_as_in_clevertaps_examples() {
    for (campaign, expected) in SAYABLE {
        let body = body(&read(campaign)).expect("a body");
        let expected: Value = serde_json::from_str(expected).expect("JSON");
        assert_eq!(body.json, expected, "{:#}", body.json);
        let keys = |value: &Value| value.as_object().map(|object| object.keys().cloned().collect::<Vec<_>>());
        assert_eq!(keys(&body.json), keys(&expected));
    }
}

#[test]
fn a_body_comes_with_what_to_know_about_it() {
    use api::Warning::{
        ActiveInAYear, CreatesAtOnce, Dates, DigitsAsText, LiquidIsBeta, NobodyHeldBack, OwnProperty, TrueOrFalse,
        UserTimeZone,
    };
    let warnings = |text: &str| body(&read(text)).expect("a body").warnings;
    let day = |year, month, day| NaiveDate::from_ymd_opt(year, month, day).expect("a day");
    let dates = |to| Dates { from: day(2013, 1, 1), to };
    assert_eq!(
        warnings(SAYABLE[0].0),
        [CreatesAtOnce, DigitsAsText, dates(day(2026, 12, 3)), TrueOrFalse, ActiveInAYear]
    );
    let own = |name: &str| OwnProperty(name.to_owned());
    assert_eq!(
        warnings(SAYABLE[1].0),
        [
            CreatesAtOnce,
            own("Age"),
            own("City"),
            dates(day(2026, 12, 7)),
            ActiveInAYear,
            NobodyHeldBack,
            LiquidIsBeta,
            UserTimeZone
        ]
    );
}

#[test]
fn what_the_api_cannot_say_is_refused() {
    for (field, value, refusals) in [
        ("channel", r#""in_app""#, &["channel InApp"][..]),
        ("name", r#"" ""#, &["name Unfilled"]),
        ("start.qualification", r#""live_behavior""#, &["start.qualification Live"]),
        ("start.goal.conversion_window.value", "4", &[r#"start.goal.conversion_window ConversionTime("4 days")"#]),
        ("start.goal.conversion_window", r#"{"value":30,"unit":"minutes"}"#, &[]),
        ("start.goal.conversion_window", r#"{"value":1,"unit":"weeks"}"#, &[]),
        ("start.goal.conversion_window", r#"{"value":5,"unit":"months"}"#, &[]),
        (
            "start.goal.conversion_window",
            r#"{"value":30,"unit":"days"}"#,
            &[r#"start.goal.conversion_window ConversionTime("30 days")"#],
        ),
        ("start.goal.conversion_window", "null", &["start.goal.conversion_window Unfilled"]),
        ("start.goal", "null", &[]),
        ("start.goal.filters[0].operator", "null", &["start.goal.filters[0].operator Unfilled"]),
        ("start.goal.filters[0].operator", r#""between""#, &["start.goal.filters[0].value Unfilled"]),
        ("who.trigger", r#"{"event":"Add to Cart"}"#, &["who.trigger Live"]),
        ("who.segment", "null", &[]),
        ("who.segment.all[0].within", r#"{"value":30,"unit":"days"}"#, &["who.segment.all[0].within RelativeTime"]),
        ("who.segment.all[0].did", r#""""#, &["who.segment.all[0].did Unfilled"]),
        ("who.segment.all[0]", r#"{"saved_segment":"Regulars"}"#, &["who.segment.all[0].saved_segment SavedSegment"]),
        ("who.segment.all[0]", r#"{"custom_list":"a.csv"}"#, &["who.segment.all[0].custom_list CustomList"]),
        (
            "who.segment.all[0]",
            r#"{"any":[{"user":"Name","operator":"exists"},{"did":"charged"}]}"#,
            &["who.segment.all[0].any Or"],
        ),
        ("who.segment.all[0]", r#"{"any":[{"did_not":"charged"},{"did":"charged"}]}"#, &["who.segment.all[0].any Or"]),
        ("who.segment.all[0]", r#"{"any":[{"did":"charged"}]}"#, &[]),
        (
            "who.segment",
            r#"{"all":[{"any":[{"did":"a"},{"did":"b"}]},{"any":[{"did":"c"},{"did":"d"}]}]}"#,
            &["who.segment.all[1].any Or"],
        ),
        (
            "who.segment.all[0]",
            r#"{"user":"Gender","operator":"equals","value":"F"}"#,
            &["who.segment.all[0].user KeptElsewhere"],
        ),
        (
            "who.segment.all[0]",
            r#"{"user":"Age","operator":"greater_than","value":"old"}"#,
            &["who.segment.all[0].value NotANumber"],
        ),
        (
            "who.segment.all[0]",
            r#"{"user":"Subscription","operator":"contains","value":["A","B"]}"#,
            &["who.segment.all[0].value SeveralValues"],
        ),
        ("who.segment.all[0]", r#"{"user":"Plan","operator":"equals","value":["A","B"]}"#, &[]),
        ("who.control_group", r#"{"kind":"campaign","percentage":5}"#, &["who.control_group ControlGroup"]),
        ("who.control_group", r#"{"kind":"custom","name":"A"}"#, &["who.control_group ControlGroup"]),
        ("who.targeting_cap", "500", &["who.targeting_cap TargetingCap"]),
        ("what.title", r#""""#, &["what.title Unfilled"]),
        ("what.title", r#""@Add to Cart - eventName | default: \"x\"""#, &["what.title EventToken"]),
        ("what.title", r#""@Profile - Name""#, &["what.title BrokenToken"]),
        ("what.title", r#""@Profile - Marketing Push | default: \"x\"""#, &["what.title Token"]),
        ("what.title", r#""@Profile - Name | default: 'the \"Ring\"'""#, &[]),
        ("what.title", r#""{{ Profile.name | default: \"x\" }}""#, &[]),
        ("what.title", r#""{{ Event.eventName | default: \"x\" }}""#, &["what.title EventToken"]),
        ("what.title", r#""{{ Catalog.x | default: \"x\" }}""#, &["what.title Liquid"]),
        ("what.message", r#""{% if Profile.city == \"Graz\" %}Graz{% endif %}""#, &["what.message Liquid"; 2]),
        ("what.image", r#""https://example.com/a.png""#, &["what.image Image"]),
        ("what.variants", r#"[{"title":"b","message":"c"}]"#, &["what.variants Variants"]),
        ("what.ios", r#"{"badge_count":1}"#, &["what.ios AdvancedIos"]),
        ("what.ios", r#"{"badge_count":null}"#, &[]),
        ("what.android.notification_channel", r#""""#, &["what.android.notification_channel Unfilled"]),
        ("what.key_values[0].key", r#""deep_link""#, &["what.key_values[0].key KeyOfTheApi"]),
        ("what.key_values[0].key", r#""wzrk_cid""#, &["what.key_values[0].key KeyOfTheApi"]),
        ("what.key_values[0].key", r#""""#, &["what.key_values[0].key Unfilled"]),
        (
            "what.key_values",
            r#"[{"key":"a","value":"1","ios":true},{"key":"a","value":"2","ios":true}]"#,
            &["what.key_values[1].key KeyTwice"],
        ),
        (
            "what.key_values[0].value",
            r#""performances/@Profile - Phone | default: \"1\"""#,
            &["what.key_values[0].value Token"],
        ),
        ("when.delivery", r#""now""#, &[]),
        ("when.delivery", "null", &["when.delivery Unfilled"]),
        ("when.delivery", r#"{"at":null,"time_zone":"user"}"#, &["when.delivery.at Unfilled"]),
        ("when.delivery.at", r#""2026-12-03T17:00:30""#, &["when.delivery.at Seconds"]),
        ("when.delivery", r#"{"from":"now","until":"never"}"#, &["when.delivery Live"]),
        ("when.do_not_disturb", r#"{"from":"22:00","until":"08:00"}"#, &["when.do_not_disturb DoNotDisturb"]),
    ] {
        assert_eq!(refused(field, value), refusals, "{field} = {value}");
    }
}

#[test]
fn the_sound_campaigns_are_refused_with_every_reason() {
    for (name, text) in RIGHT {
        let refusals = body(&read(text)).expect_err("a refusal");
        let told: Vec<String> = refusals.iter().map(ToString::to_string).collect();
        insta::assert_snapshot!(format!("api-{name}"), told.join("\n"));
    }
}

#[test]
fn everyone_is_said_by_no_condition_at_all() {
    let mut campaign = read(SAYABLE[0].0);
    campaign.who.segment = None;
    let body = body(&campaign).expect("a body");
    assert_eq!(body.json.get("where"), None);
    assert!(body.warnings.contains(&api::Warning::Everyone));
}

/// The values of a sheet, read back out of its Markdown.
fn values(markdown: &str) -> Vec<String> {
    let mut values = Vec::new();
    let mut rest = markdown;
    while let Some((line, after)) = rest.split_once('\n') {
        rest = after;
        if !line.starts_with("- [ ] ") {
            continue;
        }
        if line.ends_with("between these lines") {
            let block = after.strip_prefix('\n').expect("an empty line");
            let (fence, block) = block.split_once("text\n").expect("a fence");
            let end = block.find(&format!("\n{fence}\n")).expect("the other fence");
            values.push(block[..end].to_owned());
            rest = &block[end + fence.len() + 2..];
        } else if let Some((_, value)) = line.split_once(" `") {
            values.push(value.strip_suffix('`').expect("the other mark").to_owned());
        }
    }
    values
}

fn any_value() -> impl Strategy<Value = String> {
    let pieces = ["`", "```", "\n", "\r\n", " ", "\t", "|", "@Profile - Name | default: \"x\"", "{{", "*", "é", "🎭"];
    let piece = prop_oneof![prop::sample::select(pieces.to_vec()).prop_map(str::to_owned), "\\PC{0,4}"];
    prop::collection::vec(piece, 0..8).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, ..ProptestConfig::default() })]

    #[test]
    fn a_sheet_holds_every_value_byte_for_byte(texts in prop::collection::vec(any_value(), 8), id in any_value()) {
        let mut campaign = read(RIGHT[0].1);
        let [name, title, message, image, key, value, recipient, html] = texts.as_slice() else { unreachable!() };
        campaign.name.clone_from(name);
        campaign.what.title.clone_from(title);
        campaign.what.message.clone_from(message);
        campaign.what.image.clone_from(image);
        campaign.what.html.clone_from(html);
        campaign.what.key_values[0].key.clone_from(key);
        campaign.what.key_values[0].value.clone_from(value);
        campaign.test.recipients = vec![recipient.clone()];
        if let Some(goal) = &mut campaign.start.goal {
            goal.filters[0].value = FilterValue::One(id.clone());
        }
        let sheet = Sheet::of(&campaign);
        let entered: Vec<&str> = sheet
            .rows()
            .filter(|row| matches!(row.entry, Entry::Enter(_)))
            .map(|row| row.entry.value())
            .collect();
        for text in texts.iter().chain([&id]).filter(|text| !text.is_empty()) {
            prop_assert!(entered.contains(&text.as_str()), "{text:?} in {entered:?}");
        }
        let is_written = |row: &&Row| matches!(row.entry, Entry::Enter(_) | Entry::Choose(_));
        let expected: Vec<String> =
            sheet.rows().filter(is_written).map(|row| row.entry.value().to_owned()).collect();
        for is_explained in [false, true] {
            prop_assert_eq!(values(&sheet.to_markdown(&[], is_explained)), expected.clone());
        }
    }

    #[test]
    fn no_text_breaks_an_export(title in any_value(), link in any_value(), name in any_value()) {
        let mut campaign = read(SAYABLE[0].0);
        campaign.name = name;
        campaign.what.title.clone_from(&title);
        campaign.what.key_values[0].value = link;
        let checklist = Checklist::of(&campaign, Profile::guide()).to_markdown();
        prop_assert!(checklist.lines().all(|line| line.is_empty() || line.starts_with('#') || line.starts_with("- [ ] ")));
        if let Ok(body) = body(&campaign) {
            let sent = body.json["content"]["title"].as_str().unwrap_or_default();
            let is_personal = body.warnings.contains(&api::Warning::LiquidIsBeta);
            prop_assert!(is_personal || sent == title);
        }
    }
}
