//! The steps of the campaign, each with its state, and the rooms beside them.

use yew::prelude::*;

use super::{Theme, counted, sign};
use crate::lint::{Severity, Summary};
use crate::ui::session::{Action, Step, View};

/// What the steps show.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// What is in view.
    pub view: View,
    /// How many problems and how much to fill in there is in each step.
    pub states: [(Summary, usize); Step::ALL.len()],
    /// Whether nothing keeps the campaign from being entered.
    pub is_ready: bool,
    /// Takes what was done.
    pub dispatch: Callback<Action>,
}

/// The rooms that the row of steps leads to.
const ROOMS: [View; 7] =
    [View::Recipes, View::Drafts, View::Table, View::Calendar, View::Import, View::House, View::Help];

/// The steps of the campaign, and the rooms beside them.
#[component]
pub fn StepNav(props: &Props) -> Html {
    let go = |view: View| {
        let dispatch = props.dispatch.clone();
        Callback::from(move |_: MouseEvent| dispatch.emit(Action::Go(view)))
    };
    let step = |(step, found): (Step, (Summary, usize))| {
        let view = View::Step(step);
        let is_current = view == props.view;
        let id = format!("state-{}", step.name().replace(' ', "-"));
        // What this build does not look at, it says nothing of.
        let state = view.is_here().then(|| State::of(step, found, props.is_ready)).flatten();
        html! {
            <li class={classes!("step-item", is_current.then_some("current"))}>
                <button type="button" onclick={go(view)} aria-current={is_current.then_some("step")} aria-describedby={state.is_some().then(|| id.clone())}>{ step.name() }</button>
                if let Some(State { words, look, counts }) = state {
                    <span class={classes!("step-state", look)}>
                        if counts.is_empty() {
                            <span {id}>{ words }</span>
                        } else {
                            <span {id} class="unseen">{ words }</span>
                            { for counts.into_iter().map(|(severity, count)| html! { <span class="step-count" aria-hidden="true">{ sign(severity) }{ count }</span> }) }
                        }
                    </span>
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
            <nav class="rooms" aria-label="More">{ for ROOMS.into_iter().map(room) }<Theme /></nav>
        </div>
    }
}

/// How a step is doing.
struct State {
    /// "2 errors", "3 to do" or "Ready".
    words: String,
    look: &'static str,
    /// The same as signs with numbers, which take less room; empty where the words are short.
    counts: Vec<(Severity, usize)>,
}

impl State {
    /// How `step` is doing; nothing of Publish while other steps are not ready.
    fn of(step: Step, (problems, to_do): (Summary, usize), is_ready: bool) -> Option<Self> {
        let words = counted(Summary { advice: 0, ..problems });
        Some(match (words, to_do) {
            (Some(words), _) => Self {
                words,
                look: if problems.errors > 0 { "error" } else { "warning" },
                counts: [(Severity::Error, problems.errors), (Severity::Warning, problems.warnings)]
                    .into_iter()
                    .filter(|(_, count)| *count > 0)
                    .collect(),
            },
            (None, 0) if step == Step::Publish && !is_ready => return None,
            (None, 0) => Self { words: "Ready".to_owned(), look: "ready", counts: Vec::new() },
            (None, count) => Self { words: format!("{count} to do"), look: "empty", counts: Vec::new() },
        })
    }
}
