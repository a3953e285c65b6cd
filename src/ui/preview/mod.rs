//! What a phone will show: iPhone and Android, light and dark, with fallbacks, typical and longest values.

#[cfg(feature = "composer")]
mod html;
#[cfg(feature = "composer")]
mod in_app;
mod phone;

use yew::prelude::*;

use crate::profile::Profile;
use crate::template::{Sample, parse};
use crate::ui::browser;
use crate::ui::later::use_later;
use crate::ui::parts::Choice;
use crate::ui::session::Shared;

#[cfg(feature = "composer")]
pub use html::HtmlPreview;
#[cfg(feature = "composer")]
pub use in_app::InAppPreview;
use phone::{Notification, State};

/// What the preview shows.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The title as written.
    pub title: String,
    /// The message as written.
    pub message: String,
    /// Further titles and messages that are tested against these.
    #[prop_or_default]
    pub variants: Vec<(String, String)>,
    /// Whether it has a picture.
    #[prop_or_default]
    pub has_image: bool,
    /// Where the values come from.
    pub profile: Shared<Profile>,
}

const SAMPLES: [(&str, Sample); 3] =
    [("Fallbacks", Sample::Default), ("Typical", Sample::Typical), ("Longest", Sample::Longest)];

/// What is looked at: whose texts, with which values, on a phone in which shade.
#[derive(Clone, PartialEq)]
struct Look {
    variant: UseStateHandle<usize>,
    sample: UseStateHandle<usize>,
    shade: UseStateHandle<usize>,
}

#[hook]
fn use_look() -> Look {
    let look = Look { variant: use_state_eq(|| 0), sample: use_state_eq(|| 1), shade: use_state_eq(|| 0) };
    let shade = look.shade.clone();
    // Once it is in the page, as only a browser knows its colours: rendered natively there is none to ask.
    use_effect_with((), move |()| shade.set(usize::from(browser::is_dark())));
    look
}

impl Look {
    /// The title and the message of the chosen variant, as a user sees them, and what there is to choose between.
    fn texts(&self, variants: &[(String, String)], profile: &Profile) -> ([AttrValue; 2], Html) {
        let nothing = (String::new(), String::new());
        let (title, message) = variants.get(*self.variant).or(variants.first()).unwrap_or(&nothing);
        let values = SAMPLES.get(*self.sample).map_or(Sample::Typical, |(_, sample)| *sample);
        let [titles, messages] = [title, message].map(|text| parse(text, profile));
        let is_personal = titles.has_tokens() || messages.has_tokens();
        let rendered = [titles.render(title, profile, values), messages.render(message, profile, values)];
        let choices = html! {
            <>
                if variants.len() > 1 {
                    <Choice legend="Variant" name="variant" chosen={*self.variant} on_choose={choose(&self.variant)}
                        options={(b'A'..).take(variants.len()).map(|letter| AttrValue::from(char::from(letter).to_string())).collect::<Vec<_>>()} />
                }
                if is_personal {
                    <Choice legend="Values of personal details" name="sample" chosen={*self.sample} on_choose={choose(&self.sample)}
                        options={SAMPLES.iter().map(|(name, _)| AttrValue::from(*name)).collect::<Vec<_>>()} />
                }
            </>
        };
        (rendered.map(AttrValue::from), choices)
    }

    fn shade(&self) -> &'static str {
        if *self.shade == 0 { "light" } else { "dark" }
    }

    /// The preview as a region, with what there is to choose.
    fn region(&self, choices: Html, phones: Html) -> Html {
        html! {
            <section class="preview" aria-labelledby="preview-heading">
                <div class="preview-head">
                    <h2 id="preview-heading">{ "Preview" }</h2>
                    <Choice legend="Shade" name="shade" options={["Light", "Dark"].map(AttrValue::from).to_vec()} chosen={*self.shade} on_choose={choose(&self.shade)} />
                </div>
                { choices }
                { phones }
            </section>
        }
    }
}

fn choose(state: &UseStateHandle<usize>) -> Callback<usize> {
    let state = state.clone();
    Callback::from(move |position| state.set(position))
}

/// What a phone will show, a moment behind the keys.
#[component]
pub fn Preview(props: &Props) -> Html {
    let variants = use_later(&all_variants(&props.title, &props.message, &props.variants));
    html! { <Phones {variants} has_image={props.has_image} profile={props.profile.clone()} /> }
}

/// What the phones show.
#[derive(Properties, PartialEq)]
struct PhonesProps {
    variants: Vec<(String, String)>,
    has_image: bool,
    profile: Shared<Profile>,
}

/// Every phone; a component of its own, so that a key does not draw what is to lag behind it.
#[component]
fn Phones(props: &PhonesProps) -> Html {
    let look = use_look();
    let ([title, message], choices) = look.texts(&props.variants, &props.profile);
    let app = AttrValue::from(app_name(&props.profile).to_owned());
    let phone = |state: &State| {
        html! { <Notification state={*state} app={app.clone()} title={title.clone()} message={message.clone()} has_image={props.has_image} /> }
    };
    let phones = html! {
        <>
            <div class={classes!("phones", look.shade())}>{ for State::ALL.iter().map(phone) }</div>
            <p class="hint">{ "Phones differ by a few characters; test on an Android phone and an iPhone." }</p>
        </>
    };
    look.region(choices, phones)
}

/// The texts as written, the ones that are tested against them behind.
fn all_variants(title: &str, message: &str, others: &[(String, String)]) -> Vec<(String, String)> {
    let mut all = vec![(title.to_owned(), message.to_owned())];
    all.extend_from_slice(others);
    all
}

/// What the app is called: as the house is, where the profile says so.
fn app_name(profile: &Profile) -> &str {
    let is_named = !profile.name.is_empty() && profile.name != Profile::guide().name;
    if is_named { &profile.name } else { "Your venue" }
}
