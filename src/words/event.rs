//! An event in words: “bought production 12345 in the last 30 days”.

use super::test::comparison;
use super::time::length;
use super::{OPEN, listed, or_open};
use crate::campaign::{Duration, EventFilter, Operator};
use crate::profile::Profile;
use crate::text::folded;

/// How an event of the guide is told: with what it was about (`{}`), and without. Any other event is told in the
/// words of its meaning in the profile.
struct Verb {
    meaning: &'static str,
    with: &'static str,
    without: &'static str,
}

const VERBS: &[Verb] = &[
    Verb { meaning: "bought a ticket", with: "bought {}", without: "bought a ticket" },
    Verb {
        meaning: "has or had a ticket in the cart",
        with: "added {} to the cart",
        without: "added a ticket to the cart",
    },
    Verb {
        meaning: "viewed the seating plan",
        with: "viewed the seating plan of {}",
        without: "viewed a seating plan",
    },
    Verb {
        meaning: "viewed an event in the app",
        with: "viewed {} in the app",
        without: "viewed a production in the app",
    },
    Verb {
        meaning: "clicked on a category in the app",
        with: "clicked on {} in the app",
        without: "clicked on a category in the app",
    },
    Verb { meaning: "opened the app", with: "opened the app for {}", without: "opened the app" },
];

/// An event told of a user.
#[derive(Clone, Copy)]
pub(super) enum Tense {
    /// “bought production 12345”
    Did,
    /// “has not bought production 12345”
    DidNot,
    /// “has just bought production 12345”
    Just,
}

/// What the filters make of an event: the thing it was about, and what else they say.
pub(super) struct About {
    pub thing: Option<String>,
    rest: Vec<String>,
}

impl About {
    pub(super) fn of(filters: &[EventFilter], profile: &Profile) -> Self {
        let mut about = Self { thing: None, rest: Vec::new() };
        let (mut production, mut performance, mut category, mut tag) = (None, None, None, None);
        for filter in filters {
            let value = filter.value.one().unwrap_or_default();
            let place = match (folded(&filter.property).as_str(), filter.operator) {
                ("eventid", Some(Operator::Equals)) => &mut production,
                ("performanceid", Some(Operator::Equals)) => &mut performance,
                ("categoryid", Some(Operator::Equals)) => &mut category,
                ("tags", Some(Operator::Contains)) => &mut tag,
                _ => {
                    about.rest.push(comparison(&filter.property, filter.operator, &filter.value));
                    continue;
                }
            };
            if place.is_some() {
                about.rest.push(comparison(&filter.property, filter.operator, &filter.value));
            } else {
                *place = Some(value);
            }
        }
        let mut thing = match (performance, production) {
            (Some(performance), Some(id)) => {
                Some(format!("performance {} of {}", or_open(performance), self::production(id, profile)))
            }
            (Some(performance), None) => Some(format!("performance {}", or_open(performance))),
            (None, Some(id)) => Some(self::production(id, profile)),
            (None, None) => None,
        };
        if let Some(category) = category {
            let category = format!("category {}", or_open(category));
            thing = Some(thing.map_or_else(|| category.clone(), |thing| format!("{thing} in {category}")));
        }
        if let Some(tag) = tag {
            let tag = if tag.trim().is_empty() { OPEN.to_owned() } else { format!("“{tag}”") };
            thing = Some(match thing {
                Some(thing) => format!("{thing} (tagged {tag})"),
                None => format!("something tagged {tag}"),
            });
        }
        about.thing = thing;
        about
    }
}

/// A production by its title, where the profile lists it, and by its id.
#[must_use]
pub fn production(id: &str, profile: &Profile) -> String {
    match profile.productions.iter().find(|production| production.id == id && !production.title.trim().is_empty()) {
        Some(production) => format!("“{}” (production {id})", production.title),
        None => format!("production {}", or_open(id)),
    }
}

/// What an event says of a user. `thing` is what it was about, as it is to be called here (“it” the second time).
pub(super) fn predicate(
    tense: Tense,
    event: &str,
    about: &About,
    thing: Option<&str>,
    within: Option<&Duration>,
    profile: &Profile,
) -> String {
    let known = profile.events.iter().find(|known| known.is_called(event));
    let meaning = known.map_or("", |known| known.meaning.trim());
    let verb = VERBS.iter().find(|verb| verb.meaning == meaning);
    let mut words = if let Some(verb) = verb {
        let told = thing.map_or_else(|| verb.without.to_owned(), |thing| verb.with.replace("{}", thing));
        let told = told.replace("the seating plan of it", "its seating plan");
        match tense {
            Tense::Did => told,
            Tense::DidNot => format!("has not {told}"),
            Tense::Just => format!("has just {told}"),
        }
    } else {
        let name = if event.trim().is_empty() { OPEN.to_owned() } else { format!("“{}”", event.trim()) };
        let name = if meaning.is_empty() { name } else { format!("{name} ({meaning})") };
        let told = match tense {
            Tense::Did => format!("did {name}"),
            Tense::DidNot => format!("has not done {name}"),
            Tense::Just => format!("has just done {name}"),
        };
        match thing {
            Some(thing) => format!("{told} for {thing}"),
            None => told,
        }
    };
    if !about.rest.is_empty() {
        words = format!("{words} where {}", listed(&about.rest, "and"));
    }
    match within {
        Some(within) => format!("{words} in the last {}", length(within)),
        None => words,
    }
}
