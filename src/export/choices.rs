//! The choices of the dashboard in its own words.

use crate::campaign::{
    ControlGroup, ControlGroupKind, DateTime, Moment, Operator, Qualification, Structure, Template, TimeZone,
};

/// The qualification criteria.
pub(super) const fn qualification(qualification: Qualification) -> &'static str {
    match qualification {
        Qualification::PastBehavior => "Past behavior/Custom list",
        Qualification::LiveBehavior => "Live behavior",
    }
}

/// The control group, with its name or percentage.
pub(super) fn control_group(group: &ControlGroup) -> String {
    let percentage = group.percentage.map(|percentage| format!(", {percentage} %")).unwrap_or_default();
    match group.kind {
        Some(ControlGroupKind::None) => "No control group".to_owned(),
        Some(ControlGroupKind::System) => "System control group".to_owned(),
        Some(ControlGroupKind::Custom) => format!("Custom control group {}", group.name).trim_end().to_owned(),
        Some(ControlGroupKind::Campaign) => format!("Campaign control group{percentage}"),
        None => String::new(),
    }
}

/// One in-app message or several.
pub(super) const fn structure(structure: Structure) -> &'static str {
    match structure {
        Structure::SingleMessage => "Single Message",
        Structure::AbTest => "A/B Test",
        Structure::Split => "Split Delivery",
    }
}

/// The template of an in-app message.
pub(super) const fn template(template: Template) -> &'static str {
    match template {
        Template::Alert => "Alert",
        Template::Header => "Header",
        Template::Footer => "Footer",
        Template::Cover => "Cover",
        Template::Interstitial => "Interstitial",
        Template::HalfInterstitial => "Half Interstitial",
        Template::CustomHtml => "Custom HTML",
    }
}

/// The letter of the further variant at `position`: B, C, …
#[must_use]
pub fn variant(position: usize) -> char {
    u8::try_from(position).map_or('?', |position| char::from(b'B'.saturating_add(position)))
}

/// Whose clock counts.
pub(super) const fn time_zone(zone: TimeZone) -> &'static str {
    match zone {
        TimeZone::Account => "Account's time zone",
        TimeZone::User => "User's time zone",
    }
}

/// How a property is compared.
pub(super) const fn operator(operator: Operator) -> &'static str {
    match operator {
        Operator::Equals => "equals",
        Operator::NotEquals => "doesn't equal",
        Operator::Contains => "contains",
        Operator::NotContains => "doesn't contain",
        Operator::GreaterThan => "over",
        Operator::LessThan => "under",
        Operator::Between => "between",
        Operator::Exists => "exists",
        Operator::NotExists => "doesn't exist",
    }
}

/// "2026-12-03 17:00".
pub(super) fn time(time: DateTime) -> String {
    time.to_string().replace('T', " ")
}

/// An end of a span of time.
pub(super) fn moment(moment: Moment) -> String {
    match moment {
        Moment::Now => "Now".to_owned(),
        Moment::Never => "Never".to_owned(),
        Moment::At(at) => time(at),
    }
}
