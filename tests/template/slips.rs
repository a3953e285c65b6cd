//! What people get wrong in an `@` token; its quotes have a table of their own.

use crate::support::{Case, check, read};

/// Everything before the fallback.
const WORDS: &[Case] = &[
    (
        r#"@ Add to Cart - eventName | default: "x""#,
        "@<Add to Cart|eventName|x>",
        "SpaceAfterAt «@ »",
        r#"@Add to Cart - eventName | default: "x""#,
    ),
    (r#"@ Foo Bar - baz | default: "x""#, "@<Foo Bar|baz|x>", "SpaceAfterAt «@ »", r#"@Foo Bar - baz | default: "x""#),
    (
        "@ Profile - Name",
        "@<Profile|Name>",
        "SpaceAfterAt «@ », NoFallback «@ Profile - Name»",
        r#"@Profile - Name | default: "there""#,
    ),
    (
        r#"@Profil - Name | default: "x""#,
        "@<Profile|Name|x>",
        "ProfileWord «Profil»",
        r#"@Profile - Name | default: "x""#,
    ),
    (
        "@Profil - Name",
        "@<Profile|Name>",
        "NoFallback «@Profil - Name», ProfileWord «Profil»",
        r#"@Profile - Name | default: "there""#,
    ),
    (
        r#"@Add to Cart – eventName | default: "x""#,
        "@<Add to Cart|eventName|x>",
        "Separator «–»",
        r#"@Add to Cart - eventName | default: "x""#,
    ),
    (
        r#"@Add to Cart-eventName | default: "x""#,
        "@<Add to Cart|eventName|x>",
        "Separator «-»",
        r#"@Add to Cart - eventName | default: "x""#,
    ),
    (
        r#"@Add to Cart- eventName | default: "x""#,
        "@<Add to Cart|eventName|x>",
        "Separator «-»",
        r#"@Add to Cart - eventName | default: "x""#,
    ),
    (
        r#"@Add to Cart -eventName | default: "x""#,
        "@<Add to Cart|eventName|x>",
        "Separator «-»",
        r#"@Add to Cart - eventName | default: "x""#,
    ),
    (
        r#"@Add to Cart  -  eventName | default: "x""#,
        "@<Add to Cart|eventName|x>",
        "Separator «-»",
        r#"@Add to Cart - eventName | default: "x""#,
    ),
    (
        r#"@Add to Cart eventName | default: "x""#,
        "@<Add to Cart|eventName|x>",
        "Separator «Add to Cart eventName»",
        r#"@Add to Cart - eventName | default: "x""#,
    ),
    (
        r#"@Add to Cart: eventName | default: "x""#,
        "@<Add to Cart|eventName|x>",
        "Separator «:»",
        r#"@Add to Cart - eventName | default: "x""#,
    ),
    (
        r#"@Ad to Cart – eventName | default: "x""#,
        "@<Ad to Cart|eventName|x>",
        "Separator «–»",
        r#"@Ad to Cart - eventName | default: "x""#,
    ),
    (r#"@check-in – date | default: "x""#, "@<check-in|date|x>", "Separator «–»", r#"@check-in - date | default: "x""#),
    (r#"@Foo-Bar | default: "x""#, "@<Foo|Bar|x>", "Separator «-»", r#"@Foo - Bar | default: "x""#),
    (r#"@Profile.name | default: "x""#, "@<Profile|name|x>", "Separator «.»", r#"@Profile - name | default: "x""#),
    (
        "@Profile – Name",
        "@<Profile|Name>",
        "NoFallback «@Profile – Name», Separator «–»",
        r#"@Profile - Name | default: "there""#,
    ),
    (
        r#"@Add to Cart - eventName : default: "x""#,
        "@<Add to Cart|eventName|x>",
        "Pipe «:»",
        r#"@Add to Cart - eventName | default: "x""#,
    ),
    (
        r#"@Add to Cart - eventName: default: "x""#,
        "@<Add to Cart|eventName|x>",
        "Pipe «:»",
        r#"@Add to Cart - eventName | default: "x""#,
    ),
    (
        r#"@Add to Cart - eventName / default: "x""#,
        "@<Add to Cart|eventName|x>",
        "Pipe «/»",
        r#"@Add to Cart - eventName | default: "x""#,
    ),
    (
        r#"@Add to Cart - eventName, default: "x""#,
        "@<Add to Cart|eventName|x>",
        "Pipe «,»",
        r#"@Add to Cart - eventName | default: "x""#,
    ),
    (
        r#"@Add to Cart - eventName default: "x""#,
        "@<Add to Cart|eventName|x>",
        "Pipe «default:»",
        r#"@Add to Cart - eventName | default: "x""#,
    ),
    (
        r#"@Add to Cart - eventName || default: "x""#,
        "@<Add to Cart|eventName|x>",
        "Pipe «||»",
        r#"@Add to Cart - eventName | default: "x""#,
    ),
    (
        r#"@Add to Cart - eventName I default: "x""#,
        "@<Add to Cart|eventName|x>",
        "Pipe «I»",
        r#"@Add to Cart - eventName | default: "x""#,
    ),
    (
        r#"@Add to Cart - new thing default: "x""#,
        "@<Add to Cart|new thing|x>",
        "Pipe «default:»",
        r#"@Add to Cart - new thing | default: "x""#,
    ),
    (
        r#"@Add to Cart - new thing / defualt: "x""#,
        "@<Add to Cart|new thing|x>",
        "Pipe «/ defualt:»",
        r#"@Add to Cart - new thing | default: "x""#,
    ),
    (
        r#"@Add to Cart - eventName | upcase | default: "x""#,
        "@<Add to Cart|eventName|x>",
        "Pipe «| upcase »",
        r#"@Add to Cart - eventName | default: "x""#,
    ),
    (
        r#"@Add to Cart - eventName | defualt: "x""#,
        "@<Add to Cart|eventName|x>",
        "DefaultWord «defualt:»",
        r#"@Add to Cart - eventName | default: "x""#,
    ),
    (
        r#"@Add to Cart - eventName | Default: "x""#,
        "@<Add to Cart|eventName|x>",
        "DefaultWord «Default:»",
        r#"@Add to Cart - eventName | default: "x""#,
    ),
    (
        r#"@Add to Cart - eventName | default "x""#,
        "@<Add to Cart|eventName|x>",
        "DefaultWord «default»",
        r#"@Add to Cart - eventName | default: "x""#,
    ),
    (
        r#"@Add to Cart - eventName | default= "x""#,
        "@<Add to Cart|eventName|x>",
        "DefaultWord «default=»",
        r#"@Add to Cart - eventName | default: "x""#,
    ),
    (
        r#"@Add to Cart - eventName | default : "x""#,
        "@<Add to Cart|eventName|x>",
        "DefaultWord «default :»",
        r#"@Add to Cart - eventName | default: "x""#,
    ),
    (
        r#"@Add to Cart - eventName | "x""#,
        "@<Add to Cart|eventName|x>",
        "DefaultWord «|»",
        r#"@Add to Cart - eventName | default: "x""#,
    ),
    (
        r#"@Add to Cart - eventName |: "x""#,
        "@<Add to Cart|eventName|x>",
        "DefaultWord «:»",
        r#"@Add to Cart - eventName | default: "x""#,
    ),
    (
        r#"@Add to Cart - eventName | fallback: "x""#,
        "@<Add to Cart|eventName|x>",
        "DefaultWord «fallback:»",
        r#"@Add to Cart - eventName | default: "x""#,
    ),
    (
        "@Add to Cart - eventName | default your next show",
        "@<Add to Cart|eventName|your next show>",
        "DefaultWord «default», UnquotedFallback «your next show»",
        r#"@Add to Cart - eventName | default: "your next show""#,
    ),
    (
        "@Add\u{a0}to Cart\u{a0}- eventName\u{a0}|\u{a0}default:\u{a0}\"x\"",
        "@<Add to Cart|eventName|x>",
        "OddCharacter «\u{a0}to Cart\u{a0}- eventName\u{a0}|\u{a0}default:\u{a0}»",
        r#"@Add to Cart - eventName | default: "x""#,
    ),
    (
        "@Add to Cart \u{a0}- eventName | default: \"x\"",
        "@<Add to Cart|eventName|x>",
        "OddCharacter «\u{a0}»",
        r#"@Add to Cart - eventName | default: "x""#,
    ),
    (
        "@\u{a0}Add to Cart - eventName | default: \"x\"",
        "@<Add to Cart|eventName|x>",
        "OddCharacter «\u{a0}»",
        r#"@Add to Cart - eventName | default: "x""#,
    ),
    (
        "@Add to Cart - event\u{200b}Name | de\u{ad}fault: \"x\"",
        "@<Add to Cart|eventName|x>",
        "OddCharacter «\u{200b}Name | de\u{ad}»",
        r#"@Add to Cart - eventName | default: "x""#,
    ),
    (
        "@\u{1}Add to\u{7f} Cart - event\u{0}Name | default: \"x\"",
        "@<Add to Cart|eventName|x>",
        "OddCharacter «\u{1}Add to\u{7f} Cart - event\u{0}»",
        r#"@Add to Cart - eventName | default: "x""#,
    ),
    (
        r#"＠Add to Cart － eventName ｜ default： "x""#,
        "@<Add to Cart|eventName|x>",
        "OddCharacter «＠Add to Cart － eventName ｜ default：»",
        r#"@Add to Cart - eventName | default: "x""#,
    ),
    (
        "@Add to Cart - eventName | default: \"Your\u{a0}next show\"",
        "@<Add to Cart|eventName|Your\u{a0}next show>",
        "OddCharacter «\u{a0}»",
        r#"@Add to Cart - eventName | default: "Your next show""#,
    ),
    (
        "@Add to Cart - eventName | default: \"東京\u{3000}2026：夏\"",
        "@<Add to Cart|eventName|東京\u{3000}2026：夏>",
        "",
        "",
    ),
    (
        "@ Add to Cart – eventName default: “x”",
        "@<Add to Cart|eventName|x>",
        "SpaceAfterAt «@ », Separator «–», Pipe «default:», CurlyQuotes «“x”»",
        r#"@Add to Cart - eventName | default: "x""#,
    ),
];

/// What is not there at all.
const MISSING: &[Case] = &[
    (
        "@Add to Cart - eventName is still in your cart.",
        "@<Add to Cart|eventName>[ is still in your cart.]",
        "NoFallback «@Add to Cart - eventName»",
        r#"@Add to Cart - eventName | default: "your next show" is still in your cart."#,
    ),
    (
        "performances/@Add to Cart - eventId/@Add to Cart - performanceId",
        "[performances/]@<Add to Cart|eventId>[/]@<Add to Cart|performanceId>",
        "NoFallback «@Add to Cart - eventId», NoFallback «@Add to Cart - performanceId»",
        r#"performances/@Add to Cart - eventId | default: "1"/@Add to Cart - performanceId | default: "1""#,
    ),
    (
        "Hi @Profile - Name!",
        "[Hi ]@<Profile|Name>[!]",
        "NoFallback «@Profile - Name»",
        r#"Hi @Profile - Name | default: "there"!"#,
    ),
    (
        "@Profile - Name's tickets",
        "@<Profile|Name>['s tickets]",
        "NoFallback «@Profile - Name»",
        r#"@Profile - Name | default: "there"'s tickets"#,
    ),
    (
        "@Profile - Marketing Push is on",
        "@<Profile|Marketing Push>[ is on]",
        "NoFallback «@Profile - Marketing Push»",
        "",
    ),
    ("@Profile - new thing here", "@<Profile|new>[ thing here]", "NoFallback «@Profile - new»", ""),
    (
        "@Please now add to cart - eventName",
        "@<Please now add to cart|eventName>",
        "NoFallback «@Please now add to cart - eventName»",
        r#"@Please now add to cart - eventName | default: "your next show""#,
    ),
    (
        "@Profile.Name",
        "@<Profile|Name>",
        "NoFallback «@Profile.Name», Separator «.»",
        r#"@Profile - Name | default: "there""#,
    ),
    (
        "Hello @Profile - Name | Volksoper",
        "[Hello ]@<Profile|Name>[ | Volksoper]",
        "NoFallback «@Profile - Name»",
        r#"Hello @Profile - Name | default: "there" | Volksoper"#,
    ),
    (
        "@Add to Cart - eventName | default:",
        "@<Add to Cart|eventName>",
        "NoFallback «@Add to Cart - eventName | default:»",
        r#"@Add to Cart - eventName | default: "your next show""#,
    ),
    (
        "@Add to Cart - eventName | default:, hello",
        "@<Add to Cart|eventName>[, hello]",
        "NoFallback «@Add to Cart - eventName | default:»",
        r#"@Add to Cart - eventName | default: "your next show", hello"#,
    ),
    (
        r#"performances/@Add to Cart - eventId | default:/@Add to Cart - performanceId | default: "1""#,
        "[performances/]@<Add to Cart|eventId>[/]@<Add to Cart|performanceId|1>",
        "NoFallback «@Add to Cart - eventId | default:»",
        r#"performances/@Add to Cart - eventId | default: "1"/@Add to Cart - performanceId | default: "1""#,
    ),
    (
        "@Add to Cart - eventName | default: @Profile - Name",
        "@<Add to Cart|eventName>[ ]@<Profile|Name>",
        "NoFallback «@Add to Cart - eventName | default:», NoFallback «@Profile - Name»",
        r#"@Add to Cart - eventName | default: "your next show" @Profile - Name | default: "there""#,
    ),
    (
        "@Add to Cart - eventName |",
        "@<Add to Cart|eventName>",
        "Unfinished «@»",
        r#"@Add to Cart - eventName | default: "your next show""#,
    ),
    (
        "@Add to Cart - eventName | defa",
        "@<Add to Cart|eventName>",
        "Unfinished «@»",
        r#"@Add to Cart - eventName | default: "your next show""#,
    ),
    (
        "@Add to Cart - eventName | default",
        "@<Add to Cart|eventName>",
        "Unfinished «@»",
        r#"@Add to Cart - eventName | default: "your next show""#,
    ),
    ("@Add to Cart - ", "@<Add to Cart|>[ ]", "NoProperty «@»", ""),
    ("@Profile -\nmore", "@<Profile|>[\nmore]", "NoProperty «@»", ""),
    (r#"@Add to Cart - | default: "x""#, "@<Add to Cart||x>", "NoProperty «@Add to Cart -»", ""),
    (r#"@Add to Cart | default: "x""#, "@<Add to Cart||x>", "NoProperty «@Add to Cart»", ""),
    (r#"@Foo Bar | default: "x""#, "@<Foo Bar||x>", "NoProperty «@Foo Bar»", ""),
    (r#"@ｰFoo | default: "x""#, "@<ｰFoo||x>", "NoProperty «@ｰFoo»", ""),
    (r#"@Name | default: "x""#, "@<Name||x>", "NoProperty «@Name»", r#"@Profile - Name | default: "x""#),
];

/// Texts with one repair, and whether it keeps the meaning.
const SAFE: &[(&str, bool)] = &[
    ("@Add to Cart - eventName | default: “xy” now", true),
    ("@Add to Cart - eventName | default: \"xy", true),
    ("@Add to Cart - eventName | default: \"your next show", true),
    ("@Add to Cart - eventName | default: \"your next show is on", false),
    ("@Add to Cart - eventName | default: \"Hamlet is still there, Anna.", false),
    ("performances/@Add to Cart - eventId | default: \"1/5", true),
    ("performances/@Add to Cart - eventId | default: \"1", true),
    ("@Add to Cart - eventName | default: xy\" now", true),
    ("@Add to Cart - eventName | default: xy", true),
    ("@Add to Cart - eventName | default: Hamlet is still in your cart.", false),
    ("@Add to Cart - eventName | default: \"@Profile - Name\"", false),
    ("@Add to Cart - eventName", false),
    ("@Add to Cart - eventName |", false),
    ("@Add to Cart – eventName | default: \"x\"", true),
    ("@Foo-bar | default: \"x\"", false),
    ("@Add to Cart - eventName | defualt: \"x\"", true),
    ("@Add to Cart - eventName | fallback: \"x\"", false),
    ("@Add to Cart - eventName\u{a0}| default: \"x\"", true),
    ("@Name | default: \"x\"", false),
    ("{{ profile.name | default: \"x\" }}", true),
    ("{{ Profile.name | default: \"x }}", true),
    ("{{ Profile.name | default: \"x\" is on", true),
    ("{{ Profile.name is on", false),
    ("{{ Profile.Marketing Push | default: \"x\" }}", true),
    ("{{ Profile.Foo Bar | default: \"x\" }}", false),
    ("{{ @Profile - Name | default: \"x\" }}", true),
    ("{% if Profile.City %}A", false),
];

#[test]
fn words() {
    check(WORDS);
}

#[test]
fn missing() {
    check(MISSING);
}

#[test]
fn a_repair_is_safe_only_where_nothing_else_can_be_meant() {
    for (source, is_safe) in SAFE {
        let template = read(source);
        let repairs: Vec<_> = template.faults.iter().filter_map(|fault| fault.repair.as_ref()).collect();
        assert_eq!(repairs.len(), 1, "{source}");
        assert_eq!(repairs[0].is_safe, *is_safe, "{source}");
    }
}
