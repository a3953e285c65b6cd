//! `token/blank-default`: the fallback is empty, or only spaces.

use super::fitting::phrase;
use super::uses::{name, uses};
use crate::declare_rule;
use crate::lint::{Context, Findings, Fix, Role};

declare_rule! {
    /// A fallback of nothing, or of spaces only, leaves the same gap as none at all: “Dear , your seats are waiting”.
    /// In a path, the app looks for a page without its id.
    ///
    /// ```wrong cart-reminder
    /// what.message: "@Add to Cart - eventName | default: '' is still in your cart."
    /// ```
    ///
    /// ```right cart-reminder
    /// what.message: "@Add to Cart - eventName | default: 'Your next show' is still in your cart."
    /// ```
    "token/blank-default" {
        severity: Warning,
        summary: "The fallback of a token is empty",
        why: "Users without the property read a gap; in a path, the app finds no page.",
        source: CleverTap("liquid-tags"),
        fixable: Suggested,
    }
}

fn help(role: Role) -> &'static str {
    match role {
        Role::Title | Role::Message => "Write words between the quotes that read well for everyone.",
        Role::KeyValue(_) | Role::Action(_) => "Write a value between the quotes that works for everyone.",
    }
}

fn check(context: &Context<'_>, findings: &mut Findings) {
    for (text, used) in uses(context) {
        let Some(fallback) = used.fallback.filter(|fallback| fallback.text.trim().is_empty()) else { continue };
        // An empty fallback that lacks a quote is told as that.
        let is_faulty = |start: usize| used.span.contains(&start) && start >= used.property_span.end;
        if text.template.faults.iter().any(|fault| is_faulty(fault.span.start)) {
            continue;
        }
        // The quotes are marked too: between them there is nothing to see.
        let span = fallback.span.start.saturating_sub(1)..(fallback.span.end + 1).min(used.span.end);
        let fix = phrase(context, text.role, &used)
            .map(|words| Fix::suggested(format!("Write “{words}”"), vec![text.replace(fallback.span.clone(), words)]));
        let message = format!("The fallback of {} is empty", name(text, &used));
        findings.add(text.place(span), message, help(text.role)).maybe_fix(fix);
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::Base::CartReminder;
    use crate::lint::testing::{assert_fix, assert_marks, assert_marks_in, found, with};

    #[test]
    fn marks_the_quotes() {
        assert_marks(&RULE, "what.message: Dear @Profile - Name | default: \"\", come", &["\"\""]);
        assert_marks(&RULE, "what.message: Dear @Profile - Name | default: '  ', come", &["'  '"]);
        assert_marks(&RULE, "what.message: Dear {{ Profile.Name | default: '' }}, come", &["''"]);
        let link = "what.key_values[0].value: performances/@Add to Cart - eventId | default: \"\"";
        assert_marks_in(CartReminder, &RULE, link, &["\"\""]);
        let campaign = with(CartReminder, link);
        assert_eq!(found(&RULE, &campaign)[0].fixes[0].title, "Write “1”");
    }

    #[test]
    fn leaves_words_and_what_other_rules_tell() {
        for text in [
            "@Profile - Name | default: \"you\"",
            "@Profile - Name | default:",
            "@Profile - Name | default: “”",
            "@Profile - Name",
        ] {
            assert_marks(&RULE, &format!("what.message: {}", serde_json::json!(text)), &[]);
        }
    }

    #[test]
    fn the_fix_writes_words_that_fit() {
        assert_fix(
            &RULE,
            "what.message: Hi @Profile - Name | default: ' '",
            "what.message",
            "Hi @Profile - Name | default: 'there'",
        );
    }
}
