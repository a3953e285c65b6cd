//! The checklist: what a person still has to do in the dashboard and on the phone, for this very campaign.

mod items;
mod view;

use std::fmt::{self, Write};

use super::Stage;
use super::markdown::prose;
use super::sheet::titled;
use crate::campaign::Campaign;
use crate::profile::Profile;
use items::ITEMS;
use view::View;

/// The checklist of a campaign.
#[derive(Clone, Debug, PartialEq)]
pub struct Checklist {
    /// The campaign's name.
    pub name: String,
    /// What to do, in order of the steps.
    pub items: Vec<Item>,
}

/// Something to do. Step and id together are unique in a list.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// The step that it belongs to.
    pub stage: Stage,
    /// Its id, the same in every campaign, such as `save-after-each-section`.
    pub id: &'static str,
    /// What to do, in a sentence with the campaign's own values.
    pub text: String,
    /// Where it comes from.
    pub origin: Origin,
}

/// Where an item comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The operator guide, with the numbers of its lines.
    Guide(&'static [u16]),
    /// CleverTap's documentation, by the last part of the page's address or by what it is about.
    CleverTap(&'static str),
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Guide([line]) => write!(f, "guide, line {line}"),
            Self::Guide(lines) => {
                let lines: Vec<String> = lines.iter().map(ToString::to_string).collect();
                write!(f, "guide, lines {}", lines.join(", "))
            }
            Self::CleverTap(page) => write!(f, "CleverTap, {page}"),
        }
    }
}

impl Checklist {
    /// What is to do for `campaign`, in a house with this `profile`.
    #[must_use]
    pub fn of(campaign: &Campaign, profile: &Profile) -> Self {
        let view = View::new(campaign, profile);
        let mut items = Vec::new();
        for stage in Stage::ALL {
            for known in ITEMS.iter().filter(|known| known.stages.contains(&stage)) {
                if let Some(text) = (known.say)(&view) {
                    items.push(Item { stage, id: known.id, text, origin: known.origin });
                }
            }
        }
        Self { name: campaign.name.clone(), items }
    }

    /// Every item that any campaign can have: its id and where it comes from.
    pub fn known() -> impl Iterator<Item = (&'static str, Origin)> {
        ITEMS.iter().map(|known| (known.id, known.origin))
    }

    /// The list as Markdown, with a box to tick for each item.
    #[must_use]
    pub fn to_markdown(&self) -> String {
        let mut out = format!("# {}\n", titled("Checklist", &self.name));
        let mut stage = None;
        for item in &self.items {
            if stage.replace(item.stage) != Some(item.stage) {
                let _ = write!(out, "\n## {}\n\n", item.stage.name());
            }
            let _ = writeln!(out, "- [ ] {} ({})", prose(&item.text), item.origin);
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;
    use crate::campaign::read_file;

    fn of(json: &str) -> Checklist {
        Checklist::of(&read_file(json).expect(json).remove(0), Profile::guide())
    }

    fn text(json: &str, id: &str) -> Option<String> {
        of(json).items.into_iter().find(|item| item.id == id).map(|item| item.text)
    }

    #[test]
    fn ids_are_stable_words_and_unique() {
        let mut seen = HashSet::new();
        for (id, origin) in Checklist::known() {
            assert!(seen.insert(id), "{id} is there twice");
            assert!(id.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-' || byte.is_ascii_digit()), "{id}");
            if let Origin::Guide(lines) = origin {
                assert!(lines.is_sorted() && !lines.is_empty(), "{id}");
            }
        }
    }

    #[test]
    fn every_item_is_a_sentence_that_names_its_step_once() {
        for json in [
            include_str!("../../../tests/corpus/right/push.json"),
            include_str!("../../../tests/corpus/right/cart-reminder.json"),
            include_str!("../../../tests/corpus/right/in-app.json"),
            "{}",
        ] {
            let list = of(json);
            let mut seen = HashSet::new();
            for item in &list.items {
                assert!(item.text.ends_with('.') && !item.text.contains("  "), "{}: {}", item.id, item.text);
                assert!(seen.insert((item.stage, item.id)), "{}", item.id);
            }
        }
    }

    #[test]
    fn a_scheduled_push_can_be_changed_until_minutes_before() {
        let at = |at: &str| {
            text(&format!(r#"{{"when":{{"delivery":{{"at":"{at}","time_zone":"account"}}}}}}"#), "edit-until")
        };
        assert!(at("2026-12-03T17:00").is_some_and(|text| text.contains("Thursday, 3 December 2026, 16:55")));
        assert!(at("2026-12-01T00:02").is_some_and(|text| text.contains("Monday, 30 November 2026, 23:57")));
        assert_eq!(text(r#"{"when":{"delivery":"now"}}"#, "edit-until"), None);
        assert!(text(r#"{"when":{"delivery":"now"}}"#, "last-look").is_some());
    }

    #[test]
    fn what_the_campaign_lacks_is_not_asked_for() {
        let json = r#"{"channel":"in_app","what":{"message":"@Profile - Name | default: \"you\""}}"#;
        for id in ["test-channel", "save-before-scheduling", "one-in-24-hours", "segment-first", "performance-dates"] {
            assert_eq!(text(json, id), None, "{id}");
        }
        assert!(text(json, "live-chips").is_some_and(|text| text.contains("@Profile - Name")));
        assert_eq!(text(r#"{"what":{"message":"info@venue.com"}}"#, "live-chips"), None);
    }

    #[test]
    fn ids_behind_the_tap_are_named() {
        let link = |path: &str| {
            format!(
                r#"{{"what":{{"key_values":[{{"key":"deeplink_url","value":"{path}","android":true,"ios":true}}]}}}}"#
            )
        };
        let said = text(&link("performances/12345/48052"), "event-visible").unwrap_or_default();
        assert!(said.contains("production 12345"), "{said}");
        let said = text(&link("performances/12345/48052"), "performance-dates").unwrap_or_default();
        assert!(said.contains("performance 48052"), "{said}");
        assert!(text(&link("info-page/77"), "flexible-route").is_some_and(|said| said.contains("77")));
        assert_eq!(text(&link("events/77"), "flexible-route"), None);
        assert_eq!(text(&link("events/77"), "event-visible"), None);
        let cart = link(r#"performances/@Add to Cart - eventId | default: \"1\""#);
        let said = text(&cart, "event-visible").unwrap_or_default();
        assert!(said.contains("production 1 ") && said.contains("every production"), "{said}");
    }
}
