//! `goal/missing`: a marketing campaign has no goal.

use serde_json::{Value, json};

use crate::audience::purchase_property;
use crate::declare_rule;
use crate::field;
use crate::lint::rules::names::{link_id, production_filter};
use crate::lint::{Context, Edit, Findings, Fix};

declare_rule! {
    /// The goal says what a user should do after the message: mostly, to buy a ticket. CleverTap counts who did, and
    /// what that brought in. A campaign without a goal can't be told from one that nobody read.
    ///
    /// Automated and service campaigns may do without.
    ///
    /// ```wrong
    /// start.goal: null
    /// ```
    ///
    /// ```wrong
    /// start.goal.event: null
    /// start.goal.filters: []
    /// ```
    ///
    /// ```right
    /// purpose: service
    /// start.goal: null
    /// ```
    "goal/missing" {
        severity: Warning,
        summary: "The campaign has no goal",
        why: "Without a goal CleverTap counts no sales, and nobody learns whether the campaign worked.",
        source: Guide(&[8]),
        fixable: Suggested,
        asks: ForFilling,
    }
}

const MESSAGE: &str = "The campaign has no goal";
const HELP: &str = "Set the event “charged” as the goal, with a filter such as the event id.";

fn check(context: &Context<'_>, findings: &mut Findings) {
    if !context.campaign.is_marketing() {
        return;
    }
    match &context.campaign.start.goal {
        None => {
            findings.add(field!(start.goal), MESSAGE, HELP).maybe_fix(fix(context));
        }
        Some(goal) if goal.event.trim().is_empty() => {
            let found = findings.add(field!(start.goal.event), MESSAGE, HELP);
            if context.profile.events.iter().any(|event| event.is_called("charged")) {
                let edit = Edit::Set { field: field!(start.goal.event), value: "charged".into() };
                found.fix(Fix::suggested("Count purchases", vec![edit]));
            }
        }
        Some(_) => {}
    }
}

/// The goal that the guide recommends, for the production that the link opens.
fn fix(context: &Context<'_>) -> Option<Fix> {
    let (_, _, id) = link_id(context, "eventId")?;
    let filter = production_filter(context.profile, id)?;
    let (shortest, longest) = context.profile.limits.conversion_window_minutes();
    let wanted: u64 = if context.campaign.is_live() { 1 } else { 3 };
    let minutes = (wanted * 24 * 60).clamp(shortest.min(longest), longest);
    let minutes = if context.campaign.is_live() { 24 * 60 } else { minutes };
    let mut goal = json!({ "event": "charged", "filters": [filter], "conversion_window": length(minutes) });
    if let (Some(property), Some(goal)) = (purchase_property(context.profile, "amount"), goal.as_object_mut()) {
        goal.insert("revenue_property".to_owned(), property.into());
    }
    let edit = Edit::Set { field: field!(start.goal), value: goal };
    Some(Fix::suggested(format!("Count purchases of production {id}"), vec![edit]))
}

/// A length of time in the largest unit that fits, as the document writes it.
pub(super) fn length(minutes: u64) -> Value {
    let (value, unit) = match minutes {
        _ if minutes.is_multiple_of(24 * 60) => (minutes / (24 * 60), "days"),
        _ if minutes.is_multiple_of(60) => (minutes / 60, "hours"),
        _ => (minutes, "minutes"),
    };
    json!({ "value": value, "unit": unit })
}

#[cfg(test)]
mod tests {
    use super::{RULE, length};
    use crate::lint::Base;
    use crate::lint::testing::{assert_marks, assert_marks_in, fixed, found, sound, with};

    #[test]
    fn marks_what_is_not_filled_in() {
        assert_marks(&RULE, "start.goal: null", &["start.goal"]);
        assert_marks(&RULE, "start.goal: {}", &["start.goal.event"]);
        assert_marks(&RULE, r#"start.goal.event: " ""#, &["start.goal.event"]);
        assert_marks(&RULE, "purpose: null\nstart.goal: null", &["start.goal"]);
        assert_marks_in(Base::InApp, &RULE, "start.goal: null", &["start.goal"]);
    }

    #[test]
    fn leaves_campaigns_that_need_none_and_any_goal() {
        for lines in
            ["purpose: service\nstart.goal: null", "purpose: automated\nstart.goal: {}", "start.goal.event: show event"]
        {
            assert_marks(&RULE, lines, &[]);
        }
        assert_marks_in(Base::CartReminder, &RULE, "start.goal: null", &[]);
    }

    #[test]
    fn lengths_are_told_in_the_largest_unit() {
        let told = |minutes| (length(minutes)["value"].as_u64(), length(minutes)["unit"].as_str().map(str::to_owned));
        for (minutes, value, unit) in [(2880, 2, "days"), (2940, 49, "hours"), (90, 90, "minutes")] {
            assert_eq!(told(minutes), (Some(value), Some(unit.to_owned())));
        }
    }

    #[test]
    fn the_fix_is_the_guide_s_goal() {
        let campaign = with(Base::Push, "start.goal: null");
        let after = fixed(&campaign, &found(&RULE, &campaign)[0].fixes[0]);
        assert_eq!(after, sound(Base::Push));
        let tag = with(Base::Push, "start.goal: null\nwhat.key_values[0].value: events/77");
        assert_eq!(found(&RULE, &tag)[0].fixes, [], "a category has no one production");
    }
}
