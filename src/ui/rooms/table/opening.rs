//! Opening a table or campaign documents: pasted, dropped, or chosen as files.

use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, DragEvent, FileList, HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

use crate::profile::Profile;
use crate::ui::session::Shared;
use crate::ui::tables::{self, Content};

/// What is needed.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The house.
    pub profile: Shared<Profile>,
}

/// Where a table comes in.
#[component]
pub fn Opening(props: &Props) -> Html {
    use_effect_with((), |()| {
        tables::prepare();
        tables::relax
    });
    let is_over = use_state_eq(|| false);
    let typed = use_node_ref();
    let take_text = {
        let profile = props.profile.clone();
        move |text: String| tables::open(vec![("pasted table".to_owned(), Content::Text(text))], &profile)
    };
    let take_files = {
        let profile = props.profile.clone();
        move |files: Option<FileList>| {
            let files = files.iter().flat_map(|files| (0..files.length()).filter_map(|at| files.get(at)));
            let files: Vec<_> = files.map(|file| (file.name(), Content::File(file.into()))).collect();
            if !files.is_empty() {
                tables::open(files, &profile);
            }
        }
    };
    // A large table would keep the text box busy for long: it never gets there.
    let on_paste = {
        let take_text = take_text.clone();
        Callback::from(move |event: Event| {
            let data = event.dyn_ref::<ClipboardEvent>().and_then(ClipboardEvent::clipboard_data);
            let text = data.and_then(|data| data.get_data("text/plain").ok()).unwrap_or_default();
            if text.contains('\n') || text.trim_start().starts_with(['{', '[']) {
                event.prevent_default();
                take_text(text);
            }
        })
    };
    let on_check = {
        let typed = typed.clone();
        Callback::from(move |_: MouseEvent| {
            take_text(typed.cast::<HtmlTextAreaElement>().map(|area| area.value()).unwrap_or_default());
        })
    };
    let on_choose = {
        let take_files = take_files.clone();
        Callback::from(move |event: Event| take_files(event.target_unchecked_into::<HtmlInputElement>().files()))
    };
    let on_drop = {
        let is_over = is_over.clone();
        Callback::from(move |event: DragEvent| {
            event.prevent_default();
            is_over.set(false);
            take_files(event.data_transfer().and_then(|data| data.files()));
        })
    };
    let over = |to: bool| {
        let is_over = is_over.clone();
        Callback::from(move |event: DragEvent| {
            event.prevent_default();
            is_over.set(to);
        })
    };
    html! {
        <div class={classes!("card", "drop", is_over.then_some("over"))} ondragover={over(true)} ondragleave={over(false)} ondrop={on_drop}>
            <p>{ "Plan a season in a spreadsheet? Bring it here, and every row is checked as a push of its own. Nothing leaves this device." }</p>
            <div class="row">
                <div class="line">
                    <label for="table-paste">{ "Paste cells" }</label>
                    <textarea id="table-paste" ref={typed} class="line-input paste" rows="5" onpaste={on_paste} aria-describedby="table-paste-hint" />
                    <p id="table-paste-hint" class="hint">{ "Copy them in Excel or Google Sheets together with their first row: title, message, link, delivery. German names will do. Campaign documents (JSON) go here too." }</p>
                    <div><button type="button" class="button" onclick={on_check}>{ "Check what is pasted" }</button></div>
                </div>
                <div class="line">
                    <label for="table-file">{ "Open a file" }</label>
                    <input id="table-file" type="file" multiple=true class="line-input" accept=".csv,.tsv,.txt,.xlsx,.json" onchange={on_choose} aria-describedby="table-file-hint" />
                    <p id="table-file-hint" class="hint">{ "CSV, TSV or Excel (.xlsx), or campaign documents (.json), as many as you like. Or drop them anywhere on this card." }</p>
                </div>
            </div>
        </div>
    }
}
