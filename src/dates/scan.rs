//! A text as words, numbers and signs, each with its place.

use std::ops::Range;

use super::words::{Word, meaning};

/// A word, a number or a sign.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    start: usize,
    end: usize,
    pub kind: Kind,
}

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Kind {
    /// Digits and their value; a number of more than nine digits has the value 0.
    Number(u32),
    /// Letters.
    Word(Word),
    /// Anything else that is no white space.
    Sign(char),
    /// The end of a line.
    Break,
}

impl Token {
    pub const fn span(&self) -> Range<usize> {
        self.start..self.end
    }
}

/// A text taken into tokens.
pub(super) struct Scan<'t> {
    pub text: &'t str,
    tokens: Vec<Token>,
}

impl<'t> Scan<'t> {
    /// Takes `text` into tokens.
    pub fn of(text: &'t str) -> Self {
        let mut tokens = Vec::with_capacity(text.len() / 4 + 4);
        let mut rest = text.char_indices().peekable();
        while let Some((start, first)) = rest.next() {
            let mut end = start + first.len_utf8();
            let mut take_while = |is_part: fn(char) -> bool| {
                while let Some((at, c)) = rest.next_if(|(_, c)| is_part(*c)) {
                    end = at + c.len_utf8();
                }
                end
            };
            let (end, kind) = match first {
                '0'..='9' => {
                    let end = take_while(|c| c.is_ascii_digit());
                    let value = text.get(start..end).filter(|digits| digits.len() < 10);
                    (end, Kind::Number(value.and_then(|digits| digits.parse().ok()).unwrap_or(0)))
                }
                '\n' | '\r' => (end, Kind::Break),
                _ if first.is_whitespace() => continue,
                _ if first.is_alphabetic() => {
                    let end = take_while(char::is_alphabetic);
                    (end, Kind::Word(text.get(start..end).map_or(Word::Other, meaning)))
                }
                sign => (end, Kind::Sign(sign)),
            };
            tokens.push(Token { start, end, kind });
        }
        Self { text, tokens }
    }

    pub fn len(&self) -> usize {
        self.tokens.len()
    }

    pub fn token(&self, at: usize) -> Option<Token> {
        self.tokens.get(at).copied()
    }

    pub fn kind(&self, at: usize) -> Option<Kind> {
        self.tokens.get(at).map(|token| token.kind)
    }

    /// What stands before `at`.
    pub fn kind_before(&self, at: usize) -> Option<Kind> {
        self.kind(at.checked_sub(1)?)
    }

    pub fn word(&self, at: usize) -> Option<Word> {
        match self.kind(at)? {
            Kind::Word(word) => Some(word),
            _ => None,
        }
    }

    pub fn word_before(&self, at: usize) -> Option<Word> {
        self.word(at.checked_sub(1)?)
    }

    pub fn is_sign(&self, at: usize, sign: char) -> bool {
        self.kind(at) == Some(Kind::Sign(sign))
    }

    /// Whether nothing stands between the token and the one before it.
    pub fn is_joined(&self, at: usize) -> bool {
        let before = at.checked_sub(1).and_then(|before| self.tokens.get(before));
        before.zip(self.tokens.get(at)).is_some_and(|(before, token)| before.end == token.start)
    }

    /// Whether `sign` follows at once.
    pub fn is_joined_sign(&self, at: usize, sign: char) -> bool {
        self.is_sign(at, sign) && self.is_joined(at)
    }

    /// The number at `at` and how many digits it has.
    pub fn number(&self, at: usize) -> Option<(u32, usize)> {
        let token = self.tokens.get(at)?;
        match token.kind {
            Kind::Number(value) => Some((value, token.end - token.start)),
            _ => None,
        }
    }

    /// A number that follows at once.
    pub fn joined_number(&self, at: usize) -> Option<(u32, usize)> {
        self.number(at).filter(|_| self.is_joined(at))
    }

    /// The words of the token.
    pub fn words(&self, at: usize) -> &'t str {
        self.token(at).and_then(|token| self.text.get(token.span())).unwrap_or_default()
    }

    /// The words of the token before.
    pub fn words_before(&self, at: usize) -> &'t str {
        at.checked_sub(1).map(|before| self.words(before)).unwrap_or_default()
    }

    /// Whether the token before is `sign`.
    pub fn is_sign_before(&self, at: usize, sign: char) -> bool {
        self.kind_before(at) == Some(Kind::Sign(sign))
    }

    /// Whether the word begins with a capital.
    pub fn is_capital(&self, at: usize) -> bool {
        self.words(at).starts_with(char::is_uppercase)
    }

    /// From the first byte of the token `from` to the last of the one before `until`.
    pub fn span(&self, from: usize, until: usize) -> Range<usize> {
        let start = self.token(from).map_or(self.text.len(), |token| token.start);
        let end = until.checked_sub(1).and_then(|last| self.token(last)).map_or(start, |token| token.end);
        start..end.max(start)
    }
}
