//! `token/liquid-case`: `profile` or `event` with a small first letter.

use super::fault::{Broken, Told, tell};
use crate::declare_rule;
use crate::lint::{Context, Findings};
use crate::text::quoted;

declare_rule! {
    /// Between braces, `Profile` and `Event` begin with a capital letter and are followed by a full stop, says
    /// CleverTap. With a small letter they are names that nobody knows.
    ///
    /// ```wrong
    /// what.message: "Dear {{ profile.Name | default: 'friend' }}, Hamlet is back on 5 December."
    /// ```
    ///
    /// ```right
    /// what.message: "Dear {{ Profile.Name | default: 'friend' }}, Hamlet is back on 5 December."
    /// ```
    "token/liquid-case" {
        severity: Error,
        summary: "Profile or Event with a small first letter",
        why: "CleverTap knows these words only with a capital; otherwise every user gets the fallback.",
        source: CleverTap("liquid-tags"),
        fixable: Safe,
    }
}

fn told(broken: &Broken<'_>) -> Told {
    Told::of(
        broken,
        format!("{} begins with a small letter", quoted(broken.words())),
        "Write it with a capital letter.",
    )
}

fn check(context: &Context<'_>, findings: &mut Findings) {
    tell(&RULE, context, findings, told);
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::Base::CartReminder;
    use crate::lint::testing::{assert_fix, assert_marks, assert_marks_in};

    #[test]
    fn marks_the_word() {
        assert_marks(&RULE, "what.message: \"Hi {{ profile.Name | default: 'x' }}\"", &["profile"]);
        assert_marks_in(CartReminder, &RULE, "what.message: \"{% if event.tags %}x{% endif %}\"", &["event"]);
    }

    #[test]
    fn leaves_capitals_and_text() {
        for text in [
            "{{ Profile.name | default: 'x' }}",
            "{{ PROFILE.name | default: 'x' }}",
            "your profile.Name, @profile - Name | default: 'x'",
        ] {
            assert_marks(&RULE, &format!("what.message: {}", serde_json::json!(text)), &[]);
        }
    }

    #[test]
    fn the_fix_writes_a_capital() {
        assert_fix(
            &RULE,
            "what.message: \"Hi {{ profile.Name | default: 'x' }}\"",
            "what.message",
            "Hi {{ Profile.Name | default: 'x' }}",
        );
    }
}
