//! A field with a closed list of values.

use serde_json::Value;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::line::SaidLines;
use super::{HintLine, Said, field_id};
use crate::document::FieldPath;
use crate::help::Topic;
use crate::lint::Severity;
use crate::ui::session::Action;

/// A value and the words for it.
pub type Choice = (&'static str, &'static str);

/// What the list shows.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The field that it edits.
    pub field: FieldPath,
    /// Its label.
    pub label: AttrValue,
    /// What belongs here, in one line.
    #[prop_or_default]
    pub hint: AttrValue,
    /// What there is to know beyond.
    #[prop_or_default]
    pub help: &'static [Topic],
    /// What can be chosen; "not filled in" comes in front of it.
    pub choices: &'static [Choice],
    /// The value chosen; empty where there is none.
    pub chosen: String,
    /// What is wrong.
    #[prop_or_default]
    pub said: Vec<Said>,
    /// Takes what was done.
    pub dispatch: Callback<Action>,
}

/// A field with a closed list of values.
#[component]
pub fn Pick(props: &Props) -> Html {
    let id = field_id(&props.field);
    let (said_id, hint_id) = (format!("{id}-said"), format!("{id}-hint"));
    let onchange = {
        let field = props.field.clone();
        props.dispatch.reform(move |event: Event| {
            let list: HtmlSelectElement = event.target_unchecked_into();
            let value = list.value();
            Action::Set(field.clone(), if value.is_empty() { Value::Null } else { Value::String(value) })
        })
    };
    let onblur = {
        let field = props.field.clone();
        props.dispatch.reform(move |_: FocusEvent| Action::Leave(field.clone()))
    };
    let is_wrong = props.said.iter().any(|said| said.severity == Severity::Error);
    let worst = props.said.iter().map(|said| said.severity).min().map(Severity::word);
    let option = |&(value, words): &Choice| {
        html! { <option {value} selected={value == props.chosen}>{ words }</option> }
    };
    html! {
        <div class="line">
            <label for={id.clone()}>{ &props.label }</label>
            <select {id} class={classes!("line-input", worst)} {onchange} {onblur} aria-invalid={is_wrong.then_some("true")}
                aria-describedby={format!("{said_id} {hint_id}")}>
                <option value="" selected={props.chosen.is_empty()}>{ "Choose…" }</option>
                { for props.choices.iter().map(option) }
            </select>
            <SaidLines id={said_id} said={props.said.clone()} />
            <HintLine id={hint_id} line={props.hint.clone()} topics={props.help} />
        </div>
    }
}
