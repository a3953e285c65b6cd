//! `when/edit-cutoff`: the push is sent so soon that it can no longer be changed.

use crate::campaign::Delivery;
use crate::lint::{Context, Findings};
use crate::{declare_rule, field};

declare_rule! {
    /// A scheduled push can be changed until 5 minutes before it is sent. Scheduled for sooner than that, it is as final
    /// as one sent now, and nobody can take back a typing error.
    ///
    /// The profile's `edit_cut_off_minutes` says how many minutes it is for the house.
    ///
    /// ```wrong
    /// name: 2026-11-23 Hamlet
    /// when.delivery.at: 2026-11-23T10:03
    /// ```
    ///
    /// ```right
    /// name: 2026-11-23 Hamlet
    /// when.delivery.at: 2026-11-23T10:30
    /// ```
    "when/edit-cutoff" {
        severity: Advice,
        summary: "The push is sent so soon that it can no longer be changed",
        why: "A scheduled push can be changed until a few minutes before it is sent, and not after.",
        source: Guide(&[50]),
        fixable: No,
    }
}

fn check(context: &Context<'_>, findings: &mut Findings) {
    let Some(Delivery::At(scheduled)) =
        context.campaign.when.delivery.as_ref().filter(|_| !context.campaign.is_in_app())
    else {
        return;
    };
    let Some(at) = scheduled.at else { return };
    let limit = context.profile.limits.edit_cut_off_minutes();
    let minutes = (at.0 - context.now).num_minutes();
    if at.0 >= context.now && usize::try_from(minutes).is_ok_and(|minutes| minutes < limit) {
        let left = match minutes {
            0 => "less than a minute".to_owned(),
            1 => "1 minute".to_owned(),
            _ => format!("{minutes} minutes"),
        };
        let message = format!("The push is sent in {left}; it can be changed until {limit} minutes before");
        findings.add(
            field!(when.delivery.at),
            message,
            "Test it once more before you publish, or choose a later time.",
        );
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::testing::assert_marks;

    // The tests' clock says 2026-11-23T10:00.

    #[test]
    fn marks_what_is_sent_at_once() {
        assert_marks(&RULE, "when.delivery.at: 2026-11-23T10:04", &["when.delivery.at"]);
        assert_marks(&RULE, "when.delivery.at: 2026-11-23T10:00", &["when.delivery.at"]);
    }

    #[test]
    fn leaves_what_can_still_be_changed() {
        assert_marks(&RULE, "when.delivery.at: 2026-11-23T10:05", &[]);
        assert_marks(&RULE, "when.delivery.at: 2026-12-03T17:00", &[]);
        assert_marks(&RULE, "when.delivery.at: 2026-11-23T09:58", &[]);
        assert_marks(&RULE, "when.delivery: now", &[]);
    }
}
