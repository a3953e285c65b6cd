//! The menu that puts a personal detail into a text: opened by `@` or its button, chosen by keyboard or mouse.

use std::ops::Range;

use yew::prelude::*;

use crate::order;
use crate::profile::{Event, Profile, Property, PropertyType};
use crate::template::write_token;
use crate::text::folded;

/// A personal detail that can be put in.
#[derive(Clone, Debug, PartialEq)]
pub struct Suggestion {
    /// What it is called: "Name", "Add to Cart – eventName".
    pub label: AttrValue,
    /// What it shows: "Anna".
    pub detail: AttrValue,
    /// What is put in.
    pub token: AttrValue,
}

impl Suggestion {
    /// What `profile` has for a text (`is_path` false) or for a path, where only ids make sense. The details of `action`,
    /// the one that sends the campaign, come first: those of others can't be filled in.
    #[must_use]
    pub fn all(profile: &Profile, is_path: bool, action: &str, is_german: bool) -> Vec<Self> {
        let fits = |property: &&Property| match property.kind {
            Some(PropertyType::Id) => is_path,
            Some(PropertyType::Tags | PropertyType::Boolean) => false,
            _ => !is_path,
        };
        let users =
            profile.user_properties.iter().filter(fits).map(|property| Self::of("Profile", None, property, is_german));
        let mut known: Vec<&Event> = profile.events.iter().collect();
        order::sort_by_key(&mut known, |event| !event.is_called(action));
        let events = known.into_iter().flat_map(|event| {
            let properties = event.properties.iter().filter(fits);
            properties.map(move |property| Self::of(&event.name, Some(event), property, is_german))
        });
        if is_path { events.collect() } else { users.chain(events).collect() }
    }

    fn of(subject: &str, event: Option<&Event>, property: &Property, is_german: bool) -> Self {
        let [english, german] = match (property.kind, property.name.to_lowercase().as_str()) {
            (Some(PropertyType::Id), _) => ["1"; 2],
            (_, "name") => ["there", "liebes Publikum"],
            (_, "eventname") => ["your next show", "Ihre nächste Vorstellung"],
            (_, "city") => ["your city", "Ihre Stadt"],
            _ => ["you", "Sie"],
        };
        let fallback = if is_german { german } else { english };
        let label = event.map_or_else(|| property.name.clone(), |event| format!("{} – {}", event.name, property.name));
        let detail = match &*property.samples.typical {
            "" => String::new(),
            sample => format!("such as {sample}"),
        };
        let token = write_token(subject, &property.name, fallback);
        Self { label: label.into(), detail: detail.into(), token: token.into() }
    }
}

/// An open menu.
#[derive(Clone, Debug, PartialEq)]
pub struct Menu {
    /// Where the token will begin, in bytes.
    start: usize,
    /// What was typed behind the `@` so far.
    query: String,
    /// The position of the choice that Enter would take.
    pub active: usize,
}

impl Menu {
    /// The menu for an `@` with a few letters right before the caret, where one stands there.
    #[must_use]
    pub fn at_caret(text: &str, caret: usize) -> Option<Self> {
        const LONGEST: usize = 30;
        let before = text.get(..caret)?;
        let start = before.rfind('@')?;
        let query = before.get(start + 1..)?;
        let follows_word = before.get(..start)?.chars().next_back().is_some_and(char::is_alphanumeric);
        let is_name = query.len() <= LONGEST && !query.contains(['\n', '|', '@', '"', ':']) && !query.starts_with(' ');
        (is_name && !follows_word).then(|| Self { start, query: query.to_owned(), active: 0 })
    }

    /// A menu opened at the caret by its button.
    #[must_use]
    pub fn here(caret: usize) -> Self {
        Self { start: caret, query: String::new(), active: 0 }
    }

    /// Which of `all` fit what was typed.
    #[must_use]
    pub fn choices(&self, all: &[Suggestion]) -> Vec<Suggestion> {
        let query = folded(&self.query);
        all.iter().filter(|suggestion| folded(&suggestion.token).contains(&query)).cloned().collect()
    }

    /// The menu with the choice moved by `by` among `count`, around the ends.
    #[must_use]
    pub fn moved(&self, by: isize, count: usize) -> Self {
        let active = match by {
            1 => self.active + 1,
            _ => self.active + count.saturating_sub(1),
        };
        Self { active: active.checked_rem(count).unwrap_or_default(), ..self.clone() }
    }

    /// `text` with `suggestion` in the place of what was typed, and its fallback to be selected.
    #[must_use]
    pub fn insert(&self, text: &str, caret: usize, suggestion: &Suggestion) -> (String, Range<usize>) {
        let before = text.get(..self.start).unwrap_or(text);
        let after = text.get(caret..).unwrap_or_default();
        let token = &*suggestion.token;
        let quotes: Vec<usize> = token.match_indices('"').map(|(offset, _)| before.len() + offset).collect();
        let selection = match quotes.as_slice() {
            [open, close] => open + 1..*close,
            _ => before.len() + token.len()..before.len() + token.len(),
        };
        (format!("{before}{token}{after}"), selection)
    }
}

/// What the menu shows.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The id of the list; its options add their position.
    pub id: AttrValue,
    /// The position of the choice that Enter would take.
    pub active: usize,
    /// The choices.
    pub choices: Vec<Suggestion>,
    /// Told the choice made.
    pub on_choose: Callback<Suggestion>,
}

/// The list of personal details.
#[component]
pub fn TokenMenu(props: &Props) -> Html {
    let option = |(position, suggestion): (usize, &Suggestion)| {
        let (on_choose, chosen) = (props.on_choose.clone(), suggestion.clone());
        // Before the click would take the focus out of the text box.
        let onmousedown = Callback::from(move |event: MouseEvent| {
            event.prevent_default();
            on_choose.emit(chosen.clone());
        });
        html! {
            <li id={format!("{}-{position}", props.id)} role="option" aria-selected={(position == props.active).to_string()} {onmousedown}>
                <span>{ &suggestion.label }</span><small>{ &suggestion.detail }</small>
            </li>
        }
    };
    html! {
        // It can be scrolled, so it can have the focus; a press on its edge does not take the text box's away.
        <ul id={props.id.clone()} class="menu" role="listbox" aria-label="Personal details" tabindex="0" onmousedown={|event: MouseEvent| event.prevent_default()}>
            { for props.choices.iter().enumerate().map(option) }
        </ul>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn opens_behind_an_at_sign_that_begins_a_word() {
        let open = |text: &str| Menu::at_caret(text, text.len()).map(|menu| menu.query);
        assert_eq!(open("Hello @Na"), Some("Na".to_owned()));
        assert_eq!(open("@"), Some(String::new()));
        for text in ["info@venue", "@Profile - Name | default: ", "no sign", "@ the door"] {
            assert_eq!(open(text), None, "{text}");
        }
    }

    #[test]
    fn puts_the_token_in_and_selects_its_fallback() {
        let all = Suggestion::all(Profile::guide(), false, "", false);
        let text = "Hello @na!";
        let menu = Menu::at_caret(text, 9).expect("a menu");
        let name = menu.choices(&all).remove(0);
        let (text, selection) = menu.insert(text, 9, &name);
        assert_eq!(text, "Hello @Profile - Name | default: \"there\"!");
        assert_eq!(text.get(selection), Some("there"));
    }

    #[test]
    fn the_action_that_sends_the_campaign_comes_first_in_the_campaigns_language() {
        let all = Suggestion::all(Profile::guide(), false, "Add to Cart", true);
        let first = Menu::at_caret("@eventN", 7).expect("a menu").choices(&all).remove(0);
        assert_eq!(&*first.token, "@Add to Cart - eventName | default: \"Ihre nächste Vorstellung\"");
    }

    #[test]
    fn a_path_takes_ids_only() {
        let all = Suggestion::all(Profile::guide(), true, "", false);
        assert!(!all.is_empty() && all.iter().all(|suggestion| suggestion.token.contains("Id | default: \"1\"")));
    }
}
