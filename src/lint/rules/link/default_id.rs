//! `link/default-id`: a token's default is no id where an id belongs.

use super::token_id::{is_id, token_ids};
use crate::declare_rule;
use crate::deeplink::spoken;
use crate::lint::{Context, Findings, Fix};
use crate::text::quoted_ends;

declare_rule! {
    /// Users without the property get the default: in a path it has to be an id too, made of digits.
    ///
    /// An empty default is told by `token/blank-default`.
    ///
    /// ```wrong cart-reminder
    /// what.key_values[0].value: performances/@Add to Cart - eventId | default: "hamlet"
    /// ```
    ///
    /// ```wrong cart-reminder
    /// what.key_values[0].value: performances/@Add to Cart - eventId | default: "12345 "
    /// ```
    ///
    /// ```right cart-reminder
    /// what.key_values[0].value: performances/@Add to Cart - eventId | default: "12345"
    /// ```
    "link/default-id" {
        severity: Error,
        summary: "The default of a token is no id",
        why: "Users without the property get the default; in a path only the digits of an id open a page.",
        source: Guide(&[63]),
        fixable: Both,
    }
}

fn check(context: &Context<'_>, findings: &mut Findings) {
    for (text, reading) in context.links() {
        for token in token_ids(text, &reading.bound) {
            let Some(fallback) = token.fallback else { continue };
            let trimmed = fallback.text.trim();
            let is_told_otherwise = trimmed.is_empty() || token.wrong_property(context).is_some();
            if is_id(&fallback.text) || is_told_otherwise {
                continue;
            }
            let edit = |words: &str| vec![text.replace(fallback.span.clone(), words)];
            let (message, fix) = if is_id(trimmed) {
                ("The default has a space beside its digits".to_owned(), Fix::safe("Delete the space", edit(trimmed)))
            } else {
                let message = format!("The default {} is no {}", quoted_ends(trimmed), spoken(token.name));
                (message, Fix::suggested("Use the default “1”", edit("1")))
            };
            let help = "Write the id of a page that suits everyone, in digits.";
            findings.add(text.place(fallback.span.clone()), message, help).fix(fix);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::Base::CartReminder;
    use crate::lint::testing::assert_marks_in;

    fn link(fallbacks: [&str; 2]) -> String {
        let [event, performance] = fallbacks;
        let link = format!(
            "performances/@Add to Cart - eventId | default: \"{event}\"/@Add to Cart - performanceId | default: '{performance}'"
        );
        format!("what.key_values[0].value: {}", serde_json::json!(link))
    }

    #[test]
    fn marks_the_default() {
        assert_marks_in(CartReminder, &RULE, &link(["hamlet", "1"]), &["hamlet"]);
        assert_marks_in(CartReminder, &RULE, &link(["your next show", "a/b"]), &["your next show", "a/b"]);
        assert_marks_in(CartReminder, &RULE, &link([" 12", "1"]), &[" 12"]);
    }

    #[test]
    fn leaves_ids_and_what_other_rules_tell() {
        assert_marks_in(CartReminder, &RULE, &link(["1", "48052"]), &[]);
        assert_marks_in(CartReminder, &RULE, &link(["", " "]), &[]);
        let name = "what.key_values[0].value: performances/@Add to Cart - eventName | default: 'hamlet'";
        assert_marks_in(CartReminder, &RULE, name, &[]);
        let message = "what.message: Still there, @Profile - Name | default: 'friend'";
        assert_marks_in(CartReminder, &RULE, message, &[]);
    }
}
