//! The list of problems: each leads to its words, tells what to do, and can be mended and explained in place.

use yew::prelude::*;

#[cfg(feature = "composer")]
use super::IgnoredFindings;
use super::why::Why;
use super::{counted, icon};
use crate::lint::{Applicability, Diagnostic, Place, Severity};
use crate::ui::session::{Action, Session, Step, View, to_do_words};

/// The id of the list's heading, which can have the focus.
pub const PROBLEMS_HEADING: &str = "problems-heading";

/// What the list shows.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The page's state.
    pub session: Session,
    /// Takes what was done.
    pub dispatch: Callback<Action>,
    /// Brings a place before the writer's eyes.
    pub on_place: Callback<Place>,
}

/// The list of problems.
#[component]
pub fn Problems(props: &Props) -> Html {
    let session = &props.session;
    let fix_all = props.dispatch.reform(|_: MouseEvent| Action::FixAll);
    let is_elsewhere = |found: &Diagnostic| !session.view.is_step(Step::of(&found.place.field));
    let (far, mut found_here): (Vec<&Diagnostic>, Vec<_>) = session.problems().partition(|found| is_elsewhere(found));
    found_here.extend(far);
    let row = |(position, &found): (usize, &&Diagnostic)| {
        // A row stays itself when others go: rules speak of a field from its beginning to its end.
        let is_alike = |other: &&&Diagnostic| other.rule == found.rule && other.place.field == found.place.field;
        let alike = found_here.iter().take(position).filter(is_alike).count();
        let name = AttrValue::from(format!("{} {} {alike}", found.rule.id, found.place.field));
        html! {
            <Row key={&*name} name={name.clone()} found={found.clone()} elsewhere={is_elsewhere(found).then(|| Step::of(&found.place.field))}
                dispatch={props.dispatch.clone()} on_place={props.on_place.clone()} />
        }
    };
    let count = counted(session.summary());
    html! {
        <div class="problems">
        <section aria-labelledby={PROBLEMS_HEADING}>
            <div class="problems-head">
                <h2 id={PROBLEMS_HEADING} tabindex="-1">{ "Problems" }</h2>
                <span class="problems-count">{ count.clone().unwrap_or_default() }</span>
                if session.has_safe_fix() {
                    <button type="button" class="button primary small" onclick={fix_all}>{ "Fix all" }</button>
                }
            </div>
            if count.is_some() {
                <ul class="problems-list">{ for found_here.iter().enumerate().map(row) }</ul>
            } else {
                <p class="problems-none">
                    { if session.to_do().next().is_none() { "Nothing to mend. Ready to export." } else { "Nothing to mend so far." } }
                </p>
            }
        </section>
        { beyond(props) }
        </div>
    }
}

/// What is still to be filled in, told calmly, and what the writer chose to ignore.
#[cfg(feature = "composer")]
fn beyond(props: &Props) -> Html {
    let session = &props.session;
    let (here, elsewhere): (Vec<&Diagnostic>, Vec<&Diagnostic>) =
        session.to_do().partition(|found| session.view.is_step(Step::of(&found.place.field)));
    let line = |found: &&Diagnostic| {
        let (on_place, place) = (props.on_place.clone(), found.place.clone());
        let onclick = Callback::from(move |_: MouseEvent| on_place.emit(place.clone()));
        html! { <li><button type="button" class="problem-go" {onclick}>{ to_do_words(found) }</button></li> }
    };
    let steps = Step::ALL.into_iter().filter_map(|step| {
        let count = elsewhere.iter().filter(|found| Step::of(&found.place.field) == step).count();
        let onclick = props.dispatch.reform(move |_: MouseEvent| Action::Go(View::Step(step)));
        (count > 0).then(|| html! { <li><button type="button" class="problem-go" {onclick}>{ format!("{count} in {}", step.name()) }</button></li> })
    });
    html! {
        <>
            if !here.is_empty() || !elsewhere.is_empty() {
                <section class="to-do" aria-labelledby="to-do-heading">
                    <h3 id="to-do-heading">{ "Still to fill in" }</h3>
                    <ul>{ for here.iter().map(line) }{ for steps }</ul>
                </section>
            }
            <IgnoredFindings session={session.clone()} dispatch={props.dispatch.clone()} />
        </>
    }
}

#[cfg(not(feature = "composer"))]
fn beyond(_: &Props) -> Html {
    Html::default()
}

/// One problem.
#[derive(Properties, PartialEq)]
struct RowProps {
    /// Tells it apart from the others.
    name: AttrValue,
    found: Diagnostic,
    /// The step that it is in, where that is another than the one in view.
    elsewhere: Option<Step>,
    dispatch: Callback<Action>,
    on_place: Callback<Place>,
}

/// Lets the writer say that it may stay; an error may not.
#[cfg(feature = "composer")]
fn ignoring(props: &RowProps) -> Html {
    let found = props.found.clone();
    if found.severity == Severity::Error {
        return Html::default();
    }
    let onclick = props.dispatch.reform(move |_: MouseEvent| Action::Ignore(Box::new(found.clone())));
    html! { <button type="button" class="button small quiet" {onclick}>{ "Ignore" }</button> }
}

#[cfg(not(feature = "composer"))]
fn ignoring(_: &RowProps) -> Html {
    Html::default()
}

#[component]
fn Row(props: &RowProps) -> Html {
    let found = &props.found;
    let go = {
        let (on_place, place) = (props.on_place.clone(), found.place.clone());
        Callback::from(move |_: MouseEvent| on_place.emit(place.clone()))
    };
    let fixes = found.fixes.iter().map(|fix| {
        let action = Action::Fix(fix.clone());
        let dispatch = props.dispatch.clone();
        let onclick = Callback::from(move |_: MouseEvent| dispatch.emit(action.clone()));
        let look = if fix.applicability == Applicability::Safe { "safe" } else { "suggested" };
        html! { <button type="button" class={classes!("button", "small", "fix", look)} {onclick}>{ format!("Fix: {}", fix.title) }</button> }
    });
    let is_explained = use_state_eq(|| false);
    let on_why = {
        let is_explained = is_explained.clone();
        Callback::from(move |_: MouseEvent| is_explained.set(!*is_explained))
    };
    let why_id = format!("why-{}", props.name.replace(|letter: char| !letter.is_ascii_alphanumeric(), "-"));
    html! {
        <li class={classes!("problem", found.severity.word())}>
            <button type="button" class="problem-go" onclick={go}>
                { icon(found.severity) }<span>{ &found.message }</span>
            </button>
            if let Some(step) = props.elsewhere {
                <p class="problem-step">{ format!("In {}", step.name()) }</p>
            }
            <p class="problem-help">{ &*found.help }</p>
            <div class="problem-actions">
                { for fixes }
                <button type="button" class="button small quiet" onclick={on_why} aria-expanded={is_explained.to_string()}
                    aria-controls={is_explained.then(|| why_id.clone())}>{ "Why?" }</button>
                { ignoring(props) }
            </div>
            if *is_explained {
                <Why rule={found.rule} id={why_id} />
            }
        </li>
    }
}
