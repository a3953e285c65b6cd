//! Safe fixes keep the meaning: one that would make a text fall apart into other tokens is the writer's to decide.

use super::fixer::apply;
use super::{Applicability, Context, Diagnostic, Edit, Fix, Text};
use crate::document::node::text_at;
use crate::template::{PartKind, Template, parse};

/// Leaves to the writer what is no safe fix beside a half-written token: in `@Add to Cart – eventNa!!!| defualt` two marks less
/// make a token of the words. What mends tokens themselves is meant to do so.
pub(super) fn leave_to_writer(context: &Context<'_>, found: &mut [Diagnostic]) {
    let of_others = found.iter_mut().filter(|found| !found.rule.id.starts_with("token/"));
    for fix in of_others.flat_map(|found| &mut found.fixes) {
        if fix.applicability == Applicability::Safe && turns_words(context, fix) {
            fix.applicability = Applicability::Suggested;
        }
    }
}

/// Whether a fix makes a token or a fault of a token out of words, or words out of a token.
fn turns_words(context: &Context<'_>, fix: &Fix) -> bool {
    let is_edited = |text: &&Text<'_>| {
        fix.edits.iter().any(|edit| matches!(edit, Edit::Text { field, .. } if *field == text.field))
    };
    let mut at_risk = context.texts.iter().filter(|text| holds_marks(text)).filter(is_edited).peekable();
    if at_risk.peek().is_none() {
        return false;
    }
    let mut after = context.campaign.clone();
    let is_made = apply(&mut after, &fix.edits).is_ok();
    is_made
        && at_risk.any(|text| {
            let now = text_at(&after, &text.field).map(|source| parse(&source, context.profile));
            now.is_some_and(|now| {
                details(&now) != details(&text.template) || now.faults.len() > text.template.faults.len()
            })
        })
}

/// Whether words of a text hold a mark that tokens are made of.
fn holds_marks(text: &Text<'_>) -> bool {
    text.plain().any(|(_, words)| words.contains(['@', '{', '}']))
}

/// How many tokens and pieces of Liquid a text has.
fn details(template: &Template) -> usize {
    template.parts.iter().filter(|part| part.kind != PartKind::Text).count()
}

#[cfg(test)]
mod tests {
    use crate::lint::testing::with;
    use crate::lint::{Applicability, Base, check, time_of_examples};
    use crate::profile::Profile;

    fn applicability(title: &str) -> Vec<Applicability> {
        let campaign = with(Base::Push, &format!("what.title: {}", serde_json::json!(title)));
        let found = check(&campaign, Profile::guide(), time_of_examples()).diagnostics;
        let of_marks = found.iter().filter(|found| found.rule.id == "copy/repeated-punctuation");
        of_marks.flat_map(|found| &found.fixes).map(|fix| fix.applicability).collect()
    }

    #[test]
    fn a_mark_less_that_makes_a_token_is_no_safe_fix() {
        assert_eq!(applicability("@Add to Cart – eventNa!!!| defualt: it"), [Applicability::Suggested]);
        assert_eq!(applicability("@orchestra: Hamlet!!!"), [Applicability::Safe]);
        assert_eq!(applicability("Hamlet!!!"), [Applicability::Safe]);
    }
}
