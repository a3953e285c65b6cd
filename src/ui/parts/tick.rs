//! A box to tick.

use serde_json::Value;
use yew::prelude::*;

use super::field_id;
use crate::document::FieldPath;
use crate::ui::session::Action;

/// What a box shows.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The field that it edits.
    pub field: FieldPath,
    /// Its label.
    pub label: AttrValue,
    /// Whether it is ticked.
    pub is_ticked: bool,
    /// Takes what was done.
    pub dispatch: Callback<Action>,
}

/// A box to tick.
#[component]
pub fn Tick(props: &Props) -> Html {
    let onchange = {
        let (field, is_ticked) = (props.field.clone(), props.is_ticked);
        props.dispatch.reform(move |_: Event| Action::Set(field.clone(), Value::Bool(!is_ticked)))
    };
    let id = field_id(&props.field);
    html! {
        <label class="tick">
            <input id={id.clone()} type="checkbox" checked={props.is_ticked} {onchange} aria-describedby={format!("{id}-said {id}-hint")} />
            <span>{ &props.label }</span>
        </label>
    }
}
