//! Many pushes at once: a table becomes campaigns row by row, each is checked as far as the table tells about it, and
//! everything goes back with what was found.
//!
//! [`Table::open`] reads bytes: CSV in its many forms, Excel files, text from the clipboard. [`Mapping`] says what its
//! columns hold, as data that a person can correct. [`Plan`] turns rows into campaigns, [`Calendar`] knows which
//! marketing pushes follow another too soon, [`check_row`] checks one row, [`check_table`] a whole table. [`Documents`]
//! are campaign documents as such a table. [`Tally`] counts
//! by rule, [`fix_rows`] makes every safe fix; [`CsvOut`], [`XlsxOut`] and [`report`] write. Nothing here knows files or a browser.

mod bytes;
mod calendar;
mod columns;
mod documents;
mod export;
mod mend;
mod moment;
mod names;
mod quotes;
mod report;
mod results;
mod row;
mod table;
mod tally;
mod unread;
mod workbook;
mod xlsx;

pub use bytes::Unreadable;
pub use calendar::{Calendar, Survey};
pub use columns::{By, Column, Correction, Mapping, Target};
pub use documents::{Documents, is_json};
pub use export::{CsvOut, guarded, json_row};
pub use mend::{Change, fix_rows};
pub use report::report;
pub use results::{Results, RowResult, check_row, check_table};
pub use row::{Plan, Row};
pub use table::{Layout, Record, Table};
pub use tally::Tally;
pub use unread::RULES;
pub use workbook::{Original, XlsxOut};
