//! The rest of a push: its picture, further key-values, Advanced iOS.

use serde_json::{Map, Value, json};
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::leftover;
use super::texts::Texts;
use super::variants::variants;
use crate::document::{FieldPath, Node};
use crate::field;
use crate::help::Topic;
use crate::lint::Edit;
use crate::ui::form::Form;
use crate::ui::parts::{Fold, Kind, field_id};
use crate::ui::session::Action;

/// The picture, the variants and the key-values other than the one in `link_row`, and what a push doesn't use.
pub fn more(form: Form, texts: &Texts, link_row: usize) -> Html {
    let what = &form.session.campaign.what;
    let others = (0..what.key_values.len()).filter(|row| *row != link_row);
    let has_rest = !what.image.is_empty() || what.key_values.len() > 1 || !what.ios.is_empty();
    html! {
        <>
            { variants(form, texts) }
            <Fold summary="Picture, further key-values, Advanced iOS" is_open={has_rest}>
                    { form.line(field!(what.image), "Image", "An https address. A push works without one.", Kind::Code) }
                    { key_values(form, others) }
                    { ios(form) }
            </Fold>
            { leftover::of_in_app(form) }
        </>
    }
}

/// The pairs in `rows`, and a button for another.
pub fn key_values(form: Form, rows: impl Iterator<Item = usize>) -> Html {
    let list = field!(what.key_values);
    let count = form.session.campaign.what.key_values.len();
    html! {
        <section id={field_id(&list)} class="stack" tabindex="-1" aria-labelledby="pairs-heading">
            <h3 id="pairs-heading">{ "Further key-values" }</h3>
            { Form::hint(&list, "For what your app reads beside the deep link.") }
            { for rows.map(|row| pair(form, row)) }
            { add(form, "Add a key-value", &list, count, json!({ "android": true, "ios": true }), "key") }
        </section>
    }
}

fn pair(form: Form, row: usize) -> Html {
    html! {
        <fieldset class="item" key={row}>
            <legend class="unseen">{ format!("Key-value {}", row + 1) }</legend>
            <div class="row">
                { form.line(field!(what.key_values[row].key), "Key", "", Kind::Code) }
                { form.line(field!(what.key_values[row].value), "Value", "", Kind::Code) }
            </div>
            <div class="ticks">
                { form.tick(field!(what.key_values[row].android), "Android") }
                { form.tick(field!(what.key_values[row].ios), "iOS") }
                { remove(form, format!("Remove key-value {}", row + 1), &field!(what.key_values), row) }
            </div>
            { form.said_of(&field!(what.key_values[row])) }
        </fieldset>
    }
}

/// The settings of the Advanced iOS section: the guide leaves it empty, so they have no fields of their own.
pub fn ios(form: Form) -> Html {
    let field = field!(what.ios);
    let settings = form.session.campaign.what.ios.to_json();
    let entries: Vec<(String, Value)> = settings.as_object().cloned().unwrap_or_default().into_iter().collect();
    let id = field_id(&field);
    let row = |(row, (name, value)): (usize, &(String, Value))| {
        let set = |change: fn(&mut (String, Value), String)| {
            let (entries, field) = (entries.clone(), field.clone());
            form.dispatch.reform(move |event: Event| {
                let typed = event.target_unchecked_into::<HtmlInputElement>().value();
                let mut entries = entries.clone();
                if let Some(entry) = entries.get_mut(row) {
                    change(entry, typed);
                }
                Action::Set(field.clone(), Value::Object(entries.into_iter().collect()))
            })
        };
        let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        let (name_id, value_id) = (format!("{id}-{row}-name"), format!("{id}-{row}-value"));
        let rest: Map<String, Value> = entries.iter().filter(|(other, _)| other != name).cloned().collect();
        html! {
            <fieldset class="item" key={row}>
                <legend class="unseen">{ format!("Setting {}", row + 1) }</legend>
                <div class="row">
                    <div class="line">
                        <label for={name_id.clone()}>{ "Setting" }</label>
                        <input id={name_id} type="text" class="line-input code" value={name.clone()} onchange={set(|entry, typed| entry.0 = typed)} autocomplete="off" spellcheck="false" />
                    </div>
                    <div class="line">
                        <label for={value_id.clone()}>{ "Is" }</label>
                        <input id={value_id} type="text" class="line-input code" value={text} onchange={set(|entry, typed| entry.1 = read(&typed))} autocomplete="off" spellcheck="false" />
                    </div>
                </div>
                <div><button type="button" class="button small quiet" aria-label={format!("Remove setting {}", row + 1)}
                    onclick={form.doing(Action::Set(field.clone(), Value::Object(rest)), id.clone())}>{ "Remove" }</button></div>
            </fieldset>
        }
    };
    html! {
        <section id={id.clone()} class="stack" tabindex="-1" aria-labelledby="ios-heading">
            <h3 id="ios-heading">{ "Advanced iOS" }</h3>
            { Form::hint(&field, &[Topic::AdvancedIos]) }
            { form.said_of(&field) }
            { for entries.iter().enumerate().map(row) }
        </section>
    }
}

/// What was typed as a setting: yes or no, a number or a list as such, anything else as words.
fn read(typed: &str) -> Value {
    serde_json::from_str(typed).unwrap_or_else(|_| Value::String(typed.to_owned()))
}

/// A button that adds `value` to the end of `list`, which has `count` so far, and goes to its field called `first`.
pub fn add(form: Form, label: &'static str, list: &FieldPath, count: usize, value: Value, first: &'static str) -> Html {
    let edit = Edit::Insert { field: list.clone(), position: count, value };
    let onclick = form.doing(Action::Edit(vec![edit], ""), field_id(&list.clone().index(count).key(first)));
    html! { <div><button type="button" class="button small" {onclick}>{ label }</button></div> }
}

/// A button that takes the item at `row` out of `list`; the focus goes to what holds the list.
pub fn remove(form: Form, label: String, list: &FieldPath, row: usize) -> Html {
    let edit = Edit::Remove { field: list.clone().index(row) };
    let onclick = form.doing(Action::Edit(vec![edit], "Removed"), field_id(list));
    html! { <button type="button" class="button small quiet" aria-label={label} {onclick}>{ "Remove" }</button> }
}
