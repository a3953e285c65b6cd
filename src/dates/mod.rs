//! Dates, weekdays, times and words such as “tonight” in a text, English and German.
//!
//! [`find`] reads copy, [`find_in_name`] a campaign's name, where `20261205` and “KW 49” are dates too. What may be
//! something else, such as a price or a number, is either left out or said to be uncertain.

mod clock;
mod day;
mod mention;
mod read;
mod relative;
mod scan;
mod shapes;
#[cfg(test)]
mod tests;
mod words;
mod write;

pub use mention::{Anchor, Date, Form, Mention, MentionKind, Month, MonthForm, Reading, Relative, Time, WeekdayWord};
pub use read::{find, find_in_name};
pub use words::Language;
pub use write::{
    date_as, date_in, day_in_copy, day_name, english, english_without_year, time_as, time_in_copy, weekday_as,
    weekday_at,
};
