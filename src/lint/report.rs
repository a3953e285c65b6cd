//! Running every rule over a campaign.

use chrono::NaiveDateTime;
use serde::Serialize;

use super::{Context, Diagnostic, Findings, Severity, rules};
use crate::campaign::Campaign;
use crate::document::{FieldPath, Step};
use crate::profile::Profile;

/// What the rules found in a campaign, in the order of the document.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Report {
    /// The findings.
    pub diagnostics: Vec<Diagnostic>,
}

/// How many findings there are of each severity.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Summary {
    /// What CleverTap or the app will refuse or break.
    pub errors: usize,
    /// What will work worse than the writer thinks.
    pub warnings: usize,
    /// What is worth a look.
    pub advice: usize,
}

impl Report {
    /// How many findings there are of each severity.
    #[must_use]
    pub fn summary(&self) -> Summary {
        Summary::of(&self.diagnostics)
    }
}

impl Summary {
    /// Counts `diagnostics`.
    #[must_use]
    pub fn of<'d>(diagnostics: impl IntoIterator<Item = &'d Diagnostic>) -> Self {
        diagnostics.into_iter().fold(Self::default(), |mut counted, diagnostic| {
            match diagnostic.severity {
                Severity::Error => counted.errors += 1,
                Severity::Warning => counted.warnings += 1,
                Severity::Advice => counted.advice += 1,
            }
            counted
        })
    }
}

/// Runs every rule over `campaign`, each unless the profile turns it off, with the severity that the profile gives it.
#[must_use]
pub fn check(campaign: &Campaign, profile: &Profile, now: NaiveDateTime) -> Report {
    let context = Context::new(campaign, profile, now);
    let mut diagnostics = Vec::new();
    for rule in rules::all() {
        let wanted = profile.severities.get(rule.id).map(String::as_str);
        if wanted == Some("off") {
            continue;
        }
        let mut findings = Findings::of(rule);
        (rule.check)(&context, &mut findings);
        if let Some(severity) = wanted.and_then(Severity::parse) {
            findings.found.iter_mut().for_each(|found| found.severity = severity);
        }
        diagnostics.append(&mut findings.found);
    }
    diagnostics.sort_by_cached_key(|found| {
        (document_order(&found.place.field), found.place.span.as_ref().map(|span| span.start))
    });
    Report { diagnostics }
}

/// Runs every rule and keeps what concerns `fields`: nothing is said about what nobody was asked for.
#[must_use]
pub fn check_only(campaign: &Campaign, profile: &Profile, now: NaiveDateTime, fields: &[FieldPath]) -> Report {
    let mut report = check(campaign, profile, now);
    report.diagnostics.retain(|found| fields.iter().any(|field| found.place.field.is_within(field)));
    report
}

/// Where a field stands in the document, as the dashboard orders it.
fn document_order(field: &FieldPath) -> Vec<usize> {
    const KEYS: &[&str] = &[
        "format",
        "name",
        "channel",
        "purpose",
        "language",
        "start",
        "who",
        "what",
        "when",
        "test",
        "ignored", // sections
        "qualification",
        "goal",
        "trigger",
        "segment",
        "control_group", // Start here, Who
        "title",
        "message",
        "image",
        "variants",
        "android",
        "ios",
        "key_values",
        "key",
        "value", // What
    ];
    let rank = |step: &Step| match step {
        Step::Key(key) => KEYS.iter().position(|known| known == key).unwrap_or(KEYS.len()),
        Step::Index(position) => *position,
    };
    field.steps().iter().map(rank).collect()
}
