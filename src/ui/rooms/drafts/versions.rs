//! What the open draft was like before, each state with what differs from now.

use yew::prelude::*;

use super::compare::Comparison;
use super::moment;
use crate::export::differences;
use crate::text::counted;
use crate::ui::drafts::{self, Version};
use crate::ui::session::{Action, Session, View};

/// What is shown.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The page's state.
    pub session: Session,
    /// Takes what was done.
    pub dispatch: Callback<Action>,
}

/// What the open draft was like before.
#[component]
pub fn Versions(props: &Props) -> Html {
    let (session, dispatch) = (&props.session, &props.dispatch);
    let versions = drafts::versions(&session.draft);
    if versions.is_empty() {
        return Html::default();
    }
    let row = |version: Version| {
        let at = moment(version.at);
        let found = differences(&version.campaign, &session.campaign);
        let about = match found.len() {
            0 => "as it is now".to_owned(),
            count => {
                format!("{} differ from now", counted(count, "field")).replace("1 field differ", "1 field differs")
            }
        };
        let (dispatch, told) = (dispatch.clone(), format!("As it was on {at}"));
        let campaign = version.campaign;
        let onclick = Callback::from(move |_: MouseEvent| {
            dispatch.emit(Action::Go(View::default()));
            dispatch.emit(Action::Replace(Box::new(campaign.clone()), told.clone()));
        });
        html! {
            <li class="version">
                <details>
                    <summary>{ &at }<span class="house-about">{ about }</span></summary>
                    if !found.is_empty() {
                        <Comparison {found} one="Then" other="Now" />
                    }
                </details>
                <button type="button" class="button small quiet" aria-label={format!("Go back to {at}")} {onclick}>{ "Go back to this" }</button>
            </li>
        }
    };
    html! {
        <details class="builder">
            <summary>{ "Earlier versions of the open draft" }</summary>
            <ul>{ for versions.into_iter().map(row) }</ul>
        </details>
    }
}
