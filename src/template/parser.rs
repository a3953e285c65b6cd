//! The way through a text: from one opener to the next, everything between being text.

use std::collections::BTreeSet;
use std::ops::Range;

use super::block::Blocks;
use super::part::{Fault, LiquidProperty, Part, PartKind, Template};
use super::vocabulary::Block;
use crate::order;
use crate::profile::{Event, Profile};

/// Takes a text apart.
#[must_use]
pub fn parse(source: &str, profile: &Profile) -> Template {
    let mut parser = Parser {
        source,
        profile,
        template: Template::default(),
        text_from: 0,
        raw_until: 0,
        blocks: Blocks::default(),
        variables: BTreeSet::new(),
        unknown_tags: BTreeSet::new(),
        endless: Vec::new(),
        strings: Vec::new(),
        properties: Vec::new(),
        is_open: false,
        takes_words: false,
        last_near: None,
    };
    parser.run();
    parser.template
}

/// The state of taking a text apart.
pub(super) struct Parser<'s, 'p> {
    pub source: &'s str,
    pub profile: &'p Profile,
    pub template: Template,
    /// Where the text begins that is not yet a part.
    text_from: usize,
    /// Up to where Liquid is only text, inside `{% raw %}`.
    pub raw_until: usize,
    /// The Liquid blocks that are open.
    pub blocks: Blocks,
    /// The variables that Liquid tags have defined.
    pub variables: BTreeSet<&'s str>,
    /// The names of tags that CleverTap's pages don't name.
    pub unknown_tags: BTreeSet<&'s str>,
    /// The blocks that don't end any more from here on.
    pub endless: Vec<Block>,
    /// Where text in quotes stands in the Liquid that is being read.
    pub strings: Vec<Range<usize>>,
    /// The properties that the Liquid which is being read looks at.
    pub properties: Vec<LiquidProperty>,
    /// Whether the braces of what is being read never close.
    pub is_open: bool,
    /// Whether all words up to a pipe belong to a name: so in an output, not in a tag.
    pub takes_words: bool,
    /// The last name that was compared with the profile's events, and what it is near to.
    pub last_near: Option<(String, Option<&'p Event>)>,
}

/// What can begin a part that is no text.
#[derive(Clone, Copy)]
enum Opener {
    At,
    Output,
    Tag,
    /// One brace where Liquid has two.
    Brace,
}

impl Parser<'_, '_> {
    /// Goes through the whole text.
    fn run(&mut self) {
        let mut at = 0;
        while let Some((opener, place)) = self.next_opener(at) {
            let end = match opener {
                Opener::At => self.token(place),
                Opener::Output => self.output(place),
                Opener::Tag => self.tag(place),
                Opener::Brace => self.single_braces(place),
            };
            at = end.unwrap_or(place + 1);
        }
        self.text_up_to(self.source.len());
        let unbalanced = self.blocks.finish(self.source.len());
        self.template.faults.extend(unbalanced);
        // Those of one part come as they were found, and a block's is known only at its end.
        order::sort_by_key(&mut self.template.faults, |fault| fault.span.start);
    }

    /// The next opener from `from` on.
    fn next_opener(&self, mut from: usize) -> Option<(Opener, usize)> {
        let bytes = self.source.as_bytes();
        loop {
            let place = from + position_of_opener(bytes.get(from..)?)?;
            let is_liquid = place >= self.raw_until;
            match bytes.get(place..)? {
                [b'@', ..] | [0xEF, 0xBC, 0xA0, ..] => return Some((Opener::At, place)),
                [b'{', b'%', ..] if is_liquid => return Some((Opener::Tag, place)),
                // Of a run of braces, the last two open.
                [b'{', b'{', next, ..] if is_liquid && *next != b'{' => return Some((Opener::Output, place)),
                [b'{', b'{'] if is_liquid => return Some((Opener::Output, place)),
                [b'{', next, ..] if is_liquid && *next != b'{' && !self.source.get(..place)?.ends_with('{') => {
                    return Some((Opener::Brace, place));
                }
                _ => from = place + 1,
            }
        }
    }

    /// Makes a part of the text before `end`, if there is any.
    fn text_up_to(&mut self, end: usize) {
        if self.text_from < end {
            self.template.parts.push(Part { span: self.text_from..end, kind: PartKind::Text });
            self.text_from = end;
        }
    }

    /// Adds a part; what lies between the last one and this is text.
    pub(super) fn part(&mut self, span: Range<usize>, kind: PartKind) {
        self.text_up_to(span.start);
        self.text_from = span.end;
        self.template.parts.push(Part { span, kind });
    }

    /// Adds a fault.
    pub(super) fn fault(&mut self, fault: Fault) {
        self.template.faults.push(fault);
    }

    /// A stretch without the spaces around it.
    pub(super) fn trimmed(&self, span: Range<usize>) -> Range<usize> {
        let text = self.source.get(span.clone()).unwrap_or_default();
        let end = span.start + text.trim_end().len();
        let start = span.end - text.trim_start().len();
        start.min(end)..end
    }
}

/// The first byte that can begin an opener: 0xEF begins the full-width `＠`. Whole blocks are looked at together,
/// because most text has none.
fn position_of_opener(bytes: &[u8]) -> Option<usize> {
    let is_opener = |byte: &u8| matches!(byte, b'@' | b'{' | 0xEF);
    let has_opener = |block: &[u8]| block.iter().fold(false, |any, byte| any | is_opener(byte));
    let blocks = bytes.chunks(32);
    let start = 32 * blocks.clone().take_while(|block| !has_opener(block)).count();
    Some(start + bytes.get(start..)?.iter().position(is_opener)?)
}
