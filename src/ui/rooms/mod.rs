//! The page's screens beside the steps: drafts, coming and going, the house, the words.

mod calendar;
mod differing;
mod drafts;
mod help;
mod house;
mod import;
mod production_pick;
mod recipes;
mod reuse;
mod share;
mod table;

pub use calendar::Calendar;
pub use drafts::Drafts;
pub use help::Help;
pub use house::House;
pub use import::Import;
pub use recipes::Recipes;
pub use share::Share;
pub use table::Table;
