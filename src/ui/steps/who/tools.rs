//! What can be done with a condition or a group: move it, copy it, group it, take it out. The focus goes with it.

use serde_json::{Value, json};
use yew::prelude::*;

use crate::campaign::{Campaign, Segment};
use crate::document::node::value_at;
use crate::document::{FieldPath, Node, Step};
use crate::field;
use crate::lint::Edit;
use crate::ui::form::Form;
use crate::ui::parts::field_id;
use crate::ui::session::Action;

/// A change of the segment, and what has the focus after it.
struct Change {
    edit: Edit,
    told: &'static str,
    focus: String,
}

impl Change {
    fn set(field: FieldPath, value: Value, told: &'static str, focus: String) -> Self {
        Self { edit: Edit::Set { field, value }, told, focus }
    }
}

/// What can be done with the only condition.
pub fn alone(form: Form, name: &str) -> Html {
    let root = field!(who.segment);
    let focus = field_id(&root);
    let remove = Change::set(root, Value::Null, "Condition removed", focus);
    html! { <div class="tools">{ tool(form, "Remove", name, String::new(), Some(remove)) }</div> }
}

/// What can be done with the condition or group at `position` in `list`, among its `siblings`.
pub fn tools(form: Form, list: &FieldPath, siblings: &[Segment], position: usize, name: &str) -> Html {
    let Some(node) = siblings.get(position) else { return Html::default() };
    let at = |position: usize| field_id(&list.clone().index(position));
    let id = |label: &str| tool_id(&at(position), label);
    let changed = |told: &'static str, focus: String, change: &dyn Fn(&mut Vec<Value>)| {
        let mut items: Vec<Value> = siblings.iter().map(Node::to_json).collect();
        change(&mut items);
        Change::set(list.clone(), Value::Array(items), told, focus)
    };
    let up = (position > 0)
        .then(|| changed("Moved up", tool_id(&at(position - 1), "Up"), &|items| items.swap(position, position - 1)));
    let down = (position + 1 < siblings.len()).then(|| {
        changed("Moved down", tool_id(&at(position + 1), "Down"), &|items| items.swap(position, position + 1))
    });
    let copy = changed("Duplicated", at(position + 1), &|items| items.insert(position, node.to_json()));
    let is_group = matches!(node, Segment::All(_) | Segment::Any(_));
    // A group of the other kind: one of the same would mean nothing new.
    let other = if list.steps().last() == Some(&Step::Key("any".into())) { "all" } else { "any" };
    let wrap = Change::set(list.clone().index(position), json!({ other: [node.to_json()] }), "Grouped", at(position));
    let unwrap = changed("Ungrouped", at(position), &|items| {
        let children: Vec<Value> = node.children().iter().map(Node::to_json).collect();
        items.splice(position..=position, children);
    });
    let left = siblings.len() - 1;
    let neighbour = if left == 0 { owner_id(list) } else { at(position.min(left - 1)) };
    let remove = changed("Condition removed", neighbour, &|items| {
        items.remove(position);
    });
    html! {
        <div class="tools">
            { tool(form, "Up", name, id("Up"), up) }
            { tool(form, "Down", name, id("Down"), down) }
            if let Some(into) = into_group(list, siblings, position) {
                { tool(form, "Into the group", name, id("In"), Some(into)) }
            }
            if let Some(out) = out_of_group(&form.session.campaign, list, position) {
                { tool(form, "Out of the group", name, id("Out"), Some(out)) }
            }
            { tool(form, "Duplicate", name, id("Duplicate"), Some(copy)) }
            if is_group {
                { tool(form, "Ungroup", name, id("Ungroup"), Some(unwrap)) }
            } else {
                { tool(form, "Group", name, id("Group"), Some(wrap)) }
            }
            { tool(form, "Remove", name, id("Remove"), Some(remove)) }
        </div>
    }
}

fn tool_id(item: &str, label: &str) -> String {
    format!("{item}-{}", label.to_lowercase())
}

/// The id of the group that `list` belongs to.
fn owner_id(list: &FieldPath) -> String {
    let owner = list.steps().iter().take(list.steps().len().saturating_sub(1)).cloned();
    field_id(&owner.fold(FieldPath::root(), FieldPath::then))
}

/// To the end of the group right before it, where there is one.
fn into_group(list: &FieldPath, siblings: &[Segment], position: usize) -> Option<Change> {
    let before = position.checked_sub(1)?;
    let group = siblings.get(before).filter(|group| matches!(group, Segment::All(_) | Segment::Any(_)))?;
    let mut items: Vec<Value> = siblings.iter().map(Node::to_json).collect();
    let node = items.remove(position);
    items.get_mut(before)?.get_mut(group.kind())?.as_array_mut()?.push(node);
    let new = list.clone().index(before).key(group.kind()).index(group.children().len());
    Some(Change::set(list.clone(), Value::Array(items), "Moved into the group", field_id(&new)))
}

/// Right behind the group that it is in, where that is no outermost one; a group that this empties goes.
fn out_of_group(campaign: &Campaign, list: &FieldPath, position: usize) -> Option<Change> {
    let [outer @ .., Step::Index(group), Step::Key(kind)] = list.steps() else { return None };
    let outer = outer.iter().cloned().fold(FieldPath::root(), FieldPath::then);
    let Value::Array(mut items) = value_at(campaign, &outer) else { return None };
    let inner = items.get_mut(*group)?.get_mut(kind.as_ref())?.as_array_mut()?;
    if position >= inner.len() {
        return None;
    }
    let node = inner.remove(position);
    let place = if inner.is_empty() {
        items.remove(*group);
        *group
    } else {
        group + 1
    };
    items.insert(place, node);
    let new = field_id(&outer.clone().index(place));
    Some(Change::set(outer, Value::Array(items), "Moved out of the group", new))
}

/// A small button about the condition called `name`; without a change it does nothing for now.
fn tool(form: Form, label: &'static str, name: &str, id: String, change: Option<Change>) -> Html {
    let disabled = change.is_none().then_some("true");
    let onclick = change.map(|change| form.doing(Action::Edit(vec![change.edit], change.told), change.focus));
    html! {
        <button {id} type="button" class="button small quiet" aria-disabled={disabled} aria-label={format!("{label}: {name}")} {onclick}>{ label }</button>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::campaign::read_file;
    use crate::lint::apply;

    fn campaign() -> Campaign {
        let segment =
            r#"{"all":[{"any":[{"saved_segment":"A"},{"saved_segment":"B"}],"note":"kept"},{"saved_segment":"C"}]}"#;
        read_file(&format!(r#"{{"who":{{"segment":{segment}}}}}"#)).expect("a campaign").remove(0)
    }

    fn after(change: Option<Change>) -> (String, String) {
        let mut campaign = campaign();
        let change = change.expect("a change");
        apply(&mut campaign, &[change.edit]).expect("a segment");
        (campaign.who.segment.expect("a segment").to_json().to_string(), change.focus)
    }

    #[test]
    fn a_condition_moves_into_the_group_before_it_and_out_again() {
        let campaign = campaign();
        let list = field!(who.segment.all);
        let siblings = campaign.who.segment.as_ref().expect("a segment").children();
        let (inside, focus) = after(into_group(&list, siblings, 1));
        assert_eq!(
            inside,
            r#"{"all":[{"any":[{"saved_segment":"A"},{"saved_segment":"B"},{"saved_segment":"C"}],"note":"kept"}]}"#
        );
        assert_eq!(focus, "who-segment-all-0-any-2");
        let (outside, focus) = after(out_of_group(&campaign, &field!(who.segment.all[0].any), 0));
        assert_eq!(
            outside,
            r#"{"all":[{"any":[{"saved_segment":"B"}],"note":"kept"},{"saved_segment":"A"},{"saved_segment":"C"}]}"#
        );
        assert_eq!(focus, "who-segment-all-1");
        assert!(into_group(&list, siblings, 0).is_none() && out_of_group(&campaign, &list, 0).is_none());
    }
}
