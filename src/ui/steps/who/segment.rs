//! The rules of the segment: groups joined by AND or OR to any depth.

use serde_json::json;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::blank;
use super::guards::guards;
use super::node::{condition, renamed};
use super::tools::{alone, tools};
use crate::campaign::Segment;
use crate::document::{FieldPath, Node};
use crate::field;
use crate::help::Topic;
use crate::lint::Edit;
use crate::text::counted;
use crate::ui::form::Form;
use crate::ui::parts::field_id;
use crate::ui::session::Action;
use crate::words;

/// What can be added: the key of the document, and the dashboard's words.
pub const KINDS: [(&str, &str); 5] = [
    ("did", "Event (Did)"),
    ("did_not", "Event (Have not done)"),
    ("user", "User property"),
    ("saved_segment", "Segment"),
    ("custom_list", "Custom list"),
];

/// Conditions of which one is enough.
const GROUP: (&str, &str) = ("any", "Group");

/// The rules of the segment.
pub fn segment(form: Form) -> Html {
    let field = field!(who.segment);
    let content = match &form.session.campaign.who.segment {
        None => add(form, &Place::Root),
        Some(root @ (Segment::All(_) | Segment::Any(_))) => group(form, &field, root),
        Some(root) => html! {
            <>
                { item(form, &field, &[], 0, root) }
                { add(form, &Place::Beside(root)) }
            </>
        },
    };
    html! {
        <section id={field_id(&field)} class="card" tabindex="-1">
            <h2>{ "Segment" }</h2>
            { Form::hint(&field, &[Topic::Segment, Topic::EventProperty, Topic::SavedSegment, Topic::Calculate]) }
            { guards(form) }
            { form.said_of(&field) }
            { content }
        </section>
    }
}

/// The conditions of a group, and how they are joined.
fn group(form: Form, here: &FieldPath, node: &Segment) -> Html {
    let list = here.clone().key(node.kind());
    let children = node.children();
    html! {
        <div class="group">
            if children.len() > 1 || *here != field!(who.segment) {
                { joining(form, here, node) }
            }
            { for children.iter().enumerate().map(|(position, child)| item(form, &list, children, position, child)) }
            { add(form, &Place::Group(&list, children.len())) }
        </div>
    }
}

/// How the conditions of a group are joined.
fn joining(form: Form, here: &FieldPath, node: &Segment) -> Html {
    let id = format!("{}-joined", field_id(here));
    let onchange = {
        let (here, node) = (here.clone(), node.clone());
        form.dispatch.reform(move |event: Event| {
            let kind = event.target_unchecked_into::<HtmlSelectElement>().value();
            Action::Set(here.clone(), renamed(&node, &kind))
        })
    };
    let is_any = matches!(node, Segment::Any(_));
    html! {
        <div class="joining">
            <label for={id.clone()}>{ "Must be met" }</label>
            <select {id} class="line-input" {onchange}>
                <option value="all" selected={!is_any}>{ "Every one of these (AND)" }</option>
                <option value="any" selected={is_any}>{ "At least one of these (OR)" }</option>
            </select>
        </div>
    }
}

/// One condition or group among its `siblings`, which stand in `list`; alone where there are none.
fn item(form: Form, list: &FieldPath, siblings: &[Segment], position: usize, node: &Segment) -> Html {
    let is_root = siblings.is_empty();
    let here = if is_root { list.clone() } else { list.clone().index(position) };
    let is_group = matches!(node, Segment::All(_) | Segment::Any(_));
    let name = if is_group {
        format!("Group of {}", counted(node.children().len(), "condition"))
    } else {
        words::condition(node, &form.session.profile)
    };
    html! {
        <fieldset id={field_id(&here)} class="condition" tabindex="-1" key={position}>
            <legend>{ &name }</legend>
            if is_group {
                { group(form, &here, node) }
            } else {
                { condition(form, &here, node) }
            }
            { form.said_of(&here) }
            if is_root {
                { alone(form, &name) }
            } else {
                { tools(form, list, siblings, position, &name) }
            }
        </fieldset>
    }
}

/// Where a new condition goes.
enum Place<'p> {
    /// It is the first one.
    Root,
    /// Beside the only one, which becomes a group with it.
    Beside(&'p Segment),
    /// To the end of a group's list.
    Group(&'p FieldPath, usize),
}

/// What can be added.
fn add(form: Form, place: &Place) -> Html {
    let button = |(kind, label): (&'static str, &'static str)| {
        let (action, new) = match place {
            Place::Root => {
                (Action::Set(field!(who.segment), json!({ "all": [blank(kind)] })), field!(who.segment.all[0]))
            }
            Place::Beside(root) => {
                let both = json!({ "all": [root.to_json(), blank(kind)] });
                (Action::Set(field!(who.segment), both), field!(who.segment.all[1]))
            }
            Place::Group(list, position) => {
                let insert = Edit::Insert { field: (*list).clone(), position: *position, value: blank(kind) };
                (Action::Edit(vec![insert], ""), (*list).clone().index(*position))
            }
        };
        let first = if kind == GROUP.0 { field_id(&new) } else { field_id(&new.key(kind)) };
        html! {
            <button type="button" class="button small" aria-label={format!("Add {label}")} onclick={form.doing(action, first)}>{ label }</button>
        }
    };
    let has_group = !matches!(place, Place::Root);
    html! {
        <div class="adding" role="group" aria-label="Add a condition">
            <span aria-hidden="true">{ "Add:" }</span>
            { for KINDS.into_iter().map(button) }
            if has_group {
                { button(GROUP) }
            }
        </div>
    }
}
