//! Personalisation: every construct, every slip, and what must stay plain text.

mod linear;
mod liquid;
mod properties;
mod quotes;
mod rendering;
mod slips;
mod support;
mod tokens;
