//! What every JSON document here shares: text with the place of each value (`read`, `tree`), places in a document
//! (`path`), reading, writing and editing any place (`node`), and the kinds of thing a document is made of (`section`,
//! `choice`).

pub mod choice;
pub mod node;
pub mod path;
pub mod read;
pub mod section;
pub mod tree;

pub use node::{EditError, Node};
pub use path::{FieldPath, Step};
pub use read::{ReadError, decode, parse, pretty};
pub use section::Extra;
pub use tree::{Mismatch, Tree};
