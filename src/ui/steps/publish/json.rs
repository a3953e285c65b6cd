//! A panel that shows JSON, and hands over exactly what it shows.

use yew::prelude::*;

use super::highlight::pieces;
use crate::ui::parts::{CopyAndDownload, use_copying};

/// What a panel shows.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// What the text is called.
    pub name: AttrValue,
    /// What it is for.
    pub about: AttrValue,
    /// The text.
    pub text: AttrValue,
    /// The name of its file.
    pub file: AttrValue,
}

/// A panel that shows JSON.
#[component]
pub fn JsonPanel(props: &Props) -> Html {
    let copying = use_copying();
    html! {
        <>
            <p class="panel-about">{ &props.about }</p>
            <CopyAndDownload text={props.text.clone()} file={props.file.clone()} {copying} />
            { code(&props.name, &props.text) }
        </>
    }
}

/// `json` in colours.
pub fn code(name: &AttrValue, json: &AttrValue) -> Html {
    let piece = |(kind, text): (super::highlight::Kind, &str)| {
        let text = AttrValue::from(text.to_owned());
        match kind.class() {
            Some(class) => html! { <span {class}>{ text }</span> },
            None => html! { text },
        }
    };
    html! { <pre class="code" tabindex="0" aria-label={name.clone()}>{ for pieces(json).into_iter().map(piece) }</pre> }
}
