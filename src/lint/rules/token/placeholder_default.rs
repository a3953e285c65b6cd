//! `token/placeholder-default`: the fallback is a placeholder that was to be replaced.

use super::fitting::phrase;
use super::uses::uses;
use crate::declare_rule;
use crate::deeplink::KeyRole;
use crate::lint::rules::placeholders;
use crate::lint::{Context, Findings, Fix, Role, Text};
use crate::text::quoted;

declare_rule! {
    /// The guide's example of a token has the fallback 'xy', to be replaced by words like “your next show”. Left in
    /// place, it is what every user without the property reads.
    ///
    /// As placeholders count xy and rows of x, TODO, TBD and FIXME, lorem ipsum, and anything that stands wholly in
    /// brackets, such as `[name]` or `<title>`. The fallback of an id in the deep link is the business of
    /// `link/default-id`.
    ///
    /// ```wrong cart-reminder
    /// what.message: "@Add to Cart - eventName | default: 'xy' is still in your cart."
    /// ```
    ///
    /// ```right cart-reminder
    /// what.message: "@Add to Cart - eventName | default: 'Your next show' is still in your cart."
    /// ```
    "token/placeholder-default" {
        severity: Error,
        summary: "The fallback of a token is a placeholder",
        why: "Every user without the property would read the placeholder.",
        source: Guide(&[62]),
        fixable: Suggested,
    }
}

/// Whether a whole fallback is nothing but a placeholder.
fn is_placeholder(fallback: &str) -> bool {
    let words = fallback.trim();
    let is_slot = [('[', ']'), ('<', '>'), ('{', '}')].into_iter().any(|(open, close)| {
        let inside = words.strip_prefix(open).and_then(|rest| rest.strip_suffix(close));
        inside.is_some_and(|inside| inside.contains(char::is_alphabetic) && !inside.contains([open, close]))
    });
    is_slot || placeholders::are_one(words)
}

/// Whether a text is the deep link: what its ids need, the rules about links say.
fn is_deep_link(context: &Context<'_>, text: &Text<'_>) -> bool {
    let Role::KeyValue(row) = text.role else { return false };
    context.key_roles.get(row).is_some_and(|role| *role != KeyRole::Other)
}

fn check(context: &Context<'_>, findings: &mut Findings) {
    for (text, used) in uses(context).filter(|(text, _)| !is_deep_link(context, text)) {
        let Some(fallback) = used.fallback.filter(|fallback| is_placeholder(&fallback.text)) else { continue };
        let fix = phrase(context, text.role, &used)
            .map(|words| Fix::suggested(format!("Write “{words}”"), vec![text.replace(fallback.span.clone(), words)]));
        let message = format!("The fallback {} is a placeholder", quoted(&fallback.text));
        let help = "Replace it with words that read well for everyone, such as “your next show”.";
        findings.add(text.place(fallback.span.clone()), message, help).maybe_fix(fix);
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::Base::CartReminder;
    use crate::lint::testing::{assert_fix, assert_marks, assert_marks_in};

    fn message(fallback: &str) -> String {
        format!("what.message: {}", serde_json::json!(format!("Hi @Profile - Name | default: \"{fallback}\"")))
    }

    #[test]
    fn marks_the_placeholder() {
        for fallback in
            ["xy", "XY", " xy ", "xxx", "TODO", "tbd", "[name]", "<Titel>", "{first_name}", "Lorem ipsum dolor"]
        {
            assert_marks(&RULE, &message(fallback), &[fallback]);
        }
        assert_marks(&RULE, "what.message: Hi {{ Profile.Name | default: 'xy' }}", &["xy"]);
    }

    #[test]
    fn leaves_words() {
        for fallback in ["you", "x", "your xylophone", "XXL", "Todo sobre mi madre", "Galaxy", "1", "<3", ""] {
            assert_marks(&RULE, &message(fallback), &[]);
        }
        let link = "what.key_values[0].value: performances/@Add to Cart - eventId | default: 'xy'";
        assert_marks_in(CartReminder, &RULE, link, &[]);
    }

    #[test]
    fn the_fix_writes_words_that_fit() {
        assert_fix(&RULE, &message("xy"), "what.message", "Hi @Profile - Name | default: \"there\"");
    }
}
