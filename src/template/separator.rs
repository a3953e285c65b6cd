//! What stands between a token's name and its property.

use std::ops::Range;

use super::chars::{is_line_end, is_long_dash};
use super::cursor::{Cursor, is_space};

/// What stands between the name and the property.
pub(super) struct Separator {
    /// Where it stands, with the spaces around it.
    pub span: Range<usize>,
    /// How it is written.
    pub style: Style,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    /// ` - `
    Good,
    /// A hyphen with more spaces than one.
    Wide,
    /// A hyphen that lacks a space, or another dash.
    Dash,
    /// A hyphen or another dash without any space.
    Tight,
    /// A full stop without spaces, as in Liquid.
    Dot,
    /// Another sign.
    Other,
    /// Only spaces.
    Spaces,
}

/// Reads what stands between a name and its property.
pub(super) fn eat_separator(here: &mut Cursor<'_>) -> Option<Separator> {
    let start = here.at();
    let before = eat_run(here);
    let sign = here.look()?;
    let style = if sign.c == '-' {
        here.bump();
        let is_doubled = here.eat('-');
        let after = eat_run(here);
        let ends = here.peek().is_none_or(is_line_end);
        match (before, after) {
            (Run::None, Run::None) => Style::Tight,
            _ if is_doubled => Style::Dash,
            (Run::One, Run::One) => Style::Good,
            (Run::One, Run::None) if ends => Style::Good,
            (Run::Many | Run::One, Run::Many | Run::One) => Style::Wide,
            _ => Style::Dash,
        }
    } else if is_long_dash(sign.c) {
        here.bump();
        let after = eat_run(here);
        if before == Run::None && after == Run::None { Style::Tight } else { Style::Dash }
    } else if matches!(sign.c, '.' | ':' | '/' | '=' | '>' | '→' | ',') {
        here.bump();
        let after = eat_run(here);
        if sign.c == '.' && before == Run::None && after == Run::None { Style::Dot } else { Style::Other }
    } else if before == Run::None {
        return None;
    } else {
        Style::Spaces
    };
    let end = here.look().map_or(here.at(), |sign| sign.start);
    here.move_to(end);
    Some(Separator { span: start..end, style })
}

/// How many spaces there are.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Run {
    None,
    One,
    Many,
}

/// Reads spaces. No-break ones beside a plain one don't count: mending them removes them.
fn eat_run(here: &mut Cursor<'_>) -> Run {
    let mut plain = 0;
    let mut any = false;
    while let Some(sign) = here.eat_if(is_space) {
        any = true;
        plain += match (sign.c, sign.end - sign.start) {
            ('\t', _) => 2,
            (_, 1) => 1,
            _ => 0,
        };
    }
    match plain {
        0 if !any => Run::None,
        0 | 1 => Run::One,
        _ => Run::Many,
    }
}
