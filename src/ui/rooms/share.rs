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
    let length = link.chars().count();
    let document = serde_json::to_string_pretty(&campaign.to_json()).unwrap_or_default();
    let stem = file_stem(campaign);
    html! {
        <div class="room">
            <h1>{ "Share" }</h1>
            <p class="hint">{ "The whole campaign travels in the link itself, behind the #: it is sent to no server. Whoever opens it gets a draft of their own." }</p>
            <section class="card" aria-labelledby="link-heading">
                <h2 id="link-heading">{ "A link" }</h2>
                <p>{ format!("{length} characters") }
                    if length > SAFE {
                        { ". Some mail and chat programs cut links this long: send the file if it doesn't open." }
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

/// The address of this page with the campaign behind its `#`.
fn link(campaign: &Campaign) -> String {
    let shared = share::Shared { campaign: campaign.clone(), tag: String::new() };
    format!("{}{}", browser::address(), share::write(&shared))
}
