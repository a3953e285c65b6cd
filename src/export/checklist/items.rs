//! Every item that a campaign can have: its step, where it comes from, and its sentence where it applies.

use super::Origin::{self, CleverTap, Guide};
use super::view::View;
use crate::campaign::{ControlGroupKind, DateTime, Delivery, Purpose, Segment};
use crate::export::Stage;
use crate::words::{listed, moment};

/// An item as it is known, before any campaign.
pub(super) struct Known {
    pub id: &'static str,
    /// The steps that it belongs to.
    pub stages: &'static [Stage],
    pub origin: Origin,
    /// Its sentence for a campaign; nothing where there is nothing to do.
    pub say: fn(&View<'_>) -> Option<String>,
}

const fn item(
    id: &'static str,
    stages: &'static [Stage],
    origin: Origin,
    say: fn(&View<'_>) -> Option<String>,
) -> Known {
    Known { id, stages, origin, say }
}

const BEFORE: &[Stage] = &[Stage::Before];
const WHO: &[Stage] = &[Stage::Who];
const WHAT: &[Stage] = &[Stage::What];
const WHEN: &[Stage] = &[Stage::When];
const TEST: &[Stage] = &[Stage::Test];
const PUBLISH: &[Stage] = &[Stage::Publish];
const AFTERWARDS: &[Stage] = &[Stage::Afterwards];
const EACH_SECTION: &[Stage] = &[Stage::StartHere, Stage::Who, Stage::What, Stage::When];

/// Every item, in the order of each step.
pub(super) static ITEMS: &[Known] = &[
    item("log-in", BEFORE, Guide(&[1, 2, 4]), |view| {
        let dashboard = match view.profile.dashboard.trim() {
            "" => "the CleverTap dashboard",
            address => address,
        };
        Some(format!(
            "Log in at {dashboard}, with your second factor at hand; an admin adds new managers under Settings > Users."
        ))
    }),
    item("segment-first", BEFORE, Guide(&[31]), |view| {
        let names = view.named(|node| match node {
            Segment::SavedSegment(named) => Some(&named.name),
            _ => None,
        });
        said(&names, |names| format!("Save {names} under Segments before you create the campaign."))
    }),
    item("list-first", BEFORE, CleverTap("custom list segment"), |view| {
        let names = view.named(|node| match node {
            Segment::CustomList(named) => Some(&named.name),
            _ => None,
        });
        said(&names, |names| format!("Make sure that the list {names} is uploaded, and in its latest version."))
    }),
    item("event-visible", BEFORE, Guide(&[43]), |view| {
        let ids = listed(&view.productions, "and");
        let named = match view.productions.len() {
            0 => None,
            1 => Some(format!("production {ids}")),
            _ => Some(format!("productions {ids}")),
        };
        match (named, view.opens_any) {
            (Some(named), false) => {
                Some(format!("Check that {named} is visible and active in the app: else the tap leads nowhere."))
            }
            (Some(named), true) => Some(format!(
                "Check that every production that users may choose, and {named} as the fallback, is visible and active \
                 in the app: else the tap leads nowhere."
            )),
            (None, true) => Some(
                "Check that every production that users may choose is visible and active in the app: else the tap \
                 leads nowhere."
                    .to_owned(),
            ),
            (None, false) => None,
        }
    }),
    item("performance-dates", BEFORE, Guide(&[20, 44]), |view| {
        (!view.performances.is_empty()).then(|| {
            format!(
                "Look up performance {} under “Performances” of its production: a performance is only named where the \
                 production has several dates.",
                listed(&view.performances, "and")
            )
        })
    }),
    item("flexible-route", BEFORE, Guide(&[42]), |view| {
        (!view.flexible.is_empty()).then(|| {
            format!(
                "Check that category {} has the action type “Flexible Route in the App”: other categories don't open \
                 this way.",
                listed(&view.flexible, "and")
            )
        })
    }),
    item("one-in-24-hours", BEFORE, Guide(&[48]), |view| {
        let is_meant = view.is_push() && view.campaign.is_marketing() && !view.campaign.is_live();
        is_meant.then(|| {
            let hours = view.profile.limits.hours_between_marketing_pushes();
            format!("Make sure that no other marketing push goes to the same users within {hours} hours.")
        })
    }),
    item("calculate", WHO, Guide(&[29]), |view| {
        let has_rules = view.campaign.who.segment.is_some();
        has_rules.then(|| {
            "Press “Calculate” on the right after each change, and see whether the number of users makes sense."
                .to_owned()
        })
    }),
    item("and-or", WHO, Guide(&[11]), |view| {
        view.has_groups().then(|| {
            "Compare every AND and OR with the paste sheet: AND makes the audience smaller, OR makes it larger."
                .to_owned()
        })
    }),
    item("control-group", WHO, Guide(&[30]), |view| {
        let group = view.campaign.who.control_group.as_ref()?;
        match group.kind? {
            ControlGroupKind::None => None,
            ControlGroupKind::System => Some(
                "Check under Settings > Control Groups > System Control Group that the account has one.".to_owned(),
            ),
            ControlGroupKind::Custom => Some(match group.name.trim() {
                "" => "Check under Settings > Control Groups that the control group exists.".to_owned(),
                name => format!("Check under Settings > Control Groups that the group “{name}” exists."),
            }),
            ControlGroupKind::Campaign => {
                let share = group.percentage.map(|share| format!(" of {share} %")).unwrap_or_default();
                Some(format!("Set up the control group{share} for this campaign alone."))
            }
        }
    }),
    item("live-chips", WHAT, CleverTap("personalize-messages-push"), |view| {
        said(&view.tokens, |tokens| {
            format!(
                "See that each of these became a live chip, and pick it from the list behind @ where it stayed plain \
                 text: {tokens}."
            )
        })
    }),
    item("variants", WHAT, CleverTap("create-message"), |view| {
        let count = view.campaign.what.variants.len();
        (count > 0)
            .then(|| format!("Switch to A/B Test and enter all {} variants: CleverTap takes up to 3.", count + 1))
    }),
    item("image-loads", WHAT, CleverTap("push-editor"), |view| {
        let is_push = view.is_push() && !view.campaign.what.image.trim().is_empty();
        is_push.then(|| "See that the picture loads: twice as wide as high, and at most 40 kB for Android.".to_owned())
    }),
    item("save-before-scheduling", WHEN, Guide(&[47]), |view| {
        view.scheduled().map(|_| {
            "Save the draft before you schedule: without it the push can't be amended once it is final.".to_owned()
        })
    }),
    item("exempt-automated", WHEN, Guide(&[48]), |view| {
        let is_meant = view.is_push() && view.campaign.purpose == Some(Purpose::Automated);
        is_meant.then(|| {
            "Take this push out of the limit for marketing pushes: it has to arrive even on a day with another."
                .to_owned()
        })
    }),
    item("save-after-each-section", EACH_SECTION, Guide(&[9]), |_| {
        Some("Press “Save Draft” in the upper right corner.".to_owned())
    }),
    item("save-before-test", TEST, Guide(&[45]), |view| {
        view.is_push().then(|| "Save the draft, then press “Preview & Test”.".to_owned())
    }),
    item("test-channel", TEST, Guide(&[45]), |view| {
        view.is_push().then(|| {
            let set = [&view.campaign.what.android.notification_channel, &view.profile.notification_channel];
            let channel = set.into_iter().find(|name| !name.trim().is_empty()).map_or("default", |name| name.trim());
            format!("Select “{channel}” in the list “Notification channel” of the test too.")
        })
    }),
    item("test-recipients", TEST, Guide(&[45]), |view| {
        let recipients = &view.campaign.test.recipients;
        Some(
            said(recipients, |names| {
                format!("Send the test to {names}: it must be the address that the tester registered with in the app.")
            })
            .unwrap_or_else(|| {
                "Send the test to yourself, under the address that you registered with in the app.".to_owned()
            }),
        )
    }),
    item("test-event-values", TEST, CleverTap("send-test-personalization-for-push"), |view| {
        let event = view.campaign.who.trigger.as_ref().map_or("", |trigger| trigger.event.trim());
        (view.shows_event && !event.is_empty()).then(|| {
            format!("Choose values of “{event}” for the test, so that the details of the action are filled in.")
        })
    }),
    item("test-android", TEST, Guide(&[46]), |view| Some(tried(view, "an Android phone"))),
    item("test-iphone", TEST, Guide(&[46]), |view| Some(tried(view, "an iPhone"))),
    item("test-render-max", TEST, CleverTap("push-editor"), |view| {
        (view.campaign.what.android.render_max == Some(true)).then(|| {
            "Tap the test on an Android phone that saves power, too: RenderMax may switch the link off there."
                .to_owned()
        })
    }),
    item("last-look", PUBLISH, Guide(&[50]), |view| {
        let is_now = view.is_push() && view.campaign.when.delivery == Some(Delivery::Now);
        is_now.then(|| {
            "Read it all once more, then publish: delivery begins within 1 to 2 minutes, and nobody can take it back."
                .to_owned()
        })
    }),
    item("edit-until", PUBLISH, Guide(&[50]), |view| {
        let until = moment(DateTime(view.edit_until()?));
        let clock =
            if view.is_by_user() { " by the clock of the first users, which may be hours ahead of yours" } else { "" };
        Some(format!("Publish. You can still change it until {until}{clock}; then it goes out by itself."))
    }),
    item("publish-live", PUBLISH, CleverTap("create-message"), |view| {
        let is_live = view.is_live();
        is_live.then(|| "Read it all once more, then publish: from then on every action of a user counts.".to_owned())
    }),
    item("end-by-hand", AFTERWARDS, Guide(&[57]), |view| {
        view.is_endless().then(|| {
            let what = if view.is_push() { "campaign" } else { "message" };
            format!("Note who ends the {what} and on which day: it goes on until someone ends it by hand.")
        })
    }),
    item("look-at-results", AFTERWARDS, Guide(&[64]), |view| {
        let which = if view.is_endless() { "the campaign" } else { "the completed campaign" };
        let click = format!("lick on {which} in the list of campaigns to see how it did.");
        Some(match view.counted_until() {
            Some(until) => format!("After {}, when the last purchase has counted, c{click}", moment(DateTime(until))),
            None => format!("C{click}"),
        })
    }),
    item("privacy-hides-results", AFTERWARDS, Guide(&[64]), |_| {
        Some(
            "Take the numbers as a lower limit: privacy settings keep what some users do and spend out of them."
                .to_owned(),
        )
    }),
    item("click-or-view", AFTERWARDS, Guide(&[65, 66, 67]), |view| {
        let message = if view.is_push() { "push" } else { "message" };
        view.campaign.start.goal.as_ref().map(|_| {
            format!(
                "Read the two conversions apart: click-through after a tap on the {message}, view-through after only \
                 seeing it. The second is mostly higher."
            )
        })
    }),
];

/// The names in quotes in the sentence that `say` makes of them; nothing without names.
fn said(names: &[String], say: impl Fn(&str) -> String) -> Option<String> {
    let quoted: Vec<String> =
        names.iter().filter(|name| !name.trim().is_empty()).map(|name| format!("“{}”", name.trim())).collect();
    (!quoted.is_empty()).then(|| say(&listed(&quoted, "and")))
}

/// The test on one phone.
fn tried(view: &View<'_>, phone: &str) -> String {
    if !view.is_push() {
        return format!("Test on {phone}: see that the message comes up where it should, and that its buttons work.");
    }
    let goal = match (&view.opens, view.ids().as_str()) {
        (Some(opens), "") => format!("see that it opens {opens}, and the right one"),
        (Some(opens), ids) => format!("see that it opens {opens}: {ids}"),
        (None, _) => "see where it leads".to_owned(),
    };
    format!("Test on {phone}: close the app, tap the push, and {goal}.")
}
