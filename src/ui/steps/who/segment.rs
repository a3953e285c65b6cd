//! The rules of the segment: groups joined by AND or OR to any depth, and what can be done with each.

use serde_json::{Value, json};
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::blank;
use super::node::condition;
use crate::campaign::Segment;
use crate::document::{FieldPath, Node};
use crate::field;
use crate::help::Topic;
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

/// The rules of the segment.
pub fn segment(form: Form) -> Html {
    let field = field!(who.segment);
    let content = match &form.session.campaign.who.segment {
        None => add(form, &Place::Root),
        Some(root @ (Segment::All(_) | Segment::Any(_))) => group(form, &field, root),
        Some(root) => html! {
            <>
                { item(form, &field, &[], 0, root) }
                { add(form, &Place::Beside(root.clone())) }
            </>
        },
    };
    html! {
        <section id={field_id(&field)} class="card" tabindex="-1">
            <h2>{ "Segment" }</h2>
            <p class="hint">{ Topic::Segment.text() }</p>
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
            if children.len() > 1 {
                { joining(form, here, node) }
            }
            { for children.iter().enumerate().map(|(position, child)| item(form, &list, children, position, child)) }
            { add(form, &Place::Group(list.clone(), children.len())) }
        </div>
    }
}

/// How the conditions of a group are joined.
fn joining(form: Form, here: &FieldPath, node: &Segment) -> Html {
    let id = format!("{}-joined", field_id(here));
    let onchange = {
        let (here, children) = (here.clone(), json_of(node.children()));
        form.dispatch.reform(move |event: Event| {
            let kind = event.target_unchecked_into::<HtmlSelectElement>().value();
            Action::Set(here.clone(), json!({ kind: children.clone() }))
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

/// What can be done with the only condition.
fn alone(form: Form, name: &str) -> Html {
    let remove = Action::Set(field!(who.segment), Value::Null);
    html! { <div class="tools">{ tool(form, "Remove", name, Some(remove)) }</div> }
}

/// What can be done with a condition or group.
fn tools(form: Form, list: &FieldPath, siblings: &[Segment], position: usize, name: &str) -> Html {
    let changed = |change: &dyn Fn(&mut Vec<Value>)| {
        let mut items: Vec<Value> = siblings.iter().map(Node::to_json).collect();
        change(&mut items);
        Action::Set(list.clone(), Value::Array(items))
    };
    let Some(node) = siblings.get(position) else { return Html::default() };
    let up = (position > 0).then(|| changed(&|items| items.swap(position, position - 1)));
    let down = (position + 1 < siblings.len()).then(|| changed(&|items| items.swap(position, position + 1)));
    let copy = changed(&|items| items.insert(position, node.to_json()));
    let wrapped = Action::Set(list.clone().index(position), json!({ "any": [node.to_json()] }));
    let is_group = !node.children().is_empty();
    let unwrapped = changed(&|items| {
        let children: Vec<Value> = node.children().iter().map(Node::to_json).collect();
        items.splice(position..=position, children);
    });
    let remove = changed(&|items| {
        items.remove(position);
    });
    html! {
        <div class="tools">
            { tool(form, "Up", name, up) }
            { tool(form, "Down", name, down) }
            { tool(form, "Duplicate", name, Some(copy)) }
            if is_group {
                { tool(form, "Ungroup", name, Some(unwrapped)) }
            } else {
                { tool(form, "Group", name, Some(wrapped)) }
            }
            { tool(form, "Remove", name, Some(remove)) }
        </div>
    }
}

/// A small button about the condition called `name`; without an action it does nothing for now.
fn tool(form: Form, label: &'static str, name: &str, action: Option<Action>) -> Html {
    let disabled = action.is_none().then_some("true");
    let dispatch = form.dispatch.clone();
    let onclick = Callback::from(move |_: MouseEvent| {
        if let Some(action) = action.clone() {
            dispatch.emit(action);
        }
    });
    html! {
        <button type="button" class="button small quiet" aria-disabled={disabled} aria-label={format!("{label}: {name}")} {onclick}>{ label }</button>
    }
}

/// Where a new condition goes.
enum Place {
    /// It is the first one.
    Root,
    /// Beside the only one, which becomes a group with it.
    Beside(Segment),
    /// To the end of a group's list.
    Group(FieldPath, usize),
}

/// What can be added.
fn add(form: Form, place: &Place) -> Html {
    let button = |(kind, label): (&'static str, &'static str)| {
        let action = match place {
            Place::Root => Action::Set(field!(who.segment), json!({ "all": [blank(kind)] })),
            Place::Beside(root) => Action::Set(field!(who.segment), json!({ "all": [root.to_json(), blank(kind)] })),
            Place::Group(list, position) => Action::Edit(
                vec![crate::lint::Edit::Insert { field: list.clone(), position: *position, value: blank(kind) }],
                "",
            ),
        };
        let onclick = form.dispatch.reform(move |_: MouseEvent| action.clone());
        html! { <button type="button" class="button small" {onclick}>{ label }</button> }
    };
    html! {
        <div class="adding" role="group" aria-label="Add a condition"><span aria-hidden="true">{ "Add:" }</span>{ for KINDS.into_iter().map(button) }</div>
    }
}

fn json_of(list: &[Segment]) -> Value {
    Value::Array(list.iter().map(Node::to_json).collect())
}
