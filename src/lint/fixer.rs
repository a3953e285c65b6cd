//! Making fixes: one that the writer chose, or every safe one until none is left but such as would bring an error to
//! light.

use std::cmp::Reverse;

use chrono::NaiveDateTime;

use super::{Applicability, Diagnostic, Edit, Fix, Report, Rule, Severity, check};
use crate::campaign::Campaign;
use crate::document::node::place_mut;
use crate::document::{EditError, FieldPath, Node};
use crate::order;
use crate::profile::Profile;

/// A campaign with every safe fix made but such as would bring an error to light.
#[derive(Debug)]
pub struct Fixed {
    /// The campaign after the fixes.
    pub campaign: Campaign,
    /// What was done, in order.
    pub applied: Vec<Applied>,
    /// What is left.
    pub report: Report,
}

/// A fix that was made.
#[derive(Debug)]
pub struct Applied {
    /// The rule whose finding it mended.
    pub rule: &'static Rule,
    /// What it did.
    pub title: String,
    /// The field it was found in, as it was then.
    pub field: FieldPath,
}

/// Fixes that lead to further fixes come to an end well before this.
const MOST_ROUNDS: usize = 32;

/// Makes every safe fix, looks again, and goes on until there is none left but such as would bring an error to light:
/// what closes half a detail may leave outside what nobody could read in it.
#[must_use]
pub fn fix_all(campaign: &Campaign, profile: &Profile, now: NaiveDateTime) -> Fixed {
    let mut fixed = Fixed { campaign: campaign.clone(), applied: Vec::new(), report: check(campaign, profile, now) };
    for _ in 0..MOST_ROUNDS {
        let attempt = |chosen: &[Chosen<'_>]| fixed.with(chosen, profile, now);
        let all = fixed.chosen(|_| true);
        // An error that one of them mends must not hide what another brings to light.
        let mended = all.iter().filter(|(found, _)| found.severity == Severity::Error).count();
        let is_sound = |next: &Fixed| next.report.summary().errors + mended <= fixed.report.summary().errors;
        let next = attempt(&all).filter(is_sound).or_else(|| {
            let sound = fixed.chosen(|one| attempt(&[one]).is_some());
            attempt(&sound).or_else(|| attempt(sound.get(..1)?))
        });
        let Some(mut next) = next else { break };
        fixed.applied.append(&mut next.applied);
        (fixed.campaign, fixed.report) = (next.campaign, next.report);
    }
    fixed
}

/// A finding and the fix of it that is to be made.
type Chosen<'r> = (&'r Diagnostic, &'r Fix);

impl Fixed {
    /// The safe fixes that can be made in one go, out of those that are `wanted`.
    fn chosen(&self, wanted: impl Fn(Chosen<'_>) -> bool) -> Vec<Chosen<'_>> {
        let mut chosen: Vec<Chosen<'_>> = Vec::new();
        for found in &self.report.diagnostics {
            let safe = found.fixes.iter().find(|fix| fix.applicability == Applicability::Safe);
            if let Some(fix) = safe
                && !chosen.iter().any(|(_, other)| clash(fix, other))
                && wanted((found, fix))
            {
                chosen.push((found, fix));
            }
        }
        chosen
    }

    /// The campaign with these fixes made as well; nothing where they change nothing, or where there are more errors then.
    fn with(&self, chosen: &[Chosen<'_>], profile: &Profile, now: NaiveDateTime) -> Option<Self> {
        let edits: Vec<Edit> = chosen.iter().flat_map(|(_, fix)| fix.edits.iter().cloned()).collect();
        let mut campaign = self.campaign.clone();
        if edits.is_empty() || apply(&mut campaign, &edits).is_err() || campaign == self.campaign {
            return None;
        }
        let report = check(&campaign, profile, now);
        let applied = |(found, fix): &Chosen<'_>| Applied {
            rule: found.rule,
            title: fix.title.clone(),
            field: found.place.field.clone(),
        };
        let is_no_worse = report.summary().errors <= self.report.summary().errors;
        is_no_worse.then(|| Self { campaign, applied: chosen.iter().map(applied).collect(), report })
    }
}

/// Whether two fixes can't be made in one go: they change the same words, or one moves what the other points at.
fn clash(a: &Fix, b: &Fix) -> bool {
    a.edits.iter().any(|a| b.edits.iter().any(|b| overlap(a, b)))
}

fn overlap(a: &Edit, b: &Edit) -> bool {
    match (a, b) {
        (Edit::Text { field, span, .. }, Edit::Text { field: other_field, span: other, .. }) => {
            field == other_field && span.start <= other.end && other.start <= span.end
        }
        _ => territory(a).is_within(&territory(b)) || territory(b).is_within(&territory(a)),
    }
}

/// The part of the document in which an edit may move or change places.
fn territory(edit: &Edit) -> FieldPath {
    match edit {
        Edit::Remove { field } => {
            let parent = field.split_last().map(|(parent, _)| parent).unwrap_or_default();
            parent.iter().cloned().fold(FieldPath::root(), FieldPath::then)
        }
        Edit::Text { field, .. } | Edit::Set { field, .. } | Edit::Insert { field, .. } => field.clone(),
    }
}

/// Makes `edits`, whose places are all those of the document as it is now.
///
/// # Errors
/// Where the document has no such place, or the place takes another kind of value. The document may then have been
/// changed in part: work on a copy.
pub fn apply(document: &mut dyn Node, edits: &[Edit]) -> Result<(), EditError> {
    let mut ordered: Vec<&Edit> = edits.iter().collect();
    // From the back, so that what an edit moves has been dealt with already.
    order::sort_by_key(&mut ordered, |edit| Reverse((edit.field(), start(edit))));
    for edit in ordered {
        match edit {
            Edit::Text { field, span, text } => {
                let source = place_mut(document, field.steps())?.text_mut().ok_or(EditError::NoSuchPlace)?;
                if source.get(span.clone()).is_none() {
                    return Err(EditError::NoSuchPlace);
                }
                source.replace_range(span.clone(), text);
            }
            Edit::Set { field, value } => place_mut(document, field.steps())?.set(value)?,
            Edit::Insert { field, position, value } => {
                place_mut(document, field.steps())?.insert(*position, value)?;
            }
            Edit::Remove { field } => {
                let (parent, last) = field.split_last().ok_or(EditError::NoSuchPlace)?;
                place_mut(document, parent)?.remove(last)?;
            }
        }
    }
    Ok(())
}

fn start(edit: &Edit) -> usize {
    match edit {
        Edit::Text { span, .. } => span.start,
        Edit::Insert { position, .. } => *position,
        Edit::Set { .. } | Edit::Remove { .. } => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::field;

    fn with_title(title: &str) -> Campaign {
        let mut campaign = Campaign::default();
        campaign.what.title = title.to_owned();
        campaign
    }

    fn text(start: usize, end: usize, text: &str) -> Edit {
        Edit::Text { field: field!(what.title), span: start..end, text: text.to_owned() }
    }

    #[test]
    fn a_fix_that_brings_an_error_to_light_is_left_while_the_others_are_made() {
        let now = crate::lint::time_of_examples();
        let fixed = |title: &str, message: &str, link: &str| {
            let mut campaign = crate::lint::testing::sound(crate::lint::Base::Push);
            campaign.what.title = title.to_owned();
            campaign.what.message = message.to_owned();
            for pair in &mut campaign.what.key_values {
                pair.value = link.to_owned();
            }
            let Campaign { what, .. } = fix_all(&campaign, Profile::guide(), now).campaign;
            [what.title, what.message, what.key_values.into_iter().next().unwrap_or_default().value]
        };
        let (half, link) = ("@Add to Cart – eventNa!!!| defualt: it", "performances/12345");
        assert_eq!(fixed(half, "Heute!!! Noch 40 Karten.", link), [half, "Heute! Noch 40 Karten.", link]);
        assert_eq!(fixed(half, "Noch 40 Karten.", "/performances/12345"), [half, "Noch 40 Karten.", link]);
        assert_eq!(fixed("Hamlet!!!", "Noch 40  Karten.", link), ["Hamlet!", "Noch 40 Karten.", link]);
    }

    #[test]
    fn edits_are_places_of_the_document_as_it_was() {
        let mut campaign = with_title("one two three");
        apply(&mut campaign, &[text(0, 3, "eleven"), text(8, 13, "3"), text(4, 4, ">")]).expect("places");
        assert_eq!(campaign.what.title, "eleven >two 3");
    }

    #[test]
    fn an_edit_of_what_is_gone_is_refused() {
        let mut campaign = with_title("ü");
        assert_eq!(apply(&mut campaign, &[text(1, 2, "")]), Err(EditError::NoSuchPlace));
        assert_eq!(apply(&mut campaign, &[text(0, 9, "")]), Err(EditError::NoSuchPlace));
        let gone = Edit::Remove { field: field!(what.key_values[3]) };
        assert_eq!(apply(&mut campaign, &[gone]), Err(EditError::NoSuchPlace));
    }

    #[test]
    fn fixes_of_the_same_words_clash() {
        let fix = |edit| Fix::safe("", vec![edit]);
        assert!(clash(&fix(text(0, 3, "")), &fix(text(3, 4, ""))));
        assert!(!clash(&fix(text(0, 3, "")), &fix(text(4, 5, ""))));
        let remove = fix(Edit::Remove { field: field!(what.key_values[0]) });
        let set = fix(Edit::Set { field: field!(what.key_values[1].android), value: true.into() });
        assert!(clash(&remove, &set));
    }
}
