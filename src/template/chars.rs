//! The characters that matter to tokens: what word processors put in the place of plain ones, quotes, dashes.

use crate::text::is_forbidden_in_names;

/// What the parser reads for a character.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Plain {
    /// Itself.
    Same,
    /// The plain character that it looks like.
    As(char),
    /// Nothing: it is invisible.
    Nothing,
}

/// What the parser reads for a character: no-break, full-width and invisible ones stand for plain ones.
pub(super) fn plain(c: char) -> Plain {
    match c {
        '\u{a0}' | '\u{1680}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' => Plain::As(' '),
        // Control characters that end no line, and what is there to be unseen.
        '\u{0}'..='\u{8}'
        | '\u{e}'..='\u{1f}'
        | '\u{7f}'..='\u{84}'
        | '\u{86}'..='\u{9f}'
        | '\u{ad}'
        | '\u{34f}'
        | '\u{61c}'
        | '\u{180e}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2064}'
        | '\u{2066}'..='\u{206f}'
        | '\u{feff}' => Plain::Nothing,
        '\u{2011}' | '\u{fe63}' => Plain::As('-'),
        // Full-width forms of ASCII, but for the quotes.
        '\u{ff01}' | '\u{ff03}'..='\u{ff06}' | '\u{ff08}'..='\u{ff5e}' => {
            char::from_u32(u32::from(c) - 0xfee0).map_or(Plain::Same, Plain::As)
        }
        _ => Plain::Same,
    }
}

/// Whether every byte of a text is a plain character.
pub(super) fn is_plain_ascii(text: &str) -> bool {
    text.bytes().all(|byte| matches!(byte, b' '..=b'~' | b'\t'..=b'\r'))
}

/// Whether a character inside a fallback is invisible or no-break. Joiners between other signs (emoji, Persian, Hindi)
/// do their work there, and so do the marks of text written from right to left.
pub(super) fn is_odd_in_fallback(c: char, before: Option<char>, after: Option<char>, is_right_to_left: bool) -> bool {
    match c {
        '\u{a0}' | '\u{2007}' | '\u{202f}' => true,
        '\u{200c}' | '\u{200d}' => !(before.is_some_and(|c| !c.is_ascii()) && after.is_some_and(|c| !c.is_ascii())),
        '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => !is_right_to_left,
        _ => plain(c) == Plain::Nothing,
    }
}

/// Whether a character ends the words of a token: one that names can't hold, a curly quote, the next token, a brace.
pub(super) fn ends_names(c: char) -> bool {
    is_forbidden_in_names(c) || is_line_end(c) || matches!(c, '@' | '{' | '}') || curly(c).is_some()
}

/// Whether a character ends a line.
pub(super) fn is_line_end(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Whether a character is part of a word.
pub(super) fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// Whether a character is a dash that is no hyphen-minus.
pub(super) fn is_long_dash(c: char) -> bool {
    matches!(c, '\u{2010}' | '\u{2012}'..='\u{2015}' | '\u{2212}' | '\u{fe58}' | '\u{ff70}' | '\u{2043}')
}

/// Whether a character is easily taken for the pipe, or typed in its place.
pub(super) fn is_like_pipe(c: char) -> bool {
    matches!(
        c,
        '|' | '¦' | '∣' | '│' | 'ǀ' | '‖' | ':' | ';' | '/' | '\\' | ',' | '.' | '-' | '=' | '>' | '!' | '~' | '→'
    ) || is_long_dash(c)
}

/// How wide a quote is: a single quote closes single ones, a double quote double ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Width {
    /// Like `'`.
    Single,
    /// Like `"`.
    Double,
}

/// The width of a straight quote.
pub(super) fn straight(c: char) -> Option<Width> {
    match c {
        '"' => Some(Width::Double),
        '\'' => Some(Width::Single),
        _ => None,
    }
}

/// The width of a quote that is not straight.
pub(super) fn curly(c: char) -> Option<Width> {
    match c {
        '“' | '”' | '„' | '‟' | '«' | '»' | '″' | '〝' | '〞' | '〟' | '＂' | '「' | '」' | '『' | '』' => {
            Some(Width::Double)
        }
        '‘' | '’' | '‚' | '‛' | '‹' | '›' | '′' | '＇' | '`' | '´' => Some(Width::Single),
        _ => None,
    }
}

/// The width of any quote.
pub(super) fn quote(c: char) -> Option<Width> {
    straight(c).or_else(|| curly(c))
}

impl Width {
    /// The straight quote of this width.
    pub(super) fn sign(self) -> char {
        match self {
            Self::Single => '\'',
            Self::Double => '"',
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn odd_characters_stand_for_plain_ones() {
        for (odd, read) in [
            ('\u{a0}', Plain::As(' ')),
            ('\u{202f}', Plain::As(' ')),
            ('｜', Plain::As('|')),
            ('：', Plain::As(':')),
            ('＠', Plain::As('@')),
            ('－', Plain::As('-')),
            ('Ｐ', Plain::As('P')),
            ('\u{200b}', Plain::Nothing),
            ('\u{feff}', Plain::Nothing),
            ('\u{ad}', Plain::Nothing),
            ('\u{0}', Plain::Nothing),
            ('\t', Plain::Same),
            ('\u{85}', Plain::Same),
            ('ü', Plain::Same),
            ('＂', Plain::Same),
            ('–', Plain::Same),
        ] {
            assert_eq!(plain(odd), read, "{odd:?}");
        }
    }

    #[test]
    fn joiners_are_odd_only_where_they_join_nothing() {
        assert!(is_odd_in_fallback('\u{200d}', Some('a'), Some('b'), false));
        assert!(!is_odd_in_fallback('\u{200d}', Some('👩'), Some('👧'), false));
        assert!(is_odd_in_fallback('\u{200e}', Some('a'), Some('b'), false));
        assert!(!is_odd_in_fallback('\u{200e}', Some('א'), Some('b'), true));
        assert!(is_odd_in_fallback('\u{a0}', Some('a'), Some('b'), false));
        assert!(!is_odd_in_fallback('\u{3000}', Some('東'), Some('京'), false));
    }
}
