//! The campaign in the dashboard's order and under its labels, each field with the exact text to enter.

use serde_json::{Value, json};

use super::choices;
use crate::campaign::{
    Campaign, Delivery, Duration, EventFilter, FilterValue, KeyValue, Moment, Operator, Segment, Span,
};
use crate::document::Node;

/// The dashboard JSON (`pushproof/dashboard@1`): what to enter, and the campaign document itself, so that nothing is lost.
#[derive(Debug)]
pub struct Dashboard<'c> {
    /// The dashboard's steps, in order.
    pub sections: Vec<Section>,
    campaign: &'c Campaign,
}

/// A step of the dashboard.
#[derive(Debug)]
pub struct Section {
    /// Its name.
    pub name: &'static str,
    /// What to enter, in order.
    pub fields: Vec<Entry>,
}

/// A field of the dashboard.
#[derive(Debug, PartialEq)]
pub struct Entry {
    /// Its label.
    pub label: String,
    /// The exact text to enter, or the choice to make.
    pub value: String,
}

impl Dashboard<'_> {
    /// What the document begins with.
    pub const MARKER: &'static str = "pushproof/dashboard@1";
}

impl Section {
    fn new(name: &'static str) -> Self {
        Self { name, fields: Vec::new() }
    }

    /// Adds a field, unless there is nothing to enter.
    fn enter(&mut self, label: impl Into<String>, value: impl Into<String>) {
        let value = value.into();
        if !value.is_empty() {
            self.fields.push(Entry { label: label.into(), value });
        }
    }
}

impl<'c> Dashboard<'c> {
    /// What to enter for `campaign`; fields that are not filled in are left out.
    #[must_use]
    pub fn of(campaign: &'c Campaign) -> Self {
        let sections = vec![start(campaign), who(campaign), what(campaign), when(campaign), test(campaign)];
        Self { sections, campaign }
    }

    /// The document as JSON.
    #[must_use]
    pub fn to_json(&self) -> Value {
        let field = |entry: &Entry| json!({ "label": entry.label, "value": entry.value });
        let section = |section: &Section| {
            let fields: Vec<Value> = section.fields.iter().map(field).collect();
            json!({ "name": section.name, "fields": fields })
        };
        let sections: Vec<Value> = self.sections.iter().map(section).collect();
        json!({ "format": Self::MARKER, "sections": sections, "campaign": self.campaign.to_json() })
    }
}

fn start(campaign: &Campaign) -> Section {
    let mut section = Section::new("Start here");
    section.enter("Campaign name", &*campaign.name);
    section
        .enter("Qualification criteria", campaign.start.qualification.map(choices::qualification).unwrap_or_default());
    if let Some(goal) = &campaign.start.goal {
        section.enter("Set a goal: Event", &*goal.event);
        for filter in &goal.filters {
            section.enter("Set a goal: Filter", filter_words(filter));
        }
        section.enter("Set a goal: Revenue property", &*goal.revenue_property);
        section.enter("Set a goal: Conversion time", duration(goal.conversion_window.as_ref()));
    }
    section
}

fn who(campaign: &Campaign) -> Section {
    let mut section = Section::new("Who");
    if let Some(trigger) = &campaign.who.trigger {
        section.enter("Live action: User does", &*trigger.event);
        for filter in &trigger.filters {
            section.enter("Live action: Filter", filter_words(filter));
        }
        if let Some(inaction) = &trigger.inaction {
            section.enter("Inaction within time: User does not do", &*inaction.event);
            section.enter("Inaction within time: Within", duration(inaction.within.as_ref()));
        }
    }
    if let Some(segment) = &campaign.who.segment {
        segment_rows(&mut section, segment, "");
    }
    if let Some(group) = &campaign.who.control_group {
        section.enter("Control group", choices::control_group(group));
    }
    section.enter("Targeting cap", campaign.who.targeting_cap.map(|cap| cap.to_string()).unwrap_or_default());
    section
}

/// One row for each condition; a condition inside groups carries the way to it: "OR group 4: User property".
fn segment_rows(section: &mut Section, segment: &Segment, way: &str) {
    let with = |words: String, filters: &[EventFilter], within: Option<&Duration>| {
        let mut parts = vec![words];
        parts.extend(filters.iter().map(filter_words));
        let window = duration(within);
        if !window.is_empty() {
            parts.push(format!("in the last {window}"));
        }
        parts.join(", ")
    };
    match segment {
        Segment::All(group) | Segment::Any(group) => {
            let word = if matches!(segment, Segment::All(_)) { "AND" } else { "OR" };
            for (position, child) in group.of.iter().enumerate() {
                let is_group = !child.children().is_empty();
                let label = match (way.is_empty(), is_group) {
                    (true, false) => format!("{word}: "),
                    (true, true) => format!("{word} group {}: ", position + 1),
                    (false, _) => format!("{way}{word}: "),
                };
                segment_rows(section, child, &label);
            }
        }
        Segment::Did(rule) => {
            section.enter(format!("{way}Event (Did)"), with(rule.event.clone(), &rule.filters, rule.within.as_ref()));
        }
        Segment::DidNot(rule) => {
            section.enter(
                format!("{way}Event (Have not done)"),
                with(rule.event.clone(), &rule.filters, rule.within.as_ref()),
            );
        }
        Segment::User(rule) => {
            section.enter(format!("{way}User property"), comparison(&rule.property, rule.operator, &rule.value));
        }
        Segment::SavedSegment(named) => section.enter(format!("{way}Segment"), &*named.name),
        Segment::CustomList(named) => section.enter(format!("{way}Custom list"), &*named.name),
    }
}

fn what(campaign: &Campaign) -> Section {
    let what = &campaign.what;
    let mut section = Section::new("What");
    section.enter("Message structure", what.structure.map(choices::structure).unwrap_or_default());
    section.enter("Template", what.template.map(choices::template).unwrap_or_default());
    section.enter("Title", &*what.title);
    section.enter("Message", &*what.message);
    for (position, variant) in what.variants.iter().enumerate() {
        let letter = choices::variant(position);
        section.enter(format!("Variant {letter}: Title"), &*variant.title);
        section.enter(format!("Variant {letter}: Message"), &*variant.message);
    }
    section.enter("Image", &*what.image);
    section.enter("Custom HTML", &*what.html);
    section.enter("Custom HTML size", &*what.html_size);
    for (position, button) in what.buttons.iter().enumerate() {
        section.enter(format!("Button {}: Label", position + 1), &*button.label);
        section.enter(format!("Button {}: Action", position + 1), &*button.action);
    }
    section.enter("Android: Notification Channel", &*what.android.notification_channel);
    section.enter(
        "Android: RenderMax",
        match what.android.render_max {
            Some(true) => "Checked",
            Some(false) => "Not checked",
            None => "",
        },
    );
    for key in what.ios.filled() {
        section.enter(format!("Advanced iOS: {key}"), what.ios.0.get(key).map(ToString::to_string).unwrap_or_default());
    }
    for (position, pair) in what.key_values.iter().enumerate() {
        let label = |part: &str| format!("Custom key-value {}: {part}", position + 1);
        section.enter(label("Key"), &*pair.key);
        section.enter(label("Value"), &*pair.value);
        section.enter(label("Platforms"), platforms(pair));
    }
    section
}

fn platforms(pair: &KeyValue) -> &'static str {
    match (pair.android == Some(true), pair.ios == Some(true)) {
        (true, true) => "Android and iOS",
        (true, false) => "Android",
        (false, true) => "iOS",
        (false, false) => "",
    }
}

fn when(campaign: &Campaign) -> Section {
    let when = &campaign.when;
    let mut section = Section::new("When");
    match &when.delivery {
        Some(Delivery::Now) => section.enter("Delivery", "Send now"),
        Some(Delivery::At(scheduled)) => {
            section.enter("Delivery: Date and time", scheduled.at.map(choices::time).unwrap_or_default());
            section.enter("Delivery: Time zone", scheduled.time_zone.map(choices::time_zone).unwrap_or_default());
        }
        Some(Delivery::Live(span)) => enter_span(&mut section, "Delivery", span),
        None => {}
    }
    if let Some(pause) = &when.do_not_disturb {
        section.enter("Do Not Disturb: From", &*pause.from);
        section.enter("Do Not Disturb: Until", &*pause.until);
        section.enter("Do Not Disturb: Then", &*pause.then);
    }
    section.enter("Time to Live", duration(when.time_to_live.as_ref()));
    if let Some(span) = &when.display {
        enter_span(&mut section, "Display", span);
    }
    if let Some(frequency) = &when.frequency {
        if let Some(excluded) = frequency.exclude_from_campaign_limits {
            section.enter("Exclude from campaign limits", if excluded { "Checked" } else { "Not checked" });
        }
        let times = |count: Option<u32>| count.map(|count| count.to_string()).unwrap_or_default();
        section.enter("Frequency: Per session", times(frequency.per_session));
        section.enter("Frequency: Per day", times(frequency.per_day));
        section.enter("Frequency: Ever", times(frequency.ever));
    }
    section
}

fn enter_span(section: &mut Section, label: &str, span: &Span) {
    let words = |moment: Option<Moment>| moment.map(choices::moment).unwrap_or_default();
    section.enter(format!("{label}: Start"), words(span.from));
    section.enter(format!("{label}: End"), words(span.until));
}

fn test(campaign: &Campaign) -> Section {
    let mut section = Section::new("Preview & Test");
    for recipient in &campaign.test.recipients {
        section.enter("Email", &**recipient);
    }
    if !campaign.is_in_app() && !campaign.test.recipients.is_empty() {
        section.enter("Notification channel", &*campaign.what.android.notification_channel);
    }
    section
}

fn duration(length: Option<&Duration>) -> String {
    length.and_then(|length| Some(format!("{} {}", length.value?.get(), length.unit?.word()))).unwrap_or_default()
}

fn filter_words(filter: &EventFilter) -> String {
    comparison(&filter.property, filter.operator, &filter.value)
}

fn comparison(property: &str, operator: Option<Operator>, value: &FilterValue) -> String {
    let operator = operator.map(choices::operator).unwrap_or_default();
    let value = match value {
        FilterValue::Empty => String::new(),
        FilterValue::One(text) => text.clone(),
        FilterValue::Many(list) => list.join(" and "),
    };
    [property, operator, &value].into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}
