//! In-app routes: the profile's patterns, links taken apart, and what a link says.
//!
//! A [`Path`] is a link taken apart at its slashes; a `/` inside a token's fallback doesn't split. [`Routes::read`]
//! lays it beside the routes of the profile and returns a [`Reading`]: the route that is meant, the ids in it, and
//! every [`Problem`], one per cause. [`Route::build`] goes the other way. [`DeepLink::roles`](crate::profile::DeepLink::roles)
//! tells which key-value pair holds the link.

mod fit;
mod key;
mod path;
mod reading;
mod route;
#[cfg(test)]
mod tests;

pub use key::KeyRole;
pub use path::{Address, AddressKind, Path, Piece};
pub use reading::{Bound, ExtraKind, Id, Problem, Reading, SlashPlace};
pub use route::{Route, RoutePart, Routes, same_name, spoken, wants_digits};
