//! `payload/too-large`: the push is larger than phones take.

use std::borrow::Cow;

use crate::document::FieldPath;
use crate::lint::{Context, Findings, Severity, Text};
use crate::template::{PartKind, Sample};
use crate::{declare_rule, field};

/// What CleverTap's own keys may take of the limit, in 1,024ths: 196 bytes of 4,096.
const MARGIN: usize = 49;

declare_rule! {
    /// Apple and Google carry 4,096 bytes; a push above that is refused and never sent. CleverTap's own keys come on top
    /// of what the campaign holds, so from 3,900 bytes on it is a warning.
    ///
    /// Title, message, the picture's address and the key-values count, written as compact JSON with the longest values
    /// that the profile has for their tokens. An umlaut takes two bytes, an emoji four and more. The profile's
    /// `payload_bytes` may set another limit.
    ///
    /// ```wrong
    /// profile.limits.payload_bytes: 200
    /// what.key_values: [{"key": "deeplink_url", "value": "performances/12345", "android": true, "ios": true}, {"key": "campaign_note", "value": "From the autumn list, for all who looked at Shakespeare", "android": true, "ios": true}]
    /// ```
    ///
    /// ```wrong
    /// profile.limits.payload_bytes: 150
    /// what.image: https://example.com/pictures/2026/autumn/hamlet.jpg
    /// ```
    ///
    /// ```right
    /// what.image: https://example.com/pictures/2026/autumn/hamlet.jpg
    /// ```
    "payload/too-large" {
        severity: Error,
        summary: "The push is larger than phones take",
        why: "Apple and Google refuse a push above 4,096 bytes, and CleverTap adds keys of its own.",
        source: Phones("APNs and FCM payload limits"),
        fixable: No,
    }
}

fn check(context: &Context<'_>, findings: &mut Findings) {
    if context.campaign.is_in_app() {
        return;
    }
    let limit = context.profile.limits.payload_bytes();
    let soon = limit - limit * MARGIN / 1024;
    let (size, largest) = payload(context);
    if size <= soon {
        return;
    }
    let (size_said, limit_said) = (said(size), said(limit));
    let help = "Shorten the longest part, or keep only the key-values that the app reads.";
    if size > limit {
        let message =
            format!("The push takes {size_said} bytes with the longest values; at most {limit_said} are sent");
        findings.add(largest, message, help);
    } else {
        let message = format!("The push takes {size_said} of {limit_said} bytes, and CleverTap adds keys of its own");
        findings.add(largest, message, help).severity(Severity::Warning);
    }
}

/// The bytes of the push on the phones of the platform that gets more, and the field that takes most of them.
fn payload(context: &Context<'_>) -> (usize, FieldPath) {
    let what = &context.campaign.what;
    let sized = |text: &Text<'_>| (json(&longest(context, text)), text.field.clone());
    let mut parts: Vec<(usize, FieldPath)> = Vec::with_capacity(8);
    // Of the variants each phone gets one: the largest counts.
    let titles = context.titles().map(sized);
    let pairs = titles.zip(context.messages().map(sized));
    let (title, message) = pairs.max_by_key(|(title, message)| title.0 + message.0).unwrap_or_default();
    let names = r#"{"title":,"message":}"#.len();
    let mut shared = names + title.0 + message.0;
    parts.extend([title, message]);
    if !what.image.is_empty() {
        let size = json(&what.image);
        shared += r#","image":"#.len() + size;
        parts.push((size, field!(what.image)));
    }
    let (mut android, mut ios) = (shared, shared);
    for (_, pair, text) in context.key_values() {
        let (value, field) = sized(text);
        let size = ",:".len() + json(&pair.key) + value;
        android += if pair.android == Some(false) { 0 } else { size };
        ios += if pair.ios == Some(false) { 0 } else { size };
        parts.push((value, field));
    }
    let largest = parts.into_iter().max_by_key(|(size, _)| *size).map(|(_, field)| field);
    (android.max(ios), largest.unwrap_or_default())
}

/// The text with the longest values of its tokens.
fn longest<'t>(context: &Context<'_>, text: &Text<'t>) -> Cow<'t, str> {
    if text.template.parts.iter().all(|part| part.kind == PartKind::Text) {
        return Cow::Borrowed(text.source);
    }
    Cow::Owned(text.template.render(text.source, context.profile, Sample::Longest))
}

/// The bytes of `text` as a JSON text with its quotes.
fn json(text: &str) -> usize {
    let escaped = |byte: u8| match byte {
        b'"' | b'\\' | b'\n' | b'\r' | b'\t' | 0x08 | 0x0C => 2,
        0..=0x1F => 6,
        _ => 1,
    };
    2 + text.bytes().map(escaped).sum::<usize>()
}

/// A number with a comma before its last three digits.
fn said(number: usize) -> String {
    if number < 1000 { number.to_string() } else { format!("{},{:03}", number / 1000, number % 1000) }
}

#[cfg(test)]
mod tests {
    use super::{RULE, json};
    use crate::lint::testing::{assert_marks, assert_marks_in, found, with};
    use crate::lint::{Base, Severity};

    /// The sound push with a key-value pair of `length` bytes.
    fn with_value(length: usize) -> String {
        let link = r#"{"key": "deeplink_url", "value": "performances/12345", "android": true, "ios": true}"#;
        let pair = serde_json::json!({"key": "note", "value": "x".repeat(length), "android": true, "ios": true});
        format!("what.key_values: [{link}, {pair}]")
    }

    /// The bytes of the sound push with an empty pair `note`.
    fn rest() -> usize {
        serde_json::json!({
            "title": "Hamlet: the last 40 seats",
            "message": "Saturday 5 December, 19:30. Book before they are gone.",
            "deeplink_url": "performances/12345",
            "note": "",
        })
        .to_string()
        .len()
    }

    #[test]
    fn counts_as_json_does() {
        for text in ["", "a", "ü", "“", "\"\\/", "\n\t\u{1}\u{8}", "👩‍👩‍👧‍👦"] {
            assert_eq!(json(text), serde_json::to_string(text).expect("JSON").len(), "{text:?}");
        }
    }

    #[test]
    fn marks_the_largest_part() {
        assert_marks(&RULE, &with_value(4097 - rest()), &["what.key_values[1].value"]);
        let campaign = with(Base::Push, &with_value(4097 - rest()));
        assert_eq!(found(&RULE, &campaign)[0].severity, Severity::Error);
        assert_eq!(
            found(&RULE, &campaign)[0].message,
            "The push takes 4,097 bytes with the longest values; at most 4,096 are sent"
        );
        assert_marks(&RULE, &format!("what.image: https://example.com/{}", "x".repeat(4100)), &["what.image"]);
    }

    #[test]
    fn warns_when_little_is_left() {
        let campaign = with(Base::Push, &with_value(4096 - rest()));
        assert_eq!(found(&RULE, &campaign)[0].severity, Severity::Warning);
        assert_marks(&RULE, &with_value(3901 - rest()), &["what.key_values[1].value"]);
        assert_marks(&RULE, &with_value(3900 - rest()), &[]);
    }

    #[test]
    fn counts_what_one_platform_gets() {
        for (android, ios) in [(true, false), (false, true)] {
            let pair = serde_json::json!({"key": "note", "value": "x".repeat(4200), "android": android, "ios": ios});
            assert_marks(&RULE, &format!("what.key_values: [{pair}]"), &["what.key_values[0].value"]);
        }
    }

    #[test]
    fn leaves_what_no_phone_gets_at_once() {
        let pair = |android: bool| serde_json::json!({"key": "note", "value": "x".repeat(2100), "android": android, "ios": !android});
        let lines = format!("what.key_values: [{}, {}]", pair(true), pair(false));
        assert_marks(&RULE, &lines, &[]);
        let variants = serde_json::json!([{"title": "a", "message": "x".repeat(2000)}, {"message": "x".repeat(2000)}]);
        assert_marks(&RULE, &format!("what.variants: {variants}"), &[]);
        assert_marks_in(Base::InApp, &RULE, &format!("what.html: {}", "x".repeat(9000)), &[]);
    }
}
