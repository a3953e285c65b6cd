//! The rest of a push: its picture, texts to test against each other, and further key-values.

use serde_json::json;
use yew::prelude::*;

use crate::field;
use crate::lint::Edit;
use crate::ui::form::Form;
use crate::ui::parts::{Kind, field_id};
use crate::ui::session::Action;

/// The picture, the variants and the key-values other than the one in `link_row`.
pub fn more(form: Form, link_row: usize) -> Html {
    let what = &form.session.campaign.what;
    let others = (0..what.key_values.len()).filter(|row| *row != link_row);
    let is_used = !what.image.is_empty() || !what.variants.is_empty() || what.key_values.len() > 1;
    html! {
        <details class="builder" open={is_used}>
            <summary>{ "Picture, variants, further key-values" }</summary>
            <div class="stack">
                { form.line(field!(what.image), "Image", "An https address. A push works without one.", Kind::Code) }
                <section id={field_id(&field!(what.variants))} class="stack" tabindex="-1" aria-labelledby="variants-heading">
                    <h3 id="variants-heading">{ "A/B variants" }</h3>
                    { for (0..what.variants.len()).map(|row| variant(form, row)) }
                    { add(form, "Add a variant", Edit::Insert { field: field!(what.variants), position: what.variants.len(), value: json!({}) }) }
                </section>
                <section class="stack" aria-labelledby="pairs-heading">
                    <h3 id="pairs-heading">{ "Further key-values" }</h3>
                    { for others.map(|row| pair(form, row)) }
                    { add(form, "Add a key-value", Edit::Insert {
                        field: field!(what.key_values), position: what.key_values.len(), value: json!({ "android": true, "ios": true }),
                    }) }
                </section>
            </div>
        </details>
    }
}

/// One more title and message; the first pair is A.
fn variant(form: Form, row: usize) -> Html {
    let letter = crate::export::variant_letter(row);
    html! {
        <fieldset class="item" key={row}>
            <legend>{ format!("Variant {letter}") }</legend>
            <div class="row">
                { form.line(field!(what.variants[row].title), "Title", "", Kind::Words) }
                { form.line(field!(what.variants[row].message), "Message", "", Kind::Words) }
            </div>
            { remove(form, format!("Remove variant {letter}"), Edit::Remove { field: field!(what.variants[row]) }) }
        </fieldset>
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
                { remove(form, format!("Remove key-value {}", row + 1), Edit::Remove { field: field!(what.key_values[row]) }) }
            </div>
            { form.said_of(&field!(what.key_values[row])) }
        </fieldset>
    }
}

/// A button that adds something to a list.
pub fn add(form: Form, label: &'static str, edit: Edit) -> Html {
    let onclick = form.dispatch.reform(move |_: MouseEvent| Action::Edit(vec![edit.clone()], ""));
    html! { <div><button type="button" class="button small" {onclick}>{ label }</button></div> }
}

/// A button that takes something out of a list.
pub fn remove(form: Form, label: String, edit: Edit) -> Html {
    let onclick = form.dispatch.reform(move |_: MouseEvent| Action::Edit(vec![edit.clone()], "Removed"));
    html! { <button type="button" class="button small quiet" aria-label={label} {onclick}>{ "Remove" }</button> }
}
