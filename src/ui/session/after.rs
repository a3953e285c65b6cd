//! What comes of an action: the next state.

#[cfg(feature = "composer")]
use serde_json::json;

use super::{Action, Session, Shared, Stamp, Step, View, Was, empty};
use crate::campaign::Campaign;
use crate::document::FieldPath;
use crate::document::node::place_mut;
#[cfg(feature = "composer")]
use crate::field;
#[cfg(feature = "composer")]
use crate::lint::{Diagnostic, hash};
use crate::lint::{Edit, apply, check, fix_all};
use crate::profile::Profile;

impl Session {
    /// The state after `action`; nothing where it changes nothing.
    #[must_use]
    pub fn after(&self, action: Action, stamp: Stamp) -> Option<Self> {
        self.changed(action, stamp).map(Self::looked_through)
    }

    fn changed(&self, action: Action, stamp: Stamp) -> Option<Self> {
        match action {
            Action::Type(field, text) => self.typed(&field, text, stamp),
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
                (is_new || self.history.typing_in().is_some()).then_some(next)
            }
            Action::Pause => {
                let mut next = self.clone();
                next.history.pause();
                Some(next)
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
            #[cfg(feature = "composer")]
            Action::Discard(draft) => {
                let fresh = Self::with_profile(empty(&self.profile), self.profile.clone(), false, stamp.local);
                Some(Self { told: "Deleted".to_owned(), draft, view: self.view, ..fresh })
            }
            Action::TakeOver(campaign, notice) => self.taken_over(*campaign, notice, stamp),
            #[cfg(feature = "composer")]
            Action::House(profile, told) => {
                let mut next = self.in_house(Shared::new(*profile), stamp, told)?;
                next.history.changed(Was::House(self.profile.clone()));
                Some(next)
            }
            #[cfg(feature = "composer")]
            Action::EditHouse(edits) => self.house_edited(&edits, stamp),
            #[cfg(feature = "composer")]
            Action::Ignore(found) => self.ignoring(&found, stamp),
            Action::FixAll => self.all_fixed(stamp),
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

    fn typed(&self, field: &FieldPath, text: String, stamp: Stamp) -> Option<Self> {
        let mut campaign = (*self.campaign).clone();
        let written = place_mut(&mut campaign, field.steps()).ok()?.text_mut()?;
        if *written == text {
            return None;
        }
        let is_letter_more = text.strip_prefix(&**written).is_some_and(|more| more.chars().nth(1).is_none());
        *written = text;
        let mut next = self.clone();
        if is_letter_more {
            next.history.spelled(self.as_it_was(), field, stamp.millis);
        } else {
            next.history.typed(self.as_it_was(), field, stamp.millis);
        }
        Some(next.with(campaign, stamp, ""))
    }

    fn taken_over(&self, campaign: Campaign, notice: &str, stamp: Stamp) -> Option<Self> {
        if campaign == *self.campaign {
            return None;
        }
        let mut next = self.clone();
        // What is typed over there is one change here, as it is there.
        next.history.typed(self.as_it_was(), &FieldPath::root(), stamp.millis);
        Some(Self { is_kept: true, notice: notice.to_owned(), ..next.with(campaign, stamp, "") })
    }

    #[cfg(feature = "composer")]
    fn house_edited(&self, edits: &[Edit], stamp: Stamp) -> Option<Self> {
        let mut profile = (*self.profile).clone();
        apply(&mut profile, edits).ok()?;
        let mut next = self.in_house(Shared::new(profile), stamp, "")?;
        let before = Was::House(self.profile.clone());
        match edits {
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

    #[cfg(feature = "composer")]
    fn ignoring(&self, found: &Diagnostic, stamp: Stamp) -> Option<Self> {
        let entry = json!({
            "rule": found.rule.id,
            "field": found.place.field.to_string(),
            "hash": hash(found, &self.campaign),
        });
        let position = self.campaign.ignored.len();
        let edit = Edit::Insert { field: field!(ignored), position, value: entry };
        self.edited(&[edit], stamp, "Ignored from now on")
    }

    fn all_fixed(&self, stamp: Stamp) -> Option<Self> {
        let fixed = fix_all(&self.campaign, &self.profile, stamp.local);
        let told = match fixed.applied.len() {
            0 if self.has_safe_fix() => {
                let notice = "“Fix all” makes none of these: each would bring an error to light. Make them one by one.";
                return Some(self.clone().noticing(notice));
            }
            0 => return None,
            1 => "1 fix made".to_owned(),
            count => format!("{count} fixes made"),
        };
        let mut next = self.clone();
        next.history.changed(self.as_it_was());
        Some(next.with(fixed.campaign, stamp, &told))
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
            Was::Campaign(campaign) => {
                let step = step_changed(&self.campaign, &campaign).filter(|step| !self.view.is_step(*step));
                let told = step.map_or_else(|| told.to_owned(), |step| format!("{told} in {}", step.name()));
                Some(self.back_to(campaign, stamp, &told))
            }
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
}

#[cfg(not(feature = "composer"))]
fn step_changed(_: &Campaign, _: &Campaign) -> Option<Step> {
    // There is but one step to look at.
    None
}

/// The one step in which two campaigns differ; nothing where there are several.
#[cfg(feature = "composer")]
fn step_changed(one: &Campaign, other: &Campaign) -> Option<Step> {
    let is_start_alike = (&one.name, one.channel, one.purpose, &one.language, &one.start)
        == (&other.name, other.channel, other.purpose, &other.language, &other.start);
    let changed = [
        (Step::StartHere, !is_start_alike),
        (Step::Who, one.who != other.who),
        (Step::What, one.what != other.what),
        (Step::When, one.when != other.when),
        (Step::Publish, one.test != other.test || one.ignored != other.ignored),
    ];
    let mut steps = changed.into_iter().filter(|(_, differs)| *differs).map(|(step, _)| step);
    steps.next().filter(|_| steps.next().is_none())
}
