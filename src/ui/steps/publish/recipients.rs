//! Who gets the test: a list of addresses.

use serde_json::Value;
use yew::prelude::*;

use crate::field;
use crate::help::Topic;
use crate::lint::Edit;
use crate::ui::browser;
use crate::ui::form::Form;
use crate::ui::parts::{Line, field_id};
use crate::ui::session::{Action, Session};

/// The id of the button that adds an address.
const ADD: &str = "add-recipient";

/// What the list shows.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The page's state.
    pub session: Session,
    /// Takes what was done.
    pub dispatch: Callback<Action>,
}

/// Who gets the test.
#[component]
pub fn Recipients(props: &Props) -> Html {
    let (session, dispatch) = (&props.session, &props.dispatch);
    let form = Form { session, dispatch };
    let list = field!(test.recipients);
    let count = session.campaign.test.recipients.len();
    // The element that gets the focus once the list has changed.
    let next_focus = use_mut_ref(|| None::<String>);
    {
        let next_focus = next_focus.clone();
        use_effect_with(count, move |_| {
            if let Some(id) = next_focus.take() {
                browser::focus(&id);
            }
        });
    }
    let add = {
        let (next_focus, list) = (next_focus.clone(), list.clone());
        dispatch.reform(move |_: MouseEvent| {
            next_focus.replace(Some(field_id(&field!(test.recipients[count]))));
            let value = Value::String(String::new());
            Action::Edit(vec![Edit::Insert { field: list.clone(), position: count, value }], "")
        })
    };
    let row = |position: usize| {
        let field = field!(test.recipients[position]);
        let number = position + 1;
        let remove = {
            let (next_focus, field) = (next_focus.clone(), field.clone());
            dispatch.reform(move |_: MouseEvent| {
                // The neighbour that takes the row's place, or the one above it.
                let neighbour = position.min(count.saturating_sub(2));
                let id = if count > 1 { field_id(&field!(test.recipients[neighbour])) } else { ADD.to_owned() };
                next_focus.replace(Some(id));
                Action::Edit(vec![Edit::Remove { field: field.clone() }], "Address removed")
            })
        };
        html! {
            <li class="recipient">
                <Line label={format!("Address {number}")} text={form.text(&field)} said={form.said(&field)} dispatch={dispatch.clone()} {field} />
                <button type="button" class="button quiet" aria-label={format!("Remove address {number}")} onclick={remove}>{ "Remove" }</button>
            </li>
        }
    };
    html! {
        <section id={field_id(&list)} class="recipients" tabindex="-1" aria-labelledby="recipients-heading">
            <h2 id="recipients-heading">{ "Test recipients" }</h2>
            <p class="hint">{ Topic::TestRecipient.text() }</p>
            { form.said_of(&list) }
            <ol>{ for (0..count).map(row) }</ol>
            <button type="button" id={ADD} class="button" onclick={add}>{ "Add address" }</button>
        </section>
    }
}
