//! Lines of bearable length, measured in columns of a terminal.

use unicode_width::UnicodeWidthStr;

/// `text` in lines of at most `width` columns, broken between words; a longer word stands alone.
pub(in crate::cli) fn wrapped(text: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.width() + 1 + word.width() <= width => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

/// `text` with spaces behind it up to `width` columns.
pub(in crate::cli) fn padded(text: &str, width: usize) -> String {
    format!("{text}{}", " ".repeat(width.saturating_sub(text.width())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_break_between_words_by_columns() {
        assert_eq!(wrapped("one two  three", 7), ["one two", "three"]);
        assert_eq!(wrapped("東京 東京 a", 7), ["東京", "東京 a"]);
        assert_eq!(wrapped("unbreakable a", 3), ["unbreakable", "a"]);
        assert_eq!(padded("東京", 6), "東京  ");
    }
}
