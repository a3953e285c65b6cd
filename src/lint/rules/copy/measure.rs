//! How long a text is on a phone: what the rules on length share.

use std::ops::Range;

use super::repeated_punctuation;
pub use super::words::counted;
use crate::lint::{Context, Findings, Text};
use crate::template::{Part, PartKind, Sample, Template};
use crate::text::{characters, offset_after};

/// How much of a text a phone shows.
#[derive(Clone, Copy, Debug)]
pub struct Room {
    /// What it is room for: "title" or "message".
    pub owner: &'static str,
    /// About so many characters are shown.
    pub limit: usize,
    /// Above this many characters Android cuts the text whatever the phone (CleverTap, push editor).
    pub android_cuts_at: usize,
}

impl Room {
    /// The room for a push's title.
    pub fn for_title(context: &Context<'_>) -> Self {
        Self { owner: "title", limit: context.profile.limits.title(), android_cuts_at: 65 }
    }

    /// The room for a push's message.
    pub fn for_message(context: &Context<'_>) -> Self {
        Self { owner: "message", limit: context.profile.limits.message(), android_cuts_at: 240 }
    }

    /// Reports `text` where it doesn't fit with the fallbacks of its tokens; `remedy` is what helps besides cutting.
    pub fn check(self, context: &Context<'_>, text: &Text<'_>, remedy: &str, findings: &mut Findings) {
        if let Some((length, span)) = overflow(context, text, self.limit) {
            let help = format!("Take out {}, or {remedy}.", counted(length - self.limit, "character"));
            findings.add(text.place(span), self.message(length), help);
        }
    }

    fn message(self, length: usize) -> String {
        let Self { owner, limit, android_cuts_at } = self;
        let android = if length > android_cuts_at {
            format!("; above {android_cuts_at} Android cuts it for certain")
        } else {
            String::new()
        };
        format!("The {owner} is {length} characters long; about {limit} fit on a phone{android}")
    }
}

/// How long a text is, and what of it is too much for `limit`; nothing where it fits. One that fits without the tokens
/// that CleverTap can't read, or without marks written too often, is left to the rules about those: once they are
/// mended, it is shorter.
pub fn overflow(context: &Context<'_>, text: &Text<'_>, limit: usize) -> Option<(usize, Range<usize>)> {
    // No character is shorter than a byte.
    if text.source.len() <= limit && !text.template.has_tokens() {
        return None;
    }
    let length = length(context, text);
    let is_over = length > limit && length > limit + broken(text) + repeated_punctuation::surplus(text);
    is_over.then(|| (length, offset_behind(context, text, limit)..text.source.len()))
}

/// How many characters of a text belong to tokens that CleverTap can't read.
fn broken(text: &Text<'_>) -> usize {
    let is_broken = |part: &&Part| {
        let mut faults = text.template.faults.iter();
        faults.any(|fault| fault.kind.is_sent_as_text() && part.span.contains(&fault.span.start))
    };
    let parts = text.template.parts.iter().filter(is_broken);
    parts.map(|part| characters(text.words(&part.span))).sum()
}

/// How many characters a text has with the fallbacks of its tokens.
pub fn length(context: &Context<'_>, text: &Text<'_>) -> usize {
    if !text.template.has_tokens() {
        return characters(text.source);
    }
    text.template.lengths(text.source, context.profile).default
}

/// The offset in the source behind the first `count` characters of the text with the fallbacks of its tokens; the
/// beginning of the token where that falls into one.
pub fn offset_behind(context: &Context<'_>, text: &Text<'_>, count: usize) -> usize {
    if !text.template.has_tokens() {
        return offset_after(text.source, count);
    }
    let mut shown = Template { parts: Vec::new(), faults: text.template.faults.clone() };
    let mut before = 0;
    for part in &text.template.parts {
        shown.parts.push(part.clone());
        let length = characters(&shown.render(text.source, context.profile, Sample::Default));
        if length > count {
            let inside = offset_after(text.words(&part.span), count.saturating_sub(before));
            return if part.kind == PartKind::Text { part.span.start + inside } else { part.span.start };
        }
        before = length;
    }
    text.source.len()
}
