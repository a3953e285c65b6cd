//! `audience/unknown-event`: the profile lists no event of this name.

use crate::declare_rule;
use crate::lint::rules::names::{check_event, each_audience_event};
use crate::lint::{Context, Findings};

declare_rule! {
    /// A condition finds users by the name of an event. A name that the app never sends finds nobody under “did”, and
    /// keeps nobody out under “have not done”. Case and doubled spaces don't matter.
    ///
    /// A name that is nearly one of the profile's is most likely a slip. One that is like none of them may be an event
    /// that the profile doesn't list yet; that is only worth a look.
    ///
    /// ```wrong
    /// who.segment.all[1].did_not: chraged
    /// ```
    ///
    /// ```right
    /// who.segment.all[0].did: show seat plan
    /// ```
    "audience/unknown-event" {
        severity: Warning,
        summary: "The profile lists no event of this name",
        why: "An event that the app never sends finds nobody, and as an exclusion it keeps nobody out.",
        source: Guide(&[12, 13, 14, 15, 16, 17]),
        fixable: Suggested,
    }
}

fn check(context: &Context<'_>, findings: &mut Findings) {
    each_audience_event(context.campaign, &mut |event, trail| check_event(context, findings, event, trail));
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::testing::{assert_fix, assert_marks, assert_marks_in, found, with};
    use crate::lint::{Base, Severity};

    #[test]
    fn marks_a_name_that_is_not_listed() {
        assert_marks(&RULE, "who.segment.all[1].did_not: chraged", &["chraged"]);
        assert_marks(&RULE, "who.segment.all[3].any[0]: {\"did\":\"Show Evnet\"}", &["Show Evnet"]);
        assert_marks_in(Base::CartReminder, &RULE, "who.trigger.inaction.event: chargd", &["chargd"]);
        assert_marks_in(Base::InApp, &RULE, "who.trigger.event: app launchd", &["app launchd"]);
        let unknown = found(&RULE, &with(Base::Push, "who.segment.all[0].did: Ticket Scanned"));
        assert_eq!(unknown.iter().map(|found| found.severity).collect::<Vec<_>>(), [Severity::Advice]);
    }

    #[test]
    fn leaves_every_spelling_that_clevertap_takes() {
        for name in ["Charged", "ADD TO CART", "show  seatplan", "click category", "app launched", ""] {
            assert_marks(&RULE, &format!("who.segment.all[0].did: {name:?}"), &[]);
        }
    }

    #[test]
    fn the_fix_takes_the_name_of_the_profile() {
        assert_fix(&RULE, "who.segment.all[1].did_not: chraged", "who.segment.all[1].did_not", "charged");
    }
}
