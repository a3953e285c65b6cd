//! `audience/buyers-not-excluded`: whoever bought it already gets the push too.

use serde_json::json;

use crate::audience::{forgets_buyers, is_purchase};
use crate::campaign::{Operator, Qualification};
use crate::declare_rule;
use crate::field;
use crate::lint::rules::names::{demanded, link_id, production_filter};
use crate::lint::{Context, Findings, Fix};
use crate::text::folded;
use crate::words;

declare_rule! {
    /// A push that sells a production annoys those who hold a ticket for it. The guide excludes them: “have not done
    /// charged” with the event id of the production.
    ///
    /// This rule speaks where the campaign sells one production for certain: its goal counts purchases, its link opens
    /// the production, and nothing in the segment deals with purchases of it. Where a saved segment or a list that
    /// everyone must be in may leave buyers out, it is silent.
    ///
    /// ```wrong
    /// who.segment.all[1]: {"did": "show seatplan", "within": {"value": 30, "unit": "days"}}
    /// ```
    ///
    /// ```right
    /// who.segment.all[1]: {"saved_segment": "No tickets this season"}
    /// ```
    "audience/buyers-not-excluded" {
        severity: Warning,
        summary: "Whoever bought it already gets the push too",
        why: "Whoever holds a ticket and is asked to buy one thinks the venue doesn't know them.",
        source: Guide(&[23]),
        fixable: Suggested,
    }
}

fn message(production: &str) -> String {
    format!("Whoever bought {production} already gets this too")
}

fn check(context: &Context<'_>, findings: &mut Findings) {
    let (campaign, profile) = (context.campaign, context.profile);
    if campaign.is_in_app()
        || !campaign.is_marketing()
        || campaign.start.qualification != Some(Qualification::PastBehavior)
    {
        return;
    }
    let Some(goal) = campaign.start.goal.as_ref().filter(|goal| is_purchase(&goal.event, profile)) else { return };
    let Some((text, span, id)) = link_id(context, "eventId") else { return };
    // A goal on another production is told as that.
    let is_other = goal.filters.iter().any(|filter| {
        folded(&filter.property) == "eventid"
            && filter.operator == Some(Operator::Equals)
            && filter.value.one().is_some_and(|value| value != id)
    });
    if is_other || !forgets_buyers(campaign, profile, id) {
        return;
    }
    let message = message(&words::production(id, profile));
    let help = format!("Add “have not done charged” with the event id {id}.");
    let found = findings.add(field!(who.segment), message, help);
    found.related(text.place(span), "The production that the link opens");
    if let Some(filter) = production_filter(profile, id) {
        let edit = demanded(campaign, json!({ "did_not": goal.event.trim(), "filters": [filter] }));
        found.fix(Fix::suggested("Leave out those who bought it", vec![edit]));
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::document::Node;
    use crate::lint::Base;
    use crate::lint::testing::{assert_marks, assert_marks_in, fixed, found, with};

    const CART: &str = r#"{"did":"add to cart","within":{"value":30,"unit":"days"}}"#;

    fn all(conditions: &str) -> String {
        format!(r#"who.segment: {{"all":[{conditions}]}}"#)
    }

    #[test]
    fn marks_a_campaign_that_forgets_them() {
        for conditions in [
            CART.to_owned(),
            format!(r#"{CART},{{"did_not":"show event"}}"#),
            r#"{"any":[{"did":"show event"},{"saved_segment":"Friends"}]}"#.to_owned(),
            // Buyers of anything may have bought this one too.
            r#"{"did":"charged"}"#.to_owned(),
            r#"{"did":"charged","filters":[{"property":"tags","operator":"contains","value":"drama"}]}"#.to_owned(),
            r#"{"did":"charged","filters":[{"property":"eventId","operator":"equals","value":"14002"}]}"#.to_owned(),
        ] {
            assert_marks(&RULE, &all(&conditions), &["who.segment"]);
        }
        assert_marks(&RULE, &format!("{}\nstart.goal.filters: []", all(CART)), &["who.segment"]);
        assert_marks(
            &RULE,
            &format!("{}\nwhat.key_values[0].value: performances/12345/48052", all(CART)),
            &["who.segment"],
        );
    }

    #[test]
    fn leaves_whoever_thought_of_them() {
        for conditions in [
            format!(r#"{CART},{{"did_not":"charged"}}"#),
            format!(r#"{CART},{{"did_not":"Charged","within":{{"value":60,"unit":"days"}}}}"#),
            format!(
                r#"{CART},{{"did_not":"charged","filters":[{{"property":"eventName","operator":"equals","value":"Hamlet"}}]}}"#
            ),
            format!(r#"{CART},{{"did_not":"charged","filters":[{{"property":"eventId"}}]}}"#),
            format!(r#"{CART},{{"did_not":"chraged"}}"#),
            format!(r#"{CART},{{"did_not":"Ticket Purchased"}}"#),
            format!(r#"{CART},{{"saved_segment":"No tickets yet"}}"#),
            format!(r#"{CART},{{"all":[{{"custom_list":"prospects.csv"}}]}}"#),
            r#"{"any":[{"saved_segment":"A"},{"custom_list":"B"}]}"#.to_owned(),
            // Its buyers are whom it is for.
            r#"{"did":"charged","filters":[{"property":"eventId","operator":"equals","value":"12345"}]}"#.to_owned(),
            r#"{"did":"charged","filters":[{"property":"eventId","operator":"equals"}]}"#.to_owned(),
            // Told elsewhere: nobody is chosen, nobody can match.
            String::new(),
            r#"{"user":"City","operator":"exists"},{"user":"City","operator":"not_exists"}"#.to_owned(),
        ] {
            assert_marks(&RULE, &all(&conditions), &[]);
        }
    }

    #[test]
    fn leaves_campaigns_that_sell_no_one_production() {
        for lines in [
            "purpose: service",
            "purpose: automated",
            "start.qualification: null",
            "start.goal: null",
            "start.goal.event: show event",
            "start.goal.filters[0].value: 14002",
            "what.key_values[0].value: events/77",
            "what.key_values: []",
        ] {
            assert_marks(&RULE, &format!("{}\n{lines}", all(CART)), &[]);
        }
        assert_marks_in(Base::InApp, &RULE, "what.buttons[0].action: performances/12345", &[]);
    }

    #[test]
    fn the_fix_leaves_them_out() {
        let exclusion = serde_json::json!({"did_not":"charged","filters":[{"property":"eventId","operator":"equals","value":"12345"}]});
        for segment in [format!(r#"{{"all":[{CART}]}}"#), format!(r#"{{"any":[{CART}]}}"#), CART.to_owned()] {
            let campaign = with(Base::Push, &format!("who.segment: {segment}"));
            let after = fixed(&campaign, &found(&RULE, &campaign)[0].fixes[0]);
            assert_eq!(after.who.segment.to_json()["all"][1], exclusion);
            assert_eq!(found(&RULE, &after), []);
        }
    }
}
