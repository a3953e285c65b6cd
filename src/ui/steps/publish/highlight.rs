//! JSON in colours: what each piece of a text is, for the eye alone.

/// What a piece of JSON is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Space, brackets, commas.
    Plain,
    /// The name of a member.
    Key,
    /// A text.
    Text,
    /// A number.
    Number,
    /// `true`, `false` or `null`.
    Word,
}

impl Kind {
    /// Its class; none where it looks as everything does.
    pub const fn class(self) -> Option<&'static str> {
        match self {
            Self::Plain => None,
            Self::Key => Some("json-key"),
            Self::Text => Some("json-text"),
            Self::Number => Some("json-number"),
            Self::Word => Some("json-word"),
        }
    }
}

/// The pieces of `json`, which together are all of it.
pub fn pieces(json: &str) -> Vec<(Kind, &str)> {
    let mut pieces = Vec::new();
    let mut rest = json;
    while let Some(first) = rest.chars().next() {
        let end = match first {
            '"' => end_of_text(rest),
            '-' | '0'..='9' => end_of(rest, |c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.')),
            'a'..='z' => end_of(rest, |c| c.is_ascii_alphabetic()),
            _ => end_of(rest, |c| !matches!(c, '"' | '-' | '0'..='9' | 'a'..='z')),
        };
        let (piece, after) = rest.split_at_checked(end).unwrap_or((rest, ""));
        let kind = match first {
            '"' if after.trim_start().starts_with(':') => Kind::Key,
            '"' => Kind::Text,
            '-' | '0'..='9' => Kind::Number,
            'a'..='z' => Kind::Word,
            _ => Kind::Plain,
        };
        pieces.push((kind, piece));
        rest = after;
    }
    pieces
}

/// How far the characters reach that are all `alike`.
fn end_of(text: &str, alike: fn(char) -> bool) -> usize {
    text.find(|c| !alike(c)).unwrap_or(text.len())
}

/// Where the text ends that begins with the quote at the front.
fn end_of_text(text: &str) -> usize {
    let mut is_escaped = true;
    for (offset, c) in text.char_indices() {
        match c {
            '"' if !is_escaped => return offset + 1,
            '\\' => is_escaped = !is_escaped,
            _ => is_escaped = false,
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_keys_from_texts_numbers_and_words() {
        let json = r#"{ "a": ["b", -1.5e3, true, null], "c\"d" : "\\" }"#;
        let told: Vec<(Kind, &str)> = pieces(json).into_iter().filter(|(kind, _)| *kind != Kind::Plain).collect();
        assert_eq!(
            told,
            [
                (Kind::Key, "\"a\""),
                (Kind::Text, "\"b\""),
                (Kind::Number, "-1.5e3"),
                (Kind::Word, "true"),
                (Kind::Word, "null"),
                (Kind::Key, r#""c\"d""#),
                (Kind::Text, r#""\\""#),
            ]
        );
    }

    #[test]
    fn loses_nothing_whatever_it_is_given() {
        for text in ["", "\"", "\"\\", "{\"a", "ü 👩‍👩 <b> \"ü\":1", "\\\"", "--", "[1,2,{\"x\":\"\"}]"] {
            let joined: String = pieces(text).into_iter().map(|(_, piece)| piece).collect();
            assert_eq!(joined, text);
        }
    }
}
