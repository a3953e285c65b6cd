//! A link that carries the campaign to a colleague.

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

/// A link that carries the campaign to a colleague.
#[component]
pub fn Share(_props: &Props) -> Html {
    html! { <h1>{ "Share" }</h1> }
}
