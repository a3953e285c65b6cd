//! Deleted drafts, with all that belonged to them, until they are brought back or their room is needed.

use std::cell::RefCell;

use serde_json::{Value, json};

use super::{Draft, Status, set_status, status, versions};
use crate::campaign::DateTime;
use crate::document::Tree;
use crate::ui::browser::{Shelf, local_time};
use crate::ui::keeper::{self, Keeping};

/// A deleted draft; a number comes behind a slash.
const DELETED: &str = "pushproof/deleted@1";
/// So many deleted drafts are kept.
const MOST: usize = 20;

thread_local! {
    /// What was deleted while the browser had no room to keep it: it can come back until the page is closed.
    static WITHOUT_ROOM: RefCell<Vec<(String, String)>> = const { RefCell::new(Vec::new()) };
}

/// A deleted draft.
#[derive(Clone, Debug, PartialEq)]
pub struct Deleted {
    /// Where it is kept now.
    pub place: String,
    /// What it was called.
    pub name: String,
    /// When it was deleted.
    pub at: Option<DateTime>,
    /// What belongs to it.
    bundle: Bundle,
}

/// What belongs to a draft.
#[derive(Clone, Debug, Default, PartialEq)]
struct Bundle {
    key: String,
    text: String,
    status: Status,
    versions: String,
    ticks: String,
}

/// Deletes `draft`, so that it can be brought back.
pub fn delete(draft: &Draft) -> Option<Deleted> {
    let kept = |key: &str| Shelf::Device.kept(key).unwrap_or_default();
    let (versions_key, ticks_key) = (versions::key_of(&draft.key), keeper::ticks_key(&draft.key));
    let bundle = Bundle {
        key: draft.key.clone(),
        text: Shelf::Device.kept(&draft.key)?,
        status: status(&draft.key),
        versions: kept(&versions_key),
        ticks: kept(&ticks_key),
    };
    let now = DateTime(local_time());
    // The same room is needed again, so what is there goes first.
    for key in [&draft.key, &versions_key, &ticks_key] {
        Shelf::Device.forget(key);
    }
    set_status(&draft.key, Status::default());
    let place = free_place();
    let text = written(draft.name(), now, &bundle);
    if keeper::keep_text(&place, &text) == Keeping::Refused {
        WITHOUT_ROOM.with_borrow_mut(|list| list.push((place.clone(), text)));
    }
    while places().len() > MOST && give_up_oldest() {}
    Some(Deleted { place, name: draft.name().to_owned(), at: Some(now), bundle })
}

/// Every deleted draft, the last one in front.
#[must_use]
pub fn deleted() -> Vec<Deleted> {
    let kept = places().into_iter().filter_map(|(_, place)| Some((Shelf::Device.kept(&place)?, place)));
    let mut all: Vec<Deleted> = kept.filter_map(|(text, place)| read(place, &text)).collect();
    WITHOUT_ROOM.with_borrow(|list| all.extend(list.iter().filter_map(|(place, text)| read(place.clone(), text))));
    all.reverse();
    all
}

/// Brings a deleted draft back with all that belonged to it; false where the browser refuses or has no room.
pub fn bring_back(gone: &Deleted) -> bool {
    let bundle = &gone.bundle;
    // A draft begun meanwhile under the same key keeps it.
    let is_free = Shelf::Device.kept(&bundle.key).is_none();
    let key = if is_free { bundle.key.clone() } else { keeper::new_key() };
    let place = Shelf::Device.kept(&gone.place);
    Shelf::Device.forget(&gone.place);
    if !Shelf::Device.keep(&key, &bundle.text) {
        if let Some(text) = place {
            Shelf::Device.keep(&gone.place, &text);
        }
        return false;
    }
    for (key, text) in [(versions::key_of(&key), &bundle.versions), (keeper::ticks_key(&key), &bundle.ticks)] {
        if !text.is_empty() {
            Shelf::Device.keep(&key, text);
        }
    }
    set_status(&key, bundle.status);
    WITHOUT_ROOM.with_borrow_mut(|list| list.retain(|(place, _)| *place != gone.place));
    true
}

/// Deletes what was deleted, for good.
pub fn drop_for_good() {
    for (_, place) in places() {
        Shelf::Device.forget(&place);
    }
    WITHOUT_ROOM.take();
}

/// Gives up the draft that was deleted first; false where there is none.
pub(super) fn give_up_oldest() -> bool {
    let places = places();
    places.first().inspect(|(_, place)| Shelf::Device.forget(place)).is_some()
}

/// The places of what was deleted, the first one in front.
fn places() -> Vec<(u64, String)> {
    let number = |place: &String| place.rsplit('/').next().and_then(|number| number.parse().ok());
    let keys = Shelf::Device.keys(DELETED).into_iter();
    let mut places: Vec<(u64, String)> = keys.filter_map(|place| Some((number(&place)?, place))).collect();
    places.sort();
    places
}

fn free_place() -> String {
    let without_room = WITHOUT_ROOM.with_borrow(Vec::len) as u64;
    let next = places().last().map_or(1, |(number, _)| number + 1);
    format!("{DELETED}/{}", next + without_room)
}

fn written(name: &str, at: DateTime, bundle: &Bundle) -> String {
    let Bundle { key, text, status, versions, ticks } = bundle;
    let (at, status) = (at.to_string(), status.name());
    let bundle: Value = json!({
        "name": name, "at": at, "key": key, "text": text, "status": status, "versions": versions, "ticks": ticks,
    });
    bundle.to_string()
}

fn read(place: String, text: &str) -> Option<Deleted> {
    let tree = Tree::parse(text).ok()?;
    let text = |key: &str| tree.get(key).and_then(Tree::text).map(str::to_owned);
    let bundle = Bundle {
        key: text("key")?,
        text: text("text")?,
        status: text("status").and_then(|name| Status::named(&name)).unwrap_or_default(),
        versions: text("versions").unwrap_or_default(),
        ticks: text("ticks").unwrap_or_default(),
    };
    Some(Deleted { place, name: text("name")?, at: text("at").and_then(|at| DateTime::parse(&at)), bundle })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_deleted_draft_reads_back_with_all_that_belongs_to_it() {
        let bundle = Bundle {
            key: "pushproof/draft@1/5".to_owned(),
            text: "{\"campaign\":{}}".to_owned(),
            status: Status::Tested,
            versions: "[]".to_owned(),
            ticks: "x".to_owned(),
        };
        let at = DateTime::parse("2026-11-23T10:00").expect("a time");
        let read = read("place".to_owned(), &written("Hamlet", at, &bundle));
        let expected = Deleted { place: "place".to_owned(), name: "Hamlet".to_owned(), at: Some(at), bundle };
        assert_eq!(read, Some(expected));
    }
}
