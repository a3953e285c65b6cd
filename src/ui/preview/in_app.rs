//! An in-app message as its template lays it out over the app.

use yew::prelude::*;

use super::{all_variants, app_name, use_look};
use crate::campaign::{Template, What};
use crate::ui::later::use_later;
use crate::ui::session::Session;

/// What the preview shows.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The page's state.
    pub session: Session,
}

/// What the message holds, as far as its look hangs on it.
#[derive(Clone, PartialEq)]
struct Message {
    variants: Vec<(String, String)>,
    template: Option<Template>,
    has_image: bool,
    buttons: Vec<AttrValue>,
}

impl From<&What> for Message {
    fn from(what: &What) -> Self {
        let others: Vec<_> = what.variants.iter().map(|one| (one.title.clone(), one.message.clone())).collect();
        Self {
            variants: all_variants(&what.title, &what.message, &others),
            template: what.template,
            has_image: !what.image.is_empty(),
            buttons: what.buttons.iter().map(|button| button.label.clone().into()).collect(),
        }
    }
}

/// An in-app message over the app.
#[component]
pub fn InAppPreview(props: &Props) -> Html {
    let look = use_look();
    let message = use_later(&Message::from(&props.session.campaign.what));
    let ([title, text], choices) = look.texts(&message.variants, &props.session.profile);
    let or = |text: &AttrValue, otherwise: &'static str| {
        if text.trim().is_empty() {
            html! { <span class="note-empty">{ otherwise }</span> }
        } else {
            html! { { text } }
        }
    };
    let card = html! {
        <div class="in-app-card">
            if message.has_image {
                <span class="in-app-image" aria-hidden="true"></span>
            }
            <p class="in-app-title">{ or(&title, "Title") }</p>
            <p>{ or(&text, "Message") }</p>
            if !message.buttons.is_empty() {
                <p class="in-app-buttons">{ for message.buttons.iter().map(|label| html! { <span>{ or(label, "Button") }</span> }) }</p>
            }
        </div>
    };
    let (shape, about) = match message.template {
        Some(Template::CustomHtml) => ("cover", "Custom HTML: its own preview stands beside its text."),
        Some(template) => (template.word(), "Phones and apps differ; test it in the app."),
        None => ("alert", "Choose a template to see where it stands."),
    };
    let phone = html! {
        <>
            <div class={classes!("phones", look.shade())}>
                <div class={classes!("screen", shape)}>
                    <p class="screen-app" aria-hidden="true">{ app_name(&props.session.profile) }</p>
                    <span class="screen-block" aria-hidden="true"></span>
                    <span class="screen-block" aria-hidden="true"></span>
                    <span class="screen-block" aria-hidden="true"></span>
                    { card }
                </div>
            </div>
            <p class="hint">{ about }</p>
        </>
    };
    look.region(choices, phone)
}
