//! `audience/unknown-property`: the profile lists no such property of the event.

use crate::audience::walk::{EventUse, Use, each_event};
use crate::declare_rule;
use crate::lint::rules::names::check_property;
use crate::lint::{Context, Findings};

declare_rule! {
    /// A filter compares a property of an event. A property that the event doesn't have matches nothing: “did” then
    /// finds nobody, and “have not done” keeps nobody out. Properties are taken as the account spells them: `eventId`
    /// is not `eventid`.
    ///
    /// A name that is nearly one of the profile's is most likely a slip. One that is like none of them may be a
    /// property that the profile doesn't list yet; that is only worth a look.
    ///
    /// ```wrong
    /// who.segment.all[0].filters[0].property: eventid
    /// ```
    ///
    /// ```right
    /// who.segment.all[0].filters: [{"property": "tags", "operator": "contains", "value": "concert"}]
    /// ```
    "audience/unknown-property" {
        severity: Warning,
        summary: "The profile lists no such property of the event",
        why: "A filter on a property that the event doesn't have finds nobody, and as an exclusion it keeps nobody out.",
        source: Guide(&[18, 19, 20, 21]),
        fixable: Suggested,
    }
}

fn check(context: &Context<'_>, findings: &mut Findings) {
    each_event(context.campaign, &mut |EventUse { role, event, filters }, trail| {
        // Of the goal's filters, `goal/unknown-property` tells.
        if role == Use::Goal {
            return;
        }
        for (position, filter) in filters.iter().enumerate() {
            let list = trail.key("filters");
            check_property(context, findings, event, &filter.property, &list.index(position).key("property"));
        }
    });
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::testing::{assert_fix, assert_marks, assert_marks_in, found, with};
    use crate::lint::{Base, Severity};

    #[test]
    fn marks_a_property_that_is_not_listed() {
        assert_marks(&RULE, "who.segment.all[0].filters[0].property: event_id", &["event_id"]);
        assert_marks(&RULE, "who.segment.all[1].filters[0].property: eventID", &["eventID"]);
        assert_marks_in(Base::InApp, &RULE, "who.trigger.filters[0].property: tag", &["tag"]);
        let unknown = found(&RULE, &with(Base::Push, "who.segment.all[0].filters[0].property: row"));
        assert_eq!(unknown.iter().map(|found| found.severity).collect::<Vec<_>>(), [Severity::Advice]);
    }

    #[test]
    fn leaves_what_it_cannot_know() {
        for lines in [
            "who.segment.all[0].filters[0].property: performanceId",
            "who.segment.all[0].did: Ticket Scanned\nwho.segment.all[0].filters[0].property: gate",
            "who.segment.all[0].did: App Launched\nwho.segment.all[0].filters[0].property: version",
            "who.segment.all[0].filters[0].property: null",
            "start.goal.filters[0].property: eventid",
        ] {
            assert_marks(&RULE, lines, &[]);
        }
    }

    #[test]
    fn the_fix_takes_the_name_of_the_profile() {
        let field = "who.segment.all[0].filters[0].property";
        assert_fix(&RULE, &format!("{field}: eventid"), field, "eventId");
    }
}
