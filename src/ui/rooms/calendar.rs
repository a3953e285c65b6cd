//! Every scheduled push, day by day.

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

/// Every scheduled push.
#[component]
pub fn Calendar(_props: &Props) -> Html {
    html! { <h1>{ "Calendar" }</h1> }
}
