//! What people get wrong in the quotes of an `@` token.

use crate::support::{Case, check};

/// Quotes that are missing, curly, mixed or nested.
const QUOTES: &[Case] = &[
    (
        "@Add to Cart - eventName | default: “your next show” is waiting",
        "@<Add to Cart|eventName|your next show>[ is waiting]",
        "CurlyQuotes «“your next show”»",
        r#"@Add to Cart - eventName | default: "your next show" is waiting"#,
    ),
    (
        "@Add to Cart - eventName | default: „deine nächste Show“ wartet",
        "@<Add to Cart|eventName|deine nächste Show>[ wartet]",
        "CurlyQuotes «„deine nächste Show“»",
        r#"@Add to Cart - eventName | default: "deine nächste Show" wartet"#,
    ),
    (
        "@Add to Cart - eventName | default: »deine nächste Show« wartet",
        "@<Add to Cart|eventName|deine nächste Show>[ wartet]",
        "CurlyQuotes «»deine nächste Show«»",
        r#"@Add to Cart - eventName | default: "deine nächste Show" wartet"#,
    ),
    (
        "@Add to Cart - eventName | default: ‘Don’t miss’ it",
        "@<Add to Cart|eventName|Don’t miss>[ it]",
        "CurlyQuotes «‘Don’t miss’»",
        "@Add to Cart - eventName | default: 'Don’t miss' it",
    ),
    (
        "@Add to Cart - eventName | default: “the „Ring“ cycle” it",
        "@<Add to Cart|eventName|the „Ring“ cycle>[ it]",
        "CurlyQuotes «“the „Ring“ cycle”»",
        r#"@Add to Cart - eventName | default: "the „Ring“ cycle" it"#,
    ),
    (
        r#"@Add to Cart - eventName | default: "your next show” is waiting"#,
        "@<Add to Cart|eventName|your next show>[ is waiting]",
        "CurlyQuotes «”»",
        r#"@Add to Cart - eventName | default: "your next show" is waiting"#,
    ),
    (
        r#"@Add to Cart - eventName | default: “your next show" is waiting"#,
        "@<Add to Cart|eventName|your next show>[ is waiting]",
        "CurlyQuotes «“»",
        r#"@Add to Cart - eventName | default: "your next show" is waiting"#,
    ),
    (
        "@Add to Cart - eventName | default: “xy’ and",
        "@<Add to Cart|eventName|xy>[ and]",
        "CurlyQuotes «“xy’»",
        r#"@Add to Cart - eventName | default: "xy" and"#,
    ),
    (
        "@Add to Cart - eventName | default: `xy`",
        "@<Add to Cart|eventName|xy>",
        "CurlyQuotes «`xy`»",
        "@Add to Cart - eventName | default: 'xy'",
    ),
    (
        "@Add to Cart - eventName | default: “xy is waiting",
        "@<Add to Cart|eventName|xy is waiting>",
        "CurlyQuotes «“»",
        r#"@Add to Cart - eventName | default: "xy is waiting""#,
    ),
    (
        "@Add to Cart - eventName | default: “",
        "@<Add to Cart|eventName|>",
        "CurlyQuotes «“»",
        r#"@Add to Cart - eventName | default: "your next show""#,
    ),
    (
        r#"@Add to Cart - eventName | default: "xy' is waiting"#,
        "@<Add to Cart|eventName|xy>[ is waiting]",
        r#"MixedQuotes «"xy'»"#,
        r#"@Add to Cart - eventName | default: "xy" is waiting"#,
    ),
    (
        r#"@Add to Cart - eventName | default: "Don't miss' it"#,
        "@<Add to Cart|eventName|Don't miss>[ it]",
        r#"MixedQuotes «"Don't miss'»"#,
        r#"@Add to Cart - eventName | default: "Don't miss" it"#,
    ),
    (
        r#"@Add to Cart - eventName | default: "'Ring' cycle"#,
        "@<Add to Cart|eventName|'Ring' cycle>",
        r#"UnclosedQuote «"»"#,
        r#"@Add to Cart - eventName | default: "'Ring' cycle""#,
    ),
    (
        r#"@Add to Cart - eventName | default: "the "Ring" cycle" tonight"#,
        r#"@<Add to Cart|eventName|the "Ring" cycle>[ tonight]"#,
        r#"MixedQuotes «"the "Ring" cycle"»"#,
        r#"@Add to Cart - eventName | default: 'the "Ring" cycle' tonight"#,
    ),
    (
        "@Add to Cart - eventName | default: 'tonight's show' is waiting",
        "@<Add to Cart|eventName|tonight's show>[ is waiting]",
        "MixedQuotes «'tonight's show'»",
        r#"@Add to Cart - eventName | default: "tonight's show" is waiting"#,
    ),
    (
        r#"@Add to Cart - eventName | default: \"x\" y"#,
        "@<Add to Cart|eventName|x>[ y]",
        r#"UnquotedFallback «\"x\"»"#,
        r#"@Add to Cart - eventName | default: "x" y"#,
    ),
    (
        r#"performances/@Add to Cart - eventId | default: "1/@Add to Cart - performanceId | default: "1""#,
        "[performances/]@<Add to Cart|eventId|1>[/]@<Add to Cart|performanceId|1>",
        r#"UnclosedQuote «"»"#,
        r#"performances/@Add to Cart - eventId | default: "1"/@Add to Cart - performanceId | default: "1""#,
    ),
    (
        r#"performances/@Add to Cart - eventId | default: "1"/@Add to Cart - performanceId | default: "1"#,
        "[performances/]@<Add to Cart|eventId|1>[/]@<Add to Cart|performanceId|1>",
        r#"UnclosedQuote «"»"#,
        r#"performances/@Add to Cart - eventId | default: "1"/@Add to Cart - performanceId | default: "1""#,
    ),
    (
        r#"@Add to Cart - eventName | default: "your next show is waiting"#,
        "@<Add to Cart|eventName|your next show>[ is waiting]",
        r#"UnclosedQuote «"»"#,
        r#"@Add to Cart - eventName | default: "your next show" is waiting"#,
    ),
    (
        r#"@Add to Cart - eventName | default: "Hamlet is still waiting in your cart, Anna."#,
        "@<Add to Cart|eventName|Hamlet is still waiting in your cart, Anna.>",
        r#"UnclosedQuote «"»"#,
        r#"@Add to Cart - eventName | default: "Hamlet is still waiting in your cart, Anna.""#,
    ),
    (
        "@Add to Cart - eventName | default: 'xy is Anna's show",
        "@<Add to Cart|eventName|xy is Anna's show>",
        "UnclosedQuote «'»",
        r#"@Add to Cart - eventName | default: "xy is Anna's show""#,
    ),
    (
        r#"@Add to Cart - eventName | default: "xy is waiting. Say "hello" now"#,
        r#"@<Add to Cart|eventName|xy is waiting. Say>[ "hello" now]"#,
        r#"UnclosedQuote «"»"#,
        r#"@Add to Cart - eventName | default: "xy is waiting. Say" "hello" now"#,
    ),
    (
        "@Add to Cart - eventName | default: \"xy is waiting\nSay \"hello\" now",
        "@<Add to Cart|eventName|xy is waiting>[\nSay \"hello\" now]",
        r#"UnclosedQuote «"»"#,
        "@Add to Cart - eventName | default: \"xy is waiting\"\nSay \"hello\" now",
    ),
    (
        r#"@Add to Cart - eventName | default: "xy is waiting, @Profile - Name | default: "x""#,
        "@<Add to Cart|eventName|xy is waiting,>[ ]@<Profile|Name|x>",
        r#"UnclosedQuote «"»"#,
        r#"@Add to Cart - eventName | default: "xy is waiting," @Profile - Name | default: "x""#,
    ),
    (
        r#"@Add to Cart - eventName | default: ""#,
        "@<Add to Cart|eventName|>",
        r#"UnclosedQuote «"»"#,
        r#"@Add to Cart - eventName | default: "your next show""#,
    ),
    (
        r#"performances/@Add to Cart - eventId | default: 1/@Add to Cart - performanceId | default: 1""#,
        "[performances/]@<Add to Cart|eventId|1>[/]@<Add to Cart|performanceId|1>",
        r#"UnquotedFallback «1», UnquotedFallback «1"»"#,
        r#"performances/@Add to Cart - eventId | default: "1"/@Add to Cart - performanceId | default: "1""#,
    ),
    (
        r#"@Add to Cart - eventName | default: xy" is waiting"#,
        "@<Add to Cart|eventName|xy>[ is waiting]",
        r#"UnquotedFallback «xy"»"#,
        r#"@Add to Cart - eventName | default: "xy" is waiting"#,
    ),
    (
        "@Add to Cart - eventName | default: your next show",
        "@<Add to Cart|eventName|your next show>",
        "UnquotedFallback «your next show»",
        r#"@Add to Cart - eventName | default: "your next show""#,
    ),
    (
        "@Add to Cart - eventName | default: Hamlet is still waiting in your cart.",
        "@<Add to Cart|eventName|Hamlet>[ is still waiting in your cart.]",
        "UnquotedFallback «Hamlet»",
        r#"@Add to Cart - eventName | default: "Hamlet" is still waiting in your cart."#,
    ),
    (
        "@Add to Cart - eventName | default: Hamlet is on tonight.",
        "@<Add to Cart|eventName|Hamlet is on tonight>[.]",
        "UnquotedFallback «Hamlet is on tonight»",
        r#"@Add to Cart - eventName | default: "Hamlet is on tonight"."#,
    ),
    (
        "Hi @Profile - Name | default: you. Book now",
        "[Hi ]@<Profile|Name|you>[. Book now]",
        "UnquotedFallback «you»",
        r#"Hi @Profile - Name | default: "you". Book now"#,
    ),
    (
        "Hi @Profile - Name | default: Prof. Müller, see it",
        "[Hi ]@<Profile|Name|Prof. Müller>[, see it]",
        "UnquotedFallback «Prof. Müller»",
        r#"Hi @Profile - Name | default: "Prof. Müller", see it"#,
    ),
    (
        "Hi @Profile - Name | default: guest! See St. Pölten.",
        "[Hi ]@<Profile|Name|guest>[! See St. Pölten.]",
        "UnquotedFallback «guest»",
        r#"Hi @Profile - Name | default: "guest"! See St. Pölten."#,
    ),
    (
        "@Profile - Email | default: info@venue.com",
        "@<Profile|Email|info@venue.com>",
        "UnquotedFallback «info@venue.com»",
        r#"@Profile - Email | default: "info@venue.com""#,
    ),
    (
        r#"@Profile - Name | default: friend @Profile - City | default: "y""#,
        "@<Profile|Name|friend>[ ]@<Profile|City|y>",
        "UnquotedFallback «friend»",
        r#"@Profile - Name | default: "friend" @Profile - City | default: "y""#,
    ),
    (
        r#"@Profile - Name | default: friend ＠Profile - City | default: "y""#,
        "@<Profile|Name|friend>[ ]@<Profile|City|y>",
        "UnquotedFallback «friend», OddCharacter «＠»",
        r#"@Profile - Name | default: "friend" @Profile - City | default: "y""#,
    ),
    (
        r#"@Profile - Name | default: 'a @Profile - Name | default: "rock 'n' roll""#,
        "@<Profile|Name|a>[ ]@<Profile|Name|rock 'n' roll>",
        "UnclosedQuote «'»",
        r#"@Profile - Name | default: 'a' @Profile - Name | default: "rock 'n' roll""#,
    ),
    (
        r#"@Profile - Name | default: "a {{ Profile.name | default: " N.A" }} @Profile - Name | default: " N.A""#,
        "@<Profile|Name|a>[ ]{Profile|name| N.A}[ ]@<Profile|Name| N.A>",
        r#"UnclosedQuote «"»"#,
        r#"@Profile - Name | default: "a" {{ Profile.name | default: " N.A" }} @Profile - Name | default: " N.A""#,
    ),
    (
        r#"@Add to Cart - eventName | default: "@Profile - Name""#,
        "@<Add to Cart|eventName|@Profile - Name>",
        "Nested «@Profile - Name»",
        r#"@Add to Cart - eventName | default: "your next show""#,
    ),
    (
        r#"@Add to Cart - eventName | default: "@Profile - Name, hello""#,
        "@<Add to Cart|eventName|@Profile - Name, hello>",
        "Nested «@Profile - Name»",
        r#"@Add to Cart - eventName | default: "your next show, hello""#,
    ),
    (
        r#"@Add to Cart - eventName | default: "@Profile - Name | default: "x"""#,
        r#"@<Add to Cart|eventName|@Profile - Name | default: "x">"#,
        r#"Nested «@Profile - Name | default: "x"»"#,
        r#"@Add to Cart - eventName | default: "x""#,
    ),
    (
        r#"@Add to Cart - eventName | default: "@Profile - Name | default: 'x'""#,
        "@<Add to Cart|eventName|@Profile - Name | default: 'x'>",
        "Nested «@Profile - Name | default: 'x'»",
        r#"@Add to Cart - eventName | default: "x""#,
    ),
    (
        r#"@Add to Cart - eventName | default: "@Profile - Name | default: “x”!""#,
        "@<Add to Cart|eventName|@Profile - Name | default: “x”!>",
        "Nested «@Profile - Name | default: “x”»",
        r#"@Add to Cart - eventName | default: "x!""#,
    ),
    (
        r#"@Add to Cart - eventName | default: "@Profile - Name | default: "x"!""#,
        r#"@<Add to Cart|eventName|>@<Profile|Name|x>[!"]"#,
        r#"UnclosedQuote «"»"#,
        r#"@Add to Cart - eventName | default: "your next show"@Profile - Name | default: "x"!""#,
    ),
    (
        "@Add to Cart - eventName | default: “@Profile - Name” now",
        "@<Add to Cart|eventName|@Profile - Name>[ now]",
        "Nested «@Profile - Name»",
        r#"@Add to Cart - eventName | default: "your next show" now"#,
    ),
    (
        r#"@Add to Cart - eventName | default: "{{ Profile.Name }}""#,
        "@<Add to Cart|eventName|{{ Profile.Name }}>",
        "Nested «{{ Profile.Name }}»",
        r#"@Add to Cart - eventName | default: "your next show""#,
    ),
];

#[test]
fn quotes() {
    check(QUOTES);
}
