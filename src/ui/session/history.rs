//! What can be taken back and made again. Typing in one field is one change until there is a pause.

use super::Shared;
use crate::campaign::Campaign;
use crate::document::FieldPath;

/// A pause in typing after which a new change begins, in milliseconds.
const PAUSE: f64 = 1_000.0;

/// Earlier and undone states of the campaign.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct History {
    earlier: Vec<Shared<Campaign>>,
    undone: Vec<Shared<Campaign>>,
    /// The field being typed in and when it was last typed in.
    typing: Option<(FieldPath, f64)>,
}

impl History {
    /// How many changes can be taken back.
    pub const MOST: usize = 300;

    /// Notes that `before` was changed.
    pub fn changed(&mut self, before: &Shared<Campaign>) {
        self.typing = None;
        self.push(before);
    }

    /// Notes that someone typed in `field` at `millis`, which changed `before`.
    pub fn typed(&mut self, before: &Shared<Campaign>, field: &FieldPath, millis: f64) {
        let goes_on = self.typing.as_ref().is_some_and(|(last, at)| last == field && millis - at < PAUSE);
        if goes_on {
            self.undone.clear();
        } else {
            self.push(before);
        }
        self.typing = Some((field.clone(), millis));
    }

    /// Ends the change that is being typed.
    pub fn pause(&mut self) {
        self.typing = None;
    }

    /// The state before the last change; `now` can then be made again.
    pub fn undo(&mut self, now: &Shared<Campaign>) -> Option<Shared<Campaign>> {
        self.typing = None;
        let before = self.earlier.pop()?;
        self.undone.push(now.clone());
        Some(before)
    }

    /// The state after the change that was last taken back.
    pub fn redo(&mut self, now: &Shared<Campaign>) -> Option<Shared<Campaign>> {
        self.typing = None;
        let after = self.undone.pop()?;
        self.earlier.push(now.clone());
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

    /// A history of `earlier` states and of those `undone`, each list from its oldest.
    #[must_use]
    pub fn of(earlier: Vec<Campaign>, undone: Vec<Campaign>) -> Self {
        let shared = |states: Vec<Campaign>| states.into_iter().map(Shared::new).collect();
        Self { earlier: shared(earlier), undone: shared(undone), typing: None }
    }

    /// The earlier states and those undone, each from its oldest.
    #[must_use]
    pub fn states(&self) -> [&[Shared<Campaign>]; 2] {
        [&self.earlier, &self.undone]
    }

    /// How many states are kept.
    #[cfg(test)]
    #[must_use]
    pub fn depth(&self) -> usize {
        self.earlier.len() + self.undone.len()
    }

    fn push(&mut self, before: &Shared<Campaign>) {
        self.undone.clear();
        if self.earlier.len() == Self::MOST {
            self.earlier.remove(0);
        }
        self.earlier.push(before.clone());
    }
}
