//! Findings as text for people: what is wrong, the words it is about with carets below them, why, and what to do.

mod paint;
mod people;
mod snippet;
mod wrap;

use std::fmt::Write;

use serde_json::Value;

use super::check::Checked;
use crate::campaign::Campaign;
use crate::document::node::{text_at, value_at};
use crate::document::{FieldPath, Node, Step};
use crate::lint::{Applicability, Diagnostic, Edit, Fix, Summary, apply};

pub(super) use paint::Paint;
pub(super) use snippet::visible;
pub(super) use wrap::wrapped;

/// Every finding, the campaigns in plain words where that is asked for, and how many findings there are.
pub(super) fn reports(checked: &[Checked<'_>], paint: Paint) -> String {
    let mut out = String::new();
    for checked in checked {
        let place = place(checked);
        for found in &checked.report.diagnostics {
            out.push_str(&finding(found, checked.campaign, place.as_deref(), paint));
            out.push('\n');
        }
        if let Some(people) = &checked.people {
            out.push_str(&people::told_in_words(people, place.as_deref(), paint));
            out.push('\n');
        }
    }
    let summary = Summary::of(checked.iter().flat_map(|checked| &checked.report.diagnostics));
    match (counted(summary), whole(checked)) {
        (Some(counts), Some(whole)) => writeln!(out, "{}", paint.bold(&format!("{counts} in {whole}"))),
        (Some(counts), None) => writeln!(out, "{}", paint.bold(&counts)),
        (None, _) => writeln!(out, "No problems found"),
    }
    .unwrap_or_default();
    out
}

/// The campaign that a finding is in, where that is worth saying.
fn place(checked: &Checked<'_>) -> Option<String> {
    let input = checked.input?;
    let name = visible(input.spoken());
    Some(match input.file.campaigns.len() {
        0 | 1 => name,
        _ => format!("{name}, campaign {}", checked.position + 1),
    })
}

/// All that was checked, in a few words.
fn whole(checked: &[Checked<'_>]) -> Option<String> {
    let mut files: Vec<&str> = checked.iter().filter_map(|checked| Some(checked.input?.spoken())).collect();
    files.dedup();
    match files.as_slice() {
        [] => None,
        [only] => Some(visible(only)),
        several => Some(format!("{} files", several.len())),
    }
}

/// “2 errors, 1 warning”; nothing where there is nothing to count.
pub(super) fn counted(summary: Summary) -> Option<String> {
    summary.in_words(["advice", "advice"])
}

/// One finding.
pub(super) fn finding(found: &Diagnostic, campaign: &Campaign, place: Option<&str>, paint: Paint) -> String {
    let mut out = String::new();
    let head = format!("{}[{}]", found.severity.word(), found.rule.id);
    let message = paint.bold(&visible(&found.message));
    let mut line = |text: String| {
        out.push_str(text.trim_end());
        out.push('\n');
    };
    line(format!("{}: {message}", paint.severity(found.severity, &head)));
    let field = visible(&found.place.field.to_string());
    let whole = place.map_or_else(|| field.clone(), |place| format!("{place}: {field}"));
    line(format!(" {} {whole}", paint.dim("-->")));
    if let Some((text, span)) = marked(found, campaign) {
        let bar = paint.dim("|");
        line(format!("  {bar}"));
        for row in snippet::rows(&text, &span) {
            let number = row.number.map_or_else(String::new, |number| number.to_string());
            line(format!("{} {bar} {}", paint.dim(&format!("{number:>1}")), row.text));
            line(format!("{} {bar} {}", " ".repeat(number.len().max(1)), paint.severity(found.severity, &row.carets)));
        }
        line(format!("  {bar}"));
    }
    let equals = paint.dim("=");
    for related in &found.related {
        line(format!("  {equals} see {}: {}", related.place.field, visible(&related.message)));
    }
    line(format!("  {equals} why: {}", found.rule.why));
    line(format!("  {equals} help: {}", visible(&found.help)));
    for fix in &found.fixes {
        let word = match fix.applicability {
            Applicability::Safe => "safe",
            Applicability::Suggested => "suggested",
        };
        let after = after(fix, campaign).map_or_else(String::new, |after| format!(" → {after}"));
        line(format!("  {equals} fix ({word}): {}{after}", visible(&fix.title)));
    }
    out
}

/// The text that a finding is about, and the words to mark in it; none where nothing is filled in.
fn marked(found: &Diagnostic, campaign: &Campaign) -> Option<(String, std::ops::Range<usize>)> {
    let text = text_at(campaign, &found.place.field).or_else(|| short_value(campaign, &found.place.field))?;
    let span = found.place.span.clone().unwrap_or(0..text.len());
    (!text.is_empty()).then_some((text, span))
}

/// Texts longer than this are not shown beside something else.
const SHORT: usize = 72;

/// What stands in `field`, as JSON in one line, where that is a single short value.
fn short_value(campaign: &Campaign, field: &FieldPath) -> Option<String> {
    // Rows of a table come by the thousand: the whole campaign is written out only for what it keeps as it came.
    let value = value_at(campaign, field);
    if !value.is_null() {
        return short_json(&value);
    }
    let whole = campaign.to_json();
    let value = field.steps().iter().try_fold(&whole, |value, step| match step {
        Step::Key(key) => value.get(key.as_ref()),
        Step::Index(position) => value.get(position),
    })?;
    short_json(value)
}

fn short_json(value: &Value) -> Option<String> {
    let json = value.to_string();
    let is_plain = !value.is_null() && !value.is_object() && !value.is_array();
    (is_plain && json.chars().count() <= SHORT).then_some(json)
}

/// What stands there once `fix` is made, where that is short.
fn after(fix: &Fix, campaign: &Campaign) -> Option<String> {
    let field = fix.edits.first()?.field();
    match fix.edits.as_slice() {
        [Edit::Set { field, value }] => short_json(value).map(|json| format!("{field}: {}", visible(&json))),
        edits if edits.iter().all(|edit| matches!(edit, Edit::Text { field: other, .. } if other == field)) => {
            let mut campaign = campaign.clone();
            apply(&mut campaign, edits).ok()?;
            let text = visible(&text_at(&campaign, field)?);
            (!text.is_empty() && text.chars().count() <= SHORT).then(|| format!("“{text}”"))
        }
        _ => None,
    }
}
