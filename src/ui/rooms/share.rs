//! A link that carries the campaign to a colleague, and the file for those who can't open it.

use yew::prelude::*;

use crate::campaign::Campaign;
use crate::document::Node;
use crate::export::file_stem;
use crate::share;
use crate::ui::browser;
use crate::ui::parts::{CopyAndDownload, use_copying};
use crate::ui::session::{Action, Session};

/// Some mail and chat programs cut links that are longer, in characters.
const SAFE: usize = 2_000;

const ABOUT_LINK: &str = "The whole campaign travels in the link itself, behind the #: it is sent to no server. Whoever opens it gets a draft of their own.";
const ABOUT_FILE: &str = "This page is a file on your disk, so a link to it opens nothing for anybody else. Send the line below, or the document: a colleague pastes either under Import.";

/// What the room shows.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The page's state.
    pub session: Session,
    /// Takes what was done.
    pub dispatch: Callback<Action>,
}

/// A link that carries the campaign, and the file.
#[component]
pub fn Share(props: &Props) -> Html {
    let (by_link, by_file) = (use_copying(), use_copying());
    let campaign = &props.session.campaign;
    let link = use_memo(campaign.clone(), |campaign| link(campaign));
    let is_file = is_file();
    let (about, heading) = if is_file { (ABOUT_FILE, "The campaign as one line") } else { (ABOUT_LINK, "A link") };
    let length = link.chars().count();
    let document = serde_json::to_string_pretty(&campaign.to_json()).unwrap_or_default();
    let stem = file_stem(campaign);
    html! {
        <div class="room">
            <h1>{ "Share" }</h1>
            <p class="hint">{ about }</p>
            <section class="card" aria-labelledby="link-heading">
                <h2 id="link-heading">{ heading }</h2>
                <p>{ format!("{length} characters") }
                    if length > SAFE {
                        { ". Some mail and chat programs cut what is this long: send the document if it doesn't open." }
                    }
                </p>
                <pre class="code share-link" tabindex="0" aria-label="Link">{ &*link }</pre>
                <CopyAndDownload text={AttrValue::from((*link).clone())} file={format!("{stem}.link.txt")} copying={by_link} />
            </section>
            <section class="card" aria-labelledby="file-heading">
                <h2 id="file-heading">{ "The campaign document" }</h2>
                <p class="hint">{ "A colleague opens it under Import; the command line reads it too." }</p>
                <CopyAndDownload text={AttrValue::from(document)} file={format!("{stem}.json")} copying={by_file} is_second=true />
            </section>
        </div>
    }
}

/// Whether the page is a file on a disk, whose address means nothing to anybody else.
fn is_file() -> bool {
    browser::address().starts_with("file:")
}

/// The address of this page with the campaign behind its `#`; without it where nobody else has that address.
fn link(campaign: &Campaign) -> String {
    let shared = share::Shared { campaign: campaign.clone(), tag: String::new() };
    let address = if is_file() { String::new() } else { browser::address() };
    format!("{address}{}", share::write(&shared))
}
