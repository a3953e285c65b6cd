//! `goal/conversion-window`: sales count for too short or too long a time after the push.

use super::missing::length;
use crate::campaign::Qualification;
use crate::declare_rule;
use crate::field;
use crate::lint::{Context, Edit, Findings, Fix, Severity};
use crate::words;

declare_rule! {
    /// The conversion window says how long after the push a purchase still counts as its doing. The guide recommends
    /// two to five days: within less, those who think it over don't count; after more, purchases count that would have
    /// come anyway.
    ///
    /// A live campaign answers what a user has just done, so a shorter window may fit better; above one day that is
    /// worth a look.
    ///
    /// ```wrong
    /// start.goal.conversion_window: {"value": 2, "unit": "weeks"}
    /// ```
    ///
    /// ```wrong cart-reminder
    /// start.goal.conversion_window: {"value": 3, "unit": "days"}
    /// ```
    ///
    /// ```right
    /// start.goal.conversion_window: {"value": 120, "unit": "hours"}
    /// ```
    "goal/conversion-window" {
        severity: Warning,
        summary: "Sales count for too short or too long a time after the push",
        why: "Too short a window misses those who buy tomorrow; too long a one counts sales that came anyway.",
        source: Guide(&[8, 59]),
        fixable: Suggested,
    }
}

/// Above this a live campaign's window is worth a look, in minutes.
const LONG_FOR_LIVE: u64 = 24 * 60;

fn message(minutes: u64, range: &str) -> String {
    format!("The conversion window is {}; {range} tell best what the push sold", words::minutes(minutes))
}

/// Two lengths with one unit: “2 to 5 days”.
fn range(from: u64, to: u64) -> String {
    let (from, to) = (words::minutes(from), words::minutes(to));
    let is_one_unit = |a: &str, b: &str| a.rsplit(' ').next().map(plural) == b.rsplit(' ').next().map(plural);
    match from.split_once(' ') {
        Some((count, _)) if is_one_unit(&from, &to) => format!("{count} to {to}"),
        _ => format!("{from} to {to}"),
    }
}

fn plural(unit: &str) -> &str {
    unit.strip_suffix('s').unwrap_or(unit)
}

fn check(context: &Context<'_>, findings: &mut Findings) {
    let Some(goal) = context.campaign.start.goal.as_ref().filter(|goal| !goal.event.trim().is_empty()) else { return };
    let Some(minutes) = goal.conversion_window.as_ref().and_then(crate::campaign::Duration::minutes) else { return };
    let field = field!(start.goal.conversion_window);
    let set = |wanted: u64| {
        let edit = Edit::Set { field: field!(start.goal.conversion_window), value: length(wanted) };
        Fix::suggested(format!("Set it to {}", words::minutes(wanted)), vec![edit])
    };
    match context.campaign.start.qualification {
        Some(Qualification::LiveBehavior) if minutes > LONG_FOR_LIVE => {
            let message =
                format!("The conversion window is {}; a live campaign works at once", words::minutes(minutes));
            let help = "A shorter window, such as one day, may tell better what this campaign sold.";
            findings.add(field, message, help).severity(Severity::Advice).fix(set(LONG_FOR_LIVE));
        }
        Some(Qualification::PastBehavior) => {
            let (shortest, longest) = context.profile.limits.conversion_window_minutes();
            if shortest <= longest && !(shortest..=longest).contains(&minutes) {
                let range = range(shortest, longest);
                let help = format!("Set the conversion window to {range}.");
                findings.add(field, message(minutes, &range), help).fix(set(minutes.clamp(shortest, longest)));
            }
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::{RULE, range};
    use crate::lint::testing::{assert_marks, assert_marks_in, fixed, found, found_with, sound, with};
    use crate::lint::{Base, Severity};
    use crate::profile::Profile;

    fn window(value: u32, unit: &str) -> String {
        format!(r#"start.goal.conversion_window: {{"value":{value},"unit":"{unit}"}}"#)
    }

    #[test]
    fn marks_what_lies_outside() {
        for (value, unit) in [(1, "days"), (47, "hours"), (6, "days"), (1, "weeks"), (1, "months"), (121, "hours")] {
            assert_marks(&RULE, &window(value, unit), &["start.goal.conversion_window"]);
        }
        for (value, unit) in [(25, "hours"), (2, "days")] {
            let live = found(&RULE, &with(Base::CartReminder, &window(value, unit)));
            assert_eq!(live.iter().map(|found| found.severity).collect::<Vec<_>>(), [Severity::Advice]);
        }
    }

    #[test]
    fn leaves_what_lies_inside_or_is_not_filled_in() {
        for (value, unit) in [(2, "days"), (5, "days"), (48, "hours"), (100, "hours")] {
            assert_marks(&RULE, &window(value, unit), &[]);
        }
        for lines in ["start.goal.conversion_window: null", r#"start.goal.conversion_window: {"value":9}"#] {
            assert_marks(&RULE, lines, &[]);
        }
        assert_marks(&RULE, &format!("start.qualification: null\n{}", window(9, "days")), &[]);
        for (value, unit) in [(30, "minutes"), (1, "days"), (24, "hours")] {
            assert_marks_in(Base::CartReminder, &RULE, &window(value, unit), &[]);
        }
    }

    #[test]
    fn takes_the_house_s_own_window() {
        let house = r#"{"extends":"guide","limits":{"conversion_window":{"at_least":{"value":12,"unit":"hours"},"at_most":{"value":2,"unit":"weeks"}}}}"#;
        let house = Profile::read(house).expect("a profile");
        assert_eq!(found_with(&RULE, &with(Base::Push, &window(14, "days")), &house), []);
        let short = found_with(&RULE, &with(Base::Push, &window(1, "hours")), &house);
        assert_eq!(
            short[0].message,
            "The conversion window is 1 hour; 12 hours to 14 days tell best what the push sold"
        );
        assert_eq!(range(2880, 7200), "2 to 5 days");
    }

    #[test]
    fn the_fix_takes_the_nearest_end() {
        let campaign = with(Base::Push, &window(1, "hours"));
        let after = fixed(&campaign, &found(&RULE, &campaign)[0].fixes[0]);
        assert_eq!(after.start.goal.and_then(|goal| goal.conversion_window?.minutes()), Some(2 * 24 * 60));
        assert_eq!(found(&RULE, &sound(Base::Push)), []);
    }
}
