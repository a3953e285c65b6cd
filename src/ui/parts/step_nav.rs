//! The steps of the campaign, each with its state, and the rooms beside them.

use yew::prelude::*;

use super::{Theme, counted, sign};
use crate::lint::{Severity, Summary};
use crate::ui::session::{Action, Session, Step, View};

/// What the steps show.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The page's state.
    pub session: Session,
    /// Takes what was done.
    pub dispatch: Callback<Action>,
}

/// The rooms that the row of steps leads to.
const ROOMS: [View; 6] = [View::Drafts, View::Table, View::Calendar, View::Import, View::House, View::Help];

/// The steps of the campaign, and the rooms beside them.
#[component]
pub fn StepNav(props: &Props) -> Html {
    let session = &props.session;
    let go = |view: View| {
        let dispatch = props.dispatch.clone();
        Callback::from(move |_: MouseEvent| dispatch.emit(Action::Go(view)))
    };
    let step = |step: Step| {
        let view = View::Step(step);
        let is_current = view == session.view;
        let id = format!("state-{}", step.name().replace(' ', "-"));
        // What this build does not look at, it says nothing of.
        let state = view.is_here().then(|| state(session, step)).flatten();
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
        let is_current = view == session.view;
        html! {
            <button type="button" class={classes!("button", "small", "quiet", is_current.then_some("current"))} onclick={go(view)}
                aria-current={is_current.then_some("page")}>{ view.name() }</button>
        }
    };
    html! {
        <div class="steps">
            <nav aria-label="Steps"><ol>{ for Step::ALL.into_iter().map(step) }</ol></nav>
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

/// How `step` is doing; nothing of Publish while other steps are not ready.
fn state(session: &Session, step: Step) -> Option<State> {
    let (problems, to_do) = session.state_of(step);
    let words = counted(Summary { advice: 0, ..problems });
    Some(match (words, to_do) {
        (Some(words), _) => State {
            words,
            look: if problems.errors > 0 { "error" } else { "warning" },
            counts: [(Severity::Error, problems.errors), (Severity::Warning, problems.warnings)]
                .into_iter()
                .filter(|(_, count)| *count > 0)
                .collect(),
        },
        (None, 0) if step == Step::Publish && !is_ready(session) => return None,
        (None, 0) => State { words: "Ready".to_owned(), look: "ready", counts: Vec::new() },
        (None, count) => State { words: format!("{count} to do"), look: "empty", counts: Vec::new() },
    })
}

fn is_ready(session: &Session) -> bool {
    session.to_do().next().is_none() && session.summary().errors == 0
}
