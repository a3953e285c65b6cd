//! Recipes: a whole campaign out of a few answers, as the operator guide wants it. One recipe, one file.

mod answers;
mod ask;
mod brief;
mod cart_reminder;
mod in_app;
mod last_tickets;
mod new_event;
mod presale;
mod promo_code;
mod rescheduled;
mod seat_plan;

use chrono::NaiveDateTime;

pub use answers::{Answers, Language, answers_from};
pub use ask::{Ask, Kind, Question};

use crate::campaign::Campaign;
use crate::profile::Profile;
use brief::Brief;

/// A kind of campaign that venues send again and again.
#[derive(Debug)]
pub struct Recipe {
    /// Its id, such as `last-tickets`.
    pub id: &'static str,
    /// What people call it.
    pub name: &'static str,
    /// What it is for, in a sentence.
    pub about: &'static str,
    /// What it asks, in order.
    pub asks: &'static [Ask],
    /// The lines of the operator guide that it follows.
    pub guide: &'static [u16],
    fill: fn(&Brief<'_>) -> Campaign,
}

impl Recipe {
    /// Every recipe, the ones that come first in the life of a production first.
    pub const ALL: [&'static Self; 8] = [
        &new_event::RECIPE,
        &presale::RECIPE,
        &promo_code::RECIPE,
        &seat_plan::RECIPE,
        &cart_reminder::RECIPE,
        &last_tickets::RECIPE,
        &rescheduled::RECIPE,
        &in_app::RECIPE,
    ];

    /// The recipe with this id.
    #[must_use]
    pub fn named(id: &str) -> Option<&'static Self> {
        Self::ALL.into_iter().find(|recipe| recipe.id == id)
    }

    /// The campaign that the answers make. What is not answered, or can't be read, stays to be filled in.
    #[must_use]
    pub fn fill(&self, answers: &Answers, profile: &Profile, now: NaiveDateTime) -> Campaign {
        (self.fill)(&Brief { answers, profile, now })
    }
}
