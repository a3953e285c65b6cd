//! What can be taken back and made again, in the campaign and in the house profile. Typing in one field is one change
//! until there is a pause.

use super::Shared;
use crate::campaign::Campaign;
use crate::document::FieldPath;
use crate::profile::Profile;

/// Something as it was before a change, or after one that was taken back.
#[derive(Clone, Debug, PartialEq)]
pub enum Was {
    /// The campaign.
    Campaign(Shared<Campaign>),
    /// The house profile.
    House(Shared<Profile>),
}

/// Earlier and undone states.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct History {
    earlier: Vec<Was>,
    undone: Vec<Was>,
    typing: Option<Typing>,
}

/// What is being typed.
#[derive(Clone, Debug, PartialEq)]
struct Typing {
    field: FieldPath,
    /// When it was last typed in, in milliseconds.
    at: f64,
    /// Whether the last change was a letter more at its end.
    is_spelling: bool,
}

impl History {
    /// How many changes can be taken back.
    pub const MOST: usize = 300;

    /// A pause in typing after which a new change begins, in milliseconds.
    pub const PAUSE: u32 = 1_000;

    /// Notes that `before` was changed.
    pub fn changed(&mut self, before: Was) {
        self.typing = None;
        self.push(before);
    }

    /// Notes that someone typed in `field` at `millis`, which changed `before`.
    pub fn typed(&mut self, before: Was, field: &FieldPath, millis: f64) {
        let is_same = |typing: &Typing| typing.field == *field && millis - typing.at < f64::from(Self::PAUSE);
        let goes_on = self.typing.as_ref().is_some_and(is_same);
        if goes_on {
            self.undone.clear();
        } else {
            self.push(before);
        }
        self.typing = Some(Typing { field: field.clone(), at: millis, is_spelling: false });
    }

    /// The same, where the text is one letter longer now.
    pub fn spelled(&mut self, before: Was, field: &FieldPath, millis: f64) {
        self.typed(before, field, millis);
        if let Some(typing) = &mut self.typing {
            typing.is_spelling = true;
        }
    }

    /// The field being typed in.
    #[must_use]
    pub fn typing_in(&self) -> Option<&FieldPath> {
        self.typing.as_ref().map(|typing| &typing.field)
    }

    /// Whether it is typed letter by letter, at its end.
    #[must_use]
    pub fn is_spelling(&self) -> bool {
        self.typing.as_ref().is_some_and(|typing| typing.is_spelling)
    }

    /// Ends the change that is being typed.
    pub fn pause(&mut self) {
        self.typing = None;
    }

    /// What the last change changed, as it was before; `now` says what it is like now, so that it can be made again.
    pub fn undo(&mut self, now: impl FnOnce(&Was) -> Was) -> Option<Was> {
        self.typing = None;
        let before = self.earlier.pop()?;
        self.undone.push(now(&before));
        Some(before)
    }

    /// What the change that was last taken back changed, as it was after it.
    pub fn redo(&mut self, now: impl FnOnce(&Was) -> Was) -> Option<Was> {
        self.typing = None;
        let after = self.undone.pop()?;
        self.earlier.push(now(&after));
        Some(after)
    }

    /// Whether there is a change to take back.
    #[must_use]
    pub fn can_undo(&self) -> bool {
        !self.earlier.is_empty()
    }

    /// Whether there is a change to make again.
    #[must_use]
    pub fn can_redo(&self) -> bool {
        !self.undone.is_empty()
    }

    /// A history of `earlier` states of the campaign and of those `undone`, each list from its oldest.
    #[must_use]
    pub fn of(earlier: Vec<Campaign>, undone: Vec<Campaign>) -> Self {
        let shared =
            |states: Vec<Campaign>| states.into_iter().map(|state| Was::Campaign(Shared::new(state))).collect();
        Self { earlier: shared(earlier), undone: shared(undone), typing: None }
    }

    /// The earlier states of the campaign and those undone, each from its oldest.
    #[must_use]
    pub fn campaigns(&self) -> [Vec<&Campaign>; 2] {
        [&self.earlier, &self.undone].map(|states| {
            let campaigns = states.iter().filter_map(|was| match was {
                Was::Campaign(campaign) => Some(&**campaign),
                Was::House(_) => None,
            });
            campaigns.collect()
        })
    }

    /// How many states are kept.
    #[cfg(test)]
    #[must_use]
    pub fn depth(&self) -> usize {
        self.earlier.len() + self.undone.len()
    }

    fn push(&mut self, before: Was) {
        self.undone.clear();
        if self.earlier.len() == Self::MOST {
            self.earlier.remove(0);
        }
        self.earlier.push(before);
    }
}
