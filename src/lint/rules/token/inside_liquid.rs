//! `token/inside-liquid`: an `@` token between braces.

use super::fault::{Broken, Told, tell};
use crate::declare_rule;
use crate::lint::{Context, Findings};
use crate::text::quoted;

declare_rule! {
    /// There are two ways to personalise: @ tokens in the text, and Liquid between braces. They can't be mixed; between
    /// braces an @ is not understood, although one of CleverTap's own pages shows it.
    ///
    /// ```wrong
    /// what.message: "Dear {{ @Profile - Name | default: 'friend' }}, Hamlet is back on 5 December."
    /// ```
    ///
    /// ```right
    /// what.message: "Dear {{ Profile.Name | default: 'friend' }}, Hamlet is back on 5 December."
    /// ```
    "token/inside-liquid" {
        severity: Error,
        summary: "An @ token between braces",
        why: "Between braces CleverTap doesn't understand an @; nothing, or the wrong words, would be shown.",
        source: CleverTap("liquid-tags"),
        fixable: Safe,
    }
}

fn told(broken: &Broken<'_>) -> Told {
    let message = format!("{} doesn't work between braces", quoted(broken.words()));
    Told::of(broken, message, "Write it as Liquid, such as Profile.Name, or take the braces away.")
}

fn check(context: &Context<'_>, findings: &mut Findings) {
    tell(&RULE, context, findings, told);
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::testing::{assert_fix, assert_marks};

    #[test]
    fn marks_the_at_with_its_name() {
        assert_marks(&RULE, "what.message: \"Hi {{ @Profile - Name | default: 'x' }}\"", &["@Profile - Name"]);
        assert_marks(&RULE, "what.message: \"Hi {{@Profile.Name | default: 'x'}}\"", &["@Profile.Name"]);
        assert_marks(&RULE, "what.message: \"{% if @Profile - City == 'Wien' %}x{% endif %}\"", &["@Profile - City"]);
    }

    #[test]
    fn leaves_either_alone() {
        for text in ["@Profile - Name | default: 'x'", "{{ Profile.Name | default: 'x@y.com' }}", "{ @opera }"] {
            assert_marks(&RULE, &format!("what.message: {}", serde_json::json!(text)), &[]);
        }
    }

    #[test]
    fn the_fix_writes_liquid() {
        assert_fix(
            &RULE,
            "what.message: \"Hi {{ @Profile - Name | default: 'x' }}\"",
            "what.message",
            "Hi {{ Profile.Name | default: 'x' }}",
        );
    }
}
