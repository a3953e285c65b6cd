//! `copy/title-missing`: a push has no title.

use crate::declare_rule;
use crate::lint::{Context, Findings, Text};

declare_rule! {
    /// CleverTap asks for a title before it sends a push. It is the line in bold that people read first, so it says
    /// what the push is about: the title of the evening, the offer, the last seats.
    ///
    /// Every variant of an A/B test needs its own. A message inside the app does without.
    ///
    /// ```wrong
    /// what.title: ""
    /// ```
    ///
    /// ```right
    /// what.title: Hamlet: the last 40 seats
    /// ```
    "copy/title-missing" {
        severity: Error,
        summary: "The title is missing",
        why: "CleverTap doesn't send a push without a title.",
        source: Guide(&[32]),
        fixable: No,
        asks: ForFilling,
    }
}

fn message(title: &Text<'_>) -> &'static str {
    if title.is_of_variant() { "This variant has no title" } else { "The push has no title" }
}

fn help(limit: usize) -> String {
    format!("Write what the push is about, in {limit} characters at most.")
}

fn check(context: &Context<'_>, findings: &mut Findings) {
    if context.campaign.is_in_app() {
        return;
    }
    for title in context.titles().filter(|title| title.is_blank()) {
        findings.add(title.field.clone(), message(title), help(context.profile.limits.title()));
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::Base;
    use crate::lint::testing::{assert_marks, assert_marks_in};

    #[test]
    fn asks_for_a_title() {
        assert_marks(&RULE, "what.title: \"\"", &["what.title"]);
        assert_marks(&RULE, "what.title: \" \\n\"", &["what.title"]);
        assert_marks(&RULE, "what.title: null", &["what.title"]);
        assert_marks(&RULE, "what.title: \"\\u3164\\uFE0F\\u061C\\u200B\"", &["what.title"]);
        assert_marks(
            &RULE,
            r#"what.variants: [{"message": "Hamlet, Saturday at 19:30."}]"#,
            &["what.variants[0].title"],
        );
    }

    #[test]
    fn leaves_what_has_one() {
        for title in ["Hamlet", "Nur heute", "5 €", "❤️", "{{ Profile.name | default: \"Hi\" }}"] {
            assert_marks(&RULE, &format!("what.title: {}", serde_json::json!(title)), &[]);
        }
        assert_marks_in(Base::InApp, &RULE, "what.title: null", &[]);
    }
}
