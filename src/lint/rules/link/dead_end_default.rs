//! `link/dead-end-default`: the default of a token opens number 1.

use super::token_id::{TokenId, token_ids};
use crate::declare_rule;
use crate::deeplink::spoken;
use crate::lint::{Context, Findings};

declare_rule! {
    /// The guide's link for cart reminders has the default `1`. Users without the property are then sent to the
    /// production with the number 1, which most venues don't have.
    ///
    /// The default has to be there all the same. The id of a page that suits everyone is a better one; what opens, a
    /// test on a device shows.
    ///
    /// ```wrong cart-reminder
    /// what.key_values[0].value: app/home/booking/12345/@Add to Cart - performanceId | default: '1'
    /// ```
    ///
    /// ```right cart-reminder
    /// what.key_values[0].value: performances/@Add to Cart - eventId | default: '12345'
    /// ```
    "link/dead-end-default" {
        severity: Advice,
        summary: "The default of a token opens number 1",
        why: "Users without the property are sent to the page with the number 1, which most venues don't have.",
        source: Guide(&[63]),
        fixable: No,
    }
}

fn message(token: &TokenId<'_>, number: &str) -> String {
    let id = spoken(token.name);
    let page = id.strip_suffix(" id").map_or("page", |page| if page == "event" { "production" } else { page });
    format!("For users without {} the link opens {page} {number}", article(&id))
}

fn article(words: &str) -> String {
    let article = if words.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
    format!("{article} {words}")
}

fn check(context: &Context<'_>, findings: &mut Findings) {
    let is_listed = |id: &str| context.profile.productions.iter().any(|production| production.id == id);
    for (text, reading) in context.links() {
        for token in token_ids(text, &reading.bound) {
            let Some(fallback) = token.fallback.filter(|fallback| matches!(fallback.text.as_str(), "0" | "1")) else {
                continue;
            };
            if token.wrong_property(context).is_some() || is_listed(&fallback.text) {
                continue;
            }
            let help = "Use the id of a page that suits everyone, or try on a device what opens.";
            findings.add(text.place(fallback.span.clone()), message(&token, &fallback.text), help);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::Base::CartReminder;
    use crate::lint::testing::{assert_marks_in, found, found_with, sound, with};
    use crate::profile::{Production, Profile};

    #[test]
    fn the_guides_own_link_gets_advice() {
        let found = found(&RULE, &sound(CartReminder));
        let messages: Vec<&str> = found.iter().map(|found| found.message.as_str()).collect();
        assert_eq!(
            messages,
            [
                "For users without an event id the link opens production 1",
                "For users without a performance id the link opens performance 1"
            ]
        );
        assert_marks_in(CartReminder, &RULE, "", &["1", "1"]);
    }

    #[test]
    fn leaves_other_numbers_and_a_production_that_is_listed() {
        let link = "what.key_values[0].value: performances/@Add to Cart - eventId | default: '12'";
        assert_marks_in(CartReminder, &RULE, link, &[]);
        let link = "what.key_values[0].value: performances/@Add to Cart - eventId | default: '1'";
        let mut profile = Profile::guide().clone();
        profile.productions.push(Production { id: "1".to_owned(), ..Production::default() });
        assert_eq!(found_with(&RULE, &with(CartReminder, link), &profile), []);
    }
}
