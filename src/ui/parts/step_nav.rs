//! The steps of the campaign, each with its state, and the rooms beside them.

use yew::prelude::*;

use super::counted;
use crate::lint::Summary;
use crate::ui::session::{Action, Step, View};

/// What the steps show.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// What is in view.
    pub view: View,
    /// How many problems and how much to fill in there is in each step.
    pub states: [(Summary, usize); Step::ALL.len()],
    /// Takes what was done.
    pub dispatch: Callback<Action>,
}

/// The rooms that the row of steps leads to.
const ROOMS: [View; 6] = [View::Drafts, View::Table, View::Calendar, View::Import, View::House, View::Help];

/// The steps of the campaign, and the rooms beside them.
#[component]
pub fn StepNav(props: &Props) -> Html {
    let go = |view: View| {
        let dispatch = props.dispatch.clone();
        Callback::from(move |_: MouseEvent| dispatch.emit(Action::Go(view)))
    };
    let step = |(step, state): (Step, (Summary, usize))| {
        let view = View::Step(step);
        let is_current = view == props.view;
        let id = format!("state-{}", step.name().replace(' ', "-"));
        // What this build does not look at, it says nothing of.
        let state = (view.is_here() && step != Step::Publish).then(|| told(state));
        html! {
            <li class={classes!("step-item", is_current.then_some("current"))}>
                <button type="button" onclick={go(view)} aria-current={is_current.then_some("step")} aria-describedby={state.is_some().then(|| id.clone())}>{ step.name() }</button>
                if let Some((words, look)) = state {
                    <span {id} class={classes!("step-state", look)}>{ words }</span>
                }
            </li>
        }
    };
    let room = |view: View| {
        let is_current = view == props.view;
        html! {
            <button type="button" class={classes!("button", "small", "quiet", is_current.then_some("current"))} onclick={go(view)}
                aria-current={is_current.then_some("page")}>{ view.name() }</button>
        }
    };
    html! {
        <div class="steps">
            <nav aria-label="Steps"><ol>{ for Step::ALL.into_iter().zip(props.states).map(step) }</ol></nav>
            <nav class="rooms" aria-label="More">{ for ROOMS.into_iter().map(room) }</nav>
        </div>
    }
}

/// "2 errors", "3 to do" or "Ready", and how it looks.
fn told((problems, to_do): (Summary, usize)) -> (String, &'static str) {
    match (counted(Summary { advice: 0, ..problems }), to_do) {
        (Some(words), _) if problems.errors > 0 => (words, "error"),
        (Some(words), _) => (words, "warning"),
        (None, 0) => ("Ready".to_owned(), "ready"),
        (None, count) => (format!("{count} to do"), "empty"),
    }
}
