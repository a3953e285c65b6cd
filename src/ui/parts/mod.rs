//! The page's building blocks.

mod announcer;
mod choice;
#[cfg(feature = "composer")]
mod copying;
#[cfg(feature = "composer")]
mod fold;
mod header;
mod hint;
#[cfg(feature = "composer")]
mod ignored;
mod line;
mod pick;
mod problems;
mod severity;
mod step_nav;
mod text_box;
mod theme;
mod tick;
mod token_menu;
mod why;

pub use announcer::Announcer;
pub use choice::Choice;
#[cfg(feature = "composer")]
pub use copying::{CopyAndDownload, Copying, ToCopy, use_copying};
#[cfg(feature = "composer")]
pub use fold::Fold;
pub use header::Header;
pub use hint::{Hint, HintLine};
#[cfg(feature = "composer")]
pub use ignored::IgnoredFindings;
pub use line::{Kind, Line, SaidLines, Suggested};
pub use pick::{Choice as PickChoice, Pick};
pub use problems::{PROBLEMS_HEADING, Problems};
pub use severity::{Said, counted, icon, sign};
pub use step_nav::StepNav;
pub use text_box::{Mark, TextBox};
pub use theme::Theme;
pub use tick::Tick;
pub use token_menu::Suggestion;
#[cfg(test)]
pub use why::Why;

use crate::document::FieldPath;

/// The id of the element that edits `field`.
#[must_use]
pub fn field_id(field: &FieldPath) -> String {
    field.to_string().replace(['.', '['], "-").replace(']', "")
}
