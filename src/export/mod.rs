//! What leaves Pushproof: the campaign as the dashboard asks for it, for programs (`dashboard`) and for people
//! (`sheet`) and for CleverTap itself (`api`), what is left to do by hand (`checklist`), and the key-value pairs.

pub mod api;
pub mod checklist;
mod choices;
mod dashboard;
#[cfg(feature = "whole")]
mod difference;
mod key_values;
mod markdown;
pub mod sheet;
mod stage;

pub use checklist::Checklist;
pub use choices::variant as variant_letter;
pub use dashboard::{Dashboard, Entry, Section};
#[cfg(feature = "whole")]
pub use difference::{Difference, differences};
pub use key_values::key_values;
pub use sheet::Sheet;
pub use stage::Stage;

use crate::campaign::Campaign;
use crate::document::pretty;

/// The dashboard JSON as text.
#[must_use]
pub fn dashboard_json(campaign: &Campaign) -> String {
    pretty(&Dashboard::of(campaign).to_json())
}

/// The key-values JSON as text.
#[must_use]
pub fn key_values_json(campaign: &Campaign) -> String {
    pretty(&key_values(campaign))
}

/// A file name without extension for `campaign`: its name with what file systems dislike left out.
#[must_use]
pub fn file_stem(campaign: &Campaign) -> String {
    let words = campaign.name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let stem = words.collect::<Vec<_>>().join("-").to_lowercase();
    let short: String = stem.chars().take(60).collect();
    if short.is_empty() { "campaign".to_owned() } else { short }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn file_names_are_plain() {
        let named = |name: &str| file_stem(&Campaign { name: name.to_owned(), ..Campaign::default() });
        assert_eq!(named("2026-12-05 Hamlet: last tickets"), "2026-12-05-hamlet-last-tickets");
        assert_eq!(named("../Für Elise/…"), "für-elise");
        assert_eq!(named(""), "campaign");
    }
}
