//! The fields of one condition.

use serde_json::{Value, json};
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::blank;
use super::segment::KINDS;
use crate::campaign::Segment;
use crate::document::{FieldPath, Node};
use crate::help::Topic;
use crate::ui::form::Form;
use crate::ui::parts::{Kind, field_id};
use crate::ui::session::Action;
use crate::ui::steps::filters::{Compared, comparison, filters, properties_of};

/// The fields of the condition `node`.
pub fn condition(form: Form, here: &FieldPath, node: &Segment) -> Html {
    let profile = &form.session.profile;
    let name = here.clone().key(node.kind());
    match node {
        Segment::Did(rule) | Segment::DidNot(rule) => {
            let known = properties_of(profile, &rule.event);
            html! {
                <>
                    <div class="row">
                        { kind(form, here, node) }
                        { event(form, name, node.kind(), &rule.event) }
                    </div>
                    { filters(form, &here.clone().key("filters"), &rule.filters, known) }
                    { within(form, here, rule.within.is_some()) }
                </>
            }
        }
        Segment::User(rule) => html! {
            <>
                <div class="row">{ kind(form, here, node) }</div>
                { comparison(form, here, &Compared { key: "user", property: &rule.property, operator: rule.operator, value: &rule.value, known: &profile.user_properties, production: "" }) }
                { Form::hint(here, &[Topic::UserProperty, Topic::OptOut]) }
            </>
        },
        Segment::SavedSegment(_) | Segment::CustomList(_) => html! {
            <div class="row">
                { kind(form, here, node) }
                if node.kind() == "saved_segment" {
                    { form.line(name, "Name", &[Topic::SavedSegment], Kind::Words) }
                } else {
                    { form.line(name, "Name", "A list uploaded to the account, by its name there.", Kind::Words) }
                }
            </div>
        },
        Segment::All(_) | Segment::Any(_) => Html::default(),
    }
}

/// The event, and what it means.
fn event(form: Form, field: FieldPath, kind: &str, name: &str) -> Html {
    let known = form.session.profile.event(name).known().filter(|known| !known.meaning.is_empty());
    let meaning = known.map(|known| format!("{}: {}.", known.name, known.meaning));
    html! {
        <div>
            if kind == "did" {
                { form.suggesting(field, "Event", &[Topic::EventDid, Topic::EventProperty], Kind::Code, form.events()) }
            } else {
                { form.suggesting(field, "Event", &[Topic::EventDidNot, Topic::EventProperty], Kind::Code, form.events()) }
            }
            if let Some(meaning) = meaning {
                <p class="hint">{ meaning }</p>
            }
        </div>
    }
}

/// For how long back an event counts.
fn within(form: Form, here: &FieldPath, is_set: bool) -> Html {
    let field = here.clone().key("within");
    let id = format!("{}-reach", field_id(&field));
    let (words, action, next) = if is_set {
        ("Count the whole past", Action::Set(field.clone(), Value::Null), id.clone())
    } else {
        let month = json!({ "value": 30, "unit": "days" });
        ("Only the last days", Action::Set(field.clone(), month), field_id(&field.clone().key("value")))
    };
    html! {
        <>
            if is_set {
                { form.length(&field, "In the last", "") }
            }
            <div><button {id} type="button" class="button small quiet" onclick={form.doing(action, next)}>{ words }</button></div>
        </>
    }
}

/// The kind of the condition, to change; what both kinds have is kept.
fn kind(form: Form, here: &FieldPath, node: &Segment) -> Html {
    let id = format!("{}-kind", field_id(here));
    let onchange = {
        let (here, node) = (here.clone(), node.clone());
        form.dispatch.reform(move |event: Event| {
            let kind = event.target_unchecked_into::<HtmlSelectElement>().value();
            Action::Set(here.clone(), turned(&node, &kind))
        })
    };
    let option = |(value, words): (&'static str, &'static str)| {
        html! { <option {value} selected={value == node.kind()}>{ words }</option> }
    };
    html! {
        <div class="line">
            <label for={id.clone()}>{ "Condition" }</label>
            <select {id} class="line-input" {onchange}>{ for KINDS.into_iter().map(option) }</select>
        </div>
    }
}

/// `node` as a condition of `kind`, as JSON.
fn turned(node: &Segment, kind: &str) -> Value {
    let is_event = |kind: &str| matches!(kind, "did" | "did_not");
    let is_named = |kind: &str| matches!(kind, "saved_segment" | "custom_list");
    let keeps = (is_event(node.kind()) && is_event(kind)) || (is_named(node.kind()) && is_named(kind));
    if keeps { renamed(node, kind) } else { blank(kind) }
}

/// `node` with everything in it, as one of `kind`, as JSON.
pub fn renamed(node: &Segment, kind: &str) -> Value {
    let Value::Object(object) = node.to_json() else { return blank(kind) };
    let rename =
        |(key, value): (String, Value)| if key == node.kind() { (kind.to_owned(), value) } else { (key, value) };
    Value::Object(object.into_iter().map(rename).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn turning_did_into_have_not_done_keeps_what_it_is_about() {
        let json =
            r#"{"did": "charged", "filters": [{"property": "eventId", "operator": "equals", "value": "12345"}]}"#;
        let node: Segment = crate::document::parse(json).expect("a condition");
        let turned_json = turned(&node, "did_not");
        assert_eq!(turned_json["did_not"], "charged");
        assert_eq!(turned_json["filters"][0]["value"], "12345");
        assert_eq!(turned(&node, "user"), json!({ "user": "" }));
    }
}
