//! `when/night`: the push is sent while people sleep.

use chrono::Timelike;

use super::do_not_disturb::holds;
use crate::campaign::Delivery;
use crate::lint::{Context, Findings};
use crate::{declare_rule, field};

/// The hours in which people sleep: from 22:00 until 8:00.
const FROM: u32 = 22;
const UNTIL: u32 = 8;

declare_rule! {
    /// Between 22:00 and 8:00 most phones lie still. A push that arrives then is read in the morning among ten others, or
    /// wakes somebody.
    ///
    /// Where “Do not disturb” hours hold the push back, nothing is said.
    ///
    /// ```wrong
    /// when.delivery.at: 2026-12-03T06:30
    /// ```
    ///
    /// ```right
    /// when.delivery.at: 2026-12-03T08:00
    /// ```
    "when/night" {
        severity: Advice,
        summary: "The push is sent while people sleep",
        why: "A push at night wakes people, or is buried under others by the morning.",
        source: Guide(&[49]),
        fixable: No,
    }
}

fn check(context: &Context<'_>, findings: &mut Findings) {
    let when = &context.campaign.when;
    let Some(Delivery::At(scheduled)) = when.delivery.as_ref().filter(|_| !context.campaign.is_in_app()) else {
        return;
    };
    let Some(at) = scheduled.at.map(|at| at.0.time()) else { return };
    let is_night = at.hour() >= FROM || at.hour() < UNTIL;
    // A pause that isn't fully filled in may hold any time.
    if is_night && !when.do_not_disturb.as_ref().is_some_and(|pause| holds(pause, at).unwrap_or(true)) {
        let message = format!("The push is sent at {}, when most people sleep", at.format("%H:%M"));
        findings.add(field!(when.delivery.at), message, "Choose a time between 8:00 and 22:00.");
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::testing::assert_marks;

    #[test]
    fn marks_the_night() {
        for time in ["22:00", "23:59", "00:00", "07:59"] {
            assert_marks(&RULE, &format!("when.delivery.at: 2026-12-03T{time}"), &["when.delivery.at"]);
        }
        let pause = r#"when.do_not_disturb: {"from": "12:00", "until": "14:00", "then": "delay"}"#;
        assert_marks(&RULE, &format!("when.delivery.at: 2026-12-03T06:30\n{pause}"), &["when.delivery.at"]);
        // A pause is over when it ends, within one day or across midnight.
        for pause in [r#"{"from": "05:00", "until": "06:30"}"#, r#"{"from": "22:00", "until": "06:30"}"#] {
            let lines = format!("when.delivery.at: 2026-12-03T06:30\nwhen.do_not_disturb: {pause}");
            assert_marks(&RULE, &lines, &["when.delivery.at"]);
        }
    }

    #[test]
    fn leaves_the_day_and_what_is_held_back() {
        for time in ["08:00", "21:59", "12:00"] {
            assert_marks(&RULE, &format!("when.delivery.at: 2026-12-03T{time}"), &[]);
        }
        for pause in
            [r#"{"from": "22:00", "until": "08:00"}"#, r#"{"from": "06:30", "until": "09:00"}"#, r#"{"then": "delay"}"#]
        {
            assert_marks(&RULE, &format!("when.delivery.at: 2026-12-03T06:30\nwhen.do_not_disturb: {pause}"), &[]);
        }
        assert_marks(&RULE, "when.delivery: now", &[]);
    }
}
