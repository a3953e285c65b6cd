//! `token/missing-default`: a token says nothing to users who don't have the property.

use super::fault::{Broken, Told, tell_with};
use super::fitting::phrase;
use super::uses::name;
use crate::declare_rule;
use crate::lint::{Context, Findings, Fix, Role};
use crate::text::quoted;

declare_rule! {
    /// Not every user has every property. Behind the `|` stands what the others read: the fallback. Without one they
    /// read a gap, and in a path the app looks for a page without its id.
    ///
    /// That goes for Liquid's braces as for @ tokens, and for a `default:` with nothing behind it. What a condition
    /// such as `if` only looks at needs none.
    ///
    /// ```wrong cart-reminder
    /// what.message: "@Add to Cart - eventName is still in your cart."
    /// ```
    ///
    /// ```wrong
    /// what.title: Hello {{ Profile.Name }}
    /// ```
    ///
    /// ```right cart-reminder
    /// what.message: "@Add to Cart - eventName | default: 'Your next show' is still in your cart."
    /// ```
    "token/missing-default" {
        severity: Error,
        summary: "A token without a fallback",
        why: "Users without the property read a gap; in a path, the app finds no page.",
        source: CleverTap("liquid-tags"),
        fixable: Suggested,
    }
}

fn told(context: &Context<'_>, broken: &Broken<'_>) -> Told {
    let used = broken.text.template.tokens().find(|used| broken.part.is_some_and(|part| part.span == used.span));
    let what = used.as_ref().map_or_else(|| quoted(broken.words()), |used| name(broken.text, used));
    let help = match broken.text.role {
        Role::Title | Role::Message => {
            "Write what everyone else should read: | default: and the words in straight quotes."
        }
        Role::KeyValue(_) | Role::Action(_) => {
            "Write what everyone else should get: | default: and the value in straight quotes."
        }
    };
    let mut told = Told::of(broken, format!("{what} has no fallback"), help);
    let fitting = used.and_then(|used| phrase(context, broken.text.role, &used));
    // The parser proposes English words; here the campaign's language is known.
    told.fix = fitting.and_then(|words| fix(broken, words));
    told
}

/// The parser's repair with other words.
fn fix(broken: &Broken<'_>, words: &str) -> Option<Fix> {
    let mut repair = broken.fault.repair.clone()?;
    repair.edits.last_mut()?.1 = format!(" | default: \"{words}\"");
    repair.title = format!("Add the fallback “{words}”");
    Some(broken.fix(&repair))
}

fn check(context: &Context<'_>, findings: &mut Findings) {
    tell_with(&RULE, context, findings, told);
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::document::node::text_at;
    use crate::field;
    use crate::lint::Base::CartReminder;
    use crate::lint::testing::{assert_fix, assert_marks, assert_marks_in, fixed, found, with};

    #[test]
    fn marks_the_token() {
        assert_marks(&RULE, "what.message: Dear @Profile - Name, come.", &["@Profile - Name"]);
        assert_marks(&RULE, "what.message: Dear {{ Profile.Name }}, come.", &["{{ Profile.Name }}"]);
        assert_marks(&RULE, "what.message: Dear @Profile - Name | default:", &["@Profile - Name | default:"]);
        let link = "what.key_values[0].value: performances/@Add to Cart - eventId";
        assert_marks_in(CartReminder, &RULE, link, &["@Add to Cart - eventId"]);
    }

    #[test]
    fn leaves_what_needs_none() {
        for text in [
            "@Profile - Name | default: \"\"",
            "{% if Profile.Name %}Hello{% endif %}",
            "{% assign city = Profile.City %}{{ city }}",
            "{{ Campaign.campaignId }}",
            "Write to anna@example.com",
        ] {
            assert_marks(&RULE, &format!("what.message: {}", serde_json::json!(text)), &[]);
        }
    }

    #[test]
    fn the_fix_speaks_the_campaigns_language() {
        assert_fix(
            &RULE,
            "what.message: Hi @Profile - Name, come",
            "what.message",
            "Hi @Profile - Name | default: \"there\", come",
        );
        assert_fix(
            &RULE,
            "what.message: Hi {{ Profile.Name }}",
            "what.message",
            "Hi {{ Profile.Name | default: \"there\" }}",
        );
        for (language, expected) in [
            ("en-GB", Some("@Add to Cart - eventName | default: \"your next show\"")),
            ("", Some("@Add to Cart - eventName | default: \"your next show\"")),
            ("de", Some("@Add to Cart - eventName | default: \"die nächste Vorstellung\"")),
            ("German", Some("@Add to Cart - eventName | default: \"die nächste Vorstellung\"")),
            ("fr", None),
        ] {
            let lines =
                format!("language: {}\nwhat.message: \"@Add to Cart - eventName\"", serde_json::json!(language));
            let campaign = with(CartReminder, &lines);
            let after = found(&RULE, &campaign)[0].fixes.first().map(|fix| fixed(&campaign, fix));
            let message = after.and_then(|after| text_at(&after, &field!(what.message)));
            assert_eq!(message.as_deref(), expected, "{language}");
        }
    }
}
