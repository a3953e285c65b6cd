//! The buttons that hand a text over: to the clipboard or as a file.

use yew::platform::spawn_local;
use yew::prelude::*;

use crate::ui::browser;

/// What is handed over.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The text.
    pub text: AttrValue,
    /// The name of its file.
    pub file: AttrValue,
}

/// "Copy" and "Download", and what came of it.
#[component]
pub fn CopyAndDownload(props: &Props) -> Html {
    let told = use_state_eq(|| "");
    {
        let told = told.clone();
        use_effect_with(props.text.clone(), move |_| told.set(""));
    }
    let copy = {
        let text = props.text.clone();
        let told = told.clone();
        Callback::from(move |_: MouseEvent| {
            let text = text.clone();
            let told = told.clone();
            spawn_local(async move {
                let copied = browser::copy(&text).await;
                told.set(if copied {
                    "Copied"
                } else {
                    "The browser does not allow copying here. Select the text and copy it by hand."
                });
            });
        })
    };
    let download = {
        let (text, file) = (props.text.clone(), props.file.clone());
        let told = told.clone();
        Callback::from(move |_: MouseEvent| {
            let saved = browser::download(&file, &text);
            told.set(if saved {
                "Downloaded"
            } else {
                "The browser does not allow downloads here. Copy the text instead."
            });
        })
    };
    html! {
        <div class="copying">
            <button type="button" class="button primary" onclick={copy}>{ "Copy" }</button>
            <button type="button" class="button" onclick={download}>{ "Download" }</button>
            <span class="copying-file">{ &props.file }</span>
            <span class="copying-told" role="status">{ *told }</span>
        </div>
    }
}
