//! A text as users will see it.
//!
//! Liquid's conditions are not evaluated: of a block with branches the first is shown, a loop is shown once, and what
//! a tag or an output other than a property would give is left out where it has no fallback. What is too broken to be
//! understood is shown as it stands, as CleverTap would send it.

use super::part::{EventRef, FaultKind, LiquidValue, Part, PartKind, Subject, Template};
use super::vocabulary::Block;
use crate::profile::{Profile, Property, Samples};
use crate::text::characters;

/// Which users see the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sample {
    /// Those without any property: they see the fallbacks.
    Default,
    /// Those with typical values. A property without a sample shows its fallback.
    Typical,
    /// Those with the longest value that is likely, or the fallback where that is longer.
    Longest,
}

/// How long a text is for users, in characters as a person counts them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Lengths {
    /// With all fallbacks.
    pub default: usize,
    /// With typical values.
    pub typical: usize,
    /// With the longest values.
    pub longest: usize,
}

impl Lengths {
    /// The shortest.
    #[must_use]
    pub fn min(self) -> usize {
        self.default.min(self.typical).min(self.longest)
    }

    /// The longest.
    #[must_use]
    pub fn max(self) -> usize {
        self.default.max(self.typical).max(self.longest)
    }
}

impl Template {
    /// The text as these users see it.
    #[must_use]
    pub fn render(&self, source: &str, profile: &Profile, sample: Sample) -> String {
        let mut text = String::with_capacity(source.len());
        self.show(source, profile, sample, &mut |piece| text.push_str(piece));
        text
    }

    /// How long the text is for users.
    #[must_use]
    pub fn lengths(&self, source: &str, profile: &Profile) -> Lengths {
        if !self.has_tokens() {
            let length = characters(source);
            return Lengths { default: length, typical: length, longest: length };
        }
        let mut buffer = String::new();
        let mut length = |sample| {
            buffer.clear();
            self.show(source, profile, sample, &mut |piece| buffer.push_str(piece));
            characters(&buffer)
        };
        Lengths { default: length(Sample::Default), typical: length(Sample::Typical), longest: length(Sample::Longest) }
    }

    /// Hands over what users see, piece by piece.
    fn show(&self, source: &str, profile: &Profile, sample: Sample, write: &mut dyn FnMut(&str)) {
        let mut faults = self.faults.iter().peekable();
        let mut branches = Branches::default();
        for part in &self.parts {
            let mut is_broken = false;
            while let Some(fault) = faults.next_if(|fault| fault.span.start < part.span.end) {
                is_broken |= fault.kind.is_sent_as_text();
            }
            if let PartKind::Tag(tag) = &part.kind
                && !is_broken
            {
                branches.pass(&tag.name);
            }
            if branches.is_hidden() {
                continue;
            }
            let words = source.get(part.span.clone()).unwrap_or_default();
            write(if is_broken { words } else { shown(part, words, profile, sample) });
        }
    }
}

impl FaultKind {
    /// Whether what has this fault is not understood, so that users see it as it is written.
    #[must_use]
    pub fn is_sent_as_text(self) -> bool {
        !matches!(self, Self::NoFallback | Self::LiquidUnknown | Self::LiquidCase)
    }
}

/// What users see of a part.
fn shown<'t>(part: &'t Part, words: &'t str, profile: &'t Profile, sample: Sample) -> &'t str {
    match &part.kind {
        PartKind::Text => words,
        PartKind::Tag(_) => "",
        PartKind::Token(token) => {
            let fallback = token.fallback.as_ref().map(|fallback| fallback.text.as_str());
            value(&token.subject, &token.property, fallback, profile, sample)
        }
        PartKind::Output(liquid) => {
            let fallback = liquid.fallback.as_ref().map(|fallback| fallback.text.as_str());
            match &liquid.value {
                LiquidValue::Property { subject, property, .. } => value(subject, property, fallback, profile, sample),
                LiquidValue::Other => fallback.unwrap_or_default(),
            }
        }
    }
}

/// What users see of a property.
fn value<'t>(
    subject: &Subject,
    property: &str,
    fallback: Option<&'t str>,
    profile: &'t Profile,
    sample: Sample,
) -> &'t str {
    let fallback = fallback.unwrap_or_default();
    if sample == Sample::Default {
        return fallback;
    }
    let Some(samples) = samples(subject, property, profile) else { return fallback };
    let typical = if samples.typical.is_empty() { fallback } else { &samples.typical };
    if sample == Sample::Typical {
        return typical;
    }
    let longest = if samples.longest.is_empty() { typical } else { &samples.longest };
    if characters(fallback) > characters(longest) { fallback } else { longest }
}

/// The sample values of a property. A misspelt event or property has none: those users see the fallback too. Liquid's
/// `Event` is whichever event has the property.
fn samples<'p>(subject: &Subject, property: &str, profile: &'p Profile) -> Option<&'p Samples> {
    let is_it = |known: &&Property| known.name == property;
    let found = match subject {
        Subject::Profile(_) => {
            let is_it = |known: &&Property| known.name.eq_ignore_ascii_case(property);
            profile.user_properties.iter().find(is_it)
        }
        Subject::Event(EventRef { name, .. }) if name.is_empty() => {
            profile.events.iter().flat_map(|event| &event.properties).find(is_it)
        }
        Subject::Event(EventRef { name, .. }) => {
            profile.events.iter().find(|event| event.is_called(name))?.properties.iter().find(is_it)
        }
    };
    found.map(|property| &property.samples)
}

/// Which branch of the open Liquid blocks is passed through.
#[derive(Default)]
struct Branches {
    /// How many branches of each open block have begun.
    begun: Vec<usize>,
    /// How many blocks were open when a branch began that is not shown.
    hidden_at: Option<usize>,
}

impl Branches {
    /// Passes a tag.
    fn pass(&mut self, tag: &str) {
        match Block::begun_by(tag) {
            Some(Block::Raw | Block::Comment) => return,
            Some(Block::Case) => return self.begun.push(0),
            Some(_) => return self.begun.push(1),
            None => {}
        }
        let depth = self.begun.len();
        match tag {
            "else" | "elsif" | "when" => {
                if let Some(begun) = self.begun.last_mut() {
                    *begun += 1;
                    if *begun > 1 {
                        self.hidden_at.get_or_insert(depth);
                    }
                }
            }
            _ if Block::ended_by(tag).is_some_and(|block| !matches!(block, Block::Raw | Block::Comment)) => {
                self.begun.pop();
                if self.hidden_at == Some(depth) {
                    self.hidden_at = None;
                }
            }
            _ => {}
        }
    }

    /// Whether what stands here is not shown.
    fn is_hidden(&self) -> bool {
        self.hidden_at.is_some()
    }
}
