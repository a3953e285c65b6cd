//! `copy/message-too-long`: the message is longer than a phone shows.

use super::measure::Room;
use crate::declare_rule;
use crate::lint::{Context, Findings};

declare_rule! {
    /// A phone shows three or four lines of a message, 100 to 120 characters. What comes after is cut off. Above 240
    /// characters Android cuts every message.
    ///
    /// What a person counts as one character counts one, an emoji too. A personalised message is measured with the
    /// fallbacks of its tokens; `copy/rendered-too-long` looks at the values that users really have.
    ///
    /// ```wrong
    /// what.message: Saturday 5 December, 19:30. Book your seats before they are gone, bring your friends, and stay for a drink with the actors.
    /// ```
    ///
    /// ```right
    /// what.message: Saturday 5 December, 19:30. Book your seats before they are gone, and stay for a drink with the actors.
    /// ```
    "copy/message-too-long" {
        severity: Warning,
        summary: "The message is longer than a phone shows",
        why: "A phone shows three or four lines of the message; the rest is cut off.",
        source: Guide(&[32]),
        fixable: No,
    }
}

const REMEDY: &str = "keep to one thing: what, when, for how much";

fn check(context: &Context<'_>, findings: &mut Findings) {
    if context.campaign.is_in_app() {
        return;
    }
    let room = Room::for_message(context);
    for text in context.messages() {
        room.check(context, text, REMEDY, findings);
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::Base;
    use crate::lint::testing::{assert_marks, assert_marks_in, found, with};

    fn message(text: &str) -> String {
        format!("what.message: {}", serde_json::json!(text))
    }

    #[test]
    fn marks_what_does_not_fit() {
        assert_marks(&RULE, &message(&format!("{}the end", "ü".repeat(120))), &["the end"]);
        let variant = serde_json::json!([{"title": "Hamlet", "message": format!("{}?", "a".repeat(120))}]);
        assert_marks(&RULE, &format!("what.variants: {variant}"), &["?"]);
    }

    #[test]
    fn measures_tokens_by_their_fallback() {
        let token = "@Add to Cart - eventName | default: \"Your show\"";
        let of = |length: usize| message(&format!("{token}{}", "a".repeat(length)));
        assert_marks(&RULE, &of(111), &[]);
        assert_marks(&RULE, &of(113), &["aa"]);
    }

    #[test]
    fn leaves_what_fits() {
        for text in [
            "Samstag, 5. Dezember, 19:30 Uhr. Die letzten 40 Karten für Hamlet gibt es ab 29 € nur in der App. Jetzt sichern!",
            "Saturday 5 December, 19:30. Book before they are gone.",
            &"👩‍👩‍👧‍👦".repeat(120),
            "",
        ] {
            assert_marks(&RULE, &message(text), &[]);
        }
        assert_marks_in(Base::InApp, &RULE, &message(&"a".repeat(300)), &[]);
    }

    #[test]
    fn says_when_android_cuts_for_certain() {
        for (length, is_cut) in [(240, false), (241, true)] {
            let campaign = with(Base::Push, &message(&"a".repeat(length)));
            let found = found(&RULE, &campaign);
            assert_eq!(found[0].message.ends_with("; above 240 Android cuts it for certain"), is_cut);
        }
    }
}
