//! Liquid tags, `{% … %}`.

use std::ops::Range;

use super::cursor::Cursor;
use super::expression::Read;
use super::parser::Parser;
use super::part::{Fault, FaultKind, LiquidTag, PartKind};
use super::repair::edit;
use super::vocabulary::{Block, SLIPS, TAGS};
use crate::text::nearest;

impl<'s> Parser<'s, '_> {
    /// Reads the tag that begins with the braces at `at` and returns its end.
    pub(super) fn tag(&mut self, at: usize) -> Option<usize> {
        let first_fault = self.template.faults.len();
        self.start_liquid();
        let inside = self.inside(at, "%}");
        (self.is_open, self.takes_words) = (!inside.is_closed, false);
        let mut here = Cursor::new(self.source, inside.span.start, inside.span.end);
        here.eat_gap();
        let name_span = here.eat_word();
        let written = here.plain(name_span.clone()).into_owned();
        let (name, name_span) = self.tag_name(&mut here, written, name_span);
        if name.is_empty() && !inside.is_closed {
            self.fault(Fault::new(FaultKind::UnclosedLiquid, at..at + 2));
            return None;
        }
        self.tag_words(&name, &name_span, &mut here);
        let end = if inside.is_closed {
            if name.is_empty() {
                let whole = at..inside.close.end;
                self.fault(
                    Fault::new(FaultKind::LiquidSyntax, whole.clone()).perhaps("Remove the empty tag", edit(whole, "")),
                );
            } else {
                self.leftover(&mut here, first_fault);
            }
            self.finish_liquid(at..inside.close.end);
            inside.close.end
        } else {
            self.forget_all_but_small_letters(first_fault);
            let end = self.unclosed_braces(at, &inside, Some(here.at().max(name_span.end)), "%}")?;
            self.finish_liquid(at..end);
            end
        };
        let end = self.balance(&name, at..end, &name_span);
        let properties = std::mem::take(&mut self.properties);
        self.part(at..end, PartKind::Tag(LiquidTag { name, name_span, properties }));
        Some(end)
    }

    /// The tag's name, after telling what is wrong with it.
    fn tag_name(&mut self, here: &mut Cursor<'s>, written: String, span: Range<usize>) -> (String, Range<usize>) {
        let mut behind = *here;
        behind.eat_gap();
        let second = behind.eat_word();
        let second_word = here.plain(second.clone());
        let slip = SLIPS.iter().find(|(first, then, _)| *first == written && (then.is_empty() || *then == second_word));
        if let Some((_, then, right)) = slip {
            let span = if then.is_empty() { span } else { span.start..second.end };
            here.move_to(span.end);
            self.fault(
                Fault::new(FaultKind::LiquidSyntax, span.clone())
                    .safely(format!("Write \"{right}\""), edit(span.clone(), *right)),
            );
            return ((*right).to_owned(), span);
        }
        let is_known = written.is_empty()
            || TAGS.contains(&written.as_str())
            || written == "endcomment"
            || written.strip_prefix("end").is_some_and(|block| self.unknown_tags.contains(block));
        if !is_known {
            if let Some(name) = self.source.get(span.clone()) {
                self.unknown_tags.insert(name);
            }
            let fault = Fault::new(FaultKind::LiquidUnknown, span.clone());
            let near = nearest(&written, TAGS);
            self.fault(match near {
                Some(near) => fault.perhaps(format!("Write \"{near}\""), edit(span.clone(), near)),
                None => fault,
            });
        }
        (written, span)
    }

    /// Reads the words behind a tag's name.
    fn tag_words(&mut self, name: &str, name_span: &Range<usize>, here: &mut Cursor<'s>) {
        match name {
            "if" | "unless" | "elsif" => {
                here.eat_gap();
                if here.look().is_none() {
                    self.fault(Fault::new(FaultKind::LiquidSyntax, name_span.clone()));
                } else {
                    self.condition(here);
                }
            }
            "case" => {
                self.tag_value(here);
            }
            "when" => {
                while self.tag_value(here) {
                    here.eat_gap();
                    let mut behind = *here;
                    let word = behind.eat_word();
                    if here.plain(word) == "or" {
                        *here = behind;
                    } else if !here.eat(',') {
                        break;
                    }
                }
            }
            "for" | "tablerow" => self.loop_words(here),
            "assign" => self.assignment(here),
            "capture" => {
                here.eat_gap();
                self.define(here);
            }
            _ if TAGS.contains(&name) || name == "endcomment" => {}
            // Of an unknown tag, nobody knows what may follow.
            _ => here.move_to(here.end()),
        }
    }

    /// Reads a value in a tag; whether there is one.
    fn tag_value(&mut self, here: &mut Cursor<'s>) -> bool {
        match self.read_value(here, None) {
            Some(Read::Variable { root, is_known: false, has_path: true }) => {
                self.unknown_object(root);
                true
            }
            Some(_) => true,
            None => false,
        }
    }

    /// Reads a condition: values, comparisons, `and` and `or`.
    fn condition(&mut self, here: &mut Cursor<'s>) {
        loop {
            if !self.tag_value(here) {
                return;
            }
            if self.comparison(here) && !self.tag_value(here) {
                return;
            }
            if !self.connection(here) {
                return;
            }
        }
    }

    /// Reads a comparison, with the forms that other languages have; whether there is one.
    fn comparison(&mut self, here: &mut Cursor<'s>) -> bool {
        let mut behind = *here;
        behind.eat_gap();
        let Some(first) = behind.look() else { return false };
        let mut end = first.start;
        while let Some(sign) = behind.eat_if(|c| matches!(c, '=' | '!' | '<' | '>')) {
            end = sign.end;
        }
        let span = first.start..end;
        if span.is_empty() {
            let word = behind.eat_word();
            let is_contains = here.plain(word) == "contains";
            if is_contains {
                *here = behind;
            }
            return is_contains;
        }
        *here = behind;
        let right = match here.plain(span.clone()).as_ref() {
            "==" | "!=" | "<>" | "<" | ">" | "<=" | ">=" => return true,
            "=" | "===" => "==",
            "!" | "!==" => "!=",
            "=>" => ">=",
            "=<" => "<=",
            _ => {
                self.fault(Fault::new(FaultKind::LiquidSyntax, span));
                return true;
            }
        };
        let fault = Fault::new(FaultKind::LiquidSyntax, span.clone());
        self.fault(fault.safely(format!("Write {right}"), edit(span, right)));
        true
    }

    /// Reads `and` or `or`, with the forms that other languages have; whether there is one.
    fn connection(&mut self, here: &mut Cursor<'s>) -> bool {
        let mut behind = *here;
        behind.eat_gap();
        let Some(first) = behind.look() else { return false };
        let mut span = behind.eat_word();
        if span.is_empty() {
            behind.eat_while(|c| matches!(c, '&' | '|'));
            span = first.start..behind.at();
        }
        let right = match here.plain(span.clone()).as_ref() {
            "and" | "or" => {
                *here = behind;
                return true;
            }
            "&&" | "&" | "AND" | "And" => "and",
            "||" | "|" | "OR" | "Or" => "or",
            _ => return false,
        };
        *here = behind;
        let fault = Fault::new(FaultKind::LiquidSyntax, span.clone());
        self.fault(fault.safely(format!("Write \"{right}\""), edit(span, right)));
        true
    }

    /// Reads what a loop goes through: `item in Profile.items limit:2`.
    fn loop_words(&mut self, here: &mut Cursor<'s>) {
        here.eat_gap();
        if !self.define(here) {
            return;
        }
        here.eat_gap();
        let mut behind = *here;
        let word = behind.eat_word();
        if here.plain(word) != "in" {
            return;
        }
        *here = behind;
        if !self.tag_value(here) {
            return;
        }
        loop {
            let mut behind = *here;
            behind.eat_gap();
            let word = behind.eat_word();
            match here.plain(word).as_ref() {
                "reversed" => *here = behind,
                "limit" | "offset" | "cols" if behind.eat(':') => {
                    *here = behind;
                    if !self.tag_value(here) {
                        return;
                    }
                }
                _ => return,
            }
        }
    }

    /// Reads an assignment: `name = value | filters`.
    fn assignment(&mut self, here: &mut Cursor<'s>) {
        here.eat_gap();
        if !self.define(here) {
            return;
        }
        here.eat_gap();
        if here.eat('=') && self.tag_value(here) {
            self.filters(here);
        }
    }

    /// Reads the name of a variable that is defined here; whether there is one.
    fn define(&mut self, here: &mut Cursor<'s>) -> bool {
        let mut span = here.eat_word();
        while here.eat('-') {
            let more = here.eat_word();
            span.end = more.end;
        }
        let name = self.source.get(span).unwrap_or_default();
        if !name.is_empty() {
            self.variables.insert(name);
        }
        !name.is_empty()
    }

    /// Counts the tag in, and returns its end: a comment is one part with what it holds.
    fn balance(&mut self, name: &str, tag: Range<usize>, name_span: &Range<usize>) -> usize {
        let place = tag.start..tag.start + 2;
        match Block::begun_by(name) {
            Some(block @ (Block::Raw | Block::Comment)) => {
                let Some(ending) = self.ending(block, tag.end) else {
                    self.blocks.never_ends(block, tag.start);
                    return tag.end;
                };
                if block == Block::Raw || ending.is_empty() {
                    self.raw_until = ending.start;
                    self.blocks.begin(block, tag.start);
                    return tag.end;
                }
                return ending.end;
            }
            Some(block) => self.blocks.begin(block, tag.start),
            None => {}
        }
        if let Some(block) = Block::ended_by(name) {
            self.blocks.end(block, tag.clone(), name_span.clone());
        }
        let holders: &[Block] = match name {
            "else" => &[Block::If, Block::Unless, Block::Case, Block::For],
            "elsif" => &[Block::If, Block::Unless],
            "when" => &[Block::Case],
            _ => return tag.end,
        };
        if !self.blocks.is_in(holders) {
            let fault = Fault::new(FaultKind::UnbalancedTag, place);
            self.fault(fault.perhaps("Remove this tag", edit(tag.clone(), "")));
        }
        tag.end
    }

    /// The tag that ends a block of raw text or a comment.
    fn ending(&mut self, block: Block, from: usize) -> Option<Range<usize>> {
        if self.endless.contains(&block) {
            return None;
        }
        let text = self.source.get(from..)?;
        for (offset, _) in text.match_indices("{%") {
            let mut here = Cursor::new(self.source, from + offset + 2, self.source.len());
            here.eat('-');
            here.eat_gap();
            let name = here.eat_word();
            let name = self.source.get(name).unwrap_or_default();
            if name.strip_prefix("end") == Some(block.name()) {
                here.eat_gap();
                here.eat('-');
                let close = if here.eat('%') && here.eat('}') { here.at() } else { from + offset };
                return Some(from + offset..close);
            }
        }
        // Behind this place there is none either.
        self.endless.push(block);
        None
    }
}
