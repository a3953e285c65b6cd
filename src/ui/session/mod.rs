//! The page's state: the campaign, what the rules say of it, and how it came to be. Pure, so that it is tested natively.

mod history;
mod places;
mod starter;
mod view;

use std::collections::BTreeSet;
use std::ops::Deref;
use std::rc::Rc;

use chrono::{NaiveDate, NaiveDateTime};
use serde_json::{Value, json};

use crate::campaign::Campaign;
use crate::document::FieldPath;
use crate::document::node::{place_mut, text_at};
use crate::field;
use crate::lint::{Asks, Diagnostic, Edit, Fix, Report, Severity, Summary, apply, check, fix_all, hash};
use crate::profile::Profile;

pub use history::{History, Was};
pub use places::{bytes_from_utf16, utf16_from_bytes};
pub use starter::{deep_link_row, empty, example};
pub use view::{Step, View};

/// A shared value that counts as equal only to itself: comparing it costs nothing.
#[derive(Debug)]
pub struct Shared<T>(Rc<T>);

impl<T> Shared<T> {
    /// Shares `value`.
    pub fn new(value: T) -> Self {
        Self(Rc::new(value))
    }
}

impl<T> Clone for Shared<T> {
    fn clone(&self) -> Self {
        Self(Rc::clone(&self.0))
    }
}

impl<T> PartialEq for Shared<T> {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl<T> Deref for Shared<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.0
    }
}

/// When something happened in the page.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stamp {
    /// Milliseconds on a clock that only runs forward.
    pub millis: f64,
    /// The local date and time.
    pub local: NaiveDateTime,
}

/// What the person in front of the page did.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// Typed in a text box, which now holds this.
    Type(FieldPath, String),
    /// Chose a value.
    Set(FieldPath, Value),
    /// Typed what stands for a value other than a text, such as a number.
    Enter(FieldPath, Value),
    /// Left a field.
    Leave(FieldPath),
    /// Took a fix.
    Fix(Fix),
    /// Changed several places at once; the sentence tells what it did, and is empty where the eye sees it.
    Edit(Vec<Edit>, &'static str),
    /// The same draft was changed in another tab, to this; the sentence says what became of the words here.
    TakeOver(Box<Campaign>, &'static str),
    /// Opened another draft: its campaign, and the key that it is kept under.
    Open(Box<Campaign>, String),
    /// Deleted the open draft: an empty campaign comes in its place, under this key.
    Discard(String),
    /// Put another campaign in the place of this one; the sentence tells what it did.
    Replace(Box<Campaign>, String),
    /// Put another profile of the house in the place of this one; the sentence tells what it did.
    House(Box<Profile>, &'static str),
    /// Changed places of the house profile.
    EditHouse(Vec<Edit>),
    /// Chose to ignore a finding.
    Ignore(Box<Diagnostic>),
    /// Took every safe fix.
    FixAll,
    /// Took back the last change.
    Undo,
    /// Made a change again that was taken back.
    Redo,
    /// Put the example away, to begin with nothing.
    StartEmpty,
    /// Went elsewhere in the page, or put away what was said above it.
    Go(View),
    /// Has to be told something that nobody is looking for; it stays until one goes elsewhere.
    Notice(String),
}

/// The page's state.
#[derive(Clone, Debug, PartialEq)]
pub struct Session {
    /// The campaign as it is now.
    pub campaign: Shared<Campaign>,
    /// What the account has and what the house wants.
    pub profile: Shared<Profile>,
    /// What the rules say of the campaign.
    pub report: Shared<Report>,
    /// The day on which it was last checked.
    pub checked: NaiveDate,
    /// The key that the draft is kept under.
    pub draft: String,
    /// What is in view.
    pub view: View,
    /// Whether the campaign is the example, untouched.
    pub is_example: bool,
    /// Whether this very state was read from the device, so that it need not be written there.
    pub is_kept: bool,
    /// What the last change did, to be told once; empty after typing.
    pub told: String,
    /// What happened that nobody is looking for, above the page until one goes elsewhere.
    pub notice: String,
    /// What can be taken back and made again.
    pub history: History,
    /// Fields that were left, so that their emptiness may be told.
    left: BTreeSet<FieldPath>,
    asked_to_publish: bool,
}

impl Session {
    /// A session with `campaign` open.
    #[must_use]
    pub fn new(campaign: Campaign, is_example: bool, now: NaiveDateTime) -> Self {
        Self::with_profile(campaign, Shared::new(Profile::guide().clone()), is_example, now)
    }

    /// A session with `campaign` open in a house that has `profile`.
    #[must_use]
    pub fn with_profile(campaign: Campaign, profile: Shared<Profile>, is_example: bool, now: NaiveDateTime) -> Self {
        let report = Shared::new(check(&campaign, &profile, now));
        Self {
            campaign: Shared::new(campaign),
            profile,
            report,
            checked: now.date(),
            draft: String::new(),
            view: View::default(),
            is_example,
            is_kept: true,
            told: String::new(),
            notice: String::new(),
            history: History::default(),
            left: BTreeSet::new(),
            asked_to_publish: false,
        }
    }

    /// The session as it goes on from another that had `history`, with `view` in view and kept under `draft`.
    #[must_use]
    pub fn resumed(self, history: History, view: View, draft: String) -> Self {
        let asked_to_publish = view == View::Step(Step::Publish);
        Self { draft, view, history, asked_to_publish, ..self }
    }

    /// The session with something to tell that nobody is looking for.
    #[must_use]
    pub fn noticing(self, notice: impl Into<String>) -> Self {
        Self { notice: notice.into(), ..self }
    }

    /// The state after `action`; nothing where it changes nothing.
    #[must_use]
    pub fn after(&self, action: Action, stamp: Stamp) -> Option<Self> {
        match action {
            Action::Type(field, text) => {
                let mut campaign = (*self.campaign).clone();
                let written = place_mut(&mut campaign, field.steps()).ok()?.text_mut()?;
                if *written == text {
                    return None;
                }
                *written = text;
                let mut next = self.clone();
                next.history.typed(self.as_it_was(), &field, stamp.millis);
                Some(next.with(campaign, stamp, ""))
            }
            Action::Set(field, value) => self.edited(&[Edit::Set { field, value }], stamp, ""),
            Action::Enter(field, value) => {
                let mut next = self.edited(&[Edit::Set { field: field.clone(), value }], stamp, "")?;
                next.history = self.history.clone();
                next.history.typed(self.as_it_was(), &field, stamp.millis);
                Some(next)
            }
            Action::Leave(field) => {
                let mut next = self.clone();
                next.history.pause();
                let is_new = next.left.insert(field);
                is_new.then_some(next)
            }
            Action::Fix(fix) => self.edited(&fix.edits, stamp, &format!("Done: {}", fix.title)),
            Action::Edit(edits, told) => self.edited(&edits, stamp, told),
            Action::Replace(campaign, told) => {
                let mut next = self.clone();
                next.history.changed(self.as_it_was());
                next.left.clear();
                next.asked_to_publish = false;
                Some(next.with(*campaign, stamp, &told))
            }
            Action::Open(campaign, draft) => {
                // Nobody misses an empty one that was never kept.
                let is_kept = *campaign == empty(&self.profile);
                let fresh = Self::with_profile(*campaign, self.profile.clone(), false, stamp.local);
                Some(Self { told: "Opened".to_owned(), draft, is_kept, ..fresh })
            }
            Action::Discard(draft) => {
                let fresh = Self::with_profile(empty(&self.profile), self.profile.clone(), false, stamp.local);
                Some(Self { told: "Deleted".to_owned(), draft, view: self.view, ..fresh })
            }
            Action::TakeOver(campaign, notice) => {
                if *campaign == *self.campaign {
                    return None;
                }
                let mut next = self.clone();
                // What is typed over there is one change here, as it is there.
                next.history.typed(self.as_it_was(), &FieldPath::root(), stamp.millis);
                Some(Self { is_kept: true, notice: notice.to_owned(), ..next.with(*campaign, stamp, "") })
            }
            Action::House(profile, told) => {
                let mut next = self.in_house(Shared::new(*profile), stamp, told)?;
                next.history.changed(Was::House(self.profile.clone()));
                Some(next)
            }
            Action::EditHouse(edits) => {
                let mut profile = (*self.profile).clone();
                apply(&mut profile, &edits).ok()?;
                let mut next = self.in_house(Shared::new(profile), stamp, "")?;
                let before = Was::House(self.profile.clone());
                match edits.as_slice() {
                    [Edit::Set { field, .. }] => {
                        // Told apart from the campaign's fields by what stands before it.
                        let house = FieldPath::root().key("house");
                        let field = field.steps().iter().cloned().fold(house, FieldPath::then);
                        next.history.typed(before, &field, stamp.millis);
                    }
                    _ => next.history.changed(before),
                }
                Some(next)
            }
            Action::Ignore(found) => {
                let entry = json!({
                    "rule": found.rule.id,
                    "field": found.place.field.to_string(),
                    "hash": hash(&found, &self.campaign),
                });
                let position = self.campaign.ignored.len();
                self.edited(
                    &[Edit::Insert { field: field!(ignored), position, value: entry }],
                    stamp,
                    "Ignored from now on",
                )
            }
            Action::FixAll => {
                let fixed = fix_all(&self.campaign, &self.profile, stamp.local);
                let told = match fixed.applied.len() {
                    0 => return None,
                    1 => "1 fix made".to_owned(),
                    count => format!("{count} fixes made"),
                };
                let mut next = self.clone();
                next.history.changed(self.as_it_was());
                Some(next.with(fixed.campaign, stamp, &told))
            }
            Action::Undo => {
                let mut next = self.clone();
                let was = next.history.undo(|was| self.now(was))?;
                next.back(was, stamp, "Taken back")
            }
            Action::Redo => {
                let mut next = self.clone();
                let was = next.history.redo(|was| self.now(was))?;
                next.back(was, stamp, "Made again")
            }
            Action::StartEmpty => {
                let empty = Box::new(empty(&self.profile));
                self.after(Action::Replace(empty, "An empty campaign is open".to_owned()), stamp)
            }
            Action::Go(view) => {
                let mut next = self.clone();
                next.asked_to_publish |= view == View::Step(Step::Publish);
                next.view = view;
                next.told.clear();
                next.notice.clear();
                Some(next)
            }
            Action::Notice(notice) => Some(self.clone().noticing(notice)),
        }
    }

    /// The campaign, to be brought back.
    fn as_it_was(&self) -> Was {
        Was::Campaign(self.campaign.clone())
    }

    /// The same thing as `was`, as it is now.
    fn now(&self, was: &Was) -> Was {
        match was {
            Was::Campaign(_) => self.as_it_was(),
            Was::House(_) => Was::House(self.profile.clone()),
        }
    }

    fn back(self, was: Was, stamp: Stamp, told: &str) -> Option<Self> {
        match was {
            Was::Campaign(campaign) => Some(self.back_to(campaign, stamp, told)),
            Was::House(profile) => self.in_house(profile, stamp, &format!("{told} in the house profile")),
        }
    }

    fn edited(&self, edits: &[Edit], stamp: Stamp, told: &str) -> Option<Self> {
        let mut campaign = (*self.campaign).clone();
        apply(&mut campaign, edits).ok()?;
        if campaign == *self.campaign {
            return None;
        }
        let mut next = self.clone();
        next.history.changed(self.as_it_was());
        Some(next.with(campaign, stamp, told))
    }

    /// The same campaign in a house that has `profile`.
    fn in_house(&self, profile: Shared<Profile>, stamp: Stamp, told: &str) -> Option<Self> {
        if *profile == *self.profile {
            return None;
        }
        let report = Shared::new(check(&self.campaign, &profile, stamp.local));
        Some(Self { profile, report, checked: stamp.local.date(), told: told.to_owned(), ..self.clone() })
    }

    fn with(mut self, campaign: Campaign, stamp: Stamp, told: &str) -> Self {
        self.is_example = false;
        self.back_to(Shared::new(campaign), stamp, told)
    }

    fn back_to(mut self, campaign: Shared<Campaign>, stamp: Stamp, told: &str) -> Self {
        self.report = Shared::new(check(&campaign, &self.profile, stamp.local));
        self.checked = stamp.local.date();
        self.campaign = campaign;
        self.is_kept = false;
        told.clone_into(&mut self.told);
        self
    }

    /// Whether there is a change to take back.
    #[must_use]
    pub fn can_undo(&self) -> bool {
        self.history.can_undo()
    }

    /// Whether there is a change to make again.
    #[must_use]
    pub fn can_redo(&self) -> bool {
        self.history.can_redo()
    }

    /// The text in `field`.
    #[must_use]
    pub fn text(&self, field: &FieldPath) -> String {
        text_at(&*self.campaign, field).unwrap_or_default()
    }

    /// What the page marks: everything but what nobody has got round to filling in yet.
    pub fn problems(&self) -> impl Iterator<Item = &Diagnostic> {
        self.within_reach().filter(|found| !self.is_to_do(found))
    }

    /// What is still to be filled in.
    pub fn to_do(&self) -> impl Iterator<Item = &Diagnostic> {
        self.within_reach().filter(|found| self.is_to_do(found))
    }

    /// How many problems there are of each severity.
    #[must_use]
    pub fn summary(&self) -> Summary {
        Summary::of(self.problems())
    }

    /// Whether "Fix all" would do something.
    #[must_use]
    pub fn has_safe_fix(&self) -> bool {
        self.problems().flat_map(|found| &found.fixes).any(|fix| fix.applicability == crate::lint::Applicability::Safe)
    }

    /// How many problems and how much to fill in there is in `step`.
    #[must_use]
    pub fn state_of(&self, step: Step) -> (Summary, usize) {
        let is_here = |found: &&Diagnostic| Step::of(&found.place.field) == step;
        (Summary::of(self.problems().filter(is_here)), self.to_do().filter(is_here).count())
    }

    /// Whether nothing keeps the campaign from being entered.
    #[must_use]
    pub fn is_ready(&self) -> bool {
        self.to_do().next().is_none() && self.summary().errors == 0
    }

    /// Findings about fields that the page shows.
    fn within_reach(&self) -> impl Iterator<Item = &Diagnostic> {
        let has_field = |found: &&Diagnostic| match Step::of(&found.place.field) {
            Step::What => true,
            Step::StartHere => cfg!(feature = "composer") || found.place.field == field!(name),
            Step::Who | Step::When | Step::Publish => cfg!(feature = "composer"),
        };
        self.report.diagnostics.iter().filter(has_field)
    }

    fn is_to_do(&self, found: &Diagnostic) -> bool {
        let is_waiting = !self.asked_to_publish && !self.left.contains(&found.place.field);
        asks_for_filling(found) && is_waiting && self.text(&found.place.field).is_empty()
    }
}

/// Whether `found` is about something that nobody may have got round to filling in: the value of a new condition too.
fn asks_for_filling(found: &Diagnostic) -> bool {
    found.rule.asks == Asks::ForFilling || found.rule.id == "audience/value"
}

/// What is still to do, told calmly.
#[must_use]
pub fn to_do_words(found: &Diagnostic) -> &str {
    if found.rule.asks == Asks::ForFilling { found.rule.summary } else { &found.message }
}

/// The worst severity among `problems`.
pub fn worst<'d>(problems: impl IntoIterator<Item = &'d Diagnostic>) -> Option<Severity> {
    problems.into_iter().map(|found| found.severity).min()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stamp(millis: f64) -> Stamp {
        let day = NaiveDate::from_ymd_opt(2026, 11, 23).expect("a date");
        Stamp { millis, local: day.and_hms_opt(10, 0, 0).expect("a time") }
    }

    fn session() -> Session {
        Session::new(empty(Profile::guide()), false, stamp(0.0).local)
    }

    fn do_all(session: Session, actions: impl IntoIterator<Item = (Action, f64)>) -> Session {
        actions.into_iter().fold(session, |session, (action, at)| session.after(action, stamp(at)).unwrap_or(session))
    }

    fn typed(text: &str) -> Action {
        Action::Type(field!(what.title), text.to_owned())
    }

    #[test]
    fn typing_is_taken_back_in_groups() {
        let session = do_all(
            session(),
            [(typed("H"), 0.0), (typed("Ha"), 200.0), (typed("Ha!"), 5_000.0), (typed("Ha!!"), 5_100.0)],
        );
        let once = session.after(Action::Undo, stamp(6_000.0)).expect("a change to take back");
        assert_eq!(once.campaign.what.title, "Ha");
        let twice = once.after(Action::Undo, stamp(6_001.0)).expect("a change to take back");
        assert_eq!(twice.campaign.what.title, "");
        assert!(!twice.can_undo());
        let again = do_all(twice, [(Action::Redo, 7_000.0), (Action::Redo, 7_001.0)]);
        assert_eq!(again.campaign.what.title, "Ha!!");
    }

    #[test]
    fn what_nobody_has_filled_in_is_to_do_until_it_is_left() {
        let session = session();
        let titles = |found: &Diagnostic| found.place.field == field!(what.title);
        assert!(!session.problems().any(titles));
        assert!(session.to_do().any(titles));
        let left = do_all(session.clone(), [(Action::Leave(field!(what.title)), 0.0)]);
        assert!(left.problems().any(titles));
        let published = do_all(session, [(Action::Go(View::Step(Step::Publish)), 0.0)]);
        assert!(published.problems().any(titles));
        assert_eq!(published.to_do().count(), 0);
    }

    #[test]
    fn who_is_taken_to_publish_has_asked_to() {
        let resumed = session().resumed(History::default(), View::Step(Step::Publish), String::new());
        assert!(resumed.problems().count() > 0);
        assert_eq!(resumed.to_do().count(), 0);
        let resumed = session().resumed(History::default(), View::default(), String::new());
        assert!(resumed.to_do().count() > 0);
    }

    #[test]
    fn a_detail_put_in_is_a_step_of_its_own() {
        let put_in = Action::Set(field!(what.title), Value::String("Hi @Profile - Name".to_owned()));
        let session =
            do_all(session(), [(typed("H"), 0.0), (typed("Hi @"), 300.0), (put_in, 600.0), (typed("Hi"), 700.0)]);
        let back = do_all(session, [(Action::Undo, 800.0)]);
        assert_eq!(back.campaign.what.title, "Hi @Profile - Name");
        let back = do_all(back, [(Action::Undo, 900.0)]);
        assert_eq!(back.campaign.what.title, "Hi @");
    }

    #[test]
    fn what_is_ignored_is_told_no_more() {
        let session = do_all(session(), [(typed("TICKETS ARE GONE SOON!!"), 0.0)]);
        let shouting =
            |session: &Session| session.problems().find(|found| found.rule.id == "copy/repeated-punctuation").cloned();
        let found = shouting(&session).expect("a finding");
        let ignoring = do_all(session, [(Action::Ignore(Box::new(found)), 1.0)]);
        assert_eq!(shouting(&ignoring), None);
        assert_eq!(ignoring.report.ignored.len(), 1);
        assert!(shouting(&do_all(ignoring, [(Action::Undo, 2.0)])).is_some());
    }

    #[test]
    fn a_new_condition_without_a_value_is_to_do_until_it_is_left() {
        let condition = json!({ "all": [{ "user": "City", "operator": "equals" }] });
        let session = do_all(session(), [(Action::Set(field!(who.segment), condition), 0.0)]);
        let value = field!(who.segment.all[0].value);
        let words: Vec<&str> = session.to_do().filter(|found| found.place.field == value).map(to_do_words).collect();
        assert_eq!(words, ["The condition on “City” has no value"]);
        let left = do_all(session, [(Action::Leave(value.clone()), 1.0)]);
        assert!(left.problems().any(|found| found.place.field == value));
    }

    #[test]
    fn a_number_is_taken_back_as_it_was_typed() {
        let typed = |number: u32| Action::Enter(field!(who.targeting_cap), Value::from(number));
        let session = do_all(session(), [(typed(2), 0.0), (typed(20), 200.0), (typed(200), 400.0)]);
        assert_eq!(session.campaign.who.targeting_cap, Some(200));
        let back = do_all(session, [(Action::Undo, 500.0)]);
        assert_eq!((back.campaign.who.targeting_cap, back.can_undo()), (None, false));
    }

    #[test]
    fn what_another_tab_did_is_taken_over_without_writing_it_again() {
        let session = do_all(session(), [(typed("Mine"), 0.0)]);
        assert!(!session.is_kept);
        assert_eq!(session.after(Action::TakeOver(Box::new((*session.campaign).clone()), ""), stamp(1.0)), None);
        let mut theirs = (*session.campaign).clone();
        "Theirs".clone_into(&mut theirs.what.title);
        let taken = do_all(session, [(Action::TakeOver(Box::new(theirs), "Changed elsewhere."), 2.0)]);
        assert_eq!((taken.campaign.what.title.as_str(), taken.is_kept), ("Theirs", true));
        assert_eq!(taken.notice, "Changed elsewhere.");
        let back = do_all(taken, [(Action::Undo, 3.0)]);
        assert_eq!((back.campaign.what.title.as_str(), back.is_kept), ("Mine", false));
    }

    #[test]
    fn the_house_profile_is_taken_back_too_in_its_turn() {
        let limit =
            |text: u32| Action::EditHouse(vec![Edit::Set { field: field!(limits.title), value: Value::from(text) }]);
        let session =
            do_all(session(), [(typed("Hamlet"), 0.0), (limit(4), 100.0), (limit(40), 300.0), (typed("Faust"), 400.0)]);
        let title = |session: &Session| (session.campaign.what.title.clone(), session.profile.limits.title());
        assert_eq!(title(&session), ("Faust".to_owned(), 40));
        let once = do_all(session, [(Action::Undo, 5_000.0)]);
        assert_eq!(title(&once), ("Hamlet".to_owned(), 40));
        let twice = do_all(once, [(Action::Undo, 5_001.0)]);
        assert_eq!(title(&twice), ("Hamlet".to_owned(), 35), "what is typed in one field is one change");
        assert_eq!(twice.told, "Taken back in the house profile");
        let again = do_all(twice, [(Action::Redo, 6_000.0), (Action::Redo, 6_001.0)]);
        assert_eq!(title(&again), ("Faust".to_owned(), 40));
        let [earlier, _] = again.history.campaigns();
        assert_eq!(earlier.len(), 2);
    }

    #[test]
    fn what_is_typed_in_another_tab_is_one_change_here() {
        let mut theirs = (*session().campaign).clone();
        let taken = |title: &str| {
            title.clone_into(&mut theirs.what.title);
            Action::TakeOver(Box::new(theirs.clone()), "")
        };
        let actions: Vec<(Action, f64)> =
            ["F", "Fa", "Faust"].into_iter().map(taken).zip([0.0, 300.0, 600.0]).collect();
        let back = do_all(do_all(session(), actions), [(Action::Undo, 700.0)]);
        assert_eq!((back.campaign.what.title.as_str(), back.can_undo()), ("", false));
    }

    #[test]
    fn starting_empty_can_be_taken_back() {
        let session = Session::new(example(Profile::guide(), stamp(0.0).local.date()), true, stamp(0.0).local);
        let emptied = do_all(session.clone(), [(Action::StartEmpty, 0.0)]);
        assert_eq!(emptied.campaign.what.title, "");
        let back = do_all(emptied, [(Action::Undo, 1.0)]);
        assert_eq!(back.campaign.what.title, session.campaign.what.title);
    }

    #[test]
    fn the_example_is_mended_by_fixing_all() {
        let session = Session::new(example(Profile::guide(), stamp(0.0).local.date()), true, stamp(0.0).local);
        assert!(session.problems().count() >= 3, "the first screen shows what the page can do");
        let fixed = do_all(session, [(Action::FixAll, 0.0)]);
        assert_eq!(fixed.problems().filter(|found| found.severity != Severity::Advice).count(), 0);
        assert!(!fixed.has_safe_fix());
    }

    #[test]
    fn ten_thousand_edits_keep_a_bounded_history() {
        let actions = (0..10_000).map(|turn| (typed(&format!("Title {turn}")), f64::from(turn) * 2_000.0));
        let session = do_all(session(), actions);
        assert!(session.history.depth() <= History::MOST);
    }
}
