//! `copy/message-missing`: there is no message.

use crate::campaign::Template;
use crate::declare_rule;
use crate::lint::{Context, Findings, Text};

declare_rule! {
    /// CleverTap asks for a message before it sends a push. It says what the title has no room for: the day, the
    /// price, what to do.
    ///
    /// Every variant of an A/B test needs its own. A message inside the app may be a title alone, a picture or a page
    /// of its own; it only has to be something.
    ///
    /// ```wrong
    /// what.message: ""
    /// ```
    ///
    /// ```wrong in-app
    /// what.title: ""
    /// what.message: ""
    /// ```
    ///
    /// ```right
    /// what.message: Saturday 5 December, 19:30. Book before they are gone.
    /// ```
    ///
    /// ```right in-app
    /// what.message: ""
    /// ```
    "copy/message-missing" {
        severity: Error,
        summary: "The message is missing",
        why: "CleverTap doesn't send a push without a message.",
        source: Guide(&[32]),
        fixable: No,
        asks: ForFilling,
    }
}

fn message(text: &Text<'_>) -> &'static str {
    if text.is_of_variant() { "This variant has no message" } else { "The push has no message" }
}

fn help(limit: usize) -> String {
    format!("Write what the reader gains and when, in {limit} characters at most.")
}

const IN_APP_MESSAGE: &str = "The in-app message has neither title nor text";
const IN_APP_HELP: &str = "Write a title or a message; or add the picture or page that is shown instead.";

fn check(context: &Context<'_>, findings: &mut Findings) {
    if context.campaign.is_in_app() {
        return in_app(context, findings);
    }
    for text in context.messages().filter(|text| text.is_blank()) {
        findings.add(text.field.clone(), message(text), help(context.profile.limits.message()));
    }
}

/// A picture or a page of one's own needs no words beside it.
fn in_app(context: &Context<'_>, findings: &mut Findings) {
    let what = &context.campaign.what;
    let shows_other = [&what.html, &what.image].into_iter().any(|text| !text.trim().is_empty());
    if shows_other || what.template == Some(Template::CustomHtml) {
        return;
    }
    for (title, text) in context.titles().zip(context.messages()) {
        if title.is_blank() && text.is_blank() {
            findings.add(text.field.clone(), IN_APP_MESSAGE, IN_APP_HELP);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::Base;
    use crate::lint::testing::{assert_marks, assert_marks_in};

    #[test]
    fn asks_for_a_message() {
        assert_marks(&RULE, "what.message: \"\"", &["what.message"]);
        assert_marks(&RULE, "what.message: \"\\t \"", &["what.message"]);
        assert_marks(&RULE, "what.message: \"\\u200b\\u0000\"", &["what.message"]);
        assert_marks(&RULE, r#"what.variants: [{"title": "Tonight"}]"#, &["what.variants[0].message"]);
        assert_marks_in(Base::InApp, &RULE, "what.title: null\nwhat.message: null", &["what.message"]);
    }

    #[test]
    fn leaves_what_says_something() {
        assert_marks(&RULE, "what.message: Heute!", &[]);
        assert_marks_in(Base::InApp, &RULE, "what.title: null", &[]);
        assert_marks_in(Base::InApp, &RULE, "what.message: null", &[]);
        for other in
            ["what.html: <h1>Advent</h1>", "what.template: custom_html", "what.image: https://example.com/advent.png"]
        {
            assert_marks_in(Base::InApp, &RULE, &format!("what.title: null\nwhat.message: null\n{other}"), &[]);
        }
    }
}
