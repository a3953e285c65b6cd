//! The step Who: the live action, the rules of the segment, ready people to try them on, who is held back.

mod action;
mod node;
mod people;
mod segment;

use serde_json::json;
use yew::prelude::*;

use crate::campaign::ControlGroupKind;
use crate::field;
use crate::help::Topic;
use crate::lint::{Fix, Place};
use crate::ui::form::Form;
use crate::ui::parts::{Kind, PickChoice, Problems, field_id};
use crate::ui::session::{Action, Session};
use crate::words;

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

const CONTROL_GROUPS: &[PickChoice] = &[
    ("none", "None"),
    ("campaign", "For this campaign alone"),
    ("system", "System control group"),
    ("custom", "Custom control group"),
];

/// The rules whose fix adds what the guide wants in every audience of a marketing push.
const GUARDS: [&str; 2] = ["audience/buyers-not-excluded", "audience/opt-out-missing"];

/// The step Who.
#[component]
pub fn Who(props: &Props) -> Html {
    let session = &props.session;
    let form = Form { session, dispatch: &props.dispatch };
    html! {
        <div class="columns two">
            <div class="editor">
                <h1>{ "Who" }</h1>
                <div class="reading sticky" tabindex="0" role="region" aria-label="The audience in plain words" aria-live="polite">
                    <p>{ words::audience(&session.campaign, &session.profile) }</p>
                </div>
                { guards(form) }
                { action::action(form) }
                { segment::segment(form) }
                { people::people(session) }
                { control_group(form) }
            </div>
            <Problems session={session.clone()} dispatch={props.dispatch.clone()} on_place={props.on_place.clone()} />
        </div>
    }
}

/// What the guide wants in every audience, while it is missing, each with one button.
fn guards(form: Form) -> Html {
    let missing = form.session.report.diagnostics.iter().filter(|found| GUARDS.contains(&found.rule.id));
    let fixes: Vec<Fix> = missing.filter_map(|found| found.fixes.first().cloned()).collect();
    if fixes.is_empty() {
        return Html::default();
    }
    let button = |fix: Fix| {
        let title = fix.title.clone();
        let onclick = form.dispatch.reform(move |_: MouseEvent| Action::Fix(fix.clone()));
        html! { <button type="button" class="button small" {onclick}>{ title }</button> }
    };
    html! {
        <div class="guards" role="group" aria-label="Missing so far">
            <span>{ "Missing so far:" }</span>
            { for fixes.into_iter().map(button) }
        </div>
    }
}

fn control_group(form: Form) -> Html {
    let field = field!(who.control_group);
    let kind = form.session.campaign.who.control_group.as_ref().and_then(|group| group.kind);
    html! {
        <section id={field_id(&field)} class="card" tabindex="-1">
            <h2>{ "Held back" }</h2>
            <p class="hint">{ Topic::ControlGroup.text() }</p>
            <div class="row">
                { form.pick(field!(who.control_group.kind), "Control group", "", CONTROL_GROUPS) }
                if kind == Some(ControlGroupKind::Campaign) {
                    { form.line(field!(who.control_group.percentage), "Of a hundred users", "", Kind::Number) }
                }
                if kind == Some(ControlGroupKind::Custom) {
                    { form.line(field!(who.control_group.name), "Its name", "", Kind::Words) }
                }
                { form.line(field!(who.targeting_cap), "At most so many users", "Leave it empty to reach all.", Kind::Number) }
            </div>
            { form.said_of(&field) }
        </section>
    }
}

/// A condition of `kind` with nothing filled in, as JSON.
fn blank(kind: &str) -> serde_json::Value {
    if matches!(kind, "all" | "any") { json!({ kind: [] }) } else { json!({ kind: "" }) }
}
