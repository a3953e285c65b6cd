//! The events that the app sends, with their properties, and the properties that users have.

use serde_json::json;
use yew::prelude::*;

use super::form::HouseForm;
use crate::document::FieldPath;
use crate::field;
use crate::profile::{Event, Property};
use crate::ui::parts::{Kind, PickChoice};

/// What kind of value a property holds.
const TYPES: &[PickChoice] = &[
    ("text", "words"),
    ("id", "an id: digits"),
    ("number", "a number"),
    ("tags", "tags"),
    ("date", "a date"),
    ("boolean", "yes or no"),
];

/// How a property can be compared.
pub(super) const OPERATORS: &[PickChoice] = &[
    ("equals", "equals"),
    ("not_equals", "doesn't equal"),
    ("contains", "contains"),
    ("not_contains", "doesn't contain"),
    ("greater_than", "greater than"),
    ("less_than", "less than"),
    ("between", "between"),
    ("exists", "exists"),
    ("not_exists", "doesn't exist"),
];

/// The events, and the properties that users have.
pub fn events(form: HouseForm) -> Html {
    let profile = form.profile;
    html! {
        <>
            { for profile.events.iter().enumerate().map(|(row, event)| item(form, row, event)) }
            { form.add("Add an event", field!(events), profile.events.len(), json!({})) }
            <h3>{ "User properties" }</h3>
            { properties(form, &field!(user_properties), &profile.user_properties) }
        </>
    }
}

fn item(form: HouseForm, row: usize, event: &Event) -> Html {
    html! {
        <details class="item" key={row} open={event.name.is_empty()}>
            <summary>{ if event.name.is_empty() { "New event" } else { &event.name } }<span class="house-about">{ &event.meaning }</span></summary>
            <div class="stack">
                <div class="row">
                    { form.line(&field!(events[row].name), "Name", "As the account spells it.", Kind::Code) }
                    { form.line(&field!(events[row].meaning), "Meaning", "What the user did, such as “bought a ticket”.", Kind::Words) }
                </div>
                { form.words(&field!(events[row].aliases), "Other spellings", "With commas between them.", &event.aliases) }
                { properties(form, &field!(events[row].properties), &event.properties) }
                <div>{ form.remove(&format!("event {}", event.name), field!(events[row])) }</div>
            </div>
        </details>
    }
}

fn properties(form: HouseForm, field: &FieldPath, list: &[Property]) -> Html {
    let item = |(row, property): (usize, &Property)| {
        let here = |key: &'static str| field.clone().index(row).key(key);
        html! {
            <fieldset class="item" key={row}>
                <legend class="unseen">{ format!("Property {}", row + 1) }</legend>
                <div class="row">
                    { form.line(&here("name"), "Property", "", Kind::Code) }
                    { form.pick(&here("type"), "Holds", TYPES) }
                    { form.line(&here("samples").key("typical"), "As mostly seen", "", Kind::Words) }
                    { form.line(&here("samples").key("longest"), "At its longest", "", Kind::Words) }
                </div>
                <div class="row">
                    { form.line(&here("minimum"), "At least", "For numbers.", Kind::Number) }
                    { form.line(&here("maximum"), "At most", "For numbers.", Kind::Number) }
                </div>
                { form.ticks(&here("operators"), "Is compared by", "By anything where none is ticked.", OPERATORS, &property.operators) }
                { form.words(&here("values"), "The only values it can have", "With commas between them; any where none is listed.", &property.values) }
                <div>{ form.remove(&format!("property {}", property.name), field.clone().index(row)) }</div>
            </fieldset>
        }
    };
    html! {
        <>
            { for list.iter().enumerate().map(item) }
            { form.add("Add a property", field.clone(), list.len(), json!({})) }
        </>
    }
}
