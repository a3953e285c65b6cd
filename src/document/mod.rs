//! What every JSON document here shares: places in it (`path`), reading and editing any place (`node`),
//! typed sections that keep unknown keys (`section`), and reading text with line and column (`read`).

pub mod node;
pub mod path;
pub mod read;
pub mod section;

pub use node::{EditError, Node};
pub use path::{FieldPath, Step};
pub use read::{ReadError, decode, parse, untyped, write};
pub use section::{Extra, Unique};
