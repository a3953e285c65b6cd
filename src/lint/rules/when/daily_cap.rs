//! `when/daily-cap`: another marketing push goes out less than a day before.

use chrono::TimeDelta;

use crate::campaign::Delivery;
use crate::lint::{Context, Findings, marketing_time};
use crate::{declare_rule, field};

declare_rule! {
    /// Two marketing pushes on one day is how people come to switch pushes off for good. The guide's rule is no more than
    /// one within 24 hours; exactly 24 hours apart is fine. The profile's `hours_between_marketing_pushes` may say
    /// otherwise.
    ///
    /// It compares the campaigns of one file, or the drafts in the page, and speaks of the later of two. Automated
    /// pushes, such as ticket alerts, and service messages don't count. Two pushes to people who can't be the same, such as
    /// those of two cities, don't clash either; what people do may bring them from one audience into the other.
    ///
    /// ```wrong
    /// beside: [{"name": "2026-12-03 Faust", "purpose": "marketing", "when": {"delivery": {"at": "2026-12-03T09:00"}}}]
    /// ```
    ///
    /// ```right
    /// beside: [{"name": "2026-12-02 Faust", "purpose": "marketing", "when": {"delivery": {"at": "2026-12-02T17:00"}}}]
    /// ```
    "when/daily-cap" {
        severity: Warning,
        summary: "Another marketing push goes out less than a day before",
        why: "More than one marketing push within 24 hours makes people switch pushes off.",
        source: Guide(&[48]),
        fixable: No,
    }
}

fn message(name: &str, gap: TimeDelta) -> String {
    let name = if name.is_empty() || name.chars().count() > 60 {
        "Another marketing push".to_owned()
    } else {
        format!("The marketing push “{name}”")
    };
    let gap = match (gap.num_hours(), gap.num_minutes()) {
        (0, 0) => return format!("{name} is sent at the same time"),
        (0, 1) => "1 minute".to_owned(),
        (0, minutes) => format!("{minutes} minutes"),
        (1, _) => "1 hour".to_owned(),
        (hours, _) => format!("{hours} hours"),
    };
    format!("{name} is sent only {gap} before this one")
}

fn check(context: &Context<'_>, findings: &mut Findings) {
    let Some(before) = context.earlier.and_then(<[_]>::last) else { return };
    let Some(at) = marketing_time(context.campaign, context.now) else { return };
    let hours = context.profile.limits.hours_between_marketing_pushes();
    let gap = at - before.at;
    if usize::try_from(gap.num_minutes()).is_ok_and(|minutes| minutes < hours * 60) {
        let field = match context.campaign.when.delivery {
            Some(Delivery::At(_)) => field!(when.delivery.at),
            _ => field!(when.delivery),
        };
        let help = format!("Send it at least {hours} hours later, or to other people; service messages don't count.");
        let name = if before.name.is_empty() { "Another marketing push" } else { &before.name };
        let told =
            format!("{name}: sent on {} at {}", crate::dates::english(before.at.date()), before.at.format("%H:%M"));
        findings.add(field.clone(), message(&before.name, gap), help).related(field, told);
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::campaign::{Campaign, Purpose};
    use crate::lint::testing::{now, with};
    use crate::lint::{Base, check_all};
    use crate::profile::Profile;

    fn push(at: &str) -> Campaign {
        with(Base::Push, &format!("when.delivery.at: {at}\nname: {at} Hamlet"))
    }

    /// For each campaign of a file, the messages of this rule.
    fn told(campaigns: &[Campaign]) -> Vec<Vec<String>> {
        let of_rule = |report: crate::lint::Report| {
            report.diagnostics.into_iter().filter(|found| *found.rule == RULE).map(|found| found.message).collect()
        };
        check_all(campaigns, Profile::guide(), now()).into_iter().map(of_rule).collect()
    }

    fn count(campaigns: &[Campaign]) -> Vec<usize> {
        told(campaigns).iter().map(Vec::len).collect()
    }

    #[test]
    fn speaks_of_the_later_push_wherever_it_stands() {
        let (early, late) = (push("2026-12-03T09:00"), push("2026-12-03T17:00"));
        assert_eq!(count(&[early.clone(), late.clone()]), [0, 1]);
        assert_eq!(count(&[late.clone(), early.clone()]), [1, 0]);
        assert_eq!(
            told(&[early, late])[1],
            ["The marketing push “2026-12-03T09:00 Hamlet” is sent only 8 hours before this one"]
        );
        assert_eq!(count(&[push("2026-12-03T09:00"), push("2026-12-03T09:00"), push("2026-12-04T08:59")]), [0, 1, 1]);
    }

    #[test]
    fn exactly_a_day_apart_is_fine() {
        assert_eq!(count(&[push("2026-12-03T09:00"), push("2026-12-04T09:00")]), [0, 0]);
    }

    #[test]
    fn only_marketing_counts() {
        let with_purpose = |purpose| Campaign { purpose: Some(purpose), ..push("2026-12-03T09:00") };
        for purpose in [Purpose::Automated, Purpose::Service] {
            assert_eq!(count(&[with_purpose(purpose), push("2026-12-03T17:00")]), [0, 0]);
            assert_eq!(count(&[push("2026-12-02T17:00"), with_purpose(purpose)]), [0, 0]);
        }
        let reminder = with(Base::CartReminder, "name: 2026-12 Cart reminder");
        let in_app = with(Base::InApp, "name: 2026-12-03 Advent");
        assert_eq!(count(&[reminder, in_app, push("2026-12-03T17:00")]), [0, 0, 0]);
    }

    #[test]
    fn an_undated_push_is_no_neighbour() {
        let undated = with(Base::Push, "when.delivery: null");
        assert_eq!(count(&[undated, push("2026-12-03T17:00")]), [0, 0]);
    }
}
