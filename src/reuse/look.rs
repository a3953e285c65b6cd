//! What nobody but the writer can decide: when it is sent, and what still speaks of the old production.

use std::ops::Range;

use super::Subject;
use super::copy::{numbers, occurrences};
use crate::campaign::{Campaign, Delivery, Moment, Span};
use crate::document::FieldPath;
use crate::document::node::walk;
use crate::field;
use crate::profile::Profile;

/// A field that the writer has to look at, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Look {
    /// The field.
    pub field: FieldPath,
    /// Why, in a sentence without its full stop.
    pub why: String,
}

impl Look {
    pub(super) fn new(field: FieldPath, why: impl Into<String>) -> Self {
        Self { field, why: why.into() }
    }
}

/// Times are never moved by themselves.
pub(super) fn at_times(campaign: &Campaign, look: &mut Vec<Look>) {
    let is_open =
        |span: &Span| matches!(span.from, None | Some(Moment::Now)) && matches!(span.until, None | Some(Moment::Never));
    let when = &campaign.when;
    let mut add = |field, why: &str| look.push(Look::new(field, why));
    match &when.delivery {
        Some(Delivery::At(_)) => {
            add(field!(when.delivery), "It is sent when the old one was; choose a time for the new one");
        }
        Some(Delivery::Live(span)) if !is_open(span) => {
            add(field!(when.delivery), "It runs for the old one's span of time; choose the new one's");
        }
        Some(Delivery::Now | Delivery::Live(_)) | None => {}
    }
    if when.time_to_live.is_some() {
        add(field!(when.time_to_live), "It was chosen for the old date; see that it ends before the new one");
    }
    if when.display.as_ref().is_some_and(|span| !is_open(span)) {
        add(field!(when.display), "It is shown for the old one's span of time; choose the new one's");
    }
    if !campaign.what.image.is_empty() {
        add(field!(what.image), "The picture may show the old production");
    }
    if !campaign.ignored.is_empty() {
        add(field!(ignored), "What was ignored was ignored in the old texts");
    }
}

/// Whatever still names the old production: other spellings, audiences called after it, an id without a successor.
pub(super) fn at_leftovers(campaign: &Campaign, old: &Subject, new: &Subject, profile: &Profile, look: &mut Vec<Look>) {
    let title = old.title.to_lowercase();
    let has_new_title = !new.title.is_empty() && old.title != new.title;
    let ids = [(&old.id, &new.id), (&old.performance_id, &new.performance_id)];
    let stale: Vec<&str> =
        ids.into_iter().filter(|(old, new)| !old.is_empty() && old != new).map(|(old, _)| old.as_str()).collect();
    walk(campaign, &mut |field, node| {
        let Some(text) = node.text() else { return };
        // A new title may hold the old one: “Faust” and “Faust II”.
        let rest = without(text, occurrences(text, &new.title));
        if has_new_title && !title.is_empty() && rest.to_lowercase().contains(&title) {
            look.push(Look::new(field.clone(), format!("It still speaks of “{}”", old.title)));
        }
        let is_id_field = !field.is_within(&field!(what.title)) && !field.is_within(&field!(what.message));
        let has_id = |id: &str| numbers(text).into_iter().any(|span| text.get(span) == Some(id));
        if let Some(id) = stale.iter().find(|id| is_id_field && !is_new(id, new) && has_id(id)) {
            look.push(Look::new(field.clone(), format!("It still holds the old id {id}")));
        }
    });
    let is_unlisted = !new.id.is_empty()
        && !profile.productions.is_empty()
        && !profile.productions.iter().any(|production| production.id.trim() == new.id);
    if is_unlisted {
        look.push(Look::new(field!(what.key_values), format!("The profile lists no production {}", new.id)));
    }
}

/// Whether an old id is one of the new ones too.
fn is_new(id: &str, new: &Subject) -> bool {
    [new.id.as_str(), new.performance_id.as_str()].contains(&id)
}

/// `text` without the words at `places`, which are in order.
fn without(text: &str, places: impl Iterator<Item = Range<usize>>) -> String {
    let mut rest = String::with_capacity(text.len());
    let mut from = 0;
    for span in places {
        rest.push_str(text.get(from..span.start).unwrap_or_default());
        from = span.end;
    }
    rest.push_str(text.get(from..).unwrap_or_default());
    rest
}
