//! The body for `POST /1/targets/create.json`: only what CleverTap documents, and only where it says the same campaign;
//! else every reason why it can't.

mod audience;
mod compare;
mod content;
mod reason;
mod schedule;

use chrono::NaiveDate;
use serde_json::{Map, Value, json};

#[cfg(feature = "whole")]
pub(crate) use audience::{WHOLE_PAST, code, digits};
#[cfg(feature = "whole")]
pub(crate) use content::is_the_apis;
pub use reason::{Reason, Refusal, Warning};

use crate::campaign::{Campaign, ControlGroupKind};
use crate::document::FieldPath;
use crate::field;
use crate::profile::Profile;

/// A body to send to CleverTap.
#[derive(Clone, Debug, PartialEq)]
pub struct Body {
    /// The body.
    pub json: Value,
    /// What to know before it is sent.
    pub warnings: Vec<Warning>,
}

/// The body that creates `campaign`. Days without a date of delivery count up to `today`. It looks at nothing but what
/// can be said: whether the campaign is free of errors is for the caller to check.
///
/// # Errors
/// Where the API can't say what the campaign says: every reason, in the dashboard's order.
pub fn body(campaign: &Campaign, profile: &Profile, today: NaiveDate) -> Result<Body, Vec<Refusal>> {
    let mut writer = Writer { campaign, profile, today, refusals: Vec::new(), warnings: Vec::new() };
    if campaign.is_in_app() {
        // Whatever else there is to say about it is about a push.
        writer.refuse(field!(channel), Reason::InApp);
        return Err(writer.refusals);
    }
    let json = writer.campaign();
    if writer.refusals.is_empty() { Ok(Body { json, warnings: writer.warnings }) } else { Err(writer.refusals) }
}

/// Writes a body, and collects what stands in the way.
struct Writer<'c> {
    campaign: &'c Campaign,
    profile: &'c Profile,
    today: NaiveDate,
    refusals: Vec<Refusal>,
    warnings: Vec<Warning>,
}

impl Writer<'_> {
    fn refuse(&mut self, field: FieldPath, reason: Reason) {
        self.refusals.push(Refusal { field, reason });
    }

    /// Tells once what to know.
    fn warn(&mut self, warning: Warning) {
        if !self.warnings.contains(&warning) {
            self.warnings.push(warning);
        }
    }

    /// The text of a field that has to be filled in.
    fn filled(&mut self, field: FieldPath, text: &str) -> Value {
        if text.trim().is_empty() {
            self.refuse(field, Reason::Unfilled);
        }
        text.into()
    }

    fn campaign(&mut self) -> Value {
        self.warn(Warning::CreatesAtOnce);
        let campaign = self.campaign;
        let mut body = Map::new();
        let mut put = |key: &str, value: Value| {
            body.insert(key.to_owned(), value);
        };
        put("name", self.filled(field!(name), &campaign.name));
        put("target_mode", "push".into());
        if campaign.is_live() {
            self.refuse(field!(start.qualification), Reason::Live);
        }
        let goal = self.goal();
        if let Some(condition) = self.condition() {
            put("where", condition);
        }
        self.held_back();
        put("content", self.content());
        put("devices", json!(["android", "ios"]));
        put("when", self.when());
        put("respect_frequency_caps", true.into());
        if let Some(goal) = goal {
            put("conversion_goal", goal);
        }
        if let Some(minutes) = campaign.when.time_to_live.as_ref().and_then(crate::campaign::Duration::minutes) {
            put("ttl", json!({ "ttl_type": "relative", "value": minutes }));
        }
        Value::Object(body)
    }

    /// Users held back or left out: nothing that the API documents.
    fn held_back(&mut self) {
        let who = &self.campaign.who;
        match who.control_group.as_ref().and_then(|group| group.kind) {
            Some(ControlGroupKind::Custom | ControlGroupKind::Campaign) => {
                self.refuse(field!(who.control_group), Reason::ControlGroup);
            }
            Some(ControlGroupKind::System) => self.warn(Warning::NobodyHeldBack),
            Some(ControlGroupKind::None) | None => {}
        }
        if who.targeting_cap.is_some() {
            self.refuse(field!(who.targeting_cap), Reason::TargetingCap);
        }
    }
}
