//! Running every rule over a campaign.

use chrono::NaiveDateTime;
use serde::Serialize;

use super::calendar::befores;
use super::{Context, Diagnostic, Findings, Neighbour, Rule, Severity, hash, marketing_time, rules};
use crate::campaign::Campaign;
use crate::document::{FieldPath, Step};
use crate::order;
use crate::profile::Profile;

/// What the rules found in a campaign, in the order of the document.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Report {
    /// The findings.
    pub diagnostics: Vec<Diagnostic>,
    /// The findings that the campaign's writer chose to ignore.
    pub ignored: Vec<Diagnostic>,
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
    /// “2 errors, 1 warning”; nothing where there is nothing to count. `advice` is what one and several are called.
    #[must_use]
    pub fn in_words(self, advice: [&str; 2]) -> Option<String> {
        let part = |count: usize, one: &str, many: &str| match count {
            0 => None,
            1 => Some(format!("1 {one}")),
            _ => Some(format!("{count} {many}")),
        };
        let [one_advice, more_advice] = advice;
        let parts = [
            part(self.errors, "error", "errors"),
            part(self.warnings, "warning", "warnings"),
            part(self.advice, one_advice, more_advice),
        ];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        (!parts.is_empty()).then(|| parts.join(", "))
    }

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
/// What the campaign's writer chose to ignore stands apart.
#[must_use]
pub fn check(campaign: &Campaign, profile: &Profile, now: NaiveDateTime) -> Report {
    run(Context::new(campaign, profile, now), |_| true)
}

/// As [`check`], where `others` are the other marketing pushes of the house, in order of time.
#[must_use]
pub fn check_beside(campaign: &Campaign, profile: &Profile, now: NaiveDateTime, others: &[Neighbour]) -> Report {
    check_by(|_| true, campaign, profile, now, others)
}

/// As [`check_beside`], with those rules alone that are `wanted`.
pub fn check_by(
    wanted: impl Fn(&Rule) -> bool,
    campaign: &Campaign,
    profile: &Profile,
    now: NaiveDateTime,
    others: &[Neighbour],
) -> Report {
    let earlier = marketing_time(campaign, now).map_or(0, |at| others.partition_point(|other| other.at <= at));
    run(Context::new(campaign, profile, now).beside(others.get(..earlier).unwrap_or_default()), wanted)
}

/// Runs every rule over every campaign of a file. Of two pushes at the same time the one that comes later in the file is
/// the later one.
#[must_use]
pub fn check_all(campaigns: &[Campaign], profile: &Profile, now: NaiveDateTime) -> Vec<Report> {
    let befores = befores(campaigns, profile, now);
    let reports = campaigns
        .iter()
        .zip(&befores)
        .map(|(campaign, before)| run(Context::new(campaign, profile, now).beside(before.as_slice()), |_| true));
    reports.collect()
}

fn run(mut context: Context<'_>, wanted: impl Fn(&Rule) -> bool) -> Report {
    let mut diagnostics = Vec::new();
    for rule in rules::first().filter(|rule| wanted(rule)) {
        find(rule, &context, &mut diagnostics);
    }
    let mut ignored = Vec::new();
    if !context.campaign.ignored.is_empty() {
        (ignored, diagnostics, context.unused) = set_aside(&context, diagnostics);
        for rule in rules::last() {
            find(rule, &context, &mut diagnostics);
        }
    }
    order::sort_by_key(&mut diagnostics, |found| {
        (document_order(&found.place.field), found.place.span.as_ref().map(|span| span.start))
    });
    Report { diagnostics, ignored }
}

fn find(rule: &'static Rule, context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let wanted = context.profile.severities.get(rule.id).map(String::as_str);
    if wanted == Some("off") {
        return;
    }
    let mut findings = Findings::of(rule);
    (rule.check)(context, &mut findings);
    if let Some(severity) = wanted.and_then(Severity::parse) {
        findings.found.iter_mut().for_each(|found| found.severity = severity);
    }
    diagnostics.append(&mut findings.found);
}

/// What the campaign's writer chose to ignore, what is left, and the positions of the choices that match nothing.
fn set_aside(context: &Context<'_>, found: Vec<Diagnostic>) -> (Vec<Diagnostic>, Vec<Diagnostic>, Vec<usize>) {
    let entries = &context.campaign.ignored;
    let mut is_used = vec![false; entries.len()];
    let (ignored, left) = found.into_iter().partition(|found| {
        let hash = hash(found, context.campaign);
        let mut is_ignored = false;
        for (entry, is_used) in entries.iter().zip(&mut is_used) {
            if entry.hash.trim().eq_ignore_ascii_case(&hash) {
                *is_used = true;
                is_ignored = true;
            }
        }
        is_ignored
    });
    let unused = is_used.iter().enumerate().filter(|(_, is_used)| !**is_used).map(|(position, _)| position).collect();
    (ignored, left, unused)
}

/// Runs every rule and keeps what concerns `fields`: nothing is said about what nobody was asked for.
#[must_use]
pub fn check_only(campaign: &Campaign, profile: &Profile, now: NaiveDateTime, fields: &[FieldPath]) -> Report {
    let mut report = check(campaign, profile, now);
    let is_asked = |found: &Diagnostic| fields.iter().any(|field| found.place.field.is_within(field));
    report.diagnostics.retain(is_asked);
    report.ignored.retain(is_asked);
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
