//! The page's screens, one for each of the dashboard's steps that it has.

mod publish;
mod what;

pub use publish::Publish;
pub use what::What;
