//! `link/token-type`: a token for something else where an id belongs.

use super::token_id::{TokenId, Wrong, is_id, token_ids};
use crate::declare_rule;
use crate::deeplink::spoken;
use crate::lint::{Context, Findings, Fix, Text};

/// The fallback that the guide gives for an id.
const GUIDES_FALLBACK: &str = "1";

declare_rule! {
    /// A token in a path has to show an id. The name of a show, or the id of something else, makes a path that opens
    /// no page, or the wrong one.
    ///
    /// What kind of value a property holds, the profile says; about properties that it doesn't know, nothing is said.
    ///
    /// ```wrong cart-reminder
    /// what.key_values[0].value: performances/@Add to Cart - eventName | default: "your next show"
    /// ```
    ///
    /// ```wrong cart-reminder
    /// what.key_values[0].value: events/@Add to Cart - eventId | default: "77"
    /// ```
    ///
    /// ```right cart-reminder
    /// what.key_values[0].value: performances/@Add to Cart - eventId | default: "12345"
    /// ```
    "link/token-type" {
        severity: Error,
        summary: "A token shows something else where an id belongs",
        why: "The app finds a page by the digits of its id; with anything else the page is empty or a wrong one.",
        source: Guide(&[63]),
        fixable: Suggested,
    }
}

fn message(token: &TokenId<'_>, wrong: Wrong) -> String {
    let (property, id) = (token.property, spoken(token.name));
    match wrong {
        Wrong::NoId => format!("“{property}” is no id, but the {id} belongs here"),
        Wrong::OtherId => format!("“{property}” is the id of something else; the {id} belongs here"),
    }
}

fn check(context: &Context<'_>, findings: &mut Findings) {
    for (text, reading) in context.links() {
        for token in token_ids(text, &reading.bound) {
            let Some(wrong) = token.wrong_property(context) else { continue };
            let help = match token.right_property(context) {
                Some(right) => format!("Use the property “{right}”."),
                None => format!("Use a property that holds the {}.", spoken(token.name)),
            };
            findings
                .add(text.place(token.property_span.clone()), message(&token, wrong), help)
                .maybe_fix(fix(context, text, &token));
        }
    }
}

/// Puts the property in that belongs here, and a fallback that is an id.
fn fix(context: &Context<'_>, text: &Text<'_>, token: &TokenId<'_>) -> Option<Fix> {
    let right = token.right_property(context)?;
    let mut edits = vec![text.replace(token.property_span.clone(), right)];
    let mut title = format!("Use “{right}”");
    if let Some(fallback) = token.fallback.filter(|fallback| !is_id(&fallback.text)) {
        edits.push(text.replace(fallback.span.clone(), GUIDES_FALLBACK));
        title = format!("Use “{right}” with the default “{GUIDES_FALLBACK}”");
    }
    Some(Fix::suggested(title, edits))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::document::node::text_at;
    use crate::field;
    use crate::lint::Base::{CartReminder, InApp};
    use crate::lint::testing::{assert_marks_in, fixed, found, with};

    fn link(link: &str) -> String {
        format!("what.key_values[0].value: {}", serde_json::json!(link))
    }

    #[test]
    fn marks_the_property_and_offers_the_right_one() {
        for (typed, marked, mended) in [
            (
                "performances/@Add to Cart - eventName | default: \"your next show\"",
                "eventName",
                "performances/@Add to Cart - eventId | default: \"1\"",
            ),
            (
                "performances/12345/@Add to Cart - eventId | default: \"48052\"",
                "eventId",
                "performances/12345/@Add to Cart - performanceId | default: \"48052\"",
            ),
            (
                "performances/{{ Event.tags | default: \"12\" }}",
                "tags",
                "performances/{{ Event.eventId | default: \"12\" }}",
            ),
        ] {
            assert_marks_in(CartReminder, &RULE, &link(typed), &[marked]);
            let campaign = with(CartReminder, &link(typed));
            let after = fixed(&campaign, &found(&RULE, &campaign)[0].fixes[0]);
            assert_eq!(text_at(&after, &field!(what.key_values[0].value)).as_deref(), Some(mended));
        }
        assert_marks_in(InApp, &RULE, "what.buttons[0].action: events/@Profile - Name | default: '77'", &["Name"]);
    }

    #[test]
    fn leaves_ids_and_what_the_profile_does_not_know() {
        for typed in [
            "performances/@Add to Cart - eventId | default: \"12345\"",
            "performances/@Add to Cart - eventCode | default: \"12345\"",
            "performances/@Unheard Of - eventName | default: \"12345\"",
            "concerts/@Add to Cart - eventName | default: \"12345\"",
            "performances/{{ Linked.id | default: \"12\" }}",
        ] {
            assert_marks_in(CartReminder, &RULE, &link(typed), &[]);
        }
    }
}
