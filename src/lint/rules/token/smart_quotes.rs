//! `token/smart-quotes`: curly quotes in a token or in Liquid.

use super::fault::{Broken, Told, tell};
use crate::declare_rule;
use crate::lint::{Context, Findings};
use crate::text::quoted;

declare_rule! {
    /// Word processors, chats and phones turn straight quotes into curly ones by themselves. CleverTap knows only the
    /// straight ones around a fallback.
    ///
    /// In the text for readers curly quotes are fine; only those of a token or between braces count.
    ///
    /// ```wrong cart-reminder
    /// what.message: "@Add to Cart - eventName | default: “Your next show” is still in your cart."
    /// ```
    ///
    /// ```wrong cart-reminder
    /// what.message: "@Add to Cart - eventName | default: “Your next show is still in your cart."
    /// ```
    ///
    /// ```right cart-reminder
    /// what.message: "“@Add to Cart - eventName | default: 'Your next show'” is still in your cart."
    /// ```
    "token/smart-quotes" {
        severity: Error,
        summary: "Curly quotes in a token",
        why: "CleverTap knows only straight quotes; with curly ones the token goes out as it stands.",
        source: Guide(&[62]),
        fixable: Both,
    }
}

fn told(broken: &Broken<'_>) -> Told {
    let message = match broken.fallback().map(|fallback| fallback.text.trim()).filter(|words| !words.is_empty()) {
        Some(words) => format!("The quotes around {} are curly", quoted(words)),
        None => "These quotes are curly".to_owned(),
    };
    Told::of(broken, message, "Write straight quotes in tokens; a word processor can be told not to curl them.")
}

fn check(context: &Context<'_>, findings: &mut Findings) {
    tell(&RULE, context, findings, told);
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::Base::{self, CartReminder};
    use crate::lint::testing::{assert_fix, assert_marks, assert_marks_in};

    #[test]
    fn marks_the_quotes_with_their_words() {
        for (text, marked) in [
            ("@Profile - Name | default: “friend”", "“friend”"),
            ("@Profile - Name | default: ‘friend’!", "‘friend’"),
            ("@Profile - Name | default: „friend“", "„friend“"),
            ("@Profile - Name | default: \"friend” there", "”"),
            ("{{ Profile.Name | default: “friend” }}", "“friend”"),
        ] {
            let line = format!("what.message: {}", serde_json::json!(text));
            assert_marks(&RULE, &line, &[marked]);
        }
    }

    #[test]
    fn leaves_curly_quotes_in_the_text() {
        for text in [
            "“Hamlet” for @Profile - Name | default: 'you'",
            "@Profile - Name | default: \"Anna’s friend\"",
            "“@opera”",
        ] {
            assert_marks_in(CartReminder, &RULE, &format!("what.message: {}", serde_json::json!(text)), &[]);
        }
        assert_marks_in(Base::InApp, &RULE, "what.title: “Hamlet”", &[]);
    }

    #[test]
    fn the_fix_writes_straight_ones() {
        assert_fix(
            &RULE,
            "what.message: Dear @Profile - Name | default: “friend”, come!",
            "what.message",
            "Dear @Profile - Name | default: \"friend\", come!",
        );
        assert_fix(
            &RULE,
            "what.message: Dear @Profile - Name | default: ‘Anna's \"friend\"’!",
            "what.message",
            "Dear @Profile - Name | default: 'Anna's \"friend\"'!",
        );
    }
}
