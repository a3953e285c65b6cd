//! `start/qualification-missing`: nobody chose between past and live behavior.

use crate::campaign::Delivery;
use crate::declare_rule;
use crate::field;
use crate::lint::{Context, Edit, Findings, Fix};

declare_rule! {
    /// “Start here” begins with the qualification criteria. “Past behavior/Custom list” sends once, to those who did
    /// something by then; “Live behavior” sends whenever a user does it. What can be
    /// chosen under Who, and what can be personalised, depends on it.
    ///
    /// ```wrong
    /// start.qualification: null
    /// ```
    ///
    /// ```right
    /// start.qualification: past_behavior
    /// ```
    "start/qualification-missing" {
        severity: Error,
        summary: "Nobody chose between past and live behavior",
        why: "The dashboard asks for this first: it decides who can be chosen, and what can be personalised.",
        source: Guide(&[7, 59]),
        fixable: Suggested,
        asks: ForFilling,
    }
}

const MESSAGE: &str = "The qualification criteria aren't chosen";
const HELP: &str = "Choose “Past behavior/Custom list” for what users have done already, “Live behavior” to answer what they are doing.";

fn check(context: &Context<'_>, findings: &mut Findings) {
    let campaign = context.campaign;
    if campaign.start.qualification.is_some() {
        return;
    }
    // What is filled in elsewhere shows which of the two is meant.
    let is_live = campaign.is_in_app()
        || campaign.who.trigger.as_ref().is_some_and(|trigger| !trigger.event.trim().is_empty())
        || matches!(campaign.when.delivery, Some(Delivery::Live(_)));
    let (title, word) = if is_live {
        ("Choose Live behavior", "live_behavior")
    } else {
        ("Choose Past behavior/Custom list", "past_behavior")
    };
    let edit = Edit::Set { field: field!(start.qualification), value: word.into() };
    let fix = Fix::suggested(title, vec![edit]);
    findings.add(field!(start.qualification), MESSAGE, HELP).fix(fix);
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::campaign::{Campaign, Qualification};
    use crate::lint::Base;
    use crate::lint::testing::{assert_marks, assert_marks_in, fixed, found, with};

    #[test]
    fn marks_what_is_not_chosen() {
        assert_marks(&RULE, "start.qualification: null", &["start.qualification"]);
        assert_marks_in(Base::InApp, &RULE, "start: null", &["start.qualification"]);
        assert_eq!(found(&RULE, &Campaign::default()).len(), 1);
    }

    #[test]
    fn leaves_either_choice() {
        for base in [Base::Push, Base::CartReminder, Base::InApp] {
            assert_marks_in(base, &RULE, "name: Hamlet", &[]);
        }
    }

    #[test]
    fn the_fix_goes_by_what_is_filled_in() {
        for (base, meant) in [
            (Base::Push, Qualification::PastBehavior),
            (Base::CartReminder, Qualification::LiveBehavior),
            (Base::InApp, Qualification::LiveBehavior),
        ] {
            let campaign = with(base, "start.qualification: null");
            let after = fixed(&campaign, &found(&RULE, &campaign)[0].fixes[0]);
            assert_eq!(after.start.qualification, Some(meant));
        }
    }
}
