//! The steps of the campaign, each with its state.

use yew::prelude::*;

use super::counted;
use crate::lint::Summary;
use crate::ui::session::{Action, Step};

/// What the steps show.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The step in view.
    pub step: Step,
    /// How many problems there are.
    pub problems: Summary,
    /// How much is still to be filled in.
    pub to_do: usize,
    /// Takes what was done.
    pub dispatch: Callback<Action>,
}

/// The steps of the campaign.
#[component]
pub fn StepNav(props: &Props) -> Html {
    let serious = Summary { advice: 0, ..props.problems };
    let (state, look) = match (counted(serious), props.to_do) {
        (Some(problems), _) if serious.errors > 0 => (problems, "error"),
        (Some(problems), _) => (problems, "warning"),
        (None, 0) => ("Ready".to_owned(), "ready"),
        (None, count) => (format!("{count} to do"), "empty"),
    };
    let step = |step: Step, name: &'static str, state: Option<Html>| {
        let dispatch = props.dispatch.clone();
        let onclick = Callback::from(move |_: MouseEvent| dispatch.emit(Action::Go(step)));
        let is_current = step == props.step;
        let described = state.is_some().then(|| format!("state-{name}"));
        html! {
            <li class={classes!("step-item", is_current.then_some("current"))}>
                <button type="button" {onclick} aria-current={is_current.then_some("step")} aria-describedby={described}>{ name }</button>
                { state.unwrap_or_default() }
            </li>
        }
    };
    let what_state = html! { <span id="state-What" class={classes!("step-state", look)}>{ state }</span> };
    html! {
        <nav class="steps" aria-label="Steps">
            <ol>
                { step(Step::What, "What", Some(what_state)) }
                { step(Step::Publish, "Publish", None) }
            </ol>
        </nav>
    }
}
