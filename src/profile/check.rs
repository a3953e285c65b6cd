//! What is wrong with a house profile itself: entries that contradict each other, come twice, or do nothing.

use std::ops::Range;

use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};

use super::lookup::same_event;
use super::{Event, Profile, Property};
use crate::document::node::walk;
use crate::document::{FieldPath, Node, Step};
use crate::field;
use crate::text::{is_forbidden_in_names, nearest};

/// Something wrong with a profile.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProfileFinding {
    /// Where it is.
    pub field: FieldPath,
    /// The words, as bytes of the field's text; none where the whole field is meant.
    pub span: Option<Range<usize>>,
    /// Whether the profile asks for something that can't be done; otherwise it is only odd.
    pub is_error: bool,
    /// What happened.
    pub message: String,
    /// What to do.
    pub help: String,
}

impl Serialize for ProfileFinding {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("severity", if self.is_error { "error" } else { "warning" })?;
        map.serialize_entry("field", &self.field)?;
        if let Some(span) = &self.span {
            map.serialize_entry("start", &span.start)?;
            map.serialize_entry("end", &span.end)?;
        }
        map.serialize_entry("message", &self.message)?;
        map.serialize_entry("help", &self.help)?;
        map.end()
    }
}

/// The texts of a campaign that a house pattern can be looked for in.
pub(crate) const TEXT_FIELDS: &[&str] = &[
    "name",
    "what.title",
    "what.message",
    "what.image",
    "what.html",
    "what.variants.title",
    "what.variants.message",
    "what.key_values.key",
    "what.key_values.value",
    "what.buttons.label",
    "what.buttons.action",
];

/// What is wrong with `profile`, in the document's order; `rules` are the ids of all rules.
#[must_use]
pub fn check(profile: &Profile, rules: &[&str]) -> Vec<ProfileFinding> {
    let mut told = Told::default();
    unknown_keys(profile, &mut told);
    if !matches!(profile.extends.as_str(), "" | "guide") {
        let message = format!("“{}” is no profile that can be added to", profile.extends);
        told.error(field!(extends), message, "Write “guide”, or leave it out.");
    }
    events(&profile.events, &mut told);
    properties(&profile.user_properties, &field!(user_properties), false, &mut told);
    productions(profile, &mut told);
    deep_link(profile, &mut told);
    opt_out(profile, &mut told);
    limits(profile, &mut told);
    filler_words(profile, &mut told);
    house_patterns(profile, &mut told);
    severities(profile, rules, &mut told);
    told.findings
}

#[derive(Default)]
struct Told {
    findings: Vec<ProfileFinding>,
}

impl Told {
    fn add(&mut self, field: FieldPath, is_error: bool, message: impl Into<String>, help: impl Into<String>) {
        let (message, help) = (message.into(), help.into());
        self.findings.push(ProfileFinding { field, span: None, is_error, message, help });
    }

    fn error(&mut self, field: FieldPath, message: impl Into<String>, help: impl Into<String>) {
        self.add(field, true, message, help);
    }

    fn odd(&mut self, field: FieldPath, message: impl Into<String>, help: impl Into<String>) {
        self.add(field, false, message, help);
    }
}

fn unknown_keys(profile: &Profile, told: &mut Told) {
    walk(profile as &dyn Node, &mut |path, node| {
        let Some((known, extra)) = node.keys() else { return };
        for key in extra.keys() {
            let help = match nearest(key, known.iter().copied()) {
                Some(near) => format!("Did you mean “{near}”?"),
                None => "Take it out; it does nothing.".to_owned(),
            };
            told.odd(path.clone().key(key.clone()), format!("A profile has no “{key}” here"), help);
        }
    });
}

fn events(events: &[Event], told: &mut Told) {
    for (position, event) in events.iter().enumerate() {
        let field = field!(events[position].name);
        if event.name.trim().is_empty() {
            told.error(field.clone(), "The event has no name", "Name it as the account does, or take it out.");
        }
        forbidden(&event.name, &field, "an event's name", told);
        let names = || std::iter::once(&event.name).chain(&event.aliases).filter(|name| !name.trim().is_empty());
        let twin = events.iter().take(position).find(|other| names().any(|name| other.is_called(name)));
        if let Some(twin) = twin {
            let shared = names().find(|name| twin.is_called(name)).unwrap_or(&event.name);
            let message = format!("“{shared}” is listed twice; to CleverTap it is one event");
            told.odd(
                field,
                message,
                format!("Keep one of the two, and make the other spelling an alias of “{}”.", twin.name),
            );
        }
        for (place, alias) in event.aliases.iter().enumerate() {
            let is_twice = event.aliases.iter().take(place).any(|other| same_event(other, alias));
            if is_twice {
                let field = field!(events[position].aliases[place]);
                told.odd(field, format!("The alias “{alias}” is listed twice"), "Keep one of the two.");
            }
        }
        properties(&event.properties, &field!(events[position].properties), true, told);
    }
}

fn properties(list: &[Property], place: &FieldPath, is_of_event: bool, told: &mut Told) {
    for (position, property) in list.iter().enumerate() {
        let here = place.clone().index(position);
        let name = &property.name;
        if name.trim().is_empty() {
            told.error(
                here.clone().key("name"),
                "The property has no name",
                "Name it as the account does, or take it out.",
            );
        } else if list.iter().take(position).any(|other| other.name == *name) {
            told.odd(
                here.clone().key("name"),
                format!("The property “{name}” is listed twice"),
                "Keep one of the two.",
            );
        }
        if is_of_event {
            forbidden(name, &here.clone().key("name"), "a property's name", told);
        }
        if let (Some(least), Some(most)) = (property.minimum, property.maximum)
            && least > most
        {
            let message = format!("The smallest value of “{name}”, {least}, is above the largest, {most}");
            told.error(here.clone().key("minimum"), message, "Swap the two.");
        }
        let samples = &property.samples;
        let (typical, longest) = (crate::text::characters(&samples.typical), crate::text::characters(&samples.longest));
        if longest > 0 && typical > longest {
            let message = format!("The longest sample of “{name}” is shorter than the typical one");
            told.odd(here.clone().key("samples").key("longest"), message, "Give the longest value that is likely.");
        }
        for (key, sample) in [("typical", &samples.typical), ("longest", &samples.longest)] {
            if !sample.is_empty() && !property.values.is_empty() && !property.values.contains(sample) {
                let message = format!("“{sample}” is none of the values that “{name}” can have");
                told.odd(
                    here.clone().key("samples").key(key),
                    message,
                    "Use one of its values, or add this one to them.",
                );
            }
        }
    }
}

fn forbidden(name: &str, field: &FieldPath, what: &str, told: &mut Told) {
    if let Some((at, sign)) = name.char_indices().find(|(_, sign)| is_forbidden_in_names(*sign)) {
        let message = format!("“{name}” can't be {what} in CleverTap: it allows no {sign}");
        told.odd(field.clone(), message, "Copy the name from the account.");
        if let Some(last) = told.findings.last_mut() {
            last.span = Some(at..at + sign.len_utf8());
        }
    }
}

fn productions(profile: &Profile, told: &mut Told) {
    let is_id = |id: &str| !id.trim().is_empty() && id.trim().bytes().all(|byte| byte.is_ascii_digit());
    let mut seen = std::collections::BTreeSet::new();
    let mut seen_performances = std::collections::BTreeSet::new();
    for (position, production) in profile.productions.iter().enumerate() {
        let field = field!(productions[position].id);
        let id = production.id.trim();
        if !is_id(id) {
            let message = format!("The id “{id}” of “{}” is not made of digits", production.title);
            told.error(field, message, "Copy the id from the admin interface.");
        } else if !seen.insert(id) {
            told.odd(field, format!("The production {id} is listed twice"), "Keep one of the two.");
        }
        for (place, performance) in production.performances.iter().enumerate() {
            let field = field!(productions[position].performances[place].id);
            let id = performance.id.trim();
            // A date whose id nobody has looked up yet is worth having, too.
            if id.is_empty() && performance.at.is_some() {
                continue;
            }
            if !is_id(id) {
                let message = format!("The id “{id}” of a performance of “{}” is not made of digits", production.title);
                told.error(field, message, "Copy the id from the admin interface.");
            } else if !seen_performances.insert(id) {
                told.odd(field, format!("The performance {id} is listed twice"), "Keep one of the two.");
            }
        }
    }
}

fn deep_link(profile: &Profile, told: &mut Told) {
    let link = &profile.deep_link;
    if link.key.trim().is_empty() && !link.routes.is_empty() {
        told.error(
            field!(deep_link.key),
            "There are routes, but no key that holds them",
            "The guide's key is deeplink_url.",
        );
    }
    for (position, route) in link.routes.iter().enumerate() {
        let field = field!(deep_link.routes[position].pattern);
        let pattern = route.pattern.trim();
        if pattern.is_empty() {
            told.error(
                field,
                "The route has no path",
                "Write it with ids in angle brackets, such as performances/<eventId>.",
            );
        } else if pattern.matches('<').count() != pattern.matches('>').count() {
            let message = format!("The route “{pattern}” has an angle bracket without its partner");
            told.error(field, message, "Write each id as <eventId>.");
        } else if let Some(other) = link.routes.iter().take(position).find(|other| are_one(&other.pattern, pattern)) {
            let message = match other.pattern.trim() {
                same if same == pattern => format!("The route “{pattern}” is listed twice"),
                other => format!("“{other}” and “{pattern}” are one route: the app can't tell them apart"),
            };
            told.odd(field, message, "Keep one of the two.");
        }
    }
}

/// Whether two routes differ in nothing but the names of their ids.
fn are_one(a: &str, b: &str) -> bool {
    fn words(pattern: &str) -> impl Iterator<Item = &str> {
        pattern.trim().split('<').map(|part| part.split_once('>').map_or(part, |(_, behind)| behind))
    }
    words(a).eq(words(b))
}

fn opt_out(profile: &Profile, told: &mut Told) {
    let Some(opt_out) = &profile.opt_out else { return };
    if opt_out.policy == Some(super::OptOutPolicy::Off) || opt_out.property.is_empty() {
        return;
    }
    match profile.user_properties.iter().find(|property| property.name == opt_out.property) {
        None => {
            let names = profile.user_properties.iter().map(|property| property.name.as_str());
            let help = match nearest(&opt_out.property, names) {
                Some(near) => format!("Did you mean “{near}”?"),
                None => "Add it to the user properties.".to_owned(),
            };
            let message =
                format!("The opt-out asks for “{}”, which is no user property of the profile", opt_out.property);
            told.odd(field!(opt_out.property), message, help);
        }
        Some(property) if !property.values.is_empty() && !property.values.contains(&opt_out.value) => {
            let message = format!("“{}” is none of the values that “{}” can have", opt_out.value, property.name);
            told.odd(field!(opt_out.value), message, format!("Use one of them: {}.", property.values.join(", ")));
        }
        Some(_) => {}
    }
}

fn limits(profile: &Profile, told: &mut Told) {
    const LONGEST_LIFE: usize = 28;
    const LARGEST_PAYLOAD: usize = 4096;
    let limits = &profile.limits;
    let (least, most) = limits.conversion_window_minutes();
    if least > most {
        let message = "The shortest conversion window is longer than the longest";
        told.error(field!(limits.conversion_window), message, "Swap the two.");
    }
    for (field, limit) in [
        (field!(limits.title), limits.title),
        (field!(limits.message), limits.message),
        (field!(limits.message_lines), limits.message_lines),
        (field!(limits.in_app_title), limits.in_app_title),
        (field!(limits.in_app_message), limits.in_app_message),
    ] {
        if limit == Some(0) {
            told.error(
                field,
                "A limit of 0 leaves room for nothing",
                "Write how much may be there, or take the limit out.",
            );
        }
    }
    if limits.time_to_live_days() > LONGEST_LIFE {
        let message =
            format!("A time to live of {} days is more than Google's push service takes", limits.time_to_live_days());
        told.odd(field!(limits.time_to_live_days), message, format!("Write {LONGEST_LIFE} or less."));
    }
    if limits.payload_bytes() > LARGEST_PAYLOAD {
        let message = format!("A payload of {} bytes is more than Apple and Google take", limits.payload_bytes());
        told.odd(field!(limits.payload_bytes), message, format!("Write {LARGEST_PAYLOAD} or less."));
    }
}

fn filler_words(profile: &Profile, told: &mut Told) {
    for (language, words) in &profile.filler_words {
        let field = field!(filler_words).key(language.clone());
        let is_used = profile.languages.is_empty() || profile.languages.contains(language);
        if !is_used {
            let message = format!("There are filler words for “{language}”, which is none of the profile's languages");
            told.odd(field.clone(), message, "Add the language, or take the words out.");
        }
        for (position, word) in words.iter().enumerate() {
            let field = field.clone().index(position);
            let same = |other: &String| other.trim().to_lowercase() == word.trim().to_lowercase();
            if word.trim().is_empty() {
                told.odd(field, "The filler word is empty", "Take it out.");
            } else if words.iter().take(position).any(same) {
                told.odd(field, format!("The filler word “{word}” is listed twice"), "Keep one of the two.");
            }
        }
    }
}

fn house_patterns(profile: &Profile, told: &mut Told) {
    for (position, house) in profile.house_patterns.iter().enumerate() {
        let field = field!(house_patterns[position].pattern);
        let source = house.pattern.source();
        match house.pattern.regex() {
            _ if source.is_empty() => {
                told.error(field, "The house pattern is empty", "Write what it looks for, or take it out.");
            }
            Err(reason) => {
                let message = format!("The house pattern “{source}” can't be read: {reason}");
                told.error(field, message, "Mend it; until then nothing is looked for.");
            }
            Ok(regex) if regex.is_match("") => {
                let message = format!("The house pattern “{source}” fits even where nothing is written");
                told.odd(field, message, "Make it ask for at least one character.");
            }
            Ok(_) => {
                let same = |other: &super::HousePattern| other.pattern == house.pattern && other.fields == house.fields;
                if profile.house_patterns.iter().take(position).any(same) {
                    told.odd(field, format!("The house pattern “{source}” is listed twice"), "Keep one of the two.");
                }
            }
        }
        if !matches!(house.severity.as_str(), "" | "error" | "warning" | "advice" | "off") {
            let message = format!("“{}” is no severity", house.severity);
            told.error(field!(house_patterns[position].severity), message, "Write error, warning, advice or off.");
        }
        for (place, name) in house.fields.iter().enumerate() {
            let is_known =
                FieldPath::parse(name).is_some_and(|path| TEXT_FIELDS.contains(&path.without_positions().as_str()));
            if !is_known {
                let help = match nearest(name, TEXT_FIELDS.iter().copied()) {
                    Some(near) => format!("Did you mean “{near}”?"),
                    None => format!("Use one of {}.", TEXT_FIELDS.join(", ")),
                };
                let field = field!(house_patterns[position].fields[place]);
                told.error(field, format!("A campaign has no text “{name}”"), help);
            }
        }
    }
}

fn severities(profile: &Profile, rules: &[&str], told: &mut Told) {
    for (rule, severity) in &profile.severities {
        let field = FieldPath::root().key("severities").then(Step::Key(rule.clone().into()));
        if !rules.contains(&rule.as_str()) {
            let help = match nearest(rule, rules.iter().copied()) {
                Some(near) => format!("Did you mean “{near}”?"),
                None => "Take it out, or look the rule's name up in the list of rules.".to_owned(),
            };
            told.error(field.clone(), format!("There is no rule “{rule}”"), help);
        }
        if !matches!(severity.as_str(), "error" | "warning" | "advice" | "off") {
            told.error(field, format!("“{severity}” is no severity"), "Write error, warning, advice or off.");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(profile: &str) -> Vec<(String, String)> {
        let profile = Profile::read(profile).expect("a profile");
        let findings = check(&profile, &["copy/all-caps", "copy/filler-words"]);
        findings.into_iter().map(|found| (found.field.to_string(), found.message)).collect()
    }

    #[test]
    fn the_guide_and_the_example_are_sound() {
        assert_eq!(told(r#"{"extends": "guide"}"#), []);
        assert_eq!(told(include_str!("../../tests/corpus/profile.json")), []);
        assert_eq!(told("{}"), []);
    }

    #[test]
    fn tells_each_fault_at_its_place() {
        for (profile, field) in [
            (r#"{"evnts": []}"#, "evnts"),
            (r#"{"extends": "house"}"#, "extends"),
            (r#"{"events": [{"name": ""}]}"#, "events[0].name"),
            (r#"{"events": [{"name": "charged"}, {"name": "Charged "}]}"#, "events[1].name"),
            (r#"{"events": [{"name": "a", "aliases": ["b"]}, {"name": "B"}]}"#, "events[1].name"),
            (r#"{"events": [{"name": "a", "aliases": ["b", "B"]}]}"#, "events[0].aliases[1]"),
            (r#"{"events": [{"name": "a.b"}]}"#, "events[0].name"),
            (
                r#"{"events": [{"name": "a", "properties": [{"name": "x"}, {"name": "x"}]}]}"#,
                "events[0].properties[1].name",
            ),
            (r#"{"user_properties": [{"name": "Age", "minimum": 9, "maximum": 1}]}"#, "user_properties[0].minimum"),
            (
                r#"{"user_properties": [{"name": "City", "samples": {"typical": "Klagenfurt", "longest": "Wien"}}]}"#,
                "user_properties[0].samples.longest",
            ),
            (
                r#"{"user_properties": [{"name": "Sub", "values": ["YES"], "samples": {"typical": "NO"}}]}"#,
                "user_properties[0].samples.typical",
            ),
            (r#"{"productions": [{"id": "12a", "title": "Hamlet"}]}"#, "productions[0].id"),
            (r#"{"productions": [{"id": "1"}, {"id": "1"}]}"#, "productions[1].id"),
            (
                r#"{"productions": [{"id": "1", "performances": [{"id": "2"}, {"id": "2"}]}]}"#,
                "productions[0].performances[1].id",
            ),
            (r#"{"deep_link": {"routes": [{"pattern": "events/<id>"}]}}"#, "deep_link.key"),
            (r#"{"deep_link": {"key": "k", "routes": [{"pattern": "events/<id"}]}}"#, "deep_link.routes[0].pattern"),
            (
                r#"{"deep_link": {"key": "k", "routes": [{"pattern": "a/<b>"}, {"pattern": "a/<b>"}]}}"#,
                "deep_link.routes[1].pattern",
            ),
            (
                r#"{"deep_link": {"key": "k", "routes": [{"pattern": "a/<b>/c"}, {"pattern": "a/<d>/c"}]}}"#,
                "deep_link.routes[1].pattern",
            ),
            (r#"{"opt_out": {"property": "Marketing"}}"#, "opt_out.property"),
            (
                r#"{"user_properties": [{"name": "M", "values": ["TRUE"]}], "opt_out": {"property": "M", "value": "NO"}}"#,
                "opt_out.value",
            ),
            (r#"{"limits": {"title": 0}}"#, "limits.title"),
            (r#"{"limits": {"time_to_live_days": 30}}"#, "limits.time_to_live_days"),
            (r#"{"limits": {"payload_bytes": 5000}}"#, "limits.payload_bytes"),
            (
                r#"{"limits": {"conversion_window": {"at_least": {"value": 9, "unit": "days"}}}}"#,
                "limits.conversion_window",
            ),
            (r#"{"languages": ["en"], "filler_words": {"de": ["sehr"]}}"#, "filler_words.de"),
            (r#"{"filler_words": {"en": ["very", "Very"]}}"#, "filler_words.en[1]"),
            (r#"{"house_patterns": [{"pattern": "("}]}"#, "house_patterns[0].pattern"),
            (r#"{"house_patterns": [{"pattern": "a*"}]}"#, "house_patterns[0].pattern"),
            (r#"{"house_patterns": [{"pattern": "a"}, {"pattern": "a"}]}"#, "house_patterns[1].pattern"),
            (r#"{"house_patterns": [{"pattern": "a", "severity": "fatal"}]}"#, "house_patterns[0].severity"),
            (r#"{"house_patterns": [{"pattern": "a", "fields": ["title"]}]}"#, "house_patterns[0].fields[0]"),
            (r#"{"severities": {"copy/all-cap": "off"}}"#, "severities.copy/all-cap"),
            (r#"{"severities": {"copy/all-caps": "none"}}"#, "severities.copy/all-caps"),
        ] {
            let fields: Vec<String> = told(profile).into_iter().map(|(field, _)| field).collect();
            assert_eq!(fields, [field], "{profile}");
        }
    }

    #[test]
    fn says_what_cannot_be_read_and_what_was_meant() {
        let profile =
            Profile::read(r#"{"house_patterns": [{"pattern": "(?i)gratis("}], "severities": {"copy/all-cap": "off"}}"#);
        let found = check(&profile.expect("a profile"), &["copy/all-caps"]);
        assert_eq!(found[0].message, "The house pattern “(?i)gratis(” can't be read: unclosed group");
        assert!(found[0].is_error);
        assert_eq!(found[1].help, "Did you mean “copy/all-caps”?");
    }
}
