//! `goal/unknown-event`: the profile lists no event of the goal's name.

use crate::audience::walk::Trail;
use crate::declare_rule;
use crate::lint::rules::names::check_event;
use crate::lint::{Context, Findings};

declare_rule! {
    /// The goal counts an event by its name. A name that the app never sends counts nothing, and CleverTap doesn't
    /// complain. Case and doubled spaces don't matter.
    ///
    /// A name that is nearly one of the profile's is most likely a slip. One that is like none of them may be an event
    /// that the profile doesn't list yet; that is only worth a look.
    ///
    /// ```wrong
    /// start.goal.event: chraged
    /// ```
    ///
    /// ```right
    /// start.goal.event: Charged
    /// ```
    "goal/unknown-event" {
        severity: Warning,
        summary: "The profile lists no event of the goal's name",
        why: "A goal that no event reaches counts no sales, however well the campaign does.",
        source: Guide(&[8, 13]),
        fixable: Suggested,
    }
}

fn check(context: &Context<'_>, findings: &mut Findings) {
    if let Some(goal) = &context.campaign.start.goal {
        check_event(context, findings, &goal.event, &Trail::Root.key("start").key("goal").key("event"));
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::testing::{assert_fix, assert_marks, found, found_with, with};
    use crate::lint::{Base, Severity};
    use crate::profile::Profile;

    #[test]
    fn marks_a_name_that_is_not_listed() {
        assert_marks(&RULE, "start.goal.event: chraged", &["chraged"]);
        let campaign = with(Base::Push, "start.goal.event: Ticket Scanned");
        assert_eq!(found(&RULE, &campaign)[0].severity, Severity::Advice);
    }

    #[test]
    fn leaves_every_spelling_that_clevertap_takes() {
        for name in ["charged", "Charged", "CHARGED", "add  to cart", "click/show category", "", " "] {
            assert_marks(&RULE, &format!("start.goal.event: {name:?}"), &[]);
        }
        let bare = Profile::read("{}").expect("a profile");
        assert_eq!(found_with(&RULE, &with(Base::Push, "start.goal.event: chraged"), &bare), []);
    }

    #[test]
    fn the_fix_takes_the_name_of_the_profile() {
        assert_fix(&RULE, "start.goal.event: chraged", "start.goal.event", "charged");
    }
}
