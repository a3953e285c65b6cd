//! Texts that are tested against each other, side by side.

use serde_json::json;
use yew::prelude::*;

use super::more::{add, remove};
use super::texts::Texts;
use crate::export::variant_letter;
use crate::field;
use crate::ui::form::Form;
use crate::ui::parts::{Fold, field_id};

/// The texts above as A, the ones against them beside it.
pub fn variants(form: Form, texts: &Texts) -> Html {
    let what = &form.session.campaign.what;
    let list = field!(what.variants);
    let count = what.variants.len();
    html! {
        <Fold summary="A/B variants" is_open={count > 0}>
            { Form::hint(&list, "Some users get these texts instead; the goal then tells which did better. Change one thing at a time.") }
            <div id={field_id(&list)} class="variants" tabindex="-1" role="group" aria-label="A/B variants">
                if count > 0 {
                    <section class="item" aria-label="Variant A">
                        <h3>{ "A" }<small>{ " the texts above" }</small></h3>
                        <p class="variant-title">{ &what.title }</p>
                        <p class="variant-message">{ &what.message }</p>
                    </section>
                }
                { for (0..count).map(|row| variant(form, texts, row)) }
            </div>
            { form.said_of(&list) }
            { add(form, "Add a variant", &list, count, json!({}), "title") }
        </Fold>
    }
}

/// One more title and message.
fn variant(form: Form, texts: &Texts, row: usize) -> Html {
    let campaign = &form.session.campaign;
    let limits = &form.session.profile.limits;
    let (title_limit, message_limit) = if campaign.is_in_app() {
        (limits.in_app_title(), limits.in_app_message())
    } else {
        (limits.title(), limits.message())
    };
    let letter = variant_letter(row);
    let Some(variant) = campaign.what.variants.get(row) else { return Html::default() };
    html! {
        <section class="item" key={row} aria-label={format!("Variant {letter}")}>
            <h3>{ letter }</h3>
            { texts.text_box(form, field!(what.variants[row].title), format!("Title {letter}"), "", &variant.title, title_limit) }
            { texts.text_box(form, field!(what.variants[row].message), format!("Message {letter}"), "", &variant.message, message_limit) }
            <div>{ remove(form, format!("Remove variant {letter}"), &field!(what.variants), row) }</div>
        </section>
    }
}
