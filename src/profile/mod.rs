//! The house profile (`pushproof/profile@1`): what the account has and what the house wants. The embedded default
//! says what the operator guide says.

mod check;
mod lookup;
mod pattern;
mod push;
mod sections;

pub use check::{ProfileFinding, check};
pub(crate) use lookup::same_event;
pub use lookup::{Found, Known};
pub use pattern::Pattern;
pub use push::empty_push;
pub use sections::{
    ConversionWindow, DeepLink, Event, HousePattern, Limits, OptOut, OptOutPolicy, Performance, Production, Profile,
    ProfileFormat, Property, PropertyType, Route, Samples,
};
