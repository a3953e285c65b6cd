//! `token/liquid-unknown`: a tag, a filter or an object that CleverTap's pages don't name.

use super::fault::{Broken, Told, tell};
use crate::declare_rule;
use crate::lint::{Context, Findings};
use crate::text::quoted;

declare_rule! {
    /// Liquid has many dialects, and CleverTap says of its own: “We support only the terms identified in our
    /// documentation.” A word that its pages don't name may still work; Preview & Test shows it.
    ///
    /// ```wrong
    /// what.message: "Dear {{ Profile.Name | default: 'friend' | upcase }}, Hamlet is back on 5 December."
    /// ```
    ///
    /// ```wrong
    /// what.message: "Hamlet is back on 5 December, code {{ Campain.campaignId | default: '0' }}."
    /// ```
    ///
    /// ```right
    /// what.message: "Dear {{ Profile.Name | default: 'friend' }}, Hamlet is back on 5 December."
    /// ```
    "token/liquid-unknown" {
        severity: Advice,
        summary: "Liquid that CleverTap's pages don't name",
        why: "What CleverTap doesn't support may be left out or refused.",
        source: CleverTap("liquid-tags"),
        fixable: Suggested,
    }
}

fn told(broken: &Broken<'_>) -> Told {
    let message = format!("CleverTap's pages on Liquid don't name {}", quoted(broken.words()));
    Told::of(broken, message, "Try it in Preview & Test, or do without it.")
}

fn check(context: &Context<'_>, findings: &mut Findings) {
    tell(&RULE, context, findings, told);
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::testing::{assert_fix, assert_marks};

    #[test]
    fn marks_the_word() {
        assert_marks(&RULE, "what.message: \"{{ Profile.Name | default: 'x' | upcase }}\"", &["upcase"]);
        assert_marks(&RULE, "what.message: \"{{ Shop.name | default: 'x' }}\"", &["Shop"]);
        assert_marks(&RULE, "what.message: \"{% include 'x' %}\"", &["include"]);
    }

    #[test]
    fn leaves_what_the_pages_name() {
        for text in [
            "{{ Profile.Name | default: 'x' }}",
            "{{ Campaign.campaignId | default: '0_0' }}",
            "{{ Event.date | date: '%d.%m.' | default: 'soon' }}",
            "{% abort %}",
            "upcase {include}",
        ] {
            assert_marks(&RULE, &format!("what.message: {}", serde_json::json!(text)), &[]);
        }
    }

    #[test]
    fn a_near_word_is_offered() {
        assert_fix(
            &RULE,
            "what.message: \"{{ Event.at | dates: '%d.' | default: 'x' }}\"\nstart.qualification: null",
            "what.message",
            "{{ Event.at | date: '%d.' | default: 'x' }}",
        );
        assert_fix(
            &RULE,
            "what.message: \"Hi {{ name | default: 'there' }}\"",
            "what.message",
            "Hi {{ Profile.Name | default: 'there' }}",
        );
    }
}
