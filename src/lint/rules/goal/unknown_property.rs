//! `goal/unknown-property`: the profile lists no such property of the goal's event.

use crate::audience::is_purchase;
use crate::audience::walk::Trail;
use crate::declare_rule;
use crate::lint::rules::names::check_property;
use crate::lint::{Context, Findings};

declare_rule! {
    /// A filter of the goal compares a property of the event. A property that the event doesn't have matches nothing,
    /// and the goal counts no sales. Properties are taken as the account spells them: `eventId` is not `eventid`.
    ///
    /// A name that is nearly one of the profile's is most likely a slip. One that is like none of them may be a
    /// property that the profile doesn't list yet; that is only worth a look.
    ///
    /// ```wrong
    /// start.goal.filters[0].property: eventid
    /// ```
    ///
    /// ```right
    /// start.goal.filters: [{"property": "tags", "operator": "contains", "value": "concert"}]
    /// ```
    "goal/unknown-property" {
        severity: Warning,
        summary: "The profile lists no such property of the goal's event",
        why: "A filter on a property that the event doesn't have matches nothing, so the goal counts no sales.",
        source: Guide(&[8, 19, 20, 21]),
        fixable: Suggested,
    }
}

fn check(context: &Context<'_>, findings: &mut Findings) {
    let Some(goal) = &context.campaign.start.goal else { return };
    let (start, filters) = (Trail::Root.key("start"), "filters");
    let trail = start.key("goal");
    for (position, filter) in goal.filters.iter().enumerate() {
        let at = trail.key(filters);
        check_property(context, findings, &goal.event, &filter.property, &at.index(position).key("property"));
    }
    // Of a purchase's revenue, `goal/revenue-property` tells.
    if !is_purchase(&goal.event, context.profile) {
        check_property(context, findings, &goal.event, &goal.revenue_property, &trail.key("revenue_property"));
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::testing::{assert_fix, assert_marks, found, with};
    use crate::lint::{Base, Severity};

    #[test]
    fn marks_a_property_that_is_not_listed() {
        assert_marks(&RULE, "start.goal.filters[0].property: eventid", &["eventid"]);
        assert_marks(&RULE, "start.goal.event: show event\nstart.goal.revenue_property: eventIdd", &["eventIdd"]);
        let campaign = with(Base::Push, "start.goal.filters[0].property: box");
        assert_eq!(found(&RULE, &campaign)[0].severity, Severity::Advice);
    }

    #[test]
    fn leaves_what_it_cannot_know() {
        for lines in [
            "start.goal.filters[0].property: performanceId",
            "start.goal.filters[0].property: null",
            "start.goal.event: Ticket Scanned\nstart.goal.filters[0].property: gate",
            "start.goal.event: App Launched\nstart.goal.filters[0].property: version",
            "start.goal.event: chraged\nstart.goal.filters[0].property: eventid",
            "start.goal.revenue_property: Amount",
        ] {
            assert_marks(&RULE, lines, &[]);
        }
    }

    #[test]
    fn the_fix_takes_the_name_of_the_profile() {
        let (lines, field) = ("start.goal.filters[0].property: eventid", "start.goal.filters[0].property");
        assert_fix(&RULE, lines, field, "eventId");
    }
}
