//! `token/inaction-over-24h`: the campaign waits so long that the event's properties are no longer filled in.

use super::uses::{event_uses, name, obstacle, place};
use crate::campaign::{Duration, Qualification};
use crate::declare_rule;
use crate::field;
use crate::lint::{Context, Edit, Findings, Fix, Severity};

/// For so long CleverTap fills in the properties of the event.
const KEPT_MINUTES: u64 = 24 * 60;

declare_rule! {
    /// A live campaign for something that a user does *not* do waits for a while before it goes out. After more than 24
    /// hours CleverTap no longer fills in the event's properties: every user gets the fallback, in a link too.
    ///
    /// At exactly 24 hours the guide says yes and CleverTap's pages only “more than a day”. Whether the names still
    /// come through, a test on a device shows. Tokens for the user's own properties are not affected.
    ///
    /// ```wrong cart-reminder
    /// who.trigger.inaction.within: {"value": 2, "unit": "days"}
    /// ```
    ///
    /// ```right cart-reminder
    /// who.trigger.inaction.within: {"value": 23, "unit": "hours"}
    /// ```
    "token/inaction-over-24h" {
        severity: Error,
        summary: "The campaign waits too long for its tokens",
        why: "After more than 24 hours every user gets the fallback, in the link as well.",
        source: CleverTap("create-message-advanced-personalization"),
        fixable: Suggested,
    }
}

fn check(context: &Context<'_>, findings: &mut Findings) {
    if context.campaign.start.qualification == Some(Qualification::PastBehavior) {
        return;
    }
    let trigger = context.campaign.who.trigger.as_ref();
    let Some(within) = trigger.and_then(|trigger| trigger.inaction.as_ref()).and_then(|wait| wait.within.as_ref())
    else {
        return;
    };
    let Some(minutes) = within.minutes().filter(|minutes| *minutes >= KEPT_MINUTES) else { return };
    let works = |event: &str| obstacle(context, event).is_none();
    let mut tokens = event_uses(context).filter(|(.., event)| works(event)).peekable();
    if tokens.peek().is_none() {
        return;
    }
    let is_over = minutes > KEPT_MINUTES;
    let (message, help) = if is_over {
        (
            format!("The campaign waits {}; after 24 hours tokens show only their fallback", spoken(within)),
            "Wait less than 24 hours, or write the texts and the link without the event's properties.",
        )
    } else {
        (
            "The campaign waits exactly 24 hours, which is as long as tokens may still be filled in".to_owned(),
            "Wait 23 hours to be on the safe side, or test on a device whether the names come through.",
        )
    };
    let field = field!(who.trigger.inaction.within);
    let wait = serde_json::json!({ "value": 23, "unit": "hours" });
    let fix = Fix::suggested("Wait 23 hours", vec![Edit::Set { field: field.clone(), value: wait }]);
    let found = findings.add(field, message, help).fix(fix);
    if !is_over {
        found.severity(Severity::Advice);
    }
    let shows = if is_over { "shows only" } else { "may show only" };
    for (text, used, _) in tokens {
        found.related(place(text, &used), format!("{} {shows} its fallback", name(text, &used)));
    }
}

/// A length of time in words: "2 days".
fn spoken(length: &Duration) -> String {
    let count = length.value.map_or(0, crate::campaign::Positive::get);
    let unit = length.unit.map_or("", crate::campaign::Unit::word);
    let unit = if count == 1 { unit.trim_end_matches('s') } else { unit };
    format!("{count} {unit}")
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::Base::CartReminder;
    use crate::lint::Severity;
    use crate::lint::testing::{assert_marks_in, fixed, found, sound, with};

    fn wait(value: u32, unit: &str) -> String {
        format!("who.trigger.inaction.within: {{\"value\": {value}, \"unit\": \"{unit}\"}}")
    }

    const PLAIN: &str = "what.message: Still there?\nwhat.key_values[0].value: performances/12345";

    #[test]
    fn one_finding_a_campaign_at_the_wait() {
        for (value, unit) in [(25, "hours"), (1441, "minutes"), (2, "days"), (1, "weeks")] {
            let campaign = with(CartReminder, &wait(value, unit));
            let diagnostics = found(&RULE, &campaign);
            let [only] = diagnostics.as_slice() else { panic!("{diagnostics:#?}") };
            assert_eq!((only.severity, only.related.len()), (Severity::Error, 3));
            assert_eq!(only.place.field.to_string(), "who.trigger.inaction.within");
        }
    }

    #[test]
    fn exactly_a_day_is_worth_a_test() {
        for (value, unit) in [(24, "hours"), (1, "days"), (1440, "minutes")] {
            let diagnostics = found(&RULE, &with(CartReminder, &wait(value, unit)));
            assert_eq!(diagnostics.iter().map(|found| found.severity).collect::<Vec<_>>(), [Severity::Advice]);
        }
        assert_eq!(found(&RULE, &sound(CartReminder)).len(), 1, "as in the guide");
    }

    #[test]
    fn silent_without_event_tokens_or_without_a_wait() {
        for lines in [
            wait(23, "hours"),
            format!("{}\n{PLAIN}", wait(2, "days")),
            format!("{}\nwhat.message: Dear @Profile - Name | default: \"you\"\nwhat.key_values: []", wait(2, "days")),
            format!("{}\nwho.trigger.event: charged", wait(2, "days")),
            "who.trigger.inaction: null".to_owned(),
            "who.trigger.inaction.within: {\"value\": 48}".to_owned(),
            format!("{}\nstart.qualification: past_behavior", wait(2, "days")),
        ] {
            assert_marks_in(CartReminder, &RULE, &lines, &[]);
        }
    }

    #[test]
    fn the_fix_stays_within_a_day() {
        let campaign = with(CartReminder, &wait(3, "days"));
        let diagnostics = found(&RULE, &campaign);
        assert!(diagnostics[0].message.starts_with("The campaign waits 3 days"));
        assert_eq!(found(&RULE, &fixed(&campaign, &diagnostics[0].fixes[0])), []);
    }
}
