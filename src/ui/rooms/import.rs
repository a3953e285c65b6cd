//! Bringing in a campaign from elsewhere.

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

/// Bringing in a campaign from elsewhere.
#[component]
pub fn Import(_props: &Props) -> Html {
    html! { <h1>{ "Import" }</h1> }
}
