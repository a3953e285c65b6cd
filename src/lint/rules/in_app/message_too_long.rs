//! `in-app/message-too-long`: the message is longer than a message inside the app shows.

use crate::declare_rule;
use crate::lint::rules::copy::measure::{counted, overflow};
use crate::lint::{Context, Findings};

declare_rule! {
    /// CleverTap gives a message inside the app about 128 characters. The guide says it shorter still: shorter is better.
    ///
    /// What a person counts as one character counts one, an emoji too; a token counts as its fallback. A page of one's own (custom HTML) has its own
    /// room; its texts stand in the page.
    ///
    /// ```wrong in-app
    /// what.message: One concert, one price, until midnight. Every day in December another door opens, and behind each of them waits a concert to discover.
    /// ```
    ///
    /// ```right in-app
    /// what.message: One concert, one price, until midnight.
    /// ```
    "in-app/message-too-long" {
        severity: Warning,
        summary: "The message is longer than a message inside the app shows",
        why: "Inside the app there is room for about 128 characters of message; the rest is cut off.",
        source: CleverTap("In-app editor"),
        fixable: No,
    }
}

fn check(context: &Context<'_>, findings: &mut Findings) {
    if !context.campaign.is_in_app() {
        return;
    }
    let limit = context.profile.limits.in_app_message();
    for text in context.messages() {
        if let Some((length, span)) = overflow(context, text, limit) {
            let message = format!("The message is {length} characters long; about {limit} fit inside the app");
            findings.add(text.place(span), message, format!("Take out {}.", counted(length - limit, "character")));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::Base;
    use crate::lint::testing::{assert_marks, assert_marks_in};

    #[test]
    fn marks_what_does_not_fit() {
        let long = format!("{}the end", "a".repeat(128));
        assert_marks_in(Base::InApp, &RULE, &format!("what.message: {long}"), &["the end"]);
    }

    #[test]
    fn leaves_what_fits_and_pushes() {
        assert_marks_in(Base::InApp, &RULE, &format!("what.message: {}", "ü".repeat(128)), &[]);
        assert_marks_in(Base::InApp, &RULE, "what.message: null", &[]);
        assert_marks(&RULE, &format!("what.message: {}", "a".repeat(200)), &[]);
    }
}
