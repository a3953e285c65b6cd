//! Personalisation: `@` tokens and Liquid in a text, with their places, and the text as users will see it.
//!
//! [`parse`] never fails and loses no byte: the parts' spans join to the source. What is wrong with a part stands in
//! [`Template::faults`], at most one per cause, each with its repair where there is one.

mod block;
mod chars;
mod clause;
mod cursor;
mod expression;
mod filter;
mod head;
mod liquid;
mod parser;
mod part;
mod quote;
mod render;
mod repair;
mod search;
mod separator;
mod string;
mod tag;
mod token;
mod uses;
mod vocabulary;

pub use parser::parse;
pub use part::{
    EventRef, Fallback, Fault, FaultKind, Liquid, LiquidProperty, LiquidTag, LiquidValue, Part, PartKind, Repair,
    Subject, Template, Token,
};
pub use render::{Lengths, Sample};
pub use uses::{Use, write_token};
