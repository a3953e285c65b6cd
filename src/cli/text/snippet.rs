//! The words that a finding marks: the lines they stand in, with carets below them.

use std::fmt::Write;
use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// A line of text and the carets below it.
#[derive(Debug, PartialEq)]
pub(super) struct Row {
    /// Its number in the text, where that has several lines.
    pub(super) number: Option<usize>,
    /// The line, shortened around what is marked.
    pub(super) text: String,
    /// Carets below the marked words.
    pub(super) carets: String,
}

/// A longer line is shortened to this many columns.
const WIDEST: usize = 92;
/// Columns to keep in front of the marked words.
const BEFORE: usize = 30;
/// Lines to show of what is marked across several.
const MOST_LINES: usize = 3;
const TAB: &str = "    ";

/// What is shown for one character.
struct Cell {
    shown: String,
    width: usize,
    is_marked: bool,
}

/// The lines of `text` in which `span` stands.
pub(super) fn rows(text: &str, span: &Range<usize>) -> Vec<Row> {
    let is_one_line = !text.contains('\n');
    let mut rows = Vec::new();
    let mut start = 0;
    for (position, line) in text.split_inclusive('\n').enumerate() {
        let here = start..start + line.len();
        start = here.end;
        let touched = span.start < here.end && span.end > here.start;
        let is_point = span.is_empty() && here.contains(&span.start);
        // A point behind the last character belongs to the last line.
        let is_end = span.is_empty() && span.start == text.len() && here.end == text.len();
        if (touched || is_point || is_end) && rows.len() < MOST_LINES {
            let number = (!is_one_line).then_some(position + 1);
            rows.push(plain(number, line, here.start, span).unwrap_or_else(|| {
                let cells = shortened(cells(line, here.start, span));
                drawn(number, &cells)
            }));
        }
    }
    rows
}

/// The row of a line that is shown as it stands, as most are: short, each character one column, whole words marked.
fn plain(number: Option<usize>, line: &str, offset: usize, span: &Range<usize>) -> Option<Row> {
    let marked = span.start.checked_sub(offset)?..span.end.checked_sub(offset)?;
    let before = line.get(..marked.start)?;
    let words = line.get(marked).filter(|words| !words.is_empty())?;
    let is_plain = line.len() <= WIDEST && line.chars().all(is_simple);
    is_plain.then(|| {
        let [before, words] = [before, words].map(|text| text.chars().count());
        Row { number, text: line.to_owned(), carets: format!("{}{}", " ".repeat(before), "^".repeat(words)) }
    })
}

/// Whether a character is always shown as it is, in one column, and never joins another.
const fn is_simple(c: char) -> bool {
    matches!(c, ' '..='~' | '\u{A1}'..='\u{AC}' | '\u{AE}'..='\u{2FF}' | '\u{2010}'..='\u{2027}')
}

/// The characters of `line`, which begins at `offset`, as they are shown.
fn cells(line: &str, offset: usize, span: &Range<usize>) -> Vec<Cell> {
    let mut cells: Vec<Cell> = Vec::new();
    for (at, cluster) in line.grapheme_indices(true) {
        let is_emoji = cluster.width() > 1;
        if !is_emoji && cluster.chars().count() > 1 && cluster.chars().any(is_invisible) {
            let parts = cluster.char_indices().map(|(inside, c)| (at + inside, c.to_string()));
            cells.extend(parts.map(|(at, part)| cell(&part, offset + at, span)));
        } else {
            cells.push(cell(cluster, offset + at, span));
        }
    }
    if span.is_empty() {
        let mark = Cell { shown: " ".to_owned(), width: 1, is_marked: true };
        let column = line.grapheme_indices(true).filter(|(at, _)| offset + at < span.start).count();
        match cells.get_mut(column).filter(|cell| cell.width > 0) {
            Some(cell) => cell.is_marked = true,
            None => cells.push(mark),
        }
    }
    cells
}

fn cell(cluster: &str, at: usize, span: &Range<usize>) -> Cell {
    let is_marked = span.start < at + cluster.len() && at < span.end;
    let shown = match cluster {
        "\t" => TAB.to_owned(),
        // A line break is worth showing only where it is what a finding is about.
        "\n" | "\r\n" | "\r" => if is_marked { "↵" } else { "" }.to_owned(),
        _ => visible(cluster),
    };
    Cell { width: shown.width(), shown, is_marked }
}

/// The cells around the first marked one, where there are too many for a line.
fn shortened(cells: Vec<Cell>) -> Vec<Cell> {
    let width = |cells: &[Cell]| cells.iter().map(|cell| cell.width).sum::<usize>();
    let total = width(&cells);
    if total <= WIDEST {
        return cells;
    }
    let marked = cells.iter().position(|cell| cell.is_marked).unwrap_or(0);
    let before = width(cells.get(..marked).unwrap_or_default());
    // Not so far to the right that room is left unused behind the end.
    let skip = before.saturating_sub(BEFORE).min(total - WIDEST);
    let ellipsis = |is_marked| Cell { shown: "…".to_owned(), width: 1, is_marked };
    let mut kept = Vec::new();
    let (mut at, mut is_cut) = (0, false);
    for cell in cells {
        let end = at + cell.width;
        if at >= skip && end <= skip + WIDEST {
            kept.push(cell);
        } else if end > skip + WIDEST && !is_cut {
            is_cut = true;
            kept.push(ellipsis(cell.is_marked));
        }
        at = end;
    }
    if skip > 0 {
        kept.insert(0, ellipsis(false));
    }
    kept
}

fn drawn(number: Option<usize>, cells: &[Cell]) -> Row {
    let text = cells.iter().map(|cell| cell.shown.as_str()).collect();
    let carets: String = cells.iter().map(|cell| if cell.is_marked { "^" } else { " " }.repeat(cell.width)).collect();
    Row { number, text, carets: carets.trim_end().to_owned() }
}

/// Whether a character leaves no mark on a terminal, or steers it.
fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{AD}' | '\u{61C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}')
}

/// `text` in one line with nothing in it that a terminal obeys: what can't be seen is named.
pub(in crate::cli) fn visible(text: &str) -> String {
    if text.chars().all(is_simple) {
        return text.to_owned();
    }
    let mut shown = String::with_capacity(text.len());
    for cluster in text.graphemes(true) {
        if cluster.width() > 1 && !cluster.contains(char::is_control) {
            shown.push_str(cluster);
            continue;
        }
        for c in cluster.chars() {
            match c {
                '\n' => shown.push('↵'),
                '\t' => shown.push(' '),
                '\r' if cluster == "\r\n" => {}
                c if is_invisible(c) => {
                    let _ = write!(shown, "<U+{:04X}>", u32::from(c));
                }
                c => shown.push(c),
            }
        }
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The rows for the first `words` in `text`, as they would be printed.
    fn drawn_for(text: &str, words: &str) -> String {
        let start = text.find(words).expect("words");
        let rows = rows(text, &(start..start + words.len()));
        let line = |row: &Row| {
            format!("{}|{}\n |{}\n", row.number.map_or(" ".to_owned(), |n| n.to_string()), row.text, row.carets)
        };
        rows.iter().map(line).collect()
    }

    #[test]
    fn carets_stand_below_their_words() {
        assert_eq!(drawn_for("one two three", "two"), " |one two three\n |    ^^^\n");
        assert_eq!(drawn_for("👩‍👩‍👧‍👦 ist 東京 da", "東京"), " |👩‍👩‍👧‍👦 ist 東京 da\n |       ^^^^\n");
        assert_eq!(drawn_for("Zu\u{308}rich!", "!"), " |Zu\u{308}rich!\n |      ^\n");
        assert_eq!(drawn_for("a\tb", "b"), " |a    b\n |     ^\n");
    }

    #[test]
    fn plain_lines_are_drawn_as_every_other() {
        for text in ["one two three", "“Zürich” – 5 …", "¡Olé! × 3"] {
            for (start, _) in text.char_indices() {
                for (end, _) in text.char_indices().filter(|(end, _)| *end > start) {
                    let span = start..end;
                    let every_other = drawn(None, &shortened(cells(text, 0, &span)));
                    assert_eq!(plain(None, text, 0, &span), Some(every_other), "{text} {span:?}");
                }
            }
        }
    }

    #[test]
    fn only_the_lines_that_matter_are_shown() {
        assert_eq!(drawn_for("one\ntwo\r\nthree", "two"), "2|two\n |^^^\n");
        assert_eq!(drawn_for("one\ntwo\nthree", "ne\ntw"), "1|one↵\n | ^^^\n2|two\n |^^\n");
        assert_eq!(rows(&"a\n".repeat(9), &(0..18)).len(), MOST_LINES);
    }

    #[test]
    fn what_cannot_be_seen_is_named() {
        assert_eq!(drawn_for("a\u{200B}b", "\u{200B}"), " |a<U+200B>b\n | ^^^^^^^^\n");
        assert_eq!(drawn_for("a\u{200D}b", "\u{200D}"), " |a<U+200D>b\n | ^^^^^^^^\n");
        assert_eq!(visible("\u{1b}[31m\u{202E}\r\nx"), "<U+001B>[31m<U+202E>↵x");
    }

    #[test]
    fn a_place_between_characters_has_one_caret() {
        assert_eq!(rows("ab", &(1..1)), [Row { number: None, text: "ab".to_owned(), carets: " ^".to_owned() }]);
        assert_eq!(rows("ab", &(2..2)), [Row { number: None, text: "ab ".to_owned(), carets: "  ^".to_owned() }]);
    }

    #[test]
    fn long_lines_are_shortened_around_the_mark() {
        let text = format!("{}MARK{}", "a".repeat(200), "b".repeat(200));
        let rows = rows(&text, &(200..204));
        let [row] = rows.as_slice() else { panic!("{rows:?}") };
        assert!(row.text.starts_with("…a") && row.text.ends_with("b…"), "{}", row.text);
        assert_eq!(row.text.chars().count(), WIDEST + 2);
        let start = row.carets.find('^').expect("caret");
        let below: String = row.text.chars().skip(start).take(4).collect();
        assert_eq!((below.as_str(), row.carets.len()), ("MARK", start + 4));
    }

    proptest::proptest! {
        #[test]
        fn any_text_can_be_marked_anywhere(text in "(?s).{0,200}", a in 0usize..300, b in 0usize..300) {
            let span = a.min(b)..a.max(b);
            for row in rows(&text, &span) {
                proptest::prop_assert!(row.text.width() <= WIDEST + 2, "{row:?}");
                proptest::prop_assert!(row.carets.len() <= row.text.width(), "{row:?}");
                proptest::prop_assert!(!row.text.contains(char::is_control), "{row:?}");
            }
        }
    }

    #[test]
    fn a_mark_longer_than_a_line_goes_on_to_its_end() {
        let text = "x".repeat(300);
        let rows = rows(&text, &(0..300));
        let [row] = rows.as_slice() else { panic!("{rows:?}") };
        assert_eq!(row.carets, "^".repeat(WIDEST + 1));
    }
}
