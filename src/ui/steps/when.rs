//! The step When: delivery, time to live, do not disturb.

use yew::prelude::*;

use crate::field;
use crate::lint::Place;
use crate::ui::form::Form;
use crate::ui::parts::{Kind, Problems};
use crate::ui::session::{Action, Session};

/// What the step shows.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The page's state.
    pub session: Session,
    /// Takes what was done.
    pub dispatch: Callback<Action>,
    /// Brings a place before the writer's eyes.
    pub on_place: Callback<Place>,
}

/// The step When.
#[component]
pub fn When(props: &Props) -> Html {
    let form = Form { session: &props.session, dispatch: &props.dispatch };
    html! {
        <div class="columns two">
            <div class="editor">
                <h1>{ "When" }</h1>
                { form.line(field!(when.do_not_disturb.from), "From", "", Kind::Words) }
            </div>
            <Problems session={props.session.clone()} dispatch={props.dispatch.clone()} on_place={props.on_place.clone()} />
        </div>
    }
}
