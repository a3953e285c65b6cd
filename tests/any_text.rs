//! Whatever someone types: no rule panics, every mark lies on whole characters, every fix can be made, and fixing all
//! comes to an end.

use chrono::{NaiveDate, NaiveDateTime};
use proptest::prelude::*;
use pushproof::campaign::{Campaign, read_file};
use pushproof::document::node::text_at;
use pushproof::lint::{Applicability, apply, check, fix_all};
use pushproof::profile::Profile;

fn now() -> NaiveDateTime {
    NaiveDate::from_ymd_opt(2026, 11, 23).and_then(|day| day.and_hms_opt(10, 0, 0)).expect("a date")
}

/// What the rules on copy stumble over, one piece after the other.
fn text() -> impl Strategy<Value = String> {
    let pieces = [
        " ",
        "  ",
        "\t",
        "\n",
        "\r\n",
        "\u{2028}",
        "\u{A0}",
        "\u{200B}",
        "\u{200D}",
        "\u{FE0F}",
        "\u{AD}",
        "\u{FEFF}",
        "!",
        "?",
        "!!!",
        ".",
        "..",
        "…",
        ",",
        ",,",
        ":",
        ";",
        "-",
        "–",
        "(",
        ")",
        "[",
        "]",
        "<",
        ">",
        "{",
        "}",
        "\"",
        "'",
        "“",
        "”",
        "„",
        "‘",
        "’",
        "«",
        "»",
        "@",
        "#",
        "€",
        "%",
        "/",
        "just",
        "Just",
        "really",
        "einfach",
        "Übrigens",
        "sehr",
        "not",
        "xy",
        "XX",
        "xxx",
        "XXX",
        "TODO",
        "TBD",
        "lorem",
        "ipsum",
        "[name]",
        "dd.mm.yyyy",
        "www.",
        "https://",
        "oper.at",
        "a@b.de",
        "🎭",
        "👩‍👩‍👧‍👦",
        "🇦🇹",
        "1️⃣",
        "ü",
        "\u{308}",
        "ß",
        "LAST",
        "CHANCE",
        "TODAY",
        "40",
        "19:30",
        "5.",
        "Dezember",
        "Saturday",
        "ROCK26",
        "Hamlet",
        "word",
        "@Profile - Name | default: \"you\"",
        "@Profile - Name | defualt: “you”",
        "{{ Profile.name | default: 'x' }}",
    ];
    prop::collection::vec(prop::sample::select(pieces.to_vec()), 0..24).prop_map(|pieces| pieces.concat())
}

fn push(title: String, message: String, is_in_app: bool) -> Campaign {
    let document =
        if is_in_app { include_str!("corpus/right/in-app.json") } else { include_str!("corpus/right/push.json") };
    let mut campaign = read_file(document).expect("a campaign").remove(0);
    campaign.what.title = title;
    campaign.what.message = message;
    campaign.language.clear();
    campaign
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn marks_and_fixes_hold(title in text(), message in text(), is_in_app in any::<bool>()) {
        let campaign = push(title, message, is_in_app);
        for found in check(&campaign, Profile::guide(), now()).diagnostics {
            if let Some(span) = &found.place.span {
                let text = text_at(&campaign, &found.place.field).unwrap_or_default();
                prop_assert!(text.get(span.clone()).is_some(), "{}: {span:?} of {text:?}", found.rule.id);
            }
            for fix in &found.fixes {
                let mut after = campaign.clone();
                prop_assert!(apply(&mut after, &fix.edits).is_ok(), "{}: {:?}", found.rule.id, fix);
                prop_assert!(after != campaign, "{}: “{}” changes nothing", found.rule.id, fix.title);
            }
        }
        let fixed = fix_all(&campaign, Profile::guide(), now());
        let left = fixed.report.diagnostics.iter().flat_map(|found| &found.fixes);
        for fix in left.filter(|fix| fix.applicability == Applicability::Safe) {
            let mut after = fixed.campaign.clone();
            prop_assert!(apply(&mut after, &fix.edits).is_ok(), "{:?}", fix);
            let errors = check(&after, Profile::guide(), now()).summary().errors;
            prop_assert!(errors > fixed.report.summary().errors, "“{}” is left of {:?}", fix.title, fixed.campaign.what);
        }
        prop_assert_eq!(fix_all(&fixed.campaign, Profile::guide(), now()).campaign, fixed.campaign);
    }
}
