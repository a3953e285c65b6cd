//! What every JSON document here shares: text with the place of each value (`read`, `tree`), places in a document
//! (`path`), reading, writing and editing any place (`node`), the kinds of thing a document is made of (`section`,
//! `choice`), and where in the text a field stands (`source`), to change the text only there (`patch`).

pub mod choice;
pub mod node;
pub mod patch;
pub mod path;
pub mod read;
pub mod section;
pub mod source;
pub mod tree;

pub use node::{EditError, Node};
pub use path::{FieldPath, Step};
pub use read::{ReadError, decode, parse, pretty};
pub use section::Extra;
pub use source::Source;
pub use tree::{Mismatch, Tree};
