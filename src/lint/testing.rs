//! What rules' tests share: sound campaigns, changed field by field, and tables of what a rule must mark.

use super::{Base, Diagnostic, Example, Fix, Rule, apply, check};
use crate::campaign::Campaign;
use crate::document::node::text_at;
use crate::profile::Profile;

pub use super::time_of_examples as now;

/// A campaign without any finding.
pub fn sound(base: Base) -> Campaign {
    base.campaign()
}

/// A sound campaign with `lines` changed, each as in a documentation example: `what.title: Hamlet`.
pub fn with(base: Base, lines: &str) -> Campaign {
    let fence = format!("```wrong\n{lines}\n```");
    let example = Example::read_all(&fence).remove(0);
    assert_eq!(
        example.fields.len(),
        lines.lines().filter(|line| !line.trim().is_empty()).count(),
        "unreadable line in {lines}"
    );
    example.applied_to(base.campaign()).unwrap_or_else(|| panic!("no such field in {lines}"))
}

/// What `rule` finds in `campaign`.
pub fn found(rule: &'static Rule, campaign: &Campaign) -> Vec<Diagnostic> {
    found_with(rule, campaign, Profile::guide())
}

/// What `rule` finds in `campaign` under `profile`.
pub fn found_with(rule: &'static Rule, campaign: &Campaign, profile: &Profile) -> Vec<Diagnostic> {
    let mut found = check(campaign, profile, now()).diagnostics;
    found.retain(|found| found.rule == rule);
    found
}

/// The words that `found` marks; the field's path where it marks the whole field.
pub fn marked(campaign: &Campaign, found: &Diagnostic) -> String {
    match &found.place.span {
        Some(span) => text_at(campaign, &found.place.field)
            .and_then(|text| text.get(span.clone()).map(str::to_owned))
            .expect("marked words"),
        None => found.place.field.to_string(),
    }
}

/// `campaign` with `fix` made.
pub fn fixed(campaign: &Campaign, fix: &Fix) -> Campaign {
    let mut campaign = campaign.clone();
    apply(&mut campaign, &fix.edits).expect("the fix fits");
    campaign
}

/// Asserts that `rule` marks exactly `marks` in the sound push with `lines` changed.
pub fn assert_marks(rule: &'static Rule, lines: &str, marks: &[&str]) {
    assert_marks_in(Base::Push, rule, lines, marks);
}

/// Asserts that `rule` marks exactly `marks` in the sound campaign `base` with `lines` changed.
pub fn assert_marks_in(base: Base, rule: &'static Rule, lines: &str, marks: &[&str]) {
    let campaign = with(base, lines);
    let found: Vec<String> = found(rule, &campaign).iter().map(|found| marked(&campaign, found)).collect();
    assert_eq!(found, marks, "{} on {lines}", rule.id);
}

/// Asserts that the first fix of `rule`'s only finding turns the text in `field` into `expected`, and that nothing of the rule is left.
pub fn assert_fix(rule: &'static Rule, lines: &str, field: &str, expected: &str) {
    let campaign = with(Base::Push, lines);
    let diagnostics = found(rule, &campaign);
    let [only] = diagnostics.as_slice() else { panic!("{} findings of {} on {lines}", diagnostics.len(), rule.id) };
    let fix = only.fixes.first().unwrap_or_else(|| panic!("{} offers no fix on {lines}", rule.id));
    let after = fixed(&campaign, fix);
    let path = crate::document::FieldPath::parse(field).expect("a path");
    assert_eq!(text_at(&after, &path).as_deref(), Some(expected), "{} on {lines}", rule.id);
    assert_eq!(found(rule, &after), [], "{} is left after its fix of {lines}", rule.id);
}
