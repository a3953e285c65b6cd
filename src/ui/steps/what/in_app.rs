//! What an in-app message holds: template, texts, picture, buttons, or a page of one's own.

use serde_json::json;
use yew::prelude::*;

use super::more::{add, remove};
use super::texts::Texts;
use crate::campaign::Template;
use crate::field;
use crate::help::Topic;
use crate::lint::Edit;
use crate::ui::form::Form;
use crate::ui::parts::{Kind, PickChoice, field_id};
use crate::ui::preview::HtmlPreview;

const STRUCTURES: &[PickChoice] =
    &[("single_message", "Single Message"), ("ab_test", "A/B Test"), ("split", "Split Delivery")];
const TEMPLATES: &[PickChoice] = &[
    ("alert", "Alert"),
    ("header", "Header"),
    ("footer", "Footer"),
    ("cover", "Cover"),
    ("interstitial", "Interstitial"),
    ("half_interstitial", "Half Interstitial"),
    ("custom_html", "Custom HTML"),
];

/// The fields of an in-app message.
pub fn in_app(form: Form, texts: &Texts) -> Html {
    let what = &form.session.campaign.what;
    let limits = &form.session.profile.limits;
    let is_page = what.template == Some(Template::CustomHtml);
    html! {
        <>
            <p class="hint">{ Topic::InApp.text() }</p>
            <div class="row">
                { form.pick(field!(what.structure), "Message structure", Topic::Structure.text(), STRUCTURES) }
                { form.pick(field!(what.template), "Template", Topic::Template.text(), TEMPLATES) }
            </div>
            { texts.text_box(form, field!(what.title), "Title", "The point, in a few words.", &what.title, limits.in_app_title()) }
            { texts.text_box(form, field!(what.message), "Message", "One thought. Shorter is better.", &what.message, limits.in_app_message()) }
            { form.line(field!(what.image), "Image", Topic::Image.text(), Kind::Code) }
            <section id={field_id(&field!(what.buttons))} class="stack" tabindex="-1" aria-labelledby="buttons-heading">
                <h2 id="buttons-heading">{ "Buttons" }</h2>
                { for (0..what.buttons.len()).map(|row| button(form, row)) }
                { add(form, "Add a button", Edit::Insert { field: field!(what.buttons), position: what.buttons.len(), value: json!({}) }) }
            </section>
            if is_page || !what.html.is_empty() {
                <section class="card">
                    <h2>{ "Custom HTML" }</h2>
                    <p class="hint">{ Topic::CustomHtml.text() }</p>
                    { form.line(field!(what.html_size), "Size", "", Kind::Words) }
                    { Texts::code_box(form, field!(what.html), "HTML", &what.html) }
                    <HtmlPreview html={what.html.clone()} />
                </section>
            }
        </>
    }
}

fn button(form: Form, row: usize) -> Html {
    html! {
        <fieldset class="item" key={row}>
            <legend>{ format!("Button {}", row + 1) }</legend>
            <div class="row">
                { form.line(field!(what.buttons[row].label), "Label", "", Kind::Words) }
                { form.line(field!(what.buttons[row].action), "Action", "Where it leads: events/77", Kind::Code) }
            </div>
            { remove(form, format!("Remove button {}", row + 1), Edit::Remove { field: field!(what.buttons[row]) }) }
        </fieldset>
    }
}
