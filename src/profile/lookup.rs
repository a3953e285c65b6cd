//! Finding an event or a property of the profile by its name, with a did-you-mean.

use super::{Event, Profile, Property};
use crate::text;

/// What the profile knows of a name.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Found<'p, T> {
    /// The profile has it.
    Known(&'p T),
    /// The profile has one whose name is nearly this.
    Near(&'p T),
    /// Nothing of that name or nearly.
    Unknown,
}

impl<'p, T> Found<'p, T> {
    /// The entry, where the profile has it under this very name.
    #[must_use]
    pub fn known(self) -> Option<&'p T> {
        match self {
            Self::Known(entry) => Some(entry),
            Self::Near(_) | Self::Unknown => None,
        }
    }

    /// The entry, where the profile has it or one nearly of that name.
    #[must_use]
    pub fn near(self) -> Option<&'p T> {
        match self {
            Self::Known(entry) | Self::Near(entry) => Some(entry),
            Self::Unknown => None,
        }
    }
}

/// Where a property is looked for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Known<'p> {
    /// Among the user's properties.
    Profile,
    /// Among an event's properties.
    Event(&'p Event),
}

/// Whether two names are one event to CleverTap: case and doubled spaces don't count.
pub(crate) fn same_event(a: &str, b: &str) -> bool {
    let (mut a, mut b) = (a.split_whitespace(), b.split_whitespace());
    loop {
        match (a.next(), b.next()) {
            (None, None) => return true,
            (Some(a), Some(b)) if same_word(a, b) => {}
            _ => return false,
        }
    }
}

fn same_word(a: &str, b: &str) -> bool {
    if a.is_ascii() && b.is_ascii() {
        return a.eq_ignore_ascii_case(b);
    }
    a.chars().flat_map(char::to_lowercase).eq(b.chars().flat_map(char::to_lowercase))
}

impl Event {
    /// Whether `name` is this event's name or one of its other spellings, as CleverTap compares them.
    #[must_use]
    pub fn is_called(&self, name: &str) -> bool {
        same_event(&self.name, name) || self.aliases.iter().any(|alias| same_event(alias, name))
    }

    /// The property called `name`, as the account spells it.
    #[must_use]
    pub fn property(&self, name: &str) -> Found<'_, Property> {
        find_property(&self.properties, name, |known| known == name)
    }
}

impl Profile {
    /// The event called `name`.
    #[must_use]
    pub fn event(&self, name: &str) -> Found<'_, Event> {
        if let Some(event) = self.events.iter().find(|event| event.is_called(name)) {
            return Found::Known(event);
        }
        let names = self.events.iter().flat_map(|event| std::iter::once(&event.name).chain(&event.aliases));
        text::nearest(name, names.map(String::as_str))
            .and_then(|near| self.events.iter().find(|event| event.is_called(near)))
            .map_or(Found::Unknown, Found::Near)
    }

    /// The user property called `name`, as the account spells it.
    #[must_use]
    pub fn user_property(&self, name: &str) -> Found<'_, Property> {
        find_property(&self.user_properties, name, |known| known == name)
    }

    /// The user property that a token calls `name`: CleverTap writes `Profile.name` and `Profile - Name` alike.
    #[must_use]
    pub fn token_user_property(&self, name: &str) -> Found<'_, Property> {
        find_property(&self.user_properties, name, |known| known.to_lowercase() == name.to_lowercase())
    }

    /// Whether two names are one event: to CleverTap, or as spellings in this profile.
    #[must_use]
    pub fn same_event(&self, a: &str, b: &str) -> bool {
        same_event(a, b) || self.events.iter().any(|event| event.is_called(a) && event.is_called(b))
    }
}

fn find_property<'p>(properties: &'p [Property], name: &str, is_it: impl Fn(&str) -> bool) -> Found<'p, Property> {
    if let Some(property) = properties.iter().find(|property| is_it(&property.name)) {
        return Found::Known(property);
    }
    text::nearest(name, properties.iter().map(|property| property.name.as_str()))
        .and_then(|near| properties.iter().find(|property| property.name == near))
        .map_or(Found::Unknown, Found::Near)
}
