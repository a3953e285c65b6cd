//! The page's state: the campaign, what the rules say of it, and how it came to be. Pure, so that it is tested natively.

mod after;
mod history;
mod places;
mod starter;
mod view;

use std::collections::BTreeSet;
use std::ops::Deref;
use std::rc::Rc;

use chrono::{NaiveDate, NaiveDateTime};
use serde_json::Value;

use crate::campaign::Campaign;
use crate::document::FieldPath;
use crate::document::node::{text_at, value_at};
use crate::field;
use crate::lint::{Asks, Diagnostic, Edit, Fix, Place, Report, Severity, Summary, check};
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
    /// Stopped typing for a moment.
    Pause,
    /// Took a fix.
    Fix(Fix),
    /// Changed several places at once; the sentence tells what it did, and is empty where the eye sees it.
    Edit(Vec<Edit>, &'static str),
    /// The same draft was changed in another tab, to this; the sentence says what became of the words here.
    TakeOver(Box<Campaign>, &'static str),
    /// Opened another draft: its campaign, and the key that it is kept under.
    Open(Box<Campaign>, String),
    /// Deleted the open draft: an empty campaign comes in its place, under this key.
    #[cfg(feature = "composer")]
    Discard(String),
    /// Put another campaign in the place of this one; the sentence tells what it did.
    Replace(Box<Campaign>, String),
    /// Put another profile of the house in the place of this one; the sentence tells what it did.
    #[cfg(feature = "composer")]
    House(Box<Profile>, &'static str),
    /// Changed places of the house profile.
    #[cfg(feature = "composer")]
    EditHouse(Vec<Edit>),
    /// Chose to ignore a finding.
    #[cfg(feature = "composer")]
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
    /// How the page takes each finding of the report: many look at it with every key.
    standings: Shared<Vec<Standing>>,
}

/// How the page takes a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Standing {
    /// It is marked.
    Problem,
    /// It is about what nobody has got round to yet.
    ToDo,
    /// What is typed next may mend it.
    UnderWay,
    /// It is about a field that this page doesn't have.
    OutOfReach,
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
        let fresh = Self {
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
            standings: Shared::new(Vec::new()),
        };
        fresh.looked_through()
    }

    /// The session as it goes on from another that had `history`, with `view` in view and kept under `draft`.
    #[must_use]
    pub fn resumed(self, history: History, view: View, draft: String) -> Self {
        let asked_to_publish = view == View::Step(Step::Publish);
        Self { draft, view, history, asked_to_publish, ..self }.looked_through()
    }

    /// The session with something to tell that nobody is looking for.
    #[must_use]
    pub fn noticing(self, notice: impl Into<String>) -> Self {
        Self { notice: notice.into(), ..self }
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

    /// What the page marks: everything but what nobody has got round to yet, to fill it in or to go on behind a space.
    pub fn problems(&self) -> impl Iterator<Item = &Diagnostic> {
        self.found(Standing::Problem)
    }

    /// Whether something is not marked only because what is typed next may mend it.
    #[must_use]
    pub fn waits_for_words(&self) -> bool {
        self.found(Standing::UnderWay).next().is_some()
    }

    /// What is still to be filled in.
    pub fn to_do(&self) -> impl Iterator<Item = &Diagnostic> {
        self.found(Standing::ToDo)
    }

    /// How many problems there are of each severity.
    #[must_use]
    pub fn summary(&self) -> Summary {
        Summary::of(self.problems())
    }

    /// Whether a problem has a safe fix.
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

    fn found(&self, wanted: Standing) -> impl Iterator<Item = &Diagnostic> {
        let findings = self.report.diagnostics.iter().zip(self.standings.iter());
        findings.filter(move |(_, standing)| **standing == wanted).map(|(found, _)| found)
    }

    /// The same, once it is clear how the page takes each finding.
    fn looked_through(mut self) -> Self {
        self.standings = Shared::new(self.report.diagnostics.iter().map(|found| self.standing(found)).collect());
        self
    }

    fn standing(&self, found: &Diagnostic) -> Standing {
        if !has_field(found) {
            Standing::OutOfReach
        } else if self.is_to_do(found) {
            Standing::ToDo
        } else if self.is_under_way(found) {
            Standing::UnderWay
        } else {
            Standing::Problem
        }
    }

    /// Whether what is typed next may mend `found`: it is about space at the end, or about a token or a link that is still
    /// being spelt.
    fn is_under_way(&self, found: &Diagnostic) -> bool {
        let Place { field, span: Some(span) } = &found.place else { return false };
        self.history.typing_in() == Some(field) && {
            let text = self.text(field);
            let is_space = text.get(span.clone()).is_some_and(|words| !words.is_empty() && words.trim().is_empty());
            (is_space && span.end == text.len())
                || (self.history.is_spelling() && is_being_spelt(found, &text, span.end))
        }
    }

    fn is_to_do(&self, found: &Diagnostic) -> bool {
        let is_waiting = !self.asked_to_publish && !self.left.contains(&found.place.field);
        is_waiting
            && match asks_for_filling(found) {
                Asking::Field => self.text(&found.place.field).is_empty(),
                Asking::Value => value_at(&*self.campaign, &found.place.field).is_null(),
                Asking::Nothing => false,
            }
    }
}

/// Whether the page shows the field that `found` is about.
fn has_field(found: &Diagnostic) -> bool {
    match Step::of(&found.place.field) {
        Step::What => true,
        Step::StartHere => cfg!(feature = "composer") || found.place.field == field!(name),
        Step::Who | Step::When | Step::Publish => cfg!(feature = "composer"),
    }
}

/// Nobody spells a token that is longer, in bytes.
const LONGEST_TOKEN: usize = 80;

/// Whether `found`, which ends at `end`, is about the token or the link at the end of `text`.
fn is_being_spelt(found: &Diagnostic, text: &str, end: usize) -> bool {
    match found.rule.id.split('/').next() {
        Some("token") => text.rfind(['@', '{']).is_some_and(|opener| {
            let tail = text.get(opener..).unwrap_or_default();
            // Where the sentence goes on, the token is over.
            end > opener && tail.len() <= LONGEST_TOKEN && !tail.contains([',', '.', '!', '?', ';', '\n'])
        }),
        // A space may follow.
        Some("link") => end + 1 >= text.len(),
        _ => false,
    }
}

/// What a finding asks for that nobody may have got round to filling in.
enum Asking {
    /// All of a field.
    Field,
    /// The value of a new condition, or the other half of a time; the rule has more to say of what is filled in.
    Value,
    /// Nothing of that kind.
    Nothing,
}

fn asks_for_filling(found: &Diagnostic) -> Asking {
    match found.rule.id {
        _ if found.rule.asks == Asks::ForFilling => Asking::Field,
        "audience/value" | "when/do-not-disturb" | "when/ttl-range" => Asking::Value,
        _ => Asking::Nothing,
    }
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
mod tests;
