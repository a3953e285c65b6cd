//! The `token/` rules: personalisation. What the parser finds wrong with a text is given to one rule each in `fault`;
//! the other rules look at what the tokens say.

mod blank_default;
mod event_in_past;
mod event_not_trigger;
mod fault;
mod fitting;
mod inaction_over_24h;
mod inside_liquid;
mod liquid_case;
mod liquid_syntax;
mod liquid_unknown;
mod malformed;
mod missing_default;
mod placeholder_default;
mod smart_quotes;
mod unknown_event;
mod unknown_property;
pub(super) mod uses;

use crate::lint::Rule;

/// The rules of this family, in the order in which they are told of.
pub static RULES: &[&Rule] = &[
    &malformed::RULE,
    &smart_quotes::RULE,
    &missing_default::RULE,
    &blank_default::RULE,
    &placeholder_default::RULE,
    &unknown_event::RULE,
    &unknown_property::RULE,
    &event_in_past::RULE,
    &event_not_trigger::RULE,
    &inaction_over_24h::RULE,
    &inside_liquid::RULE,
    &liquid_syntax::RULE,
    &liquid_case::RULE,
    &liquid_unknown::RULE,
];
