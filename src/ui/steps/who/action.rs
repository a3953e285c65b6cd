//! The live action that sends a campaign, and what must not follow it.

use serde_json::{Value, json};
use yew::prelude::*;

use crate::field;
use crate::help::Topic;
use crate::ui::form::Form;
use crate::ui::parts::{Kind, field_id};
use crate::ui::session::Action;
use crate::ui::steps::filters::{filters, properties_of};

/// The live action; nothing for a campaign that goes by past behaviour and has none.
pub fn action(form: Form) -> Html {
    let campaign = &form.session.campaign;
    let field = field!(who.trigger);
    if !campaign.is_live() && campaign.who.trigger.is_none() {
        return Html::default();
    }
    let profile = &form.session.profile;
    let trigger = campaign.who.trigger.clone().unwrap_or_default();
    let events: Vec<AttrValue> = profile.events.iter().map(|event| AttrValue::from(event.name.clone())).collect();
    let known = properties_of(profile, &trigger.event);
    html! {
        <section id={field_id(&field)} class="card" tabindex="-1">
            <h2>{ "Live action" }</h2>
            { form.suggesting(field!(who.trigger.event), "User does", Topic::Trigger.text(), Kind::Code, events.clone()) }
            { filters(form, &field!(who.trigger.filters), &trigger.filters, known) }
            { form.said_of(&field) }
            { inaction(form, trigger.inaction.is_some(), events) }
        </section>
    }
}

fn inaction(form: Form, is_set: bool, events: Vec<AttrValue>) -> Html {
    let field = field!(who.trigger.inaction);
    let value =
        if is_set { Value::Null } else { json!({ "event": "charged", "within": { "value": 24, "unit": "hours" } }) };
    let onclick = form.dispatch.reform(move |_: MouseEvent| Action::Set(field!(who.trigger.inaction), value.clone()));
    html! {
        <div id={field_id(&field)} class="stack" tabindex="-1">
            <h3>{ "Inaction within time" }</h3>
            <p class="hint">{ Topic::Inaction.text() }</p>
            if is_set {
                { form.suggesting(field!(who.trigger.inaction.event), "User doesn't do", "", Kind::Code, events) }
                { form.length(&field!(who.trigger.inaction.within), "Within", None) }
                { form.said_of(&field) }
            }
            <div>
                <button type="button" class={classes!("button", "small", is_set.then_some("quiet"))} {onclick}>
                    { if is_set { "Remove the inaction" } else { "Wait for inaction" } }
                </button>
            </div>
        </div>
    }
}
