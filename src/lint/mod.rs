//! The linter: rules look at a campaign and report what they find, with the place, the reason and the way out.
//!
//! A rule is one file below `rules/`: its declaration with documentation, its finding and wording, its fix, its tests.
//! [`check`] runs them all over one campaign, [`check_all`] over a file of them, where each knows of the others;
//! [`fix_all`] makes every safe fix until none is left but such as would bring an error to light.

mod calendar;
mod context;
mod diagnostic;
mod example;
mod fixer;
mod hash;
mod neighbour;
mod profile;
mod report;
mod rule;
pub mod rules;
mod sending;
#[cfg(test)]
pub(crate) mod testing;

pub use calendar::{MOST_COMPARED, are_apart, befores};
pub use context::{Context, Role, Text};
pub use diagnostic::{Applicability, Diagnostic, Edit, Findings, Fix, Place, Related};
pub use example::{Base, Example, Scene, time_of_examples};
pub use fixer::{Applied, Fixed, apply, fix_all};
pub use hash::hash;
pub use neighbour::{Neighbour, marketing_time};
pub use profile::check_profile;
pub use report::{Report, Summary, check, check_all, check_beside, check_by, check_only};
pub use rule::{Asks, Fixable, Rule, Severity, Source, paragraphs};
pub use sending::Sending;
