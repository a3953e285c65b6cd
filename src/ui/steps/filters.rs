//! Conditions on the properties of an event or of a user, row by row.

use serde_json::{Value, json};
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::named::{id_in, known_ids, pick_by_name, production_of};
use crate::campaign::{EventFilter, FilterValue, Operator};
use crate::document::FieldPath;
use crate::lint::Edit;
use crate::profile::{Profile, Property, PropertyType};
use crate::ui::form::Form;
use crate::ui::parts::{Kind, PickChoice, SaidLines, field_id};
use crate::ui::session::Action;

/// How a property is compared, in the dashboard's words.
pub const OPERATORS: &[PickChoice] = &[
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

/// The properties that the profile lists for the event called `event`.
pub fn properties_of<'p>(profile: &'p Profile, event: &str) -> &'p [Property] {
    profile.event(event).known().map_or(&[], |event| event.properties.as_slice())
}

/// The filters in `field`, about an event with `known` properties.
pub fn filters(form: Form, field: &FieldPath, list: &[EventFilter], known: &[Property]) -> Html {
    let production = id_in(list).or_else(|| production_of(form.session)).unwrap_or_default();
    let row = |(position, filter): (usize, &EventFilter)| {
        let here = field.clone().index(position);
        let remove = Action::Edit(vec![Edit::Remove { field: here.clone() }], "Filter removed");
        // The neighbour that takes its place, or the group of all.
        let neighbour = position.min(list.len().saturating_sub(2));
        let next = if list.len() > 1 { field.clone().index(neighbour) } else { field.clone() };
        html! {
            <fieldset id={field_id(&here)} class="filter" tabindex="-1" key={position}>
                <legend class="unseen">{ format!("Filter {}", position + 1) }</legend>
                { comparison(form, &here, &Compared { key: "property", property: &filter.property, operator: filter.operator, value: &filter.value, known, production: &production }) }
                <button type="button" class="button small quiet" aria-label={format!("Remove filter {}", position + 1)} onclick={form.doing(remove, field_id(&next))}>{ "Remove" }</button>
                { form.said_of(&here) }
            </fieldset>
        }
    };
    let new = field.clone().index(list.len());
    let add = |value: Value, key: &'static str| {
        let edit = Edit::Insert { field: field.clone(), position: list.len(), value };
        form.doing(Action::Edit(vec![edit], ""), field_id(&new.clone().key(key)))
    };
    // What a filter is mostly about, ready with the operator that fits.
    let is_usual = |property: &&Property| matches!(property.kind, Some(PropertyType::Id | PropertyType::Tags));
    let usual = known.iter().filter(is_usual).map(|property| {
        let onclick = add(json!({ "property": property.name, "operator": usual_operator(property) }), "value");
        html! { <button type="button" class="button small" aria-label={format!("Add a filter by {}", property.name)} {onclick}>{ &property.name }</button> }
    });
    html! {
        <div id={field_id(field)} class="filters" tabindex="-1">
            { for list.iter().enumerate().map(row) }
            { form.said_of(field) }
            <div class="adding" role="group" aria-label="Add a filter">
                <span aria-hidden="true">{ "Add a filter:" }</span>
                { for usual }
                <button type="button" class="button small" aria-label="Add another filter" onclick={add(json!({}), "property")}>{ "other…" }</button>
            </div>
        </div>
    }
}

/// How a property is mostly compared.
fn usual_operator(property: &Property) -> &'static str {
    let usual = if property.kind == Some(PropertyType::Tags) { Operator::Contains } else { Operator::Equals };
    property.operators.first().copied().unwrap_or(usual).word()
}

/// A property that is compared with something.
#[derive(Clone, Copy)]
pub struct Compared<'c> {
    /// The key that the property's name stands under.
    pub key: &'static str,
    /// The property.
    pub property: &'c str,
    /// How it is compared.
    pub operator: Option<Operator>,
    /// With what.
    pub value: &'c FilterValue,
    /// The properties that the house lists.
    pub known: &'c [Property],
    /// The production that an id of a performance belongs to.
    pub production: &'c str,
}

/// A property, how it is compared, and with what.
pub fn comparison(form: Form, here: &FieldPath, compared: &Compared) -> Html {
    let names = compared.known.iter().map(|property| (property.name.clone().into(), AttrValue::default())).collect();
    let operator = here.clone().key("operator");
    // Whoever names a property that the house knows need not think about the operator.
    let dispatch = {
        let (known, operator, is_open) = (compared.known.to_vec(), operator.clone(), compared.operator.is_none());
        let dispatch = form.dispatch.clone();
        Callback::from(move |action: Action| {
            dispatch.emit(if is_open { with_operator(action, &known, &operator) } else { action });
        })
    };
    let naming = Form { dispatch: &dispatch, ..form };
    html! {
        <div class="row">
            { naming.suggesting(here.clone().key(compared.key), "Property", "", Kind::Code, names) }
            { form.pick(operator, "Is", "", OPERATORS) }
            { with_what(form, &here.clone().key("value"), compared) }
        </div>
    }
}

/// `action`, with the usual operator in `field` where it names one of the `known` properties.
fn with_operator(action: Action, known: &[Property], field: &FieldPath) -> Action {
    let Action::Type(name, text) = action else { return action };
    let Some(property) = known.iter().find(|property| property.name == text) else { return Action::Type(name, text) };
    let operator = Edit::Set { field: field.clone(), value: usual_operator(property).into() };
    Action::Edit(vec![Edit::Set { field: name, value: text.into() }, operator], "")
}

/// What a property is compared with.
fn with_what(form: Form, field: &FieldPath, compared: &Compared) -> Html {
    let Compared { property, operator, value, known, production, .. } = *compared;
    match operator {
        Some(Operator::Exists | Operator::NotExists) if value == &FilterValue::Empty => Html::default(),
        Some(Operator::Between) => {
            let mut ends = texts(value).into_iter();
            let ends = [ends.next().unwrap_or_default(), ends.next().unwrap_or_default()];
            html! { <>{ end(form, field, "From", &ends, 0) }{ end(form, field, "To", &ends, 1) }</> }
        }
        _ => {
            let values = known.iter().find(|known| known.name == property).map(|known| known.values.clone());
            let ids = known_ids(&form.session.profile, property, production);
            let set = {
                let field = field.clone();
                form.dispatch.reform(move |id: String| Action::Set(field.clone(), Value::String(id)))
            };
            html! {
                <>
                    { one(form, field, value, values.unwrap_or_default()) }
                    { pick_by_name(&field_id(field), property, &ids, &form.text(field), &set) }
                </>
            }
        }
    }
}

fn texts(value: &FilterValue) -> Vec<String> {
    match value {
        FilterValue::Empty => Vec::new(),
        FilterValue::One(text) => vec![text.clone()],
        FilterValue::Many(list) => list.clone(),
    }
}

/// One value, or several with commas between them where several came.
fn one(form: Form, field: &FieldPath, value: &FilterValue, values: Vec<String>) -> Html {
    let id = field_id(field);
    let is_list = matches!(value, FilterValue::Many(_));
    let oninput = {
        let field = field.clone();
        form.dispatch.reform(move |event: InputEvent| {
            let text = event.target_unchecked_into::<HtmlInputElement>().value();
            let value = match (is_list, text.is_empty()) {
                (_, true) => Value::Null,
                (true, false) => json!(text.split(',').map(str::trim).collect::<Vec<_>>()),
                (false, false) => Value::String(text),
            };
            Action::Enter(field.clone(), value)
        })
    };
    let onblur = {
        let field = field.clone();
        form.dispatch.reform(move |_: FocusEvent| Action::Leave(field.clone()))
    };
    let list = format!("{id}-list");
    let said = form.said(field);
    let worst = said.iter().map(|said| said.severity).min();
    html! {
        <div class="line">
            <label for={id.clone()}>{ if is_list { "Values" } else { "Value" } }</label>
            <input id={id.clone()} type="text" class={classes!("line-input", "code", worst.map(crate::lint::Severity::word))} value={texts(value).join(", ")} {oninput} {onblur}
                aria-invalid={(worst == Some(crate::lint::Severity::Error)).then_some("true")} aria-describedby={format!("{id}-said")}
                list={(!values.is_empty()).then(|| list.clone())} autocomplete="off" autocapitalize="off" spellcheck="false" />
            if !values.is_empty() {
                <datalist id={list}>{ for values.into_iter().map(|value| html! { <option {value} /> }) }</datalist>
            }
            <SaidLines id={format!("{id}-said")} {said} />
        </div>
    }
}

/// One of the two ends of "between".
fn end(form: Form, field: &FieldPath, label: &'static str, ends: &[String; 2], which: usize) -> Html {
    let id = if which == 0 { field_id(field) } else { format!("{}-to", field_id(field)) };
    let said_id = format!("{id}-said");
    let oninput = {
        let (field, ends) = (field.clone(), ends.clone());
        form.dispatch.reform(move |event: InputEvent| {
            let text = event.target_unchecked_into::<HtmlInputElement>().value();
            let [from, to] = ends.clone();
            Action::Enter(field.clone(), if which == 0 { json!([text, to]) } else { json!([from, text]) })
        })
    };
    html! {
        <div class="line">
            <label for={id.clone()}>{ label }</label>
            <input {id} type="text" inputmode="decimal" class="line-input code" value={ends.get(which).cloned()} {oninput} aria-describedby={said_id.clone()} autocomplete="off" />
            if which == 0 {
                <SaidLines id={said_id} said={form.said(field)} />
            }
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::field;

    #[test]
    fn a_known_property_brings_its_operator() {
        let known = &Profile::guide().user_properties;
        let operator = field!(who.segment.all[0].operator);
        let after = |text: &str| {
            with_operator(Action::Type(field!(who.segment.all[0].user), text.to_owned()), known, &operator)
        };
        assert!(matches!(after("Subscriptio"), Action::Type(..)));
        let Action::Edit(edits, _) = after("Subscription") else { panic!("an edit") };
        assert_eq!(edits[1], Edit::Set { field: operator.clone(), value: "contains".into() });
    }
}
