//! Campaigns of any content: whatever a document can hold, with any Unicode.

use proptest::prelude::*;
use pushproof::campaign::{Campaign, read_file};
use serde_json::{Map, Value, json};

type Part = BoxedStrategy<Value>;

/// A text as people write it, or anything.
pub fn any_text() -> impl Strategy<Value = String> {
    let pieces = [
        "Hamlet",
        "12345",
        "\n",
        "\r\n",
        "\t",
        "\"",
        "\\",
        "\u{0}",
        "\u{7f}",
        "🎭",
        "é",
        "e\u{301}",
        "@Profile - Name | default: \"x\"",
        "{{",
        "ﷺ",
    ];
    let piece =
        prop_oneof![prop::sample::select(pieces.to_vec()).prop_map(str::to_owned), "\\PC{0,4}", any::<String>()];
    prop::collection::vec(piece, 0..4).prop_map(|pieces| pieces.concat())
}

/// A campaign that a document can hold.
pub fn any_campaign() -> impl Strategy<Value = Campaign> {
    document().prop_map(|value| {
        let text = value.to_string();
        read_file(&text).unwrap_or_else(|error| panic!("{error} in {text}")).remove(0)
    })
}

fn text() -> Part {
    any_text().prop_map(Value::from).boxed()
}

fn word(words: &'static [&'static str]) -> Part {
    prop::sample::select(words).prop_map(Value::from).boxed()
}

fn number() -> Part {
    any::<u32>().prop_map(Value::from).boxed()
}

fn truth() -> Part {
    any::<bool>().prop_map(Value::from).boxed()
}

fn list(of: Part) -> Part {
    prop::collection::vec(of, 0..3).prop_map(Value::from).boxed()
}

fn time() -> Part {
    (1_u32..9999, 1_u32..13, 1_u32..29, 0_u32..24, 0_u32..60, prop_oneof![Just(0_u32), 0_u32..60])
        .prop_map(|(y, m, d, h, min, s)| Value::from(format!("{y:04}-{m:02}-{d:02}T{h:02}:{min:02}:{s:02}")))
        .boxed()
}

/// An object with some of these keys, and now and then one that nobody knows.
fn object(parts: Vec<(&'static str, Part)>) -> Part {
    let parts: Vec<_> = parts
        .into_iter()
        .map(|(key, part)| prop::option::of(part).prop_map(move |value| value.map(|value| (key.to_owned(), value))))
        .collect();
    let unknown = prop::option::weighted(0.2, ("zz[a-z]{1,4}", unknown()));
    (parts, unknown)
        .prop_map(|(parts, unknown)| Value::Object(parts.into_iter().flatten().chain(unknown).collect::<Map<_, _>>()))
        .boxed()
}

fn unknown() -> Part {
    let leaf = prop_oneof![Just(Value::Null), text(), truth(), number(), Just(json!(-1.5e10))];
    leaf.prop_recursive(2, 6, 3, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..3).prop_map(Value::from),
            prop::collection::btree_map(any_text(), inner, 0..3)
                .prop_map(|map| Value::Object(map.into_iter().collect())),
        ]
    })
    .boxed()
}

fn length() -> Part {
    let unit = word(&["minutes", "hours", "days", "weeks", "months"]);
    object(vec![("value", (1_u32..1000).prop_map(Value::from).boxed()), ("unit", unit)])
}

fn operator() -> Part {
    word(&[
        "equals",
        "not_equals",
        "contains",
        "not_contains",
        "greater_than",
        "less_than",
        "between",
        "exists",
        "not_exists",
    ])
}

fn compared() -> Part {
    // An empty text is “not filled in”, and is not written.
    let one = any_text().prop_filter("filled", |text| !text.is_empty()).prop_map(Value::from);
    prop_oneof![one, number(), list(prop_oneof![text(), number()].boxed())].boxed()
}

fn filters() -> Part {
    list(object(vec![("property", text()), ("operator", operator()), ("value", compared())]))
}

fn segment() -> Part {
    let with = |kind: &'static str, parts: Vec<(&'static str, Part)>| {
        (text(), object(parts)).prop_map(move |(name, mut rest)| {
            if let Value::Object(rest) = &mut rest {
                rest.insert(kind.to_owned(), name);
            }
            rest
        })
    };
    let leaf = prop_oneof![
        with("did", vec![("filters", filters()), ("within", length())]),
        with("did_not", vec![("filters", filters()), ("within", length())]),
        with("user", vec![("operator", operator()), ("value", compared())]),
        with("saved_segment", Vec::new()),
        with("custom_list", Vec::new()),
    ];
    leaf.prop_recursive(3, 8, 3, |inner| {
        (any::<bool>(), prop::collection::vec(inner, 0..3))
            .prop_map(|(all, of)| json!({ (if all { "all" } else { "any" }): of }))
    })
    .boxed()
}

fn start() -> Part {
    let goal = object(vec![
        ("event", text()),
        ("filters", filters()),
        ("revenue_property", text()),
        ("conversion_window", length()),
    ]);
    object(vec![("qualification", word(&["past_behavior", "live_behavior"])), ("goal", goal)])
}

fn who() -> Part {
    let inaction = object(vec![("event", text()), ("within", length())]);
    let trigger = object(vec![("event", text()), ("filters", filters()), ("inaction", inaction)]);
    let kind = word(&["none", "system", "custom", "campaign"]);
    let group = object(vec![("kind", kind), ("percentage", number()), ("name", text())]);
    object(vec![("trigger", trigger), ("segment", segment()), ("control_group", group), ("targeting_cap", number())])
}

fn what() -> Part {
    let pair = object(vec![("key", text()), ("value", text()), ("android", truth()), ("ios", truth())]);
    let android = object(vec![("notification_channel", text()), ("render_max", truth())]);
    let ios = object(vec![("badge_count", number()), ("sound", text())]);
    let template = word(&["alert", "header", "footer", "cover", "interstitial", "half_interstitial", "custom_html"]);
    object(vec![
        ("title", text()),
        ("message", text()),
        ("image", text()),
        ("variants", list(object(vec![("title", text()), ("message", text())]))),
        ("android", android),
        ("ios", ios),
        ("key_values", list(pair)),
        ("structure", word(&["single_message", "ab_test", "split"])),
        ("template", template),
        ("html", text()),
        ("html_size", text()),
        ("buttons", list(object(vec![("label", text()), ("action", text())]))),
    ])
}

fn when() -> Part {
    let moment = || prop_oneof![word(&["now", "never"]), time()].boxed();
    let delivery = prop_oneof![
        Just(Value::from("now")),
        object(vec![("at", time()), ("time_zone", word(&["account", "user"]))]),
        object(vec![("from", moment()), ("until", moment())]),
        Just(json!({ "from": null })),
    ];
    let pause = object(vec![("from", text()), ("until", text()), ("then", text())]);
    let frequency = object(vec![
        ("exclude_from_campaign_limits", truth()),
        ("per_session", number()),
        ("per_day", number()),
        ("ever", number()),
    ]);
    object(vec![
        ("delivery", delivery.boxed()),
        ("do_not_disturb", pause),
        ("time_to_live", length()),
        ("display", object(vec![("from", moment()), ("until", moment())])),
        ("frequency", frequency),
    ])
}

fn document() -> Part {
    let ignored = object(vec![("rule", text()), ("field", text()), ("hash", text()), ("reason", text())]);
    object(vec![
        ("format", word(&["pushproof/campaign@1"])),
        ("name", text()),
        ("channel", word(&["push", "in_app"])),
        ("purpose", word(&["marketing", "automated", "service"])),
        ("language", text()),
        ("start", start()),
        ("who", who()),
        ("what", what()),
        ("when", when()),
        ("test", object(vec![("recipients", list(text()))])),
        ("ignored", list(ignored)),
    ])
}
