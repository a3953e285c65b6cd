//! What a phone will show: iPhone and Android, light and dark, with fallbacks, typical and longest values.

#[cfg(feature = "composer")]
mod html;
mod phone;

use yew::prelude::*;

use crate::profile::Profile;
use crate::template::{Sample, parse};
use crate::ui::later::use_later;
use crate::ui::parts::Choice;
use crate::ui::session::Shared;

#[cfg(feature = "composer")]
pub use html::HtmlPreview;
use phone::{Notification, State};

/// What the preview shows.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The title as written.
    pub title: String,
    /// The message as written.
    pub message: String,
    /// Where the values come from.
    pub profile: Shared<Profile>,
}

const SAMPLES: [(&str, Sample); 3] =
    [("Fallbacks", Sample::Default), ("Typical", Sample::Typical), ("Longest", Sample::Longest)];

/// What a phone will show, a moment behind the keys.
#[component]
pub fn Preview(props: &Props) -> Html {
    let (title, message) = use_later(&(props.title.clone(), props.message.clone()));
    html! { <Phones {title} {message} profile={props.profile.clone()} /> }
}

/// Every phone; a component of its own, so that a key does not draw what is to lag behind it.
#[component]
fn Phones(props: &Props) -> Html {
    let Props { title, message, .. } = props;
    let sample = use_state_eq(|| 1_usize);
    let shade = use_state_eq(|| 0_usize);
    let titles = parse(title, &props.profile);
    let messages = parse(message, &props.profile);
    let is_personal = titles.has_tokens() || messages.has_tokens();
    let values = SAMPLES.get(*sample).map_or(Sample::Typical, |(_, sample)| *sample);
    let title = AttrValue::from(titles.render(title, &props.profile, values));
    let message = AttrValue::from(messages.render(message, &props.profile, values));
    let choose = |state: &UseStateHandle<usize>| {
        let state = state.clone();
        Callback::from(move |position| state.set(position))
    };
    html! {
        <section class="preview" aria-labelledby="preview-heading">
            <div class="preview-head">
                <h2 id="preview-heading">{ "Preview" }</h2>
                <Choice legend="Shade" name="shade" options={["Light", "Dark"].map(AttrValue::from).to_vec()} chosen={*shade} on_choose={choose(&shade)} />
            </div>
            if is_personal {
                <Choice legend="Values of personal details" name="sample" chosen={*sample} on_choose={choose(&sample)}
                    options={SAMPLES.iter().map(|(name, _)| AttrValue::from(*name)).collect::<Vec<_>>()} />
            }
            <div class={classes!("phones", if *shade == 0 { "light" } else { "dark" })}>
                { for State::ALL.iter().map(|state| html! { <Notification state={*state} title={title.clone()} message={message.clone()} /> }) }
            </div>
            <p class="hint">{ "Phones differ by a few characters; test on an Android phone and an iPhone." }</p>
        </section>
    }
}
