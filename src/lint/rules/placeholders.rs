//! Words that stand for others and were to be replaced, wherever they stand.

/// A word that stands for others.
pub struct Placeholder {
    /// The word, in small letters.
    pub word: &'static str,
    /// How it is written where nobody would write it so for itself: in the middle of a text.
    pub in_text: &'static [&'static str],
}

/// Every one of them. Rows of x and “lorem ipsum” count as well.
pub const PLACEHOLDERS: [Placeholder; 6] = [
    Placeholder { word: "xy", in_text: &["xy", "XY"] },
    Placeholder { word: "todo", in_text: &["TODO"] },
    Placeholder { word: "tbd", in_text: &["TBD", "tbd"] },
    Placeholder { word: "fixme", in_text: &["FIXME"] },
    Placeholder { word: "xyz", in_text: &[] },
    Placeholder { word: "placeholder", in_text: &[] },
];

/// The placeholder that `word` is in the middle of a text.
pub fn in_text(word: &str) -> Option<&'static str> {
    PLACEHOLDERS.iter().find(|placeholder| placeholder.in_text.contains(&word)).map(|placeholder| placeholder.word)
}

/// Whether `words` are nothing but a placeholder.
pub fn are_one(words: &str) -> bool {
    let lower = words.to_lowercase();
    let is_row = words.chars().count() >= 2 && words.chars().all(|c| matches!(c, 'x' | 'X'));
    is_row || lower.starts_with("lorem ipsum") || PLACEHOLDERS.iter().any(|placeholder| placeholder.word == lower)
}
