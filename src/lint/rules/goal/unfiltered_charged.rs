//! `goal/unfiltered-charged`: the goal counts every purchase, whatever for.

use crate::audience::is_purchase;
use crate::declare_rule;
use crate::field;
use crate::lint::rules::names::{link_id, production_filter, whole};
use crate::lint::{Context, Edit, Findings, Fix, Severity};

declare_rule! {
    /// Without a filter the goal counts every purchase within the conversion window, for any production: what sold
    /// anyway counts as the campaign's doing. A filter on the event id, the performance id or a tag counts what the
    /// campaign is about.
    ///
    /// A live campaign may well be about whatever the user did; there it is only worth a look.
    ///
    /// ```wrong
    /// start.goal.filters: []
    /// ```
    ///
    /// ```right
    /// start.goal.filters: [{"property": "tags", "operator": "contains", "value": "concert"}]
    /// ```
    "goal/unfiltered-charged" {
        severity: Warning,
        summary: "The goal counts every purchase, whatever for",
        why: "Every purchase within the conversion window counts, so what sold anyway looks like the campaign's doing.",
        source: Guide(&[8]),
        fixable: Suggested,
    }
}

const MESSAGE: &str = "The goal counts every purchase, not only those of what the campaign is about";
const MESSAGE_LIVE: &str = "The goal counts every purchase, whatever it is for";
const HELP: &str = "Add a filter to the goal: the event id, the performance id or a tag.";

fn check(context: &Context<'_>, findings: &mut Findings) {
    let Some(goal) = &context.campaign.start.goal else { return };
    // A filter that is begun counts: what it lacks is told there.
    let has_filter = goal.filters.iter().any(|filter| !filter.property.trim().is_empty());
    if has_filter || !is_purchase(&goal.event, context.profile) {
        return;
    }
    let is_live = context.campaign.is_live();
    let message = if is_live { MESSAGE_LIVE } else { MESSAGE };
    let found = findings.add(whole(field!(start.goal.event), &goal.event), message, HELP);
    if is_live {
        found.severity(Severity::Advice);
    }
    if let Some((_, _, id)) = link_id(context, "eventId")
        && let Some(filter) = production_filter(context.profile, id)
    {
        let edit = Edit::Insert { field: field!(start.goal.filters), position: 0, value: filter };
        found.fix(Fix::suggested(format!("Count only purchases of production {id}"), vec![edit]));
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::testing::{assert_marks, assert_marks_in, fixed, found, sound, with};
    use crate::lint::{Base, Severity};

    #[test]
    fn marks_a_purchase_without_filter() {
        assert_marks(&RULE, "start.goal.filters: []", &["charged"]);
        assert_marks(&RULE, "start.goal.event: Charged\nstart.goal.filters: [{}]", &["Charged"]);
        let live = found(&RULE, &sound(Base::CartReminder));
        assert_eq!(live.iter().map(|found| found.severity).collect::<Vec<_>>(), [Severity::Advice]);
    }

    #[test]
    fn leaves_other_events_and_filters_that_are_begun() {
        for lines in [
            "start.goal.event: show event\nstart.goal.filters: []",
            r#"start.goal.filters: [{"property":"eventId"}]"#,
            r#"start.goal.filters: [{"property":"amount","operator":"greater_than","value":"50"}]"#,
            "start.goal.event: null\nstart.goal.filters: []",
            "start.goal.event: chraged\nstart.goal.filters: []",
        ] {
            assert_marks(&RULE, lines, &[]);
        }
        assert_marks_in(Base::InApp, &RULE, "name: 2026-12-01 Advent", &[]);
    }

    #[test]
    fn the_fix_takes_the_production_of_the_link() {
        let campaign = with(Base::Push, "start.goal.filters: []");
        assert_eq!(fixed(&campaign, &found(&RULE, &campaign)[0].fixes[0]), sound(Base::Push));
        assert_eq!(found(&RULE, &sound(Base::CartReminder))[0].fixes, [], "the link is another one for each user");
    }
}
