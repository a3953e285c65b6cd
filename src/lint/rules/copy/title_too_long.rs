//! `copy/title-too-long`: the title is longer than a phone shows.

use super::measure::Room;
use crate::declare_rule;
use crate::lint::{Context, Findings};

declare_rule! {
    /// A phone shows one line of a title, about 35 characters. What comes after is cut off, and the reader sees a
    /// title that ends in the middle of a word. Above 65 characters Android cuts every title.
    ///
    /// What a person counts as one character counts one, an emoji too. A personalised title is measured with the
    /// fallbacks of its tokens; `copy/rendered-too-long` looks at the values that users really have.
    ///
    /// ```wrong
    /// what.title: The last forty seats for Hamlet at the Grand Theatre
    /// ```
    ///
    /// ```right
    /// what.title: The last forty seats for Hamlet
    /// ```
    "copy/title-too-long" {
        severity: Warning,
        summary: "The title is longer than a phone shows",
        why: "A phone shows one line of the title; the rest is cut off, often in the middle of a word.",
        source: Guide(&[32]),
        fixable: No,
    }
}

const REMEDY: &str = "move some words into the message";

fn check(context: &Context<'_>, findings: &mut Findings) {
    if context.campaign.is_in_app() {
        return;
    }
    let room = Room::for_title(context);
    for title in context.titles() {
        room.check(context, title, REMEDY, findings);
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::Base;
    use crate::lint::testing::{assert_marks, assert_marks_in, found, with};

    fn title(text: &str) -> String {
        format!("what.title: {}", serde_json::json!(text))
    }

    #[test]
    fn marks_what_does_not_fit() {
        assert_marks(&RULE, "what.title: The last forty seats for Hamlet at the Grand Theatre", &["the Grand Theatre"]);
        assert_marks(
            &RULE,
            r#"what.variants: [{"title": "Die letzten vierzig Karten für die Fledermaus", "message": "Heute"}]"#,
            &["Fledermaus"],
        );
    }

    #[test]
    fn measures_tokens_by_their_fallback_and_marks_them_whole() {
        let token = |fallback: &str| format!("@Add to Cart - eventName | default: \"{fallback}\"");
        let show = token("Your next show");
        assert_marks(&RULE, &title(&format!("{show} is in your cart")), &[]);
        assert_marks(&RULE, &title(&format!("{show} is still waiting in your cart")), &["your cart"]);
        assert_marks(&RULE, &title(&format!("Still waiting in your cart: {show}")), &[&show]);
    }

    #[test]
    fn leaves_a_broken_token_to_the_rule_about_it() {
        for text in [
            "A seat for you, @Profile - Name | defualt: \"friend\"",
            "A seat for {{ @Profile - Name | default: \"you\" }}",
            "@Profile - Name | default: „Hallo“, feiern Sie mit uns",
        ] {
            assert_marks(&RULE, &title(text), &[]);
        }
        let campaign =
            with(Base::Push, &title("The last forty seats for Hamlet, @Profile - Name | defualt: \"friend\""));
        assert_eq!(found(&RULE, &campaign).len(), 0);
        let campaign =
            with(Base::Push, &title("The last forty seats for Hamlet are yours, @Profile - Name | defualt: 'Ann'"));
        assert_eq!(found(&RULE, &campaign).len(), 1);
    }

    #[test]
    fn leaves_what_fits() {
        for text in [
            "",
            "12345678901234567890123456789012345",
            "👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦 Ein Abend für alle, die singen",
            "Zu\u{308}rich, Zu\u{308}rich, Zu\u{308}rich, Zu\u{308}rich",
            "Saisoneröffnung: Karten ab 29 €",
        ] {
            assert_marks(&RULE, &title(text), &[]);
        }
        assert_marks_in(Base::InApp, &RULE, &title(&"a".repeat(36)), &[]);
    }

    #[test]
    fn leaves_what_is_too_long_only_by_its_marks() {
        assert_marks(&RULE, &title("The last forty seats for Hamlet!!!!!!!!"), &[]);
        assert_marks(&RULE, &title("The last forty seats for Hamlet tonight!!!"), &["ight!!!"]);
    }

    #[test]
    fn says_when_android_cuts_for_certain() {
        for (length, is_cut) in [(65, false), (66, true)] {
            let campaign = with(Base::Push, &title(&"a".repeat(length)));
            let found = found(&RULE, &campaign);
            assert_eq!(found[0].message.ends_with("; above 65 Android cuts it for certain"), is_cut);
        }
        let campaign = with(Base::Push, &title(&"a".repeat(36)));
        assert_eq!(found(&RULE, &campaign)[0].help, "Take out 1 character, or move some words into the message.");
    }
}
