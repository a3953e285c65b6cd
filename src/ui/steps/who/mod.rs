//! The step Who: the live action, the rules of the segment, ready people to try them on, who is held back.

mod action;
mod guards;
mod node;
mod people;
mod segment;
mod tools;

use serde_json::json;
use yew::prelude::*;

use crate::campaign::ControlGroupKind;
use crate::field;
use crate::help::Topic;
use crate::lint::Place;
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
                { action::action(form) }
                { segment::segment(form) }
                { people::people(session) }
                { control_group(form) }
            </div>
            <Problems session={session.clone()} dispatch={props.dispatch.clone()} on_place={props.on_place.clone()} />
        </div>
    }
}

fn control_group(form: Form) -> Html {
    let field = field!(who.control_group);
    let group = form.session.campaign.who.control_group.clone().unwrap_or_default();
    html! {
        <section id={field_id(&field)} class="card" tabindex="-1">
            <h2>{ "Held back" }</h2>
            { Form::hint(&field, &[Topic::ControlGroup]) }
            <div class="row">
                { form.pick(field!(who.control_group.kind), "Control group", "", CONTROL_GROUPS) }
                if group.kind == Some(ControlGroupKind::Campaign) || group.percentage.is_some() {
                    { form.line(field!(who.control_group.percentage), "Of a hundred users", "Held back, in percent.", Kind::Number) }
                }
                if group.kind == Some(ControlGroupKind::Custom) || !group.name.is_empty() {
                    { form.line(field!(who.control_group.name), "Its name", "As under Settings > Control Groups.", Kind::Words) }
                }
                { form.line(field!(who.targeting_cap), "At most this many users", "Leave it empty to reach all.", Kind::Number) }
            </div>
            { form.said_of(&field) }
        </section>
    }
}

/// A condition of `kind` with nothing filled in, as JSON.
fn blank(kind: &str) -> serde_json::Value {
    if matches!(kind, "all" | "any") { json!({ kind: [] }) } else { json!({ kind: "" }) }
}
