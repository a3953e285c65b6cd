//! The rows of a table as the page keeps them: which ones are shown, and in which order.

use std::cmp::Ordering;

use super::protocol::Line;

/// What a list is sorted by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SortBy {
    /// The row's number.
    #[default]
    Row,
    /// The title.
    Title,
    /// The message.
    Message,
    /// The link.
    Link,
    /// When it is sent; rows without a time come last.
    Delivery,
    /// How many errors it has.
    Errors,
    /// How many warnings.
    Warnings,
    /// How much advice.
    Advice,
}

/// What a list is sorted by, and which way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Order {
    /// What it is sorted by.
    pub by: SortBy,
    /// Whether the last comes first.
    pub is_down: bool,
}

/// Which rows are shown, by how serious what was found is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Show {
    /// All.
    #[default]
    All,
    /// Those with anything found.
    Any,
    /// Those with an error.
    Errors,
    /// Those with a warning.
    Warnings,
    /// Those with advice.
    Advice,
    /// Those without anything.
    Clean,
}

impl Show {
    /// Each, with what it is called.
    pub const ALL: [(Self, &'static str); 6] = [
        (Self::All, "All rows"),
        (Self::Any, "Rows with something found"),
        (Self::Errors, "Rows with errors"),
        (Self::Warnings, "Rows with warnings"),
        (Self::Advice, "Rows with advice"),
        (Self::Clean, "Rows with nothing found"),
    ];

    const fn takes(self, line: &Line) -> bool {
        match self {
            Self::All => true,
            Self::Any => line.errors + line.warnings + line.advice > 0,
            Self::Errors => line.errors > 0,
            Self::Warnings => line.warnings > 0,
            Self::Advice => line.advice > 0,
            Self::Clean => line.errors + line.warnings + line.advice == 0,
        }
    }
}

/// The rows of a table, and which of them are shown.
#[derive(Clone, Debug, Default)]
pub struct Sheet {
    /// In order of the rows.
    lines: Vec<Line>,
    /// What each row says, in small letters, for the search.
    words: Vec<String>,
    /// The positions of the rows that are shown, as they are shown.
    shown: Vec<usize>,
    /// The words that each row must hold.
    pub query: String,
    /// How serious what was found must be.
    pub show: Show,
    /// The rule that must have found something.
    pub rule: Option<String>,
    /// What the list is sorted by.
    pub order: Order,
}

impl Sheet {
    /// Takes in rows; one that is there already is replaced.
    pub fn take(&mut self, lines: Vec<Line>) {
        for line in lines {
            let words = format!("{}\n{}\n{}\n{}\n{}", line.name, line.title, line.message, line.link, line.delivery);
            let words = words.to_lowercase();
            match self.lines.binary_search_by_key(&line.row, |known| known.row) {
                Ok(position) => {
                    if let (Some(known), Some(said)) = (self.lines.get_mut(position), self.words.get_mut(position)) {
                        (*known, *said) = (line, words);
                    }
                }
                Err(position) => {
                    self.lines.insert(position, line);
                    self.words.insert(position, words);
                }
            }
        }
        self.arrange();
    }

    /// Forgets every row, and keeps what is shown of those to come.
    pub fn clear(&mut self) {
        self.lines.clear();
        self.words.clear();
        self.shown.clear();
    }

    /// Every row, in order.
    #[must_use]
    pub fn lines(&self) -> &[Line] {
        &self.lines
    }

    /// How many rows are shown.
    #[must_use]
    pub fn shown(&self) -> usize {
        self.shown.len()
    }

    /// The row shown at `position`.
    #[must_use]
    pub fn at(&self, position: usize) -> Option<&Line> {
        self.lines.get(*self.shown.get(position)?)
    }

    /// Where the row called `row` is shown.
    #[must_use]
    pub fn position(&self, row: usize) -> Option<usize> {
        let line = self.lines.binary_search_by_key(&row, |line| line.row).ok()?;
        self.shown.iter().position(|shown| *shown == line)
    }

    /// Chooses and sorts the rows anew.
    pub fn arrange(&mut self) {
        let query = self.query.to_lowercase();
        let query: Vec<&str> = query.split_whitespace().collect();
        let takes = |line: &Line, words: &str| {
            let is_of_rule = self.rule.as_ref().is_none_or(|rule| line.rules.contains(rule));
            is_of_rule && self.show.takes(line) && query.iter().all(|word| words.contains(word))
        };
        let lines = self.lines.iter().zip(&self.words).enumerate();
        self.shown = lines.filter(|(_, (line, words))| takes(line, words)).map(|(position, _)| position).collect();
        let (order, lines) = (self.order, &self.lines);
        if order == Order::default() {
            return;
        }
        self.shown.sort_by(|a, b| match (lines.get(*a), lines.get(*b)) {
            (Some(a), Some(b)) => compared(order, a, b),
            _ => Ordering::Equal,
        });
    }
}

fn compared(order: Order, a: &Line, b: &Line) -> Ordering {
    // What is empty stays at the end whichever way it goes.
    let words = |a: &str, b: &str| match (a.is_empty(), b.is_empty()) {
        (true, true) => Ordering::Equal,
        (true, false) => Ordering::Greater,
        (false, true) => Ordering::Less,
        (false, false) => turned(order, a.cmp(b)),
    };
    let compared = match order.by {
        SortBy::Row => turned(order, a.row.cmp(&b.row)),
        SortBy::Title => words(&a.title, &b.title),
        SortBy::Message => words(&a.message, &b.message),
        SortBy::Link => words(&a.link, &b.link),
        SortBy::Delivery => words(a.at.as_deref().unwrap_or_default(), b.at.as_deref().unwrap_or_default()),
        SortBy::Errors => turned(order, a.errors.cmp(&b.errors)),
        SortBy::Warnings => turned(order, a.warnings.cmp(&b.warnings)),
        SortBy::Advice => turned(order, a.advice.cmp(&b.advice)),
    };
    compared.then(a.row.cmp(&b.row))
}

const fn turned(order: Order, compared: Ordering) -> Ordering {
    if order.is_down { compared.reverse() } else { compared }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sheet() -> Sheet {
        let line = |row, title: &str, errors, at: Option<&str>| Line {
            row,
            title: title.to_owned(),
            errors,
            at: at.map(str::to_owned),
            rules: if errors > 0 { vec!["link/slash".to_owned()] } else { Vec::new() },
            ..Line::default()
        };
        let mut sheet = Sheet::default();
        sheet.take(vec![line(2, "Hamlet", 1, Some("2026-12-03T17:00")), line(3, "Emilia", 0, None)]);
        sheet.take(vec![line(4, "Carmen", 3, Some("2026-12-01T17:00"))]);
        sheet
    }

    fn rows(sheet: &Sheet) -> Vec<usize> {
        (0..sheet.shown()).filter_map(|position| sheet.at(position)).map(|line| line.row).collect()
    }

    #[test]
    fn rows_are_chosen_by_words_severity_and_rule() {
        let mut sheet = sheet();
        for (query, show, rule, wanted) in [
            ("", Show::All, None, &[2, 3, 4][..]),
            ("AML", Show::All, None, &[2]),
            ("", Show::Errors, None, &[2, 4]),
            ("", Show::Clean, None, &[3]),
            ("car", Show::Errors, Some("link/slash"), &[4]),
            ("", Show::All, Some("link/missing"), &[]),
        ] {
            (sheet.query, sheet.show, sheet.rule) = (query.to_owned(), show, rule.map(str::to_owned));
            sheet.arrange();
            assert_eq!(rows(&sheet), wanted, "{query} {show:?} {rule:?}");
        }
    }

    #[test]
    fn rows_are_sorted_with_what_is_empty_at_the_end() {
        let mut sheet = sheet();
        for (by, is_down, wanted) in [
            (SortBy::Row, true, [4, 3, 2]),
            (SortBy::Title, false, [4, 3, 2]),
            (SortBy::Delivery, false, [4, 2, 3]),
            (SortBy::Delivery, true, [2, 4, 3]),
            (SortBy::Errors, true, [4, 2, 3]),
        ] {
            sheet.order = Order { by, is_down };
            sheet.arrange();
            assert_eq!(rows(&sheet), wanted, "{by:?} {is_down}");
        }
    }

    #[test]
    fn a_row_that_comes_again_takes_its_place() {
        let mut sheet = sheet();
        sheet.take(vec![Line { row: 3, title: "Nora".to_owned(), ..Line::default() }]);
        assert_eq!(rows(&sheet), [2, 3, 4]);
        assert_eq!(sheet.at(1).map(|line| line.title.as_str()), Some("Nora"));
        assert_eq!((sheet.position(4), sheet.position(9)), (Some(2), None));
    }
}
