//! The house profile (`pushproof/profile@1`): what the account has and what the house wants. The embedded default
//! says what the operator guide says.

mod lookup;
mod sections;

pub(crate) use lookup::same_event;
pub use lookup::{Found, Known};
pub use sections::{
    ConversionWindow, DeepLink, Event, HousePattern, Limits, OptOut, OptOutPolicy, Performance, Production, Profile,
    ProfileFormat, Property, PropertyType, Route, Samples,
};
