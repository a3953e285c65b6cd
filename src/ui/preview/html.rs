//! Custom HTML as a phone shows it, in a frame of its own that can run nothing and reach nothing.
//!
//! The frame's page has its own policy (assets/frame.html): the HTML is handed to it as a message.

use web_sys::HtmlIFrameElement;
use yew::prelude::*;

use crate::ui::browser;
use crate::ui::later::use_later;

/// What the frame shows.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The HTML.
    pub html: String,
}

/// Custom HTML in a frame.
#[component]
pub fn HtmlPreview(props: &Props) -> Html {
    let frame = use_node_ref();
    let html = use_later(&props.html);
    let is_loaded = use_state_eq(|| false);
    {
        let frame = frame.clone();
        use_effect_with((html, *is_loaded), move |(html, is_loaded)| {
            let window = frame.cast::<HtmlIFrameElement>().and_then(|frame| frame.content_window());
            if let (Some(window), true) = (window, is_loaded) {
                // A frame that is gone shows nothing anyway.
                let _ = window.post_message(&html.as_str().into(), "*");
            }
        });
    }
    let onload = Callback::from(move |_: Event| is_loaded.set(true));
    let src = use_memo((), |()| browser::linked("html-frame"));
    html! {
        <iframe ref={frame} class="html-frame" title="Preview of the custom HTML" src={(*src).clone()} sandbox="allow-scripts" {onload} />
    }
}
