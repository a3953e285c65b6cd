//! A table on its way between the page and its worker: what they say to each other (`protocol`), the worker's side of it
//! (`clerk` and its `jobs`; `book`, which is of `cells` or of `documents`; `export`), and what the page keeps and shows of
//! it (`sheet`, `window`).

#[cfg(feature = "batch")]
mod book;
#[cfg(feature = "batch")]
mod cells;
#[cfg(feature = "batch")]
mod clerk;
#[cfg(feature = "batch")]
mod documents;
#[cfg(feature = "batch")]
mod export;
#[cfg(feature = "batch")]
mod jobs;
mod protocol;
#[cfg(feature = "composer")]
mod sheet;
#[cfg(feature = "composer")]
mod window;

#[cfg(feature = "batch")]
pub use book::File;
#[cfg(feature = "batch")]
pub use clerk::{Clerk, Reply};
pub use protocol::{Answer, Ask, Changed, Column, Count, Export, Finding, Line, TARGETS};
#[cfg(feature = "composer")]
pub use sheet::{Order, Sheet, Show, SortBy};
#[cfg(feature = "composer")]
pub use window::{scroll_to, window};
