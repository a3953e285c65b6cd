//! Bringing in a campaign from wherever it was written: pasted, out of a file, or dropped.

use web_sys::{DragEvent, File, HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

use super::recipes::Recipes;
use crate::campaign::Campaign;
use crate::import::{self, Imported, Leftover};
use crate::profile::Profile;
use crate::ui::session::{Action, Session, View};
use crate::ui::{browser, keeper};

/// More bytes than any campaign has: reading them would hold the page up.
const MOST: usize = 2_000_000;

/// What the room shows.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The page's state.
    pub session: Session,
    /// Takes what was done.
    pub dispatch: Callback<Action>,
}

/// Bringing in a campaign from elsewhere.
#[component]
pub fn Import(props: &Props) -> Html {
    let text = use_state_eq(String::new);
    let read = use_memo((text.clone(), props.session.profile.clone()), |(text, profile)| taken(text, profile));
    let oninput = {
        let text = text.clone();
        Callback::from(move |event: InputEvent| text.set(event.target_unchecked_into::<HtmlTextAreaElement>().value()))
    };
    let open_file = {
        let text = text.clone();
        Callback::from(move |file: File| {
            let text = text.clone();
            wasm_bindgen_futures::spawn_local(async move { text.set(browser::read_file(&file).await) });
        })
    };
    let onchange = {
        let open_file = open_file.clone();
        Callback::from(move |event: Event| {
            let files = event.target_unchecked_into::<HtmlInputElement>().files();
            files.and_then(|files| files.get(0)).iter().for_each(|file| open_file.emit(file.clone()));
        })
    };
    let ondrop = Callback::from(move |event: DragEvent| {
        if let Some(file) = event.data_transfer().and_then(|data| data.files()).and_then(|files| files.get(0)) {
            event.prevent_default();
            open_file.emit(file);
        }
    });
    let ondragover = Callback::from(|event: DragEvent| event.prevent_default());
    html! {
        <div class="room" {ondrop} {ondragover}>
            <h1>{ "Import" }</h1>
            <p class="hint">{ "A campaign document, dashboard JSON, an API body, key-values, a link with a campaign, a row of a spreadsheet, or just text: “Title: …”, “Message: …”, “Link: …”, or three lines." }</p>
            <section class="card">
                <div class="line">
                    <label for="import-text">{ "Paste it here" }</label>
                    <textarea id="import-text" class="line-input" rows="8" value={(*text).clone()} {oninput} spellcheck="false" />
                </div>
                <div class="line">
                    <label for="import-file">{ "or choose a file, or drop one" }</label>
                    <input id="import-file" type="file" accept=".json,.txt,.csv,.tsv" {onchange} />
                </div>
                <div role="status">{ outcome(read.as_ref().as_ref(), &props.dispatch) }</div>
            </section>
            <Recipes session={props.session.clone()} dispatch={props.dispatch.clone()} />
        </div>
    }
}

/// What `text` was taken for, or a sentence why it was not; nothing where there is no text yet.
fn taken(text: &str, profile: &Profile) -> Option<Result<Imported, String>> {
    if text.trim().is_empty() {
        return None;
    }
    if text.len() > MOST {
        return Some(Err(format!(
            "This is {} MB, far more than a campaign. Paste one campaign, or open a table in “Table”.",
            text.len() / 1_000_000
        )));
    }
    Some(import::read(text, profile).map_err(|error| error.to_string()))
}

fn outcome(read: Option<&Result<Imported, String>>, dispatch: &Callback<Action>) -> Html {
    match read {
        None => Html::default(),
        Some(Err(sentence)) => html! { <p>{ sentence }{ if sentence.ends_with('.') { "" } else { "." } }</p> },
        Some(Ok(imported)) => html! {
            <div class="stack">
                <p><strong>{ format!("{}.", imported.sentence()) }</strong></p>
                { for imported.campaigns.iter().take(20).map(|campaign| offered(campaign, dispatch)) }
                if imported.campaigns.len() > 20 {
                    <p class="hint">{ format!("{} more: open them all under “Table”.", imported.campaigns.len() - 20) }</p>
                }
                { leftovers(&imported.leftovers) }
            </div>
        },
    }
}

/// A campaign that was recognised, and where it can go.
fn offered(campaign: &Campaign, dispatch: &Callback<Action>) -> Html {
    let as_new = {
        let campaign = campaign.clone();
        dispatch.reform(move |_: MouseEvent| Action::Open(Box::new(campaign.clone()), keeper::new_key()))
    };
    let here = {
        let (campaign, dispatch) = (campaign.clone(), dispatch.clone());
        Callback::from(move |_: MouseEvent| {
            dispatch
                .emit(Action::Replace(Box::new(campaign.clone()), "The imported campaign is in this draft".to_owned()));
            dispatch.emit(Action::Go(View::default()));
        })
    };
    let what = &campaign.what;
    let name = [&campaign.name, &what.title].into_iter().find(|text| !text.trim().is_empty());
    html! {
        <div class="item">
            <p><strong>{ name.map_or("Without a name", String::as_str) }</strong></p>
            if !what.message.is_empty() {
                <p>{ &what.message }</p>
            }
            <div class="copying">
                <button type="button" class="button small primary" onclick={as_new}>{ "Open as a new draft" }</button>
                <button type="button" class="button small" onclick={here}>{ "Put into this draft" }</button>
            </div>
        </div>
    }
}

/// What could not be placed; it stays in the box above, too.
fn leftovers(list: &[Leftover]) -> Html {
    if list.is_empty() {
        return Html::default();
    }
    let line = |left: &Leftover| html! { <><dt>{ &left.place }</dt><dd>{ &left.text }</dd></> };
    html! {
        <details open=true>
            <summary>{ "What could not be placed" }</summary>
            <dl class="glossary">{ for list.iter().take(100).map(line) }</dl>
        </details>
    }
}
