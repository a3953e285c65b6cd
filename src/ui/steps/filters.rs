//! Conditions on the properties of an event or of a user, row by row.

use serde_json::{Value, json};
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use crate::campaign::{EventFilter, FilterValue, Operator};
use crate::document::FieldPath;
use crate::lint::Edit;
use crate::profile::{Profile, Property};
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
    let row = |(position, filter): (usize, &EventFilter)| {
        let here = field.clone().index(position);
        let edit = Edit::Remove { field: here.clone() };
        let onclick = form.dispatch.reform(move |_: MouseEvent| Action::Edit(vec![edit.clone()], "Removed"));
        html! {
            <fieldset id={field_id(&here)} class="filter" tabindex="-1" key={position}>
                <legend class="unseen">{ format!("Filter {}", position + 1) }</legend>
                { comparison(form, &here, "property", &filter.property, filter.operator, &filter.value, known) }
                <button type="button" class="button small quiet" aria-label={format!("Remove filter {}", position + 1)} {onclick}>{ "Remove" }</button>
                { form.said_of(&here) }
            </fieldset>
        }
    };
    let edit = Edit::Insert { field: field.clone(), position: list.len(), value: json!({}) };
    let add = form.dispatch.reform(move |_: MouseEvent| Action::Edit(vec![edit.clone()], ""));
    html! {
        <div id={field_id(field)} class="filters" tabindex="-1">
            { for list.iter().enumerate().map(row) }
            { form.said_of(field) }
            <div><button type="button" class="button small" onclick={add}>{ "Add a filter" }</button></div>
        </div>
    }
}

/// A property, how it is compared, and with what; the property stands under `key`.
pub fn comparison(
    form: Form,
    here: &FieldPath,
    key: &'static str,
    property: &str,
    operator: Option<Operator>,
    value: &FilterValue,
    known: &[Property],
) -> Html {
    let names = known.iter().map(|property| AttrValue::from(property.name.clone())).collect();
    html! {
        <div class="row">
            { form.suggesting(here.clone().key(key), "Property", "", Kind::Code, names) }
            { form.pick(here.clone().key("operator"), "Is", "", OPERATORS) }
            { compared(form, &here.clone().key("value"), property, operator, value, known) }
        </div>
    }
}

/// What a property is compared with.
fn compared(
    form: Form,
    field: &FieldPath,
    property: &str,
    operator: Option<Operator>,
    value: &FilterValue,
    known: &[Property],
) -> Html {
    match operator {
        Some(Operator::Exists | Operator::NotExists) if value == &FilterValue::Empty => Html::default(),
        Some(Operator::Between) => {
            let mut ends = texts(value).into_iter();
            let ends = [ends.next().unwrap_or_default(), ends.next().unwrap_or_default()];
            html! { <>{ end(form, field, "From", &ends, 0) }{ end(form, field, "To", &ends, 1) }</> }
        }
        _ => {
            let values = known.iter().find(|known| known.name == property).map(|known| known.values.clone());
            html! { <>{ one(form, field, value, values.unwrap_or_default()) }{ production(form, field, property) }</> }
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
            Action::Set(field.clone(), value)
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

/// The productions of the house by name, where an id of one is asked for.
fn production(form: Form, field: &FieldPath, property: &str) -> Html {
    let productions = &form.session.profile.productions;
    if productions.is_empty() || !property.eq_ignore_ascii_case("eventId") {
        return Html::default();
    }
    let id = format!("{}-production", field_id(field));
    let now = form.text(field);
    let onchange = {
        let field = field.clone();
        form.dispatch.reform(move |event: Event| {
            Action::Set(field.clone(), Value::String(event.target_unchecked_into::<HtmlSelectElement>().value()))
        })
    };
    let is_listed = productions.iter().any(|production| production.id == now);
    html! {
        <div class="line">
            <label for={id.clone()}>{ "Production" }</label>
            <select {id} class="line-input" {onchange}>
                if !is_listed {
                    <option value={now.clone()} selected=true>{ "Choose…" }</option>
                }
                { for productions.iter().map(|one| html! { <option value={one.id.clone()} selected={one.id == now}>{ &one.title }</option> }) }
            </select>
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
            Action::Set(field.clone(), if which == 0 { json!([text, to]) } else { json!([from, text]) })
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
