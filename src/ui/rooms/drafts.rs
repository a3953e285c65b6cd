//! Every draft on this device.

use yew::prelude::*;

use crate::ui::session::{Action, Session};

/// What the room shows.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The page's state.
    pub session: Session,
    /// Takes what was done.
    pub dispatch: Callback<Action>,
}

/// Every draft on this device.
#[component]
pub fn Drafts(_props: &Props) -> Html {
    html! { <h1>{ "Drafts" }</h1> }
}
