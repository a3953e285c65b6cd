//! How ready the campaign is: what is to mend and to fill in, grouped by step, each leading to its field.

use yew::prelude::*;

use crate::lint::{Diagnostic, Place, Severity};
use crate::ui::parts::{PROBLEMS_HEADING, counted, icon};
use crate::ui::session::{Action, Session, Step, to_do_words};

/// What is shown.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The page's state.
    pub session: Session,
    /// Takes what was done.
    pub dispatch: Callback<Action>,
    /// Brings a place before the writer's eyes.
    pub on_place: Callback<Place>,
}

/// How ready the campaign is.
#[component]
pub fn Readiness(props: &Props) -> Html {
    let session = &props.session;
    let fix_all = props.dispatch.reform(|_: MouseEvent| Action::FixAll);
    let in_step = |step: Step| {
        let here: Vec<&Diagnostic> = session.problems().filter(|found| Step::of(&found.place.field) == step).collect();
        (!here.is_empty()).then(|| group(step.name(), found_list(here, &props.on_place)))
    };
    let to_do: Vec<&Diagnostic> = session.to_do().collect();
    let still = (!to_do.is_empty()).then(|| {
        let line = |found: &&Diagnostic| to_do_line(found, &props.on_place);
        group("Still to fill in", html! { <ul class="readiness-list">{ for to_do.iter().map(line) }</ul> })
    });
    let is_calm = to_do.is_empty() && session.problems().all(|found| found.severity == Severity::Advice);
    html! {
        <section class={classes!("readiness", is_calm.then_some("calm"))} aria-labelledby={PROBLEMS_HEADING}>
            <div class="problems-head">
                if is_calm {
                    <svg class="readiness-mark" viewBox="0 0 32 32" width="24" height="24" aria-hidden="true">
                        <circle cx="16" cy="16" r="16" /><path d="M9 16.6l4.6 4.6L23 11" />
                    </svg>
                }
                <h2 id={PROBLEMS_HEADING} tabindex="-1">{ heading(session, is_calm) }</h2>
                if session.has_safe_fix() {
                    <button type="button" class="button primary small" onclick={fix_all}>{ "Fix all" }</button>
                }
            </div>
            if is_calm {
                <p class="hint">{ "Enter it with the paste sheet, with the checklist beside it: both follow the dashboard from top to bottom." }</p>
            }
            { for Step::ALL.into_iter().filter_map(in_step) }
            { for still }
        </section>
    }
}

/// "2 errors, 3 warnings", or that it is ready.
fn heading(session: &Session, is_calm: bool) -> String {
    match counted(session.summary()) {
        Some(advice) if is_calm => format!("Ready, with {advice}"),
        Some(problems) => problems,
        None if is_calm => "Ready: nothing to mend".to_owned(),
        None => "Nothing to mend so far".to_owned(),
    }
}

fn group(name: &'static str, list: Html) -> Html {
    html! { <div class="readiness-group"><h3>{ name }</h3>{ list }</div> }
}

/// Findings as a list, each leading to its place.
pub fn found_list<'d>(found: impl IntoIterator<Item = &'d Diagnostic>, on_place: &Callback<Place>) -> Html {
    let line = |found: &Diagnostic| {
        let onclick = to(&found.place, on_place);
        html! {
            <li class={classes!("problem", found.severity.word())}>
                <button type="button" class="problem-go" {onclick}>{ icon(found.severity) }<span>{ &found.message }</span></button>
            </li>
        }
    };
    html! { <ul class="readiness-list">{ for found.into_iter().map(line) }</ul> }
}

fn to_do_line(found: &Diagnostic, on_place: &Callback<Place>) -> Html {
    let onclick = to(&found.place, on_place);
    html! { <li class="problem"><button type="button" class="problem-go" {onclick}><span>{ to_do_words(found) }</span></button></li> }
}

/// What leads to `place`.
pub fn to(place: &Place, on_place: &Callback<Place>) -> Callback<MouseEvent> {
    let place = place.clone();
    on_place.reform(move |_| place.clone())
}
