//! The live action that sends a campaign, and what must not follow it.

use serde_json::{Value, json};
use yew::prelude::*;

use crate::field;
use crate::help::Topic;
use crate::lint::Edit;
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
    let trigger = campaign.who.trigger.clone().unwrap_or_default();
    let known = properties_of(&form.session.profile, &trigger.event);
    let remove = Action::Edit(vec![Edit::Set { field: field.clone(), value: Value::Null }], "Live action removed");
    html! {
        <section id={field_id(&field)} class="card" tabindex="-1">
            <h2>{ "Live action" }</h2>
            { form.suggesting(field!(who.trigger.event), "User does", &[Topic::Trigger, Topic::EventDid], Kind::Code, form.events()) }
            { filters(form, &field!(who.trigger.filters), &trigger.filters, known) }
            { form.said_of(&field) }
            { inaction(form, trigger.inaction.is_some()) }
            if !campaign.is_live() {
                <div><button type="button" class="button small quiet" onclick={form.doing(remove, "step")}>{ "Remove the live action" }</button></div>
            }
        </section>
    }
}

fn inaction(form: Form, is_set: bool) -> Html {
    let field = field!(who.trigger.inaction);
    let id = field_id(&field);
    let within = json!({ "event": "charged", "within": { "value": 24, "unit": "hours" } });
    let wait = Action::Set(field.clone(), within);
    let remove = Action::Edit(vec![Edit::Set { field: field.clone(), value: Value::Null }], "Inaction removed");
    html! {
        <div {id} class="stack" tabindex="-1">
            <h3>{ "Inaction within time" }</h3>
            { Form::hint(&field, &[Topic::Inaction]) }
            if is_set {
                { form.suggesting(field!(who.trigger.inaction.event), "User doesn't do", "", Kind::Code, form.events()) }
                { form.length(&field!(who.trigger.inaction.within), "Within", "") }
                { form.said_of(&field) }
                <div><button type="button" class="button small quiet" onclick={form.doing(remove, field_id(&field))}>{ "Remove the inaction" }</button></div>
            } else {
                <div>
                    <button type="button" class="button small" onclick={form.doing(wait, field_id(&field!(who.trigger.inaction.event)))}>
                        { "Wait 24 hours for a purchase" }
                    </button>
                </div>
            }
        </div>
    }
}
