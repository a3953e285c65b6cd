//! `in-app/title-too-long`: the title is longer than a message inside the app shows.

use crate::declare_rule;
use crate::lint::rules::copy::measure::{counted, overflow};
use crate::lint::{Context, Findings};

declare_rule! {
    /// CleverTap gives a title inside the app about 30 characters; what comes after is cut off or pushes the message out
    /// of its box.
    ///
    /// What a person counts as one character counts one, an emoji too; a token counts as its fallback.
    ///
    /// ```wrong in-app
    /// what.title: A door opens every day in December
    /// ```
    ///
    /// ```right in-app
    /// what.title: A door opens every day
    /// ```
    "in-app/title-too-long" {
        severity: Warning,
        summary: "The title is longer than a message inside the app shows",
        why: "Inside the app there is room for about 30 characters of title; the rest is cut off.",
        source: CleverTap("In-app editor"),
        fixable: No,
    }
}

fn check(context: &Context<'_>, findings: &mut Findings) {
    if !context.campaign.is_in_app() {
        return;
    }
    let limit = context.profile.limits.in_app_title();
    for title in context.titles() {
        if let Some((length, span)) = overflow(context, title, limit) {
            let message = format!("The title is {length} characters long; about {limit} fit inside the app");
            findings.add(title.place(span), message, format!("Take out {}.", counted(length - limit, "character")));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::Base;
    use crate::lint::testing::{assert_marks, assert_marks_in, found, with};

    #[test]
    fn marks_what_does_not_fit() {
        assert_marks_in(Base::InApp, &RULE, "what.title: A door opens every day in December", &["mber"]);
        assert_marks_in(
            Base::InApp,
            &RULE,
            "what.variants: [{\"title\": \"A door opens every day in December\"}]",
            &["mber"],
        );
    }

    #[test]
    fn leaves_what_fits_and_pushes() {
        for title in ["", "123456789012345678901234567890", "👩‍👩‍👧‍👦👩‍👩‍👧‍👦 Jeden Tag geht eine Tür auf"]
        {
            assert_marks_in(Base::InApp, &RULE, &format!("what.title: {}", serde_json::json!(title)), &[]);
        }
        assert_marks(&RULE, "what.title: A door opens every day in December", &[]);
    }

    #[test]
    fn measures_tokens_by_their_fallback() {
        let title = |text: &str| format!("what.title: {}", serde_json::json!(text));
        let named = "@Profile - Name | default: \"Hello\", a door opens";
        assert_marks_in(Base::InApp, &RULE, &title(named), &[]);
        assert_marks_in(Base::InApp, &RULE, &title(&format!("{named} every day now")), &["now"]);
        let campaign = with(Base::InApp, &title(&"a".repeat(31)));
        assert_eq!(found(&RULE, &campaign)[0].help, "Take out 1 character.");
    }
}
