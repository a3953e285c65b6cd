//! What each column of a table holds: found by its name, told, and for a person to correct.

use std::fmt;
use std::str::FromStr;

use super::moment;
use super::names;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Target {
    /// The campaign's name.
    Name,
    /// The title.
    Title,
    /// The message.
    Message,
    /// The deep link.
    Link,
    /// Day and time of delivery.
    Delivery,
    /// The day of delivery.
    Date,
    /// The time of delivery.
    Time,
    /// The id of the production.
    EventId,
    /// The id of the performance.
    PerformanceId,
    /// Why the push is sent.
    Purpose,
    /// The language of its texts.
    Language,
    /// Something else: kept as it is.
    Keep,
}

impl Target {
    /// Every target, with its word for a call.
    const WORDS: [(Self, &'static str); 12] = [
        (Self::Name, "name"),
        (Self::Title, "title"),
        (Self::Message, "message"),
        (Self::Link, "link"),
        (Self::Delivery, "delivery"),
        (Self::Date, "date"),
        (Self::Time, "time"),
        (Self::EventId, "event-id"),
        (Self::PerformanceId, "performance-id"),
        (Self::Purpose, "purpose"),
        (Self::Language, "language"),
        (Self::Keep, "keep"),
    ];

    /// The word for it in a call: `event-id`.
    #[must_use]
    pub fn word(self) -> &'static str {
        Self::WORDS.iter().find(|(target, _)| *target == self).map_or("keep", |(_, word)| word)
    }

    /// What our sentences call it.
    #[must_use]
    pub fn spoken(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Title => "title",
            Self::Message => "message",
            Self::Link => "link",
            Self::Delivery => "delivery",
            Self::Date => "day of delivery",
            Self::Time => "time of delivery",
            Self::EventId => "event id",
            Self::PerformanceId => "performance id",
            Self::Purpose => "purpose",
            Self::Language => "language",
            Self::Keep => "kept as it is",
        }
    }
}

impl FromStr for Target {
    type Err = String;

    fn from_str(word: &str) -> Result<Self, String> {
        let found = Self::WORDS.iter().find(|(_, known)| *known == word).map(|(target, _)| *target);
        found.or_else(|| names::known(word)).ok_or_else(|| {
            let words: Vec<&str> = Self::WORDS.iter().map(|(_, word)| *word).collect();
            format!("one of {}", words.join(", "))
        })
    }
}

/// A column and what it holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its name in the first row; empty where it has none.
    pub name: String,
    /// What it holds.
    pub target: Target,
    /// How that was found out.
    pub by: By,
}

/// How it was found out what a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// By its name.
    Name,
    /// By its name, which is nearly this one.
    Near(&'static str),
    /// By what stands in it.
    Shape,
    /// A person said so.
    Hand,
}

/// What a person says that a column holds: the column by its name, or by its number from 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction {
    /// The column's name or number.
    pub column: String,
    /// What it holds.
    pub target: Target,
}

impl FromStr for Correction {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let (column, target) = text.rsplit_once('=').ok_or("a column and what it holds, such as Headline=title")?;
        Ok(Self { column: column.trim().to_owned(), target: target.trim().parse()? })
    }
}

/// What the columns of a table hold, in their order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mapping {
    /// The columns.
    pub columns: Vec<Column>,
}

impl Mapping {
    /// What columns of these names hold. Of two that would hold the same, one with the exact name wins, then the first.
    #[must_use]
    pub fn by_name(header: &[String], corrections: &[Correction]) -> Self {
        let column = |(position, name): (usize, &String)| {
            let by_hand = corrections.iter().find(|correction| correction.names(position, name));
            let (target, by) = match (by_hand, names::known(name), names::near(name)) {
                (Some(correction), ..) => (correction.target, By::Hand),
                (None, Some(target), _) => (target, By::Name),
                (None, None, Some((target, near))) => (target, By::Near(near)),
                (None, None, None) => (Target::Keep, By::Name),
            };
            Column { name: name.trim().to_owned(), target, by }
        };
        let mut mapping = Self { columns: header.iter().enumerate().map(column).collect() };
        mapping.settle();
        mapping
    }

    /// Leaves one column for each target, and of delivery no more than is needed.
    fn settle(&mut self) {
        let rank = |by: By| match by {
            By::Hand => 0,
            By::Name => 1,
            By::Near(_) | By::Shape => 2,
        };
        let mut best: Vec<(Target, u8, usize)> = Vec::new();
        for (position, column) in self.columns.iter().enumerate() {
            match best.iter_mut().find(|(target, ..)| *target == column.target) {
                Some(known) if rank(column.by) < known.1 => *known = (column.target, rank(column.by), position),
                Some(_) => {}
                None => best.push((column.target, rank(column.by), position)),
            }
        }
        // Where delivery has its own column, a date beside it is mostly that of the show.
        let has_delivery = best.iter().any(|(target, ..)| *target == Target::Delivery);
        for (position, column) in self.columns.iter_mut().enumerate() {
            let is_best = best.iter().any(|(target, _, best)| *target == column.target && *best == position);
            let is_needless = has_delivery && column.target == Target::Date && column.by != By::Hand;
            if !is_best || is_needless {
                (column.target, column.by) = (Target::Keep, By::Name);
            }
        }
    }

    /// What the columns of rows without names hold, where their shape leaves no doubt: two of text, the title and the
    /// message; perhaps one of paths and one of times.
    #[must_use]
    pub fn by_shape(rows: &[Vec<String>]) -> Option<Self> {
        let width = rows.iter().map(Vec::len).max().filter(|width| (2..=4).contains(width))?;
        let column = |position: usize| {
            let cells: Vec<&str> = rows
                .iter()
                .filter_map(|row| row.get(position))
                .map(|cell| cell.trim())
                .filter(|cell| !cell.is_empty())
                .collect();
            let all = |is: fn(&str) -> bool| !cells.is_empty() && cells.iter().all(|cell| is(cell));
            let is_path = |cell: &str| cell.contains('/') && !cell.contains(' ');
            let is_words = |cell: &str| cell.contains(' ') && cell.chars().any(char::is_alphabetic);
            let is_most = 2 * cells.iter().filter(|cell| is_words(cell)).count() >= cells.len().max(1);
            if all(is_path) {
                Some(Target::Link)
            } else if all(|cell| moment::read(cell).is_some_and(|moment| moment.day.is_some())) {
                Some(Target::Delivery)
            } else if is_most {
                Some(Target::Title)
            } else {
                None
            }
        };
        let mut targets: Vec<Target> = (0..width).map(column).collect::<Option<_>>()?;
        let texts: Vec<usize> = (0..width).filter(|position| targets.get(*position) == Some(&Target::Title)).collect();
        let [_, second] = texts.as_slice() else { return None };
        if let Some(second) = targets.get_mut(*second) {
            *second = Target::Message;
        }
        let is_once = |target| targets.iter().filter(|other| **other == target).count() <= 1;
        if !is_once(Target::Link) || !is_once(Target::Delivery) {
            return None;
        }
        let column = |target| Column { name: String::new(), target, by: By::Shape };
        Some(Self { columns: targets.into_iter().map(column).collect() })
    }

    /// The position of the column that holds `target`.
    #[must_use]
    pub fn position(&self, target: Target) -> Option<usize> {
        self.columns.iter().position(|column| column.target == target)
    }

    /// Whether a column holds `target`.
    #[must_use]
    pub fn has(&self, target: Target) -> bool {
        self.position(target).is_some()
    }

    /// Whether there is anything to check.
    #[must_use]
    pub fn is_useful(&self) -> bool {
        self.columns.iter().any(|column| column.target != Target::Keep)
    }

    /// What our sentences call the column of `target`: its name, or what it holds.
    #[must_use]
    pub fn name_of(&self, target: Target) -> &str {
        let column = self.columns.iter().find(|column| column.target == target && !column.name.is_empty());
        column.map_or(target.spoken(), |column| &column.name)
    }
}

impl Correction {
    /// Whether it speaks of the column at `position` called `name`.
    pub(super) fn names(&self, position: usize, name: &str) -> bool {
        let is_name = !name.trim().is_empty() && names::plain(name) == names::plain(&self.column);
        is_name || self.column.parse() == Ok(position + 1)
    }
}

impl fmt::Display for Mapping {
    /// “Titel is read as the title, Text as the message; Notiz is kept as it is”.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const MOST_KEPT: usize = 6;
        let name = |position: usize, column: &Column| match column.name.as_str() {
            "" => format!("column {}", position + 1),
            name => format!("“{}”", crate::text::shortened(name, 40)),
        };
        let named = || self.columns.iter().enumerate();
        let read = named().filter(|(_, column)| column.target != Target::Keep).map(|(position, column)| {
            let near = match column.by {
                By::Near(_) => " (is that right?)",
                By::Name | By::Shape | By::Hand => "",
            };
            format!("{} is the {}{near}", name(position, column), column.target.spoken())
        });
        f.write_str(&read.collect::<Vec<_>>().join(", "))?;
        let kept = named().filter(|(_, column)| column.target == Target::Keep && !column.name.is_empty());
        let kept: Vec<String> = kept.map(|(position, column)| name(position, column)).collect();
        match kept.len() {
            0 => Ok(()),
            1..=MOST_KEPT => write!(f, "; kept as it is: {}", kept.join(", ")),
            count => write!(f, "; {count} other columns are kept as they are"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn targets(header: &[&str], corrections: &[&str]) -> Vec<Target> {
        let header: Vec<String> = header.iter().map(|&name| name.to_owned()).collect();
        let corrections: Vec<Correction> = corrections.iter().map(|text| text.parse().expect("one")).collect();
        Mapping::by_name(&header, &corrections).columns.iter().map(|column| column.target).collect()
    }

    #[test]
    fn one_column_holds_each_thing() {
        use Target::{Date, Delivery, Keep, Link, Message, Time, Title};
        assert_eq!(targets(&["Titel", "Text", "Ziel", "Notiz"], &[]), [Title, Message, Link, Keep]);
        assert_eq!(targets(&["Tilte", "Title", "Message", "Text"], &[]), [Keep, Title, Message, Keep]);
        assert_eq!(targets(&["Datum", "Versand", "Uhrzeit"], &[]), [Keep, Delivery, Time]);
        assert_eq!(targets(&["Versanddatum", "Versandzeit"], &[]), [Date, Time]);
    }

    #[test]
    fn a_person_has_the_last_word() {
        use Target::{Keep, Message, Title};
        assert_eq!(targets(&["Title", "Head", "Text"], &["Head=title", "3=message"]), [Keep, Title, Message]);
        assert_eq!(targets(&["Title", "Text"], &["title=keep"]), [Keep, Message]);
        assert!("Head".parse::<Correction>().is_err() && "Head=colour".parse::<Correction>().is_err());
    }

    #[test]
    fn rows_without_names_are_read_where_their_shape_is_clear() {
        let rows = |rows: &[&[&str]]| -> Vec<Vec<String>> {
            rows.iter().map(|row| row.iter().map(|&cell| cell.to_owned()).collect()).collect()
        };
        let clear = rows(&[&["Hamlet tonight", "Seats are left.", "performances/1", "2026-12-03 17:00"]]);
        let mapping = Mapping::by_shape(&clear).expect("clear");
        assert_eq!(
            mapping.columns.iter().map(|column| column.target).collect::<Vec<_>>(),
            [Target::Title, Target::Message, Target::Link, Target::Delivery]
        );
        for unclear in [&["Hamlet tonight"][..], &["1", "2"], &["a b", "c d", "e f"], &["a", "b", "c", "d", "e"]] {
            assert_eq!(Mapping::by_shape(&rows(&[unclear])), None, "{unclear:?}");
        }
    }
}
