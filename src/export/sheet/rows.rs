//! The rows of each step, in the order of the dashboard.

use serde_json::Value;

use super::segment::{filters, segment};
use super::{Entry, Part};
use crate::campaign::{Campaign, Delivery, Duration, KeyValue, Span};
use crate::export::{Stage, choices};
use crate::help::Topic;
use crate::words;

pub(super) fn start(campaign: &Campaign) -> Part {
    let mut part = Part::new(Stage::StartHere, &[Topic::Account, Topic::Draft]);
    part.enter("Campaign name", &campaign.name, Topic::CampaignName);
    let qualification = campaign.start.qualification.map(choices::qualification);
    part.choose("Qualification criteria", qualification.unwrap_or_default(), Topic::Qualification);
    if let Some(goal) = &campaign.start.goal {
        part.choose("Set a goal: Event", &*goal.event, Topic::GoalEvent);
        filters(&mut part, "Set a goal: ", &goal.filters, Topic::GoalFilter);
        part.choose("Set a goal: Revenue property", &*goal.revenue_property, Topic::GoalRevenue);
        part.choose("Set a goal: Conversion time", length(goal.conversion_window.as_ref()), Topic::GoalWindow);
    }
    part
}

pub(super) fn who(campaign: &Campaign) -> Part {
    let who = &campaign.who;
    let mut part = Part::new(Stage::Who, if who.segment.is_some() { &[Topic::Segment, Topic::Calculate] } else { &[] });
    if let Some(trigger) = &who.trigger {
        part.choose("Live action: User does", &*trigger.event, Topic::Trigger);
        filters(&mut part, "Live action: ", &trigger.filters, Topic::EventProperty);
        if let Some(inaction) = &trigger.inaction {
            part.choose("Inaction within time: User does not do", &*inaction.event, Topic::Inaction);
            part.choose("Inaction within time: Within", length(inaction.within.as_ref()), None);
        }
    }
    if let Some(root) = &who.segment {
        segment(&mut part, root, "");
    }
    if let Some(group) = &who.control_group {
        part.choose("Control group", choices::control_group(group), Topic::ControlGroup);
    }
    part.enter("Targeting cap", &who.targeting_cap.map(|cap| cap.to_string()).unwrap_or_default(), None);
    part
}

pub(super) fn what(campaign: &Campaign) -> Part {
    let what = &campaign.what;
    let mut part = Part::new(Stage::What, if campaign.is_in_app() { &[Topic::InApp] } else { &[] });
    if [&what.title, &what.message].into_iter().any(|text| text.contains(['@', '{'])) {
        part.help.push(Topic::PersonalDetail);
    }
    part.choose("Message structure", what.structure.map(choices::structure).unwrap_or_default(), Topic::Structure);
    if what.structure.is_none() && !what.variants.is_empty() {
        part.choose("Message structure", "A/B Test", None);
    }
    part.choose("Template", what.template.map(choices::template).unwrap_or_default(), Topic::Template);
    part.choose("Custom HTML size", &*what.html_size, Topic::CustomHtml);
    part.enter("Title", &what.title, Topic::Title);
    part.enter("Message", &what.message, Topic::Message);
    for (position, variant) in what.variants.iter().enumerate() {
        let letter = choices::variant(position);
        part.enter(format!("Variant {letter}: Title"), &variant.title, None);
        part.enter(format!("Variant {letter}: Message"), &variant.message, None);
    }
    part.enter("Image", &what.image, campaign.is_in_app().then_some(Topic::Image));
    part.enter("Custom HTML", &what.html, None);
    for (position, button) in what.buttons.iter().enumerate() {
        part.enter(format!("Button {}: Label", position + 1), &button.label, None);
        part.enter(format!("Button {}: Action", position + 1), &button.action, None);
    }
    let android = &what.android;
    part.choose("Android: Notification Channel", &*android.notification_channel, Topic::NotificationChannel);
    part.tick("Android: RenderMax", "RenderMax", android.render_max, Topic::RenderMax);
    for key in what.ios.filled() {
        let value = match what.ios.0.get(key) {
            Some(Value::String(text)) => text.clone(),
            other => other.map(ToString::to_string).unwrap_or_default(),
        };
        part.enter(format!("Advanced iOS: {key}"), &value, Topic::AdvancedIos);
    }
    for (position, pair) in what.key_values.iter().enumerate() {
        let label = |field: &str| format!("Custom key-value {}: {field}", position + 1);
        part.enter(label("Key"), &pair.key, Topic::LinkKey);
        let path = if pair.value.contains('@') { Topic::LinkToken } else { Topic::LinkPath };
        part.enter(label("Value"), &pair.value, path);
        platforms(&mut part, label("Platforms"), pair);
    }
    part
}

/// The boxes that a key-value pair is for; an empty pair has none to tick.
fn platforms(part: &mut Part, label: String, pair: &KeyValue) {
    if pair.key.is_empty() && pair.value.is_empty() {
        return;
    }
    let boxes = [("Android", pair.android), ("iOS", pair.ios)];
    let of = |wanted| boxes.iter().filter(move |(_, is_ticked)| *is_ticked == Some(wanted)).map(|(name, _)| *name);
    let words = |wanted| of(wanted).collect::<Vec<_>>().join(" and ");
    part.row(label.clone(), Entry::Tick(words(true)), None);
    part.row(label, Entry::Untick(words(false)), None);
}

pub(super) fn when(campaign: &Campaign) -> Part {
    let when = &campaign.when;
    let mut part = Part::new(Stage::When, &[]);
    match &when.delivery {
        Some(Delivery::Now) => part.choose("Delivery", "Send Now", Topic::Delivery),
        Some(Delivery::At(scheduled)) => {
            let at = scheduled.at.map(choices::time).unwrap_or_default();
            part.choose("Delivery: Date and time", at, Topic::Delivery);
            let zone = scheduled.time_zone.map(choices::time_zone).unwrap_or_default();
            part.choose("Delivery: Time zone", zone, None);
        }
        Some(Delivery::Live(span)) => ends(&mut part, "Delivery", span, Topic::Delivery),
        None => {}
    }
    if let Some(pause) = &when.do_not_disturb {
        part.enter("Do Not Disturb: From", &pause.from, None);
        part.enter("Do Not Disturb: Until", &pause.until, None);
        part.choose("Do Not Disturb: Then", &*pause.then, None);
    }
    part.choose("Time to Live", length(when.time_to_live.as_ref()), Topic::TimeToLive);
    if let Some(span) = &when.display {
        ends(&mut part, "Display", span, Topic::Display);
    }
    if let Some(frequency) = &when.frequency {
        let excluded = frequency.exclude_from_campaign_limits;
        part.tick("Campaign limits", "Exclude from campaign limits", excluded, Topic::Frequency);
        let times = |count: Option<u32>| count.map(|count| count.to_string()).unwrap_or_default();
        part.enter("Frequency: Per session", &times(frequency.per_session), None);
        part.enter("Frequency: Per day", &times(frequency.per_day), None);
        part.enter("Frequency: Ever", &times(frequency.ever), None);
    }
    part
}

fn ends(part: &mut Part, label: &str, span: &Span, help: Topic) {
    part.choose(format!("{label}: Start"), span.from.map(choices::moment).unwrap_or_default(), help);
    part.choose(format!("{label}: End"), span.until.map(choices::moment).unwrap_or_default(), None);
}

pub(super) fn test(campaign: &Campaign) -> Part {
    let mut part = Part::new(Stage::Test, &[Topic::PreviewAndTest]);
    let recipients = &campaign.test.recipients;
    if !campaign.is_in_app() && !recipients.is_empty() {
        part.choose("Notification channel", &*campaign.what.android.notification_channel, None);
    }
    for recipient in recipients {
        part.enter("Email", recipient, Topic::TestRecipient);
    }
    part
}

/// A length of time, once both parts are filled in.
pub(super) fn length(length: Option<&Duration>) -> String {
    let whole = length.filter(|length| length.value.is_some() && length.unit.is_some());
    whole.map(words::length).unwrap_or_default()
}
