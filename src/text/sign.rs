//! What characters are, seen from outside: whether they show, which way they run, where names may hold them.

/// Whether a character has no shape. White space has one: it leaves a gap.
#[must_use]
pub const fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{0}'..='\u{8}' | '\u{E}'..='\u{1F}' | '\u{7F}'..='\u{84}' | '\u{86}'..='\u{9F}' | '\u{AD}' | '\u{34F}'
        | '\u{61C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}' | '\u{180B}'..='\u{180E}'
        | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{3164}'
        | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFA0}' | '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E0FFF}')
}

/// Whether a character belongs to a script that is written from right to left.
#[must_use]
pub const fn is_right_to_left(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}')
}

/// Whether CleverTap forbids a character in the names of events and properties.
#[must_use]
pub const fn is_forbidden_in_names(c: char) -> bool {
    matches!(c, '%' | '>' | '<' | '!' | '|' | '&' | '.' | ':' | ';' | '$' | '\'' | '"' | '\\')
}
