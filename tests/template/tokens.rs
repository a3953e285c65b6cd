//! `@` tokens as the dashboard writes them, and text that only looks like one.

use pushproof::profile::Profile;
use pushproof::template::parse;

use crate::support::{Case, check, parts};

/// Nothing is wrong with these.
const GOOD: &[Case] = &[
    (
        r#"performances/@Add to Cart - eventId | default: "1"/@Add to Cart - performanceId | default: "1""#,
        "[performances/]@<Add to Cart|eventId|1>[/]@<Add to Cart|performanceId|1>",
        "",
        "",
    ),
    (
        r#"app/home/booking/@Add to Cart - eventId|default:"1"/@Add to Cart - performanceId|default:"1""#,
        "[app/home/booking/]@<Add to Cart|eventId|1>[/]@<Add to Cart|performanceId|1>",
        "",
        "",
    ),
    ("@Add to Cart - eventName | default: 'xy'", "@<Add to Cart|eventName|xy>", "", ""),
    (
        r#"@add  to CART - eventName | default: "Your next show" is still in your cart."#,
        "@<add  to CART|eventName|Your next show>[ is still in your cart.]",
        "",
        "",
    ),
    (r#"@profile - name | default: "x""#, "@<Profile|name|x>", "", ""),
    (r#"@Profile - Marketing Push | default: "on""#, "@<Profile|Marketing Push|on>", "", ""),
    (r#"@Charged - date | default: "DEFAULT ""#, "@<Charged|date|DEFAULT >", "", ""),
    (r#"@Charged - date | default: "DEFAULT "and more"#, "@<Charged|date|DEFAULT >[and more]", "", ""),
    (r#"@SpecialLinks - Submit Form| default: "Action-XHR""#, "@<SpecialLinks|Submit Form|Action-XHR>", "", ""),
    (r#"@Rating Submitted - User Rating | default:"3""#, "@<Rating Submitted|User Rating|3>", "", ""),
    (r#"@Profile - LineID | default: " N.A" "#, "@<Profile|LineID| N.A>[ ]", "", ""),
    (r#"@Foo Bar - baz | default: "x""#, "@<Foo Bar|baz|x>", "", ""),
    (r#"@check-in - date | default: "x""#, "@<check-in|date|x>", "", ""),
    (r#"@click/show category - categoryId | default: "1""#, "@<click/show category|categoryId|1>", "", ""),
    (r#"@Add to Crat - eventName | default: "x""#, "@<Add to Crat|eventName|x>", "", ""),
    (r#"@Add to Cart - eventname | default: "x""#, "@<Add to Cart|eventname|x>", "", ""),
    (r#"@Add to Carts - pre-sale | default: "x""#, "@<Add to Carts|pre-sale|x>", "", ""),
    (r#"@Add to Cart - eventName | default: """#, "@<Add to Cart|eventName|>", "", ""),
    (
        r#"@Add to Cart - eventName | default: "A Midsummer Night's Dream" tonight"#,
        "@<Add to Cart|eventName|A Midsummer Night's Dream>[ tonight]",
        "",
        "",
    ),
    (
        "@Add to Cart - eventName | default: 'A Midsummer Night’s Dream' tonight",
        "@<Add to Cart|eventName|A Midsummer Night’s Dream>[ tonight]",
        "",
        "",
    ),
    (
        r#"@Add to Cart - eventName | default: "die „Zauberflöte“""#,
        "@<Add to Cart|eventName|die „Zauberflöte“>",
        "",
        "",
    ),
    (r#"@Add to Cart - eventName | default: 'the "Ring"'"#, r#"@<Add to Cart|eventName|the "Ring">"#, "", ""),
    (r#"@Add to Cart - eventName | default: "info@venue.com""#, "@<Add to Cart|eventName|info@venue.com>", "", ""),
    (
        r#"@Add to Cart - eventName | default: "us @opera_live or @ the door""#,
        "@<Add to Cart|eventName|us @opera_live or @ the door>",
        "",
        "",
    ),
    (
        "@Add to Cart - eventName | default: \"Your next\nshow\" waits",
        "@<Add to Cart|eventName|Your next\nshow>[ waits]",
        "",
        "",
    ),
    (
        "@Add to Cart - eventName | default: \"👩\u{200d}👩\u{200d}👧\u{200d}👦\"",
        "@<Add to Cart|eventName|👩\u{200d}👩\u{200d}👧\u{200d}👦>",
        "",
        "",
    ),
    ("@Profile - Name | default: \"x\"\u{a0}!", "@<Profile|Name|x>[\u{a0}!]", "", ""),
    (r#"Hi@Profile - Name | default: "x""#, "[Hi]@<Profile|Name|x>", "", ""),
    (r#"@@Profile - Name | default: "x""#, "[@]@<Profile|Name|x>", "", ""),
    (r#"@Profile - Name | default: "x"@Profile - City | default: "y""#, "@<Profile|Name|x>@<Profile|City|y>", "", ""),
    (r#"@Profile - Name | default: "x" and "y" and 'z'"#, r#"@<Profile|Name|x>[ and "y" and 'z']"#, "", ""),
    (r#"@opera_live @Foo Bar - baz | default: "x""#, "[@opera_live ]@<Foo Bar|baz|x>", "", ""),
    (r#"@my profile - Name | default: "x""#, "@<my profile|Name|x>", "", ""),
];

/// No token is in these.
const TEXT: &[Case] = &[
    ("", "", "", ""),
    ("@", "[@]", "", ""),
    ("＠", "[＠]", "", ""),
    ("{ } }} %} { a }", "[{ } }} %} { a }]", "", ""),
    ("info@venue.com", "[info@venue.com]", "", ""),
    (
        "Write to info@charged.eventId or info@profile.name",
        "[Write to info@charged.eventId or info@profile.name]",
        "",
        "",
    ),
    ("tickets @ 19:30", "[tickets @ 19:30]", "", ""),
    ("tickets @ the door", "[tickets @ the door]", "", ""),
    ("tickets @ the box office - today", "[tickets @ the box office - today]", "", ""),
    ("@opera_live", "[@opera_live]", "", ""),
    ("@opera_live - today only", "[@opera_live - today only]", "", ""),
    ("@opera_live: show event - tonight", "[@opera_live: show event - tonight]", "", ""),
    ("Follow @opera_live and see show event - tonight", "[Follow @opera_live and see show event - tonight]", "", ""),
    ("@everyone - new show", "[@everyone - new show]", "", ""),
    ("See you @event - tonight", "[See you @event - tonight]", "", ""),
    ("@ charged", "[@ charged]", "", ""),
    ("@Add to Cart", "[@Add to Cart]", "", ""),
    ("@Profile-driven pushes", "[@Profile-driven pushes]", "", ""),
    ("@Profile – we are back", "[@Profile – we are back]", "", ""),
    ("@Profile: Name your price", "[@Profile: Name your price]", "", ""),
    ("@Profile. Name your seat", "[@Profile. Name your seat]", "", ""),
    ("@Profile Name", "[@Profile Name]", "", ""),
    ("@Profil - we are back", "[@Profil - we are back]", "", ""),
    ("@profiles - new look", "[@profiles - new look]", "", ""),
    ("50% off @ Volksoper - book now | only today", "[50% off @ Volksoper - book now | only today]", "", ""),
    ("Price @ 20 € - 30 €", "[Price @ 20 € - 30 €]", "", ""),
    ("write to info@venue.com - we answer | default", "[write to info@venue.com - we answer | default]", "", ""),
    ("@Foo Bar - baz", "[@Foo Bar - baz]", "", ""),
    ("@Anna, add to cart - eventName", "[@Anna, add to cart - eventName]", "", ""),
    (
        "@everyone with something to add to cart - eventName",
        "[@everyone with something to add to cart - eventName]",
        "",
        "",
    ),
    (r#"@Foo Bar - baz | fallback: "x""#, r#"[@Foo Bar - baz | fallback: "x"]"#, "", ""),
    (r#"@"Add to Cart" - eventName | default: "x""#, r#"[@"Add to Cart" - eventName | default: "x"]"#, "", ""),
    ("＠ -  | default: ", "[＠ -  | default: ]", "", ""),
    (r#"@ - | default: "x""#, r#"[@ - | default: "x"]"#, "", ""),
];

#[test]
fn good_tokens() {
    check(GOOD);
}

#[test]
fn what_only_looks_like_a_token_is_text() {
    check(TEXT);
}

#[test]
fn the_longest_name_counts_and_a_short_one_may_be_mistyped() {
    let events = r#"[{"name":"Booking"},{"name":"Booking Lost"},{"name":"VIP","properties":[{"name":"hall"}]},
        {"name":"Gala","properties":[{"name":"hall"}]},{"name":"Tour","properties":[{"name":"main hall"}]},
        {"name":"Tour"}]"#;
    let profile =
        Profile::read(&format!(r#"{{"format":"pushproof/profile@1","events":{events}}}"#)).expect("a profile");
    for (source, read) in [
        ("@Booking Lost - reason", "@<Booking Lost|reason>"),
        ("@Gal - hall", "@<Gal|hall>"),
        ("@VI - hall", "[@VI - hall]"),
        // Of an event that is listed twice, the first counts.
        ("@Tour - main hall", "@<Tour|main hall>"),
    ] {
        assert_eq!(parts(source, &parse(source, &profile)), read);
    }
}
