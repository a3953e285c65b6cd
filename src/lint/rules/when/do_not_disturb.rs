//! `when/do-not-disturb`: the hours in which nothing is sent are half filled in, or swallow the push.

use chrono::NaiveTime;

use crate::campaign::{Delivery, DoNotDisturb};
use crate::lint::{Context, Findings, Place};
use crate::{declare_rule, field};

declare_rule! {
    /// Hours in which nothing is sent need both ends: with one alone, or two that are the same, there is no pause. What
    /// falls into them is sent afterwards or dropped; a push whose own time falls into hours in which pushes are dropped
    /// reaches nobody who lives by that clock.
    ///
    /// ```wrong
    /// when.do_not_disturb: {"from": "22:00", "then": "delay"}
    /// ```
    ///
    /// ```wrong
    /// when.do_not_disturb: {"from": "12:00", "until": "18:00", "then": "discard"}
    /// ```
    ///
    /// ```right
    /// when.do_not_disturb: {"from": "22:00", "until": "08:00", "then": "discard"}
    /// ```
    "when/do-not-disturb" {
        severity: Warning,
        summary: "The hours in which nothing is sent don't hold, or swallow the push",
        why: "Half a pause is none, and a push that is dropped is one that nobody learns of.",
        source: Pushproof,
        fixable: No,
    }
}

const HELP_HALF: &str = "Fill in both times, or take the one out to send at any hour.";
const HELP_SAME: &str = "Choose two different times, or take both out to send at any hour.";
const HELP_SWALLOWED: &str = "Choose another time of delivery, or send afterwards what falls into do not disturb.";

fn check(context: &Context<'_>, findings: &mut Findings) {
    let when = &context.campaign.when;
    let Some(pause) = when.do_not_disturb.as_ref().filter(|_| !context.campaign.is_in_app()) else { return };
    let DoNotDisturb { from, until, then, .. } = pause;
    match (from.trim(), until.trim()) {
        ("", "") => {}
        (from, "") => {
            let message = format!("Do not disturb begins at {from}, and nothing says when it ends");
            findings.add(field!(when.do_not_disturb.until), message, HELP_HALF);
        }
        ("", until) => {
            let message = format!("Do not disturb ends at {until}, and nothing says when it begins");
            findings.add(field!(when.do_not_disturb.from), message, HELP_HALF);
        }
        (from, until) if read(from).is_some() && read(from) == read(until) => {
            let message = format!("Do not disturb begins and ends at {from}, so that it never holds");
            let place = Place { field: field!(when.do_not_disturb.until), span: Some(0..pause.until.len()) };
            findings.add(place, message, HELP_SAME);
        }
        _ => {
            let Some(Delivery::At(scheduled)) = &when.delivery else { return };
            let Some(at) = scheduled.at.map(|at| at.0.time()) else { return };
            if then == "discard" && holds(pause, at) == Some(true) {
                let at = at.format("%H:%M");
                let message = format!("The push goes out at {at}, and between {from} and {until} pushes are dropped");
                findings
                    .add(field!(when.delivery.at), message, HELP_SWALLOWED)
                    .related(field!(when.do_not_disturb.then), "What falls into do not disturb is dropped");
            }
        }
    }
}

fn read(time: &str) -> Option<NaiveTime> {
    NaiveTime::parse_from_str(time.trim(), "%H:%M").ok()
}

/// Whether `time` lies in the pause; nothing where it isn't fully filled in.
pub(super) fn holds(pause: &DoNotDisturb, time: NaiveTime) -> Option<bool> {
    let (from, until) = (read(&pause.from)?, read(&pause.until)?);
    Some(if from <= until { from <= time && time < until } else { from <= time || time < until })
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::Base;
    use crate::lint::testing::{assert_marks, assert_marks_in};

    // The push is sent at 17:00.

    #[test]
    fn marks_half_a_pause() {
        for (pause, mark) in [
            (r#"{"from": "22:00"}"#, "when.do_not_disturb.until"),
            (r#"{"until": "08:00", "then": "delay"}"#, "when.do_not_disturb.from"),
            (r#"{"from": "08:00", "until": "08:00"}"#, "08:00"),
            (r#"{"from": "8:00", "until": "08:00"}"#, "08:00"),
        ] {
            assert_marks(&RULE, &format!("when.do_not_disturb: {pause}"), &[mark]);
            assert_marks_in(Base::CartReminder, &RULE, &format!("when.do_not_disturb: {pause}"), &[mark]);
        }
    }

    #[test]
    fn marks_a_pause_that_swallows_the_push() {
        for (from, until) in [("12:00", "18:00"), ("17:00", "17:01"), ("16:00", "08:00")] {
            let pause = format!(r#"when.do_not_disturb: {{"from": "{from}", "until": "{until}", "then": "discard"}}"#);
            assert_marks(&RULE, &pause, &["when.delivery.at"]);
        }
    }

    #[test]
    fn leaves_a_pause_that_holds() {
        for pause in [
            r#"{"from": "22:00", "until": "08:00", "then": "discard"}"#,
            r#"{"from": "12:00", "until": "17:00", "then": "discard"}"#,
            r#"{"from": "12:00", "until": "18:00", "then": "delay"}"#,
            r#"{"from": "12:00", "until": "18:00"}"#,
            r#"{"then": "discard"}"#,
        ] {
            assert_marks(&RULE, &format!("when.do_not_disturb: {pause}"), &[]);
        }
        let lines = r#"when.do_not_disturb: {"from": "22:00"}"#;
        assert_marks_in(Base::InApp, &RULE, lines, &[]);
    }
}
