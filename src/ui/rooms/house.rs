//! What the account has and what the house wants.

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

/// What the account has and what the house wants.
#[component]
pub fn House(_props: &Props) -> Html {
    html! { <h1>{ "House profile" }</h1> }
}
