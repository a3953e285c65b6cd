//! The page's screens for the dashboard's steps.

#[cfg(feature = "composer")]
mod filters;
#[cfg(feature = "composer")]
mod named;
#[cfg(feature = "composer")]
mod publish;
#[cfg(feature = "composer")]
mod start_here;
mod what;
#[cfg(feature = "composer")]
mod when;
#[cfg(feature = "composer")]
mod who;

#[cfg(feature = "composer")]
pub use publish::{Publish, spoken};
#[cfg(feature = "composer")]
pub use start_here::StartHere;
pub use what::What;
#[cfg(feature = "composer")]
pub use when::When;
#[cfg(feature = "composer")]
pub use who::Who;
