//! Handing the profile to a colleague, taking one in, and going back to the guide's.

use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

use crate::document::Node;
use crate::profile::Profile;
use crate::ui::browser;
use crate::ui::session::{Action, Shared};

const FILE: &str = "pushproof-profile.json";

/// More bytes than any profile has.
const MOST: usize = 2_000_000;

/// What the buttons are for.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// What the account has and what the house wants.
    pub profile: Shared<Profile>,
    /// Takes what was done.
    pub dispatch: Callback<Action>,
}

/// Handing the profile over, taking one in, going back to the guide's.
#[component]
pub fn Exchange(props: &Props) -> Html {
    let before = use_state_eq(|| None::<Shared<Profile>>);
    let told = use_state_eq(String::new);
    let text = use_state_eq(|| None::<String>);
    let put = {
        let (before, dispatch, now) = (before.clone(), props.dispatch.clone(), props.profile.clone());
        Callback::from(move |(profile, told): (Profile, &'static str)| {
            before.set(Some(now.clone()));
            dispatch.emit(Action::House(Box::new(profile), told));
        })
    };
    let take = {
        let (put, told, text) = (put.clone(), told.clone(), text.clone());
        Callback::from(move |written: String| match Profile::read(&written) {
            Ok(profile) => {
                put.emit((profile, "The profile is taken over"));
                told.set("The profile is taken over.".to_owned());
                text.set(None);
            }
            Err(error) => {
                told.set(format!("This is no house profile yet. Line {}: {}.", error.line, error.message));
                text.set(Some(written));
            }
        })
    };
    let download = {
        let (profile, told) = (props.profile.clone(), told.clone());
        Callback::from(move |_: MouseEvent| {
            let json = serde_json::to_string_pretty(&profile.to_json()).unwrap_or_default();
            let is_done = browser::download(FILE, &json);
            told.set(if is_done {
                format!("Downloaded as {FILE}.")
            } else {
                "The browser does not allow downloads here.".to_owned()
            });
        })
    };
    let reset = {
        let (put, told) = (put.clone(), told.clone());
        Callback::from(move |_: MouseEvent| {
            put.emit((Profile::guide().clone(), "The guide's profile is in use"));
            told.set("The guide's profile is in use.".to_owned());
        })
    };
    let back = before.as_ref().map(|earlier| {
        let (earlier, before, told, dispatch) = (earlier.clone(), before.clone(), told.clone(), props.dispatch.clone());
        Callback::from(move |_: MouseEvent| {
            dispatch.emit(Action::House(Box::new((*earlier).clone()), "The earlier profile is back"));
            before.set(None);
            told.set("The earlier profile is back.".to_owned());
        })
    });
    let toggle = {
        let text = text.clone();
        Callback::from(move |_: MouseEvent| text.set(if text.is_some() { None } else { Some(String::new()) }))
    };
    let is_guide = *props.profile == *Profile::guide();
    html! {
        <div class="exchange">
            <div class="copying">
                <button type="button" class="button small" onclick={toggle} aria-expanded={text.is_some().to_string()}>{ "Import" }</button>
                <button type="button" class="button small" onclick={download}>{ "Export" }</button>
                <button type="button" class="button small" onclick={reset} aria-disabled={is_guide.then_some("true")}>{ "Reset to the guide" }</button>
                <span role="status">{ &*told }</span>
                if let Some(onclick) = back {
                    <button type="button" class="button small quiet" {onclick}>{ "Bring the earlier one back" }</button>
                }
            </div>
            if let Some(written) = &*text {
                { paste(written, &text, &told, &take) }
            }
        </div>
    }
}

/// A box for a profile, and a button for its file.
fn paste(
    written: &str,
    text: &UseStateHandle<Option<String>>,
    told: &UseStateHandle<String>,
    take: &Callback<String>,
) -> Html {
    let oninput = {
        let text = text.clone();
        Callback::from(move |event: InputEvent| {
            text.set(Some(event.target_unchecked_into::<HtmlTextAreaElement>().value()));
        })
    };
    let onclick = {
        let written = written.to_owned();
        take.reform(move |_: MouseEvent| written.clone())
    };
    let onchange = {
        let (take, told) = (take.clone(), told.clone());
        Callback::from(move |event: Event| {
            let input: HtmlInputElement = event.target_unchecked_into();
            if let Some(file) = input.files().and_then(|files| files.get(0)) {
                let (take, told) = (take.clone(), told.clone());
                wasm_bindgen_futures::spawn_local(async move {
                    match browser::read_file(&file, MOST).await {
                        Ok(text) => take.emit(text),
                        Err(_) => told.set(format!("“{}” holds no text that can be read.", file.name())),
                    }
                });
            }
        })
    };
    html! {
        <div class="stack card">
            <div class="line">
                <label for="house-file">{ "A file" }</label>
                <input id="house-file" type="file" accept=".json,application/json" {onchange} />
            </div>
            <div class="line">
                <label for="house-text">{ "or its text" }</label>
                <textarea id="house-text" class="line-input code" rows="4" value={written.to_owned()} {oninput} />
            </div>
            <div><button type="button" class="button small" {onclick} aria-disabled={written.trim().is_empty().then_some("true")}>{ "Use this profile" }</button></div>
        </div>
    }
}
