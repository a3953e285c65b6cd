//! What follows from the delivery, as facts with their hours: until when it can be changed, when it is too late.

use chrono::{Duration as Span, NaiveDateTime};

use super::{length, moment};
use crate::campaign::{Campaign, DateTime, Delivery, Moment};
use crate::profile::Profile;

/// What follows from the delivery of `campaign`, each a sentence.
#[must_use]
pub fn consequences(campaign: &Campaign, profile: &Profile) -> Vec<String> {
    let when = &campaign.when;
    let mut told = Vec::new();
    if campaign.is_in_app() {
        if when.display.as_ref().and_then(|span| span.until) == Some(Moment::Never) {
            told.push("It stays in the app until someone ends it by hand: put that into your calendar.".to_owned());
        }
        return told;
    }
    match &when.delivery {
        Some(Delivery::Now) => told.push(
            "It goes out 1 to 2 minutes after you publish it, and nothing can be changed any more: test it first."
                .to_owned(),
        ),
        Some(Delivery::At(scheduled)) => {
            if let Some(at) = scheduled.at {
                let minutes = profile.limits.edit_cut_off_minutes();
                if let Some(last) = shifted(at.0, -i64::try_from(minutes).unwrap_or_default()) {
                    told.push(format!("It can still be changed until {}.", moment(last)));
                }
            }
        }
        Some(Delivery::Live(span)) => {
            let inaction = campaign.who.trigger.as_ref().and_then(|trigger| trigger.inaction.as_ref());
            let wait = inaction.and_then(|inaction| inaction.within.as_ref()).filter(|wait| wait.minutes().is_some());
            told.push(match wait {
                Some(wait) => format!(
                    "Each user gets it on their own, {} after they did what brings it up, unless they did by then what it waits for.",
                    length(wait)
                ),
                None => "Each user gets it on their own, as soon as they have done what brings it up.".to_owned(),
            });
            if span.until == Some(Moment::Never) {
                told.push("It goes on until someone stops it by hand: put that into your calendar.".to_owned());
            }
        }
        None => {}
    }
    if let Some(kept) = &when.time_to_live {
        let last = match &when.delivery {
            Some(Delivery::At(scheduled)) => scheduled.at.zip(kept.minutes()),
            Some(Delivery::Now | Delivery::Live(_)) | None => None,
        };
        let last = last.and_then(|(at, minutes)| shifted(at.0, i64::try_from(minutes).ok()?));
        if let Some(last) = last {
            told.push(format!("A phone that is off or silent until {} never gets it.", moment(last)));
        } else if kept.minutes().is_some() {
            told.push(format!("A phone that is off or silent for more than {} never gets it.", length(kept)));
        }
    }
    told
}

fn shifted(at: NaiveDateTime, minutes: i64) -> Option<DateTime> {
    at.checked_add_signed(Span::try_minutes(minutes)?).map(DateTime)
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::document::Node;
    use crate::document::Tree;

    fn told(when: &Value) -> Vec<String> {
        let mut campaign = Campaign::default();
        campaign.when.read(&Tree::of(when)).expect("a section");
        consequences(&campaign, Profile::guide())
    }

    #[test]
    fn a_scheduled_push_can_be_changed_until_five_minutes_before() {
        assert_eq!(
            told(
                &json!({ "delivery": { "at": "2026-12-03T17:00" }, "time_to_live": { "value": 12, "unit": "hours" } })
            ),
            [
                "It can still be changed until Thursday, 3 December 2026, 16:55.",
                "A phone that is off or silent until Friday, 4 December 2026, 05:00 never gets it."
            ]
        );
    }

    #[test]
    fn what_is_not_filled_in_has_no_consequences() {
        assert_eq!(told(&json!({})), Vec::<String>::new());
        assert_eq!(told(&json!({ "delivery": { "at": null } })), Vec::<String>::new());
    }

    #[test]
    fn at_the_end_of_time_nothing_is_computed() {
        assert_eq!(
            told(&json!({ "delivery": { "at": "9999-12-31T23:59" }, "time_to_live": { "value": 4_294_967_295_u32, "unit": "months" } }))
                .len(),
            2
        );
    }
}
