//! What an in-app message holds: template, texts, picture, buttons, or a page of one's own.

use serde_json::json;
use yew::prelude::*;

use super::leftover;
use super::more::{add, remove};
use super::texts::Texts;
use super::variants::variants;
use crate::campaign::{Structure, Template};
use crate::field;
use crate::help::Topic;
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
    let has_several = matches!(what.structure, Some(Structure::AbTest | Structure::Split)) || !what.variants.is_empty();
    let has_page = what.template == Some(Template::CustomHtml) || !what.html.is_empty() || !what.html_size.is_empty();
    html! {
        <>
            { layout(form) }
            { texts.text_box(form, field!(what.title), "Title", ("The point, in a few words.", &[Topic::InApp, Topic::PersonalDetail]), &what.title, limits.in_app_title()) }
            { texts.text_box(form, field!(what.message), "Message", "One thought. Shorter is better.", &what.message, limits.in_app_message()) }
            if has_several {
                { variants(form, texts) }
            }
            { form.line(field!(what.image), "Image", ("An https address.", &[Topic::Image]), Kind::Code) }
            { buttons(form) }
            if has_page {
                { custom_html(form) }
            }
            { leftover::of_push(form) }
        </>
    }
}

/// How many messages there are, and how each is laid out.
pub fn layout(form: Form) -> Html {
    html! {
        <div class="row">
            { form.pick(field!(what.structure), "Message structure", &[Topic::Structure], STRUCTURES) }
            { form.pick(field!(what.template), "Template", &[Topic::Template], TEMPLATES) }
        </div>
    }
}

/// What can be tapped.
pub fn buttons(form: Form) -> Html {
    let list = field!(what.buttons);
    let count = form.session.campaign.what.buttons.len();
    html! {
        <section id={field_id(&list)} class="stack" tabindex="-1" aria-labelledby="buttons-heading">
            <h3 id="buttons-heading">{ "Buttons" }</h3>
            { for (0..count).map(|row| button(form, row)) }
            { form.said_of(&list) }
            { add(form, "Add a button", &list, count, json!({}), "label") }
        </section>
    }
}

/// A page of one's own, beside what it looks like.
pub fn custom_html(form: Form) -> Html {
    let html = &form.session.campaign.what.html;
    html! {
        <section class="card">
            <h2>{ "Custom HTML" }</h2>
            { form.line(field!(what.html_size), "Size", &[Topic::CustomHtml], Kind::Words) }
            { Texts::code_box(form, field!(what.html), "HTML", html) }
            <HtmlPreview html={html.clone()} />
        </section>
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
            <div>{ remove(form, format!("Remove button {}", row + 1), &field!(what.buttons), row) }</div>
        </fieldset>
    }
}
